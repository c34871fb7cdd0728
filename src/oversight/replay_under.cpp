#include "oversight/replay_under.h"

#include "oversight/background.h"

#include <algorithm>
#include <set>

namespace penstock::oversight {

using disclosure::Governing;
using disclosure::Station;

namespace {

using Tell = std::function<Result<void>(ChangedLine const&)>;

// What one line was, and what it would be.
struct Compared {
    enum class State { Compared, BeforeFactsWereKept, Unreadable };
    State state = State::Compared;
    ChangedLine line;
    [[nodiscard]] bool changed() const {
        return line.from != line.to || !line.newly_unmet.empty() || !line.no_longer_unmet.empty();
    }
};

// Elements of a stored decision that were not met, of the letters of a Ruling's statuses.
void add_unmet(std::string_view statuses, std::vector<law::Element const*> const& elements,
               std::set<std::string>& unmet) {
    for (std::size_t i = 0; i < std::min(statuses.size(), elements.size()); ++i) {
        if (statuses[i] == 'u' || statuses[i] == '?') unmet.insert(elements[i]->id);
    }
}

std::set<std::string> unmet_in(std::string_view statuses, law::LawFile const& law) {
    std::set<std::string> unmet;
    std::size_t const cut = std::min(statuses.find('/'), statuses.size());
    add_unmet(statuses.substr(0, cut), law.elements(law::Stage::Face), unmet);
    if (cut < statuses.size()) {
        add_unmet(statuses.substr(cut + 1), law.elements(law::Stage::Record), unmet);
    }
    return unmet;
}

// The same line under the other rules: what is known of the record is used where it was asked for
// in the same way.
class Comparison {
public:
    Comparison(PastRound const& round, std::unique_ptr<Governing> other)
        : round_(round), other_(std::move(other)), setting_(setting_under(round, *other_)) {
        Date const day = utc_date(round.round.decided_at);
        same_record_facts_ = round.governing->agreement.switches_on(day).period_binding ==
                             other_->agreement.switches_on(day).period_binding;
    }

    // After the batch was read: what the law asks about all lines together.
    void take_peaks() { setting_.batch_facts.peaks = round_.setting.batch_facts.peaks; }

    [[nodiscard]] Compared of(disclosure::BatchProfile const& profile, PastLine const& line) const {
        Compared result;
        if (!line.row || !round_.facts_were_kept() || line.row->known.empty()) {
            result.state = round_.facts_were_kept() ? Compared::State::Unreadable
                                                    : Compared::State::BeforeFactsWereKept;
            return result;
        }
        store::LineRow const& row = *line.row;
        auto knowledge = disclosure::parse_face_knowledge(row.known);
        auto const record = disclosure::parse_record_knowledge(row.record_known);
        if (!knowledge || (row.looked_up && !record)) {
            result.state = Compared::State::Unreadable;
            return result;
        }
        auto const holds = round_.holds.on(row.line);
        disclosure::DecidedLine now =
            disclosure::reviewed_on_face(setting_, disclosure::standard_line(line.read),
                                         {.repetition = line.repetition, .profile = profile},
                                         std::move(*knowledge), row.seed, holds);
        result.line = {.batch = round_.batch.id,
                       .round = round_.round.round,
                       .line = row.line,
                       .from = row.outcome,
                       .to = {},
                       .newly_unmet = {},
                       .no_longer_unmet = {}};
        result.line.to = outcome_now(row, record ? &*record : nullptr, now);
        compare_elements(row, now, result.line);
        bool const open = result.line.to == would_be_looked_up ||
                          (!holds.empty() && result.line.to == word(law::Outcome::Hold));
        result.line.must_be_taken_back = result.line.from == word(law::Outcome::Pass) &&
                                         result.line.from != result.line.to && !open;
        return result;
    }

private:
    static disclosure::FaceSetting setting_under(PastRound const& round, Governing const& other) {
        disclosure::FaceSetting setting = disclosure::face_setting(
            round.batch, other, round.orders, round.setting.context.header, round.round.decided_at);
        disclosure::put(disclosure::knowledge_in(round.setting.batch_facts), setting.batch_facts);
        return setting;
    }

