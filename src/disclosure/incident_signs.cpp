#include "disclosure/incident_signs.h"

#include "disclosure/entry_reading.h"

#include <algorithm>
#include <chrono>

namespace penstock::disclosure {

namespace {

constexpr std::uint64_t refusals_in_series = 5;
constexpr std::chrono::hours series_within{24};
// How far back a series is looked for: a refusal must stay cheap.
constexpr std::uint64_t entries_back = 512;
// A household, and then some.
constexpr std::uint64_t fewest_names_per_address = 10;

std::string hex_of(Digest const& digest) {
    return to_hex(digest.view());
}

}  // namespace

Result<void> note_refused_opening(Station& station, store::BatchRow const& batch,
                                  Digest const& opener_cert) {
    std::uint64_t const size = station.ledger().size();
    std::string const since = format_instant(station.now() - series_within);
    std::string const opener = "sha256:" + hex_of(opener_cert);
    std::uint64_t refusals = 0;
    TRY(station.ledger().iterate(LeafIndex(size - std::min(size, entries_back)),
                                 [&](LeafIndex, std::string_view entry) -> Result<void> {
                                     bool const counts = text_in(entry, "type") == "open-refused" &&
                                                         text_in(entry, "opener_cert") == opener &&
                                                         text_in(entry, "time") >= since;
                                     if (counts) ++refusals;
                                     return {};
                                 }));
    if (refusals < refusals_in_series) return {};
    TRY(open_incident(station,
                      {.kind = IncidentKind::RefusedOpenings,
                       .agreement = batch.agreement.value(),
                       .batch = batch.id,
                       .how = "noticed by the station at an opening",
                       .description = "One certificate was refused again and again when it asked "
                                      "for keys; none was given.",
                       .mark = hex_of(opener_cert),
                       .signers = {opener_cert}}));
    return {};
}

Result<void> note_unsigned_opening(Station& station, store::BatchRow const& batch,
                                   LineNumber line) {
    TRY(open_incident(station, {.kind = IncidentKind::Signature,
                                .agreement = batch.agreement.value(),
                                .batch = batch.id,
                                .line = line,
                                .how = "noticed by the station at an opening",
                                .description = "A request to open an envelope came whose signature "
                                               "does not verify; no key was given.",
                                .records = 1,
                                .mark = batch.id.value() + " " + std::to_string(line.value())}));
    return {};
}

Result<void> note_probing(Station& station, store::BatchRow const& batch, std::uint64_t refused,
                          std::uint64_t names_per_address) {
    std::uint64_t const crowded = TRY(station.store().addresses_with_more_names(
        batch.sequence, std::max(names_per_address, fewest_names_per_address)));
    if (refused == 0 && crowded == 0) return {};
    TRY(open_incident(
        station,
        {.kind = IncidentKind::Probing,
         .agreement = batch.agreement.value(),
         .batch = batch.id,
         .how = "noticed by the station when it decided a batch",
         .description = std::to_string(refused) +
                        " lines set forth one more address for a name that had many already, and "
                        "were refused; " +
                        std::to_string(crowded) +
                        " addresses were set forth under more names than the threshold.",
         .records = refused,
         .mark = batch.id.value()}));
    return {};
}

Result<bool> within_a_task(Station& station, store::BatchRow const& batch, LineNumber line) {
    auto const round = TRY(station.store().round(batch.id, batch.round));
    if (!round || round->state != store::RoundState::Delivered) return true;
    auto const row = TRY(station.store().line(batch.id, batch.round, line));
    if (row && row->outcome == "hold") return true;
    for (Incident const& incident : TRY(incidents(station))) {
        IncidentReport const& report = incident.report;
        // A look outside a task is no task for the next one.
        if (incident.closed || report.kind == IncidentKind::UnauthorisedInspection) continue;
        if (report.batch == batch.id && (!report.line || report.line == line)) return true;
    }
    return false;
}

Result<void> note_look_outside_task(Station& station, store::BatchRow const& batch, LineNumber line,
                                    std::vector<Digest> const& signers) {
    TRY(open_incident(station,
                      {.kind = IncidentKind::UnauthorisedInspection,
                       .agreement = batch.agreement.value(),
                       .batch = batch.id,
                       .line = line,
                       .how = "noticed by the station before a record was looked at",
                       .description = "Somebody asked to look at a record outside any task; it was "
                                      "refused, and the record was not looked at.",
                       .records = 1,
                       .mark = batch.id.value() + " " + std::to_string(line.value()),
                       .signers = signers}));
    return {};
}

}  // namespace penstock::disclosure
