#include "law/scenario.h"

#include "law/internal/scenario_fields.h"
#include "law/law_file.h"
#include "law/review.h"

#include <algorithm>

namespace penstock::law {

namespace {

constexpr std::string_view space = " \t";

std::string_view trimmed(std::string_view text) {
    std::size_t const first = text.find_first_not_of(space);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(space) - first + 1);
}

// Takes the first word off the text.
std::string_view take_word(std::string_view& text) {
    text = trimmed(text);
    std::size_t const end = std::min(text.find_first_of(space), text.size());
    std::string_view const first = text.substr(0, end);
    text = trimmed(text.substr(end));
    return first;
}

std::optional<Outcome> outcome_of(std::string_view text) {
    using enum Outcome;
    for (Outcome const outcome : {Pass, NoRelease, Hold, Return, Refuse, Block}) {
        if (word(outcome) == text) return outcome;
    }
    return {};
}

std::optional<FindingStatus> finding_status_of(std::string_view text) {
    using enum FindingStatus;
    for (FindingStatus const status : {Met, Unmet, Undetermined}) {
        if (word(status) == text) return status;
    }
    return {};
}

Error scenario_error(Literal what, std::size_t line, Literal field = {}) {
    return {.code = ErrorCode::Malformed, .what = what, .field = field, .line = line};
}

class ScenarioReader {
public:
    Result<void> take(std::string_view line) {
        ++number_;
        if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
        line = trimmed(line);
        if (line.empty() || line.front() == '#') return {};
        std::string_view const verb = take_word(line);
        if (verb == "scenario") return begin(line);
        if (scenarios_.empty()) {
            return fail(scenario_error("the first line of a scenario is missing", number_));
        }
        if (verb == "given") return give(line);
        if (verb == "expect") return expect(line);
        return fail(scenario_error("a line begins with scenario, given or expect", number_));
    }

    Result<std::vector<Scenario>> finish() {
        TRY(close());
        return std::move(scenarios_);
    }

private:
    Result<void> begin(std::string_view rest) {
        TRY(close());
        std::size_t const colon = rest.find(':');
        if (colon == std::string_view::npos || colon == 0 ||
            trimmed(rest.substr(colon + 1)).empty()) {
            return fail(scenario_error("a scenario has a name, a colon and a title", number_));
        }
        Scenario scenario;
        scenario.name = trimmed(rest.substr(0, colon));
        scenario.title = trimmed(rest.substr(colon + 1));
        scenario.line = number_;
        scenario.facts = base_case();
        if (std::ranges::find(scenarios_, scenario.name, &Scenario::name) != scenarios_.end()) {
            return fail(scenario_error("the name stands twice", number_));
        }
        scenarios_.push_back(std::move(scenario));
        return {};
    }

    Result<void> close() {
        if (scenarios_.empty()) return {};
        Scenario const& last = scenarios_.back();
        if (last.outcome || last.opening) return {};
        return fail(scenario_error("the scenario expects no outcome and no opening", last.line));
    }

    Result<void> give(std::string_view rest) {
        std::size_t const equals = rest.find('=');
        if (equals == std::string_view::npos) {
            return fail(scenario_error("given takes a fact, an equals sign and a value", number_));
        }
        std::string_view const fact = trimmed(rest.substr(0, equals));
        std::string_view const value = trimmed(rest.substr(equals + 1));
        internal::ScenarioField const* const field = internal::find_field(fact);
        if (field == nullptr) return fail(scenario_error("no such fact", number_));
        Scenario& scenario = scenarios_.back();
        if (value.empty() || !field->set(scenario.facts, value)) {
            return fail(scenario_error("the fact does not take this value", number_, field->name));
        }
        scenario.givens.push_back({std::string(fact), std::string(value)});
        return {};
    }

    Result<void> expect(std::string_view rest) {
        Scenario& scenario = scenarios_.back();
        std::string_view const what = take_word(rest);
        if (what == "outcome" || what == "opening") {
            std::optional<Outcome> const outcome = outcome_of(rest);
            std::optional<Outcome>& place = what == "outcome" ? scenario.outcome : scenario.opening;
            if (!outcome || place) {
                return fail(scenario_error("the outcome is none, or stands twice", number_));
            }
            place = outcome;
            return {};
        }
        if (what == "codes") {
            while (!rest.empty()) scenario.codes.emplace_back(take_word(rest));
            if (!scenario.codes.empty()) return {};
            return fail(scenario_error("the codes are missing", number_));
        }
        if (what == "element") {
            std::string_view const id = take_word(rest);
            std::optional<FindingStatus> const status = finding_status_of(rest);
            if (id.empty() || !status) {
                return fail(scenario_error("an element is met, unmet or undetermined", number_));
            }
            scenario.elements.push_back({std::string(id), *status});
            return {};
        }
        return fail(scenario_error("expect takes outcome, opening, codes or element", number_));
    }

    std::vector<Scenario> scenarios_;
    std::size_t number_ = 0;
};

std::optional<FindingStatus> status_at(Ruling const& ruling, std::size_t place) {
    if (place >= ruling.statuses.size()) return {};
    switch (ruling.statuses[place]) {
        case 'm':
            return FindingStatus::Met;
        case 'u':
            return FindingStatus::Unmet;
        default:
            return FindingStatus::Undetermined;
    }
}

}  // namespace

Result<std::vector<Scenario>> parse_scenarios(std::string_view text) {
    ScenarioReader reader;
    while (!text.empty()) {
        std::size_t const end = text.find('\n');
        TRY(reader.take(text.substr(0, end)));
        if (end == std::string_view::npos) break;
        text.remove_prefix(end + 1);
    }
    return reader.finish();
}

std::vector<FactName> fact_names() {
    std::vector<FactName> names;
    for (internal::ScenarioField const* field : internal::fields()) {
        names.push_back({field->name, field->values});
    }
    return names;
}

Judgement judge(LawFile const& law, ScenarioFacts facts) {
    facts.connect();
    AdmittedLine line;
    line.batch = BatchId("scenario");
    line.line = LineNumber(1);
    Reviewed<Admission> face = FaceReview(law)(facts.face(), std::move(line));
    Judgement judgement{
        .face = std::move(face.ruling), .record = {}, .open = OpenReview(law)(facts.open)};
    if (face.passage) {
        judgement.record =
            RecordReview(law)(facts.record, facts.batch, *std::move(face.passage)).ruling;
    }
    return judgement;
}

std::optional<FindingStatus> status_of(LawFile const& law, Judgement const& judgement,
                                       std::string_view element) {
    for (Stage const stage : {Stage::Face, Stage::Record, Stage::Open}) {
        auto const& elements = law.elements(stage);
        auto const found = std::ranges::find_if(
            elements, [element](Element const* candidate) { return candidate->id == element; });
        if (found == elements.end()) continue;
        auto const place = static_cast<std::size_t>(found - elements.begin());
        switch (stage) {
            case Stage::Face:
                return status_at(judgement.face, place);
            case Stage::Open:
                return status_at(judgement.open, place);
            case Stage::Record:
                return judgement.record ? status_at(*judgement.record, place) : std::nullopt;
        }
    }
    return {};
}

}  // namespace penstock::law