    std::string outcome_now(store::LineRow const& row, disclosure::RecordKnowledge const* record,
                            disclosure::DecidedLine& now) const {
        if (!now.admission) return std::string(word(now.face.outcome));
        if (!row.looked_up || !same_record_facts_) return std::string(would_be_looked_up);
        // Whether the law permits it now is in the ruling.
        static_cast<void>(reviewed_on_record(
            setting_, record->facts, now,
            now.holds.empty() ? std::string_view() : std::string_view(record->evidence)));
        return std::string(word(now.record.outcome));
    }

    void compare_elements(store::LineRow const& row, disclosure::DecidedLine const& now,
                          ChangedLine& line) const {
        std::set<std::string> const before = unmet_in(row.statuses, round_.governing->law);
        std::set<std::string> after;
        for (law::Ruling const* const ruling : {&now.face, &now.record}) {
            for (law::Finding const& finding : ruling->findings) after.emplace(finding.element);
        }
        std::ranges::set_difference(after, before, std::back_inserter(line.newly_unmet));
        // What stage three found is not gone where stage three was not reached.
        std::erase_if(line.newly_unmet, [](std::string const& id) { return id.empty(); });
        if (line.to == would_be_looked_up || now.looked_up == row.looked_up) {
            std::ranges::set_difference(before, after, std::back_inserter(line.no_longer_unmet));
        }
    }

    PastRound const& round_;
    std::unique_ptr<Governing> other_;
    disclosure::FaceSetting setting_;
    bool same_record_facts_ = true;
};

struct Work {
    PastLine line;
    Compared result;
};

Result<std::unique_ptr<Governing>> governing_under(PastRound const& round,
                                                   OtherRules const& rules) {
    disclosure::GoverningTexts texts = round.texts;
    if (rules.law_text) texts.law_text = *rules.law_text;
    if (rules.agreement) texts.agreement = *rules.agreement;
    return std::make_unique<Governing>(TRY(disclosure::parse_governing(texts)));
}

Result<void> count(std::vector<Work> const& chunk, UnderReport& report, Tell const& tell) {
    for (Work const& work : chunk) {
        ++report.decisions;
        Compared const& result = work.result;
        if (result.state == Compared::State::BeforeFactsWereKept) ++report.before_facts_were_kept;
        if (result.state == Compared::State::Unreadable) ++report.unreadable;
        if (result.state != Compared::State::Compared) continue;
        ++report.transitions[{result.line.from, result.line.to}];
        for (std::string const& id : result.line.newly_unmet) ++report.elements[id].newly_unmet;
        for (std::string const& id : result.line.no_longer_unmet) {
            ++report.elements[id].no_longer_unmet;
        }
        if (!result.changed()) continue;
        ++report.changed;
        TRY(tell(result.line));
    }
    return {};
}

}  // namespace

Result<UnderReport> replay_under(Station& station, OtherRules const& rules,
                                 ReplayChoice const& choice, Tell const& tell,
                                 disclosure::Progress const& progress) {
    UnderReport report;
    for (ClosedRound const& closed : TRY(closed_rounds(station, choice.batch))) {
        ++report.rounds;
        OpenedRound const opened = TRY(open_round(station, closed));
        if (opened.round == nullptr) {
            report.decisions += closed.batch.lines;
            report.unreadable += closed.batch.lines;
            continue;
        }
        PastRound& round = *opened.round;
        Comparison comparison(round, TRY(governing_under(round, rules)));
        PastLines lines = TRY(PastLines::begin(station, round, choice.threads));
        comparison.take_peaks();
        TRY(in_chunks(
            choice.threads,
            [&]() -> Result<std::vector<Work>> {
                std::vector<Work> chunk;
                chunk.reserve(PastLines::chunk_lines);
                for (PastLine& line : TRY(lines.next())) {
                    chunk.push_back({.line = std::move(line), .result = {}});
                }
                return chunk;
            },
            [&](Work& work) { work.result = comparison.of(lines.profile(), work.line); },
            [&](std::vector<Work> const& chunk) -> Result<void> {
                TRY(count(chunk, report, tell));
                progress(report.decisions, report.decisions);
                return {};
            }));
    }
    return report;
}

}  // namespace penstock::oversight
