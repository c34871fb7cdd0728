#include "disclosure/receipts.h"

#include "disclosure/entry_reading.h"

namespace penstock::disclosure {

Result<LeafIndex> find_entry(Station& station, EntryWanted const& wanted, std::uint64_t below) {
    auto const fits = [&](std::string_view entry) {
        return (wanted.type.empty() || text_in(entry, "type") == wanted.type) &&
               (wanted.batch.empty() || text_in(entry, "batch") == wanted.batch) &&
               (!wanted.line || number_in(entry, "line") == wanted.line);
    };
    TRY(station.publish());
    auto const found = TRY(station.ledger().newest(below, fits));
    if (!found) return fail(ErrorCode::NotFound, "the ledger has no entry that fits");
    return *found;
}

Result<LeafIndex> find_entry(Station& station, EntryWanted const& wanted) {
    return find_entry(station, wanted, station.ledger().size());
}

Result<std::string> receipt_of(Station& station, LeafIndex index) {
    Bytes const entry = TRY(station.ledger().read(index));
    if (index.value() >= station.ledger().published_size()) TRY(station.publish());
    return station.ledger().receipt(index, entry);
}

}  // namespace penstock::disclosure
