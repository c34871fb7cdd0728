#include "bench/reconstruction/comparison.h"

#include "bench/reconstruction/decision_scan.h"
#include "bench/reconstruction/plain_text.h"
#include "crypto/digest.h"
#include "exchange/batch_reader.h"
#include "law/law_file.h"

#include <algorithm>
#include <functional>
#include <vector>

namespace penstock::reconstruction {

namespace {

constexpr std::array<std::string_view, outcomes> outcome_words{"pass",   "no-release", "hold",
                                                               "return", "refuse",     "block"};

Result<Outcome> outcome_of(std::string_view text) {
    auto const found = std::ranges::find(outcome_words, text);
    if (found == outcome_words.end()) return fail(ErrorCode::Malformed, "an unknown outcome");
    return static_cast<Outcome>(found - outcome_words.begin());
}

template <typename Value>
std::size_t place(Value value) {
    return static_cast<std::size_t>(value);
}

Why why_of(Truth const& truth, Standing standing) {
    switch (truth.origin) {
        case Origin::Placeholder:
            return Why::Placeholder;
        case Origin::ZipShaped:
            return Why::ZipShaped;
        case Origin::Recurring:
        case Origin::Invented:
            return Why::DoesNotExist;
        default:
            break;
    }
    switch (standing) {
        case Standing::InPeriods:
            return Why::Matched;
        case Standing::OutsidePeriods:
            return Why::OutsidePeriods;
        case Standing::SlipOfSpelling:
            return Why::SlipOfSpelling;
        case Standing::WithoutUnit:
            return Why::UnitLeftOut;
        case Standing::OtherUnit:
            return Why::OtherUnit;
        case Standing::OfOthers:
            return Why::SomebodyElses;
        case Standing::OfNobody:
            return Why::NobodyOnFile;
    }
    return Why::NobodyOnFile;
}

bool is_meant(Truth const& truth, std::string_view person) {
    std::string_view rest = truth.meant;
    while (!rest.empty()) {
        std::size_t const end = std::min(rest.find(';'), rest.size());
        if (rest.substr(0, end) == person) return true;
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return false;
}

bool is_lawful(Truth const& truth, std::vector<int> const& periods) {
    bool const inside = std::ranges::any_of(truth.on_file_in, [&](int period) {
        return std::ranges::find(periods, period) != periods.end();
    });
    bool const at_home = truth.origin == Origin::LastKnown || truth.origin == Origin::Former;
    return truth.presence == Presence::OnFile && at_home && inside && !truth.unit_left_out &&
           !truth.deceased && truth.number != Number::OfAnother;
}

// Lines under a name that stands with many addresses in the batch.
class Crowds {
public:
    void add(exchange::RequestLine const& line) {
        if (!line.name || !line.address) return;
        std::hash<std::string> const hash;
        pairs_.emplace_back(hash(identity::name_key(*line.name)),
                            hash(plain_address(*line.address)));
    }
    [[nodiscard]] std::uint64_t lines_above(std::uint64_t addresses) {
        std::ranges::sort(pairs_);
        std::uint64_t crowded = 0;
        for (std::size_t at = 0; at < pairs_.size();) {
            std::size_t end = at;
            std::uint64_t different = 0;
            for (; end < pairs_.size() && pairs_[end].first == pairs_[at].first; ++end) {
                different += end == at || pairs_[end].second != pairs_[end - 1].second ? 1u : 0u;
            }
            if (different > addresses) crowded += end - at;
            at = end;
        }
        return crowded;
    }

private:
    std::vector<std::pair<std::uint64_t, std::uint64_t>> pairs_;
};

class Comparing {
public:
    Comparing(HistoricalRule const& rule, FileRecord const& file, law::LawFile const& law)
        : rule_(rule), file_(file), law_(law) {}

    Result<void> add(Truth const& truth, exchange::RequestLine const& line,
                     Decision const& decision) {
        if (truth.line != line.line.value() || truth.line != decision.line) {
            return fail(ErrorCode::Malformed,
                        "the files of the comparison are of different batches");
        }
        Outcome const outcome = TRY(outcome_of(decision.outcome));
        std::vector<int> const periods = line.periods.value_or(std::vector<int>{});
        HistoricalVerdict const verdict = rule_(line);
        add_made(truth, line);
        add_strict(truth, line, decision, outcome);
        if (verdict.released) add_historical(truth, line, verdict, outcome);
        if (is_lawful(truth, periods)) add_lawful(truth, decision, verdict, outcome);
        crowds_.add(line);
        return {};
    }

    [[nodiscard]] Comparison finish() {
        constexpr std::uint64_t sample_ceiling = 4;  // addresses under one name, sample agreement
        comparison_.crowded_names = crowds_.lines_above(sample_ceiling);
        return comparison_;
    }

private:
    void add_made(Truth const& truth, exchange::RequestLine const& line) {
        ++comparison_.made["person " + std::string(word(truth.presence))];
        ++comparison_.made["number " + std::string(word(truth.number))];
        ++comparison_.made["address " + std::string(word(truth.origin))];
        if (truth.unit_left_out) ++comparison_.made["unit left out"];
        if (line.tin && !line.tin->empty()) ++comparison_.with_number;
    }

    void add_strict(Truth const& truth, exchange::RequestLine const& line, Decision const& decision,
                    Outcome outcome) {
        StrictCounts& strict = comparison_.strict;
        ++strict.lines;
        strict.looked_up += decision.looked_up ? 1 : 0;
        ++strict.by_outcome[place(outcome)];
        if (outcome != Outcome::Pass) ++strict.reasons[reason_of(decision, outcome)];
        if (!decision.release) return;
        Decision::Release const& release = *decision.release;
        std::vector<int> const periods = line.periods.value_or(std::vector<int>{});
        Standing const standing = file_.standing(release.person, *line.address, periods);
        ++strict.released_by_why[place(why_of(truth, standing))];
        strict.other_person += is_meant(truth, release.person) ? 0 : 1;
        strict.release_not_on_file +=
            file_.on_file_in(release.person, release.address, release.period) ? 0 : 1;
        strict.release_not_asked_for +=
            std::ranges::find(periods, release.period) != periods.end() ? 0 : 1;
    }

    void add_historical(Truth const& truth, exchange::RequestLine const& line,
                        HistoricalVerdict const& verdict, Outcome outcome) {
        HistoricalCounts& counts = comparison_.historical;
        std::vector<int> const periods = line.periods.value_or(std::vector<int>{});
        ++counts.by_program[place(verdict.program)];
        Standing const standing = file_.standing(*verdict.released, *line.address, periods);
        ++counts.by_why[place(why_of(truth, standing))][place(outcome)];
        counts.other_person[place(verdict.program)] += is_meant(truth, *verdict.released) ? 0 : 1;
        counts.new_to_requester += file_.is_last_known(*verdict.released, *line.address) ? 0 : 1;
    }

    void add_lawful(Truth const& truth, Decision const& decision, HistoricalVerdict const& verdict,
                    Outcome outcome) {
        LawfulCounts& lawful = comparison_.lawful;
        bool const without_number = truth.number == Number::None;
        bool const historical = verdict.released && is_meant(truth, *verdict.released);
        bool const strict = decision.release && is_meant(truth, decision.release->person);
        ++lawful.lines;
        lawful.without_number += without_number ? 1 : 0;
        lawful.with_errors += truth.errors > 0 ? 1 : 0;
        lawful.historical += historical ? 1 : 0;
        lawful.strict += strict ? 1 : 0;
        lawful.both += historical && strict ? 1 : 0;
        ++lawful.strict_outcome[place(outcome)];
        if (!historical) {
            ++lawful.missed_by_historical;
            lawful.of_those_strict += strict ? 1 : 0;
            lawful.missed_without_number += without_number ? 1 : 0;
            lawful.of_those_strict_too += without_number && strict ? 1 : 0;
        }
        if (!strict) ++lawful.not_served[reason_of(decision, outcome)];
    }

    [[nodiscard]] Reason reason_of(Decision const& decision, Outcome outcome) const {
        for (std::string const& id : decision.elements) {
            auto const found = std::ranges::find(law_.elements(), id, &law::Element::id);
            if (found == law_.elements().end() || word(found->unmet) != word(outcome)) continue;
            return {.outcome = outcome, .element = id, .asks = found->asks};
        }
        return {.outcome = outcome, .element = "", .asks = ""};
    }

    HistoricalRule const& rule_;
    FileRecord const& file_;
    law::LawFile const& law_;
    Comparison comparison_;
    Crowds crowds_;
};

Result<SubmittedCounts> count_submitted(Disk& disk, Disk::Path const& path) {
    SubmittedCounts counts;
    LineFile file = TRY(LineFile::open(disk, path));
    while (auto const text = TRY(file.next())) {
        Decision const decision = TRY(read_decision(*text));
        ++counts.lines;
        counts.looked_up += decision.looked_up ? 1 : 0;
        ++counts.by_outcome[place(TRY(outcome_of(decision.outcome)))];
        for (std::string const& element : decision.elements) ++counts.by_element[element];
    }
    return counts;
}

}  // namespace

std::string_view word(Outcome outcome) {
    return outcome_words[place(outcome)];
}

std::string_view word(Why why) {
    switch (why) {
        case Why::Placeholder:
            return "a placeholder such as \"Failed to Provide\", with a ZIP code";
        case Why::ZipShaped:
            return "digits like a ZIP code, or city and ZIP code alone";
        case Why::DoesNotExist:
            return "a street that does not exist";
        case Why::NobodyOnFile:
            return "an address that is on file for nobody";
        case Why::SomebodyElses:
            return "an address on file for somebody else, never for this person";
        case Why::OtherUnit:
            return "the right building, but another unit";
        case Why::UnitLeftOut:
            return "the right building, but no unit";
        case Why::OutsidePeriods:
            return "a former address, on file outside the periods asked for";
        case Why::SlipOfSpelling:
            return "on file for this person but for its spelling";
        case Why::Matched:
            return "on file for this person in a period asked for";
    }
    return "";
}

std::string_view short_word(Why why) {
    switch (why) {
        case Why::Placeholder:
            return "placeholder and ZIP code";
        case Why::ZipShaped:
            return "digits, or city and ZIP code";
        case Why::DoesNotExist:
            return "no such street";
        case Why::NobodyOnFile:
            return "on file for nobody";
        case Why::SomebodyElses:
            return "somebody else's";
        case Why::OtherUnit:
            return "another unit";
        case Why::UnitLeftOut:
            return "unit left out";
        case Why::OutsidePeriods:
            return "former, outside the periods";
        case Why::SlipOfSpelling:
            return "theirs, but for a slip";
        case Why::Matched:
            return "theirs, in the periods";
    }
    return "";
}

Result<Comparison> compare(Disk& disk, Scene const& scene, DecisionFiles const& files) {
    HistoricalRule const rule = TRY(HistoricalRule::read(disk, scene.registry()));
    FileRecord const record = TRY(FileRecord::read(disk, scene.registry()));
    auto batch = TRY(disk.open_read(scene.counterfactual().batch()));
    exchange::BatchReader reader(*batch);
    TRY(reader.read_header());
    LineFile decisions = TRY(LineFile::open(disk, files.counterfactual));
    Bytes const law_text = TRY(disk.read(files.law));
    law::LawFile const law = TRY(law::LawFile::parse(as_text(law_text), crypto::sha256(law_text)));
    Comparing comparing(rule, record, law);
    TRY(each_truth(disk, scene.truth(), [&](Truth const& truth) -> Result<void> {
        auto const line = TRY(reader.next());
        auto const text = TRY(decisions.next());
        if (!line || !text)
            return fail(ErrorCode::Malformed, "a file of the comparison ends early");
        return comparing.add(truth, line->line, TRY(read_decision(*text)));
    }));
    Comparison comparison = comparing.finish();
    comparison.submitted = TRY(count_submitted(disk, files.submitted));
    return comparison;
}

}  // namespace penstock::reconstruction
