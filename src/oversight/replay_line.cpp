#include "oversight/replay_line.h"

#include "disclosure/entry_reading.h"

#include <algorithm>
#include <string_view>

namespace penstock::oversight {

using disclosure::DecidedLine;
using disclosure::text_in;

namespace {

// The stored statuses of a stage, and those of now, letter by letter.
void compare_statuses(std::string_view stored, std::string_view again,
                      std::vector<law::Element const*> const& elements,
                      std::vector<Difference>& differences) {
    if (stored == again) return;
    if (stored.size() != again.size()) {
        differences.push_back({.part = "stored-statuses", .element = {}});
        return;
    }
    for (std::size_t i = 0; i < again.size() && i < elements.size(); ++i) {
        if (stored[i] == again[i]) continue;
        differences.push_back({.part = "stored-status", .element = elements[i]->id});
    }
}

void compare_rows(store::LineRow const& stored, store::LineRow const& again,
                  law::LawFile const& law, std::vector<Difference>& differences) {
    auto const differ = [&](bool equal, char const* part) {
        if (!equal) differences.push_back({.part = part, .element = {}});
    };
    differ(stored.outcome == again.outcome, "stored-outcome");
    differ(stored.looked_up == again.looked_up, "stored-look-up");
    differ(stored.codes == again.codes, "stored-codes");
    differ(stored.statute == again.statute, "stored-statute");
    differ(stored.case_number == again.case_number, "stored-case");
    differ(stored.recipients == again.recipients, "stored-recipients");
    differ(stored.form == again.form, "stored-form");
    differ(stored.release == again.release, "stored-release");
    auto const of_stage = [](std::string_view statuses, law::Stage stage) {
        std::size_t const cut = std::min(statuses.find('/'), statuses.size());
        if (stage == law::Stage::Face) return statuses.substr(0, cut);
        return statuses.substr(std::min(cut + 1, statuses.size()));
    };
    for (law::Stage const stage : {law::Stage::Face, law::Stage::Record}) {
        compare_statuses(of_stage(stored.statuses, stage), of_stage(again.statuses, stage),
                         law.elements(stage), differences);
    }
}

// An entry is whole again, or the members that differ are named.
void compare_entry(std::string_view kept, std::string_view again, std::string_view type,
                   std::initializer_list<std::string_view> members,
                   std::vector<Difference>& differences) {
    if (kept == again) return;
    std::string const part = "ledger-" + std::string(type);
    if (kept.empty() || again.empty()) {
        differences.push_back({.part = part, .element = {}});
        return;
    }
    std::size_t const before = differences.size();
    for (std::string_view const member : members) {
        if (text_in(kept, member) == text_in(again, member)) continue;
        differences.push_back({.part = part + "-" + std::string(member), .element = {}});
    }
    if (differences.size() == before) differences.push_back({.part = part, .element = {}});
}

// Stage three again, from the facts that were stored in place of the record. A text that cannot be
// read is a difference.
void review_record(PastRound const& round, store::LineRow const& row, DecidedLine& line,
                   std::vector<Difference>& differences) {
    if (!line.admission || row.record_known.empty()) return;
    auto const knowledge = disclosure::parse_record_knowledge(row.record_known);
    if (!knowledge) {
        differences.push_back({.part = "stored-record-known", .element = {}});
        return;
    }
    bool const permitted =
        reviewed_on_record(round.setting, knowledge->facts, line,
                           line.holds.empty() ? std::string_view() : knowledge->evidence);
    line.record_known = row.record_known;
    if (!permitted || !knowledge->facts.has_releasable) return;
    line.person = knowledge->person;
    if (auto release = disclosure::parse_stored_form(row.release)) {
        line.release = std::move(*release);
        line.release->confirmed = knowledge->facts.releasable_equals_set_forth;
    }
}

}  // namespace

ReplayedLine replayed(PastRound const& round, disclosure::BatchProfile const& profile,
                      PastLine const& line) {
    ReplayedLine result;
    if (!line.row) {
        result.differences.push_back({.part = "stored-line", .element = {}});
        return result;
    }
    store::LineRow const& row = *line.row;
    if (!round.facts_were_kept() || row.known.empty()) {
        result.facts_were_kept = round.facts_were_kept();
        if (round.facts_were_kept()) {
            result.differences.push_back({.part = "stored-known", .element = {}});
        }
        return result;
    }
    auto knowledge = disclosure::parse_face_knowledge(row.known);
    if (!knowledge) {
        result.differences.push_back({.part = "stored-known", .element = {}});
        return result;
    }
    DecidedLine again =
        disclosure::reviewed_on_face(round.setting, disclosure::standard_line(line.read),
                                     {.repetition = line.repetition, .profile = profile},
                                     std::move(*knowledge), row.seed, round.holds.on(row.line));
    review_record(round, row, again, result.differences);
    result.again = row_of(again);
    compare_rows(row, result.again, round.governing->law, result.differences);
    disclosure::RoundOfLine const place = round.place();
    compare_entry(
        line.entries.reviewed, reviewed_entry(place, again), "reviewed",
        {"outcome", "statute", "law_digest", "agreement_digest", "facts", "findings", "known"},
        result.differences);
    bool const has_inspected = !line.entries.inspected.empty();
    std::string const inspected = inspected_entry(place, again, {});
    if (again.looked_up != has_inspected ||
        (has_inspected &&
         text_in(line.entries.inspected, "subject") != text_in(inspected, "subject"))) {
        result.differences.push_back({.part = "ledger-inspected", .element = {}});
    }
    compare_entry(line.entries.decided,
                  again.looked_up ? decided_entry(place, again, decision_text(again)) : "",
                  "decided", {"ruling", "known"}, result.differences);
    return result;
}

}  // namespace penstock::oversight
