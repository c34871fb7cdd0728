#include "law/scenario_tests.h"

#include "base/check.h"
#include "law/internal/switch_table.h"
#include "law/predicates.h"

#include <algorithm>

namespace penstock::law {

namespace {

Ruling const* ruling_of(Judgement const& judgement, Stage stage) {
    switch (stage) {
        case Stage::Face:
            return &judgement.face;
        case Stage::Record:
            return judgement.record ? &*judgement.record : nullptr;
        case Stage::Open:
            return &judgement.open;
    }
    CHECK(false);
}

bool all_met(Judgement const& judgement) {
    return judgement.face.outcome == Outcome::Pass && judgement.record &&
           judgement.record->outcome == Outcome::Pass && judgement.open.outcome == Outcome::Pass;
}

std::string list(std::vector<std::string_view> const& names) {
    std::string text;
    for (std::string_view const name : names) {
        if (!text.empty()) text += ", ";
        text += name;
    }
    return text.empty() ? "none" : text;
}

// The elements of the stage that are not met, in the order of the file.
std::vector<std::string_view> not_met(LawFile const& law, Ruling const& ruling, Stage stage) {
    std::vector<std::string_view> ids;
    auto const& elements = law.elements(stage);
    CHECK(ruling.statuses.size() == elements.size());
    for (std::size_t place = 0; place < elements.size(); ++place) {
        if (ruling.statuses[place] != 'm') ids.emplace_back(elements[place]->id);
    }
    return ids;
}

// The elements that a flip of this element's predicate makes unmet: those that are bound to it, and
// its declared companions.
std::vector<std::string_view> expected_with(LawFile const& law, Element const& element) {
    std::vector<std::string_view> ids;
    for (Element const* const other : law.elements(element.stage)) {
        std::string_view const name = other->predicate->name.view();
        bool const companion = std::ranges::any_of(
            element.predicate->companions,
            [name](Literal const& entry) { return !entry.empty() && entry.view() == name; });
        if (companion || other->predicate == element.predicate) ids.emplace_back(other->id);
    }
    return ids;
}

Finding const* finding_of(Ruling const& ruling, std::string_view element) {
    auto const found = std::ranges::find(ruling.findings, element, &Finding::element);
    return found == ruling.findings.end() ? nullptr : &*found;
}

// Empty if exactly the element and its companions are not met, with this status and outcome.
std::string check_flipped(LawFile const& law, Element const& element, Judgement const& judgement,
                          FindingStatus status, Outcome outcome) {
    Ruling const* const ruling = ruling_of(judgement, element.stage);
    if (ruling == nullptr) return "the stage was not reached";
    auto const actual = not_met(law, *ruling, element.stage);
    auto const expected = expected_with(law, element);
    if (actual != expected) return "not met: " + list(actual) + "; expected: " + list(expected);
    Finding const* const finding = finding_of(*ruling, element.id);
    if (finding == nullptr) return "the element gives no finding";
    if (finding->status != status) return "the status is " + std::string(word(finding->status));
    if (finding->outcome != outcome) {
        return "the outcome is " + std::string(word(finding->outcome));
    }
    if (finding->reason.empty()) return "the finding gives no reason";
    if (ruling->outcome < outcome) return "the ruling is milder than the finding";
    return {};
}

class LawTests {
public:
    explicit LawTests(LawFile const& law) : law_(&law) {}

    void run_generated() {
        add("base case", {}, all_met(judge(*law_, base_case())) ? "" : "the base case is not met");
        for (Element const& element : law_->elements()) {
            flip(element);
            make_undetermined(element);
            flip_with_switch(element);
        }
    }

    void run(Scenario const& scenario) {
        Judgement const judgement = judge(*law_, scenario.facts);
        std::string failure = check_outcomes(scenario, judgement);
        if (failure.empty()) failure = check_elements(scenario, judgement);
        add("scenario " + scenario.name, {}, std::move(failure));
    }

    // Every element is shown unmet by some scenario, and every switch both ways.
    void check_coverage(std::vector<Scenario> const& scenarios) {
        for (Element const& element : law_->elements()) {
            bool const shown = std::ranges::any_of(scenarios, [&](Scenario const& scenario) {
                return std::ranges::any_of(scenario.elements, [&](ExpectedElement const& expected) {
                    return expected.id == element.id && expected.status == FindingStatus::Unmet;
                });
            });
            add("shown unmet " + element.id, element.id, shown ? "" : "no scenario shows it unmet");
        }
        for (Switch const& entry : internal::switches()) {
            std::string const fact = "switch." + std::string(entry.name.view());
            bool strict = false;
            bool other = false;
            for (Scenario const& scenario : scenarios) {
                for (Given const& given : scenario.givens) {
                    if (given.fact != fact) continue;
                    (given.value == entry.strict.view() ? strict : other) = true;
                }
            }
            add("both ways " + fact, {},
                strict && other ? "" : "no scenario shows one of its values");
        }
    }

