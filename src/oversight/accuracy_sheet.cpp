// The lines of a sample, looked up once more for the reviewer.

#include "disclosure/item.h"
#include "disclosure/replay_facts.h"
#include "oversight/accuracy_report.h"

#include <map>
#include <set>

namespace penstock::oversight {

namespace {

using disclosure::Explained;
using disclosure::Ruled;

Result<std::string> released_text(store::LineRow const& row) {
    disclosure::Release const release = TRY(disclosure::parse_stored_form(row.release));
    if (release.confirmed) return std::string("the address set forth was confirmed");
    std::string text;
    registry::AddressOnFile const& address = release.address;
    for (std::string const* const part : {&address.street, &address.unit, &address.city,
                                          &address.state, &address.zip, &address.country}) {
        if (!part->empty()) text += (text.empty() ? "" : ", ") + *part;
    }
    return text;
}

Result<SheetLine> line_on_file(disclosure::Station& station, SampledLine const& place,
                               bool in_full) {
    auto const row = TRY(station.store().line(place.batch, place.round, place.line));
    if (!row) return fail(ErrorCode::IntegrityLost, "the store lacks a line that was disclosed");
    return SheetLine{.place = place,
                     .recipients = row->recipients,
                     .case_number = row->case_number,
                     .statute = row->statute,
                     .released = in_full ? TRY(released_text(*row)) : "",
                     .explained = {},
                     .same_person = {}};
}

// Whether the line would be matched to the person of the release today.
Result<std::optional<bool>> is_same_person(disclosure::Station& station, SampledLine const& place,
                                           std::optional<Explained> const& explained) {
    auto const row = TRY(station.store().line(place.batch, place.round, place.line));
    if (!row || !explained || row->record_known.empty()) return std::optional<bool>();
    auto const known = TRY(disclosure::parse_record_knowledge(row->record_known));
    if (known.person.empty()) return std::optional<bool>();
    match::MatchOutcome const& outcome = explained->outcome;
    return outcome.person && outcome.person->value() == known.person;
}

}  // namespace

Ruled<std::vector<SheetLine>> sheet_of(disclosure::Station& station, AccuracySample const& sample,
                                       std::optional<disclosure::Signer> const& official) {
    std::vector<SheetLine> sheet;
    std::map<BatchId, std::set<LineNumber>> by_batch;
    for (SampledLine const& place : sample.lines) {
        sheet.push_back(TRY(line_on_file(station, place, official.has_value())));
        by_batch[place.batch].insert(place.line);
    }
    for (auto const& [batch, lines] : by_batch) {
        TRY(disclosure::explain_matches(
            station, batch, lines, official,
            [&](LineNumber number, std::optional<Explained> const& explained) -> Result<void> {
                // A line may have been disclosed in several rounds.
                for (SheetLine& line : sheet) {
                    if (line.place.batch != batch || line.place.line != number) continue;
                    line.explained = explained;
                    line.same_person = TRY(is_same_person(station, line.place, explained));
                }
                return {};
            }));
    }
    return sheet;
}

}  // namespace penstock::oversight
