#include "disclosure/import.h"

#include "disclosure/entries.h"

namespace penstock::disclosure {

Result<registry::ImportReport> import_registry(Station& station, std::filesystem::path const& csv,
                                               Progress const& progress) {
    std::uint64_t const bytes = TRY(station.disk().size(csv));
    auto const report = TRY(registry::import_csv(
        station.disk(), csv, station.registry_folder(),
        [&](registry::ImportProgress const& done) { progress(done.bytes, bytes); }));
    // A crash before the entry: the next decision names the new registry by its digest all the
    // same.
    if (report.snapshot) {
        TRY(station.record_and_publish(
            registry_imported(station.now(), *report.snapshot, report.rows, report.persons)));
    }
    return report;
}

}  // namespace penstock::disclosure