    LawReport finish() { return std::move(report_); }

private:
    void add(std::string name, std::string element, std::string failure) {
        report_.checks.push_back({std::move(name), std::move(element), std::move(failure)});
    }

    void flip(Element const& element) {
        ScenarioFacts facts = base_case();
        element.predicate->flip(facts);
        std::string failure =
            check_flipped(*law_, element, judge(*law_, facts), FindingStatus::Unmet, element.unmet);
        if (failure.empty() && !all_met(judge(*law_, base_case()))) {
            failure = "flipped back, the base case is not met";
        }
        add("flip " + element.id, element.id, std::move(failure));
    }

    void make_undetermined(Element const& element) {
        if (element.predicate->make_undetermined == nullptr) return;
        ScenarioFacts facts = base_case();
        element.predicate->make_undetermined(facts);
        add("undetermined " + element.id, element.id,
            check_flipped(*law_, element, judge(*law_, facts), FindingStatus::Undetermined,
                          element.undetermined));
    }

    void flip_with_switch(Element const& element) {
        if (element.by_switch == nullptr) return;
        ScenarioFacts facts = base_case();
        element.predicate->flip(facts);
        element.by_switch->set_other(facts.batch.switches);
        Judgement const judgement = judge(*law_, facts);
        std::string failure;
        if (element.switched && *element.switched != Outcome::Pass) {
            failure =
                check_flipped(*law_, element, judgement, FindingStatus::Unmet, *element.switched);
        } else if (status_of(*law_, judgement, element.id) != FindingStatus::Met) {
            failure = "not met although the switch is set";
        }
        add("switch " + element.id, element.id, std::move(failure));
    }

    static std::string check_outcomes(Scenario const& scenario, Judgement const& judgement) {
        Ruling const& line = judgement.of_line();
        if (scenario.outcome && line.outcome != *scenario.outcome) {
            return "the outcome is " + std::string(word(line.outcome)) + " (" + list(line.codes()) +
                   ")";
        }
        if (scenario.opening && judgement.open.outcome != *scenario.opening) {
            return "the opening's outcome is " + std::string(word(judgement.open.outcome));
        }
        for (std::string const& code : scenario.codes) {
            auto const has = [&](Ruling const& ruling) {
                std::vector<std::string_view> const codes = ruling.codes();
                return std::ranges::find(codes, code) != codes.end();
            };
            if ((scenario.outcome && has(line)) || (scenario.opening && has(judgement.open))) {
                continue;
            }
            return "the code " + code + " is missing";
        }
        return {};
    }

    std::string check_elements(Scenario const& scenario, Judgement const& judgement) const {
        for (ExpectedElement const& expected : scenario.elements) {
            if (law_->find(expected.id) == nullptr) return "no element " + expected.id;
            auto const status = status_of(*law_, judgement, expected.id);
            if (!status) return expected.id + " was not reached";
            if (*status != expected.status) {
                return expected.id + " is " + std::string(word(*status));
            }
        }
        return {};
    }

    LawFile const* law_;
    LawReport report_;
};

}  // namespace

std::size_t LawReport::passed() const {
    return checks.size() - failed();
}

std::size_t LawReport::failed() const {
    return static_cast<std::size_t>(std::ranges::count_if(
        checks, [](LawCheck const& check) { return !check.failure.empty(); }));
}

std::string LawReport::text() const {
    std::string text;
    for (LawCheck const& check : checks) {
        if (!check.failure.empty()) text += check.name + ": " + check.failure + "\n";
    }
    return text + std::to_string(passed()) + " passed, " + std::to_string(failed()) + " failed\n";
}

LawReport run_law_tests(LawFile const& law, std::vector<Scenario> const& scenarios) {
    LawTests tests(law);
    tests.run_generated();
    for (Scenario const& scenario : scenarios) tests.run(scenario);
    if (!scenarios.empty()) tests.check_coverage(scenarios);
    return tests.finish();
}

}  // namespace penstock::law
