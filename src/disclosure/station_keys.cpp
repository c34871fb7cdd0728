#include "disclosure/station_keys.h"

#include "disclosure/upkeep_entries.h"
#include "ledger/checkpoint.h"
#include "ledger/ledger.h"

#include <algorithm>
#include <utility>

namespace penstock::disclosure {

namespace {

// What may stand behind the entry of a change that was cut off: last words, at most.
constexpr std::uint64_t entries_looked_at = 4;

Result<bool> change_is_recorded(Disk& disk, ledger::Place const& place,
                                ledger::VerifierKey const& old_key,
                                ledger::VerifierKey const& new_key) {
    auto const reader = TRY(ledger::Ledger::open_reader(disk, place, new_key, old_key));
    std::uint64_t const size = reader->size();
    bool found = false;
    TRY(reader->iterate(LeafIndex(size - std::min(size, entries_looked_at)),
                        [&](LeafIndex, std::string_view entry) -> Result<void> {
                            found |= rotates_to(entry, new_key.text());
                            return {};
                        }));
    return found;
}

Result<crypto::SigningKey> read_key(Disk& disk, std::filesystem::path const& file) {
    Bytes const pem = TRY(disk.read(file));
    return crypto::SigningKey::from_pem(as_text(pem));
}

}  // namespace

Result<void> keep_first_key(Disk& disk, KeyFiles const& files, std::string const& origin,
                            crypto::SigningKey const& key) {
    TRY(disk.replace(files.key(), as_bytes(key.pem()), true));
    std::string const vkey = ledger::verifier_key(origin, key).text() + "\n";
    TRY(disk.replace(files.all_vkeys(), as_bytes(vkey), false));
    return disk.replace(files.vkey(), as_bytes(vkey), false);
}

Result<CurrentKey> current_key(Disk& disk, KeyFiles const& files, ledger::Place const& place,
                               std::string const& origin) {
    CurrentKey current{.key = TRY(read_key(disk, files.key())), .former = {}};
    if (!disk.exists(files.next_key())) return current;
    crypto::SigningKey next = TRY(read_key(disk, files.next_key()));
    ledger::VerifierKey const old_key = ledger::verifier_key(origin, current.key);
    ledger::VerifierKey const new_key = ledger::verifier_key(origin, next);
    if (!TRY(change_is_recorded(disk, place, old_key, new_key))) {
        TRY(disk.remove(files.next_key()));
        return current;
    }
    return CurrentKey{.key = std::move(next), .former = old_key};
}

Result<void> settle_key(Disk& disk, KeyFiles const& files, std::string const& origin,
                        CurrentKey const& current) {
    if (!current.former) return {};
    std::string const line = ledger::verifier_key(origin, current.key).text() + "\n";
    std::string all(as_text(TRY(disk.read(files.all_vkeys()))));
    if (!all.ends_with(line)) {
        all += line;
        TRY(disk.replace(files.all_vkeys(), as_bytes(all), false));
    }
    TRY(disk.replace(files.vkey(), as_bytes(line), false));
    TRY(disk.replace(files.key(), as_bytes(current.key.pem()), true));
    TRY(disk.remove(files.next_key()));
    return disk.sync_folder(files.key().parent_path());
}

Result<ledger::Place> ledger_place(Disk& disk, std::filesystem::path const& station) {
    std::filesystem::path const folder = station / "ledger";
    auto const elsewhere = disk.read(KeyFiles{station}.last_signed_at());
    if (elsewhere) {
        std::string_view text = as_text(*elsewhere);
        if (text.ends_with('\n')) text.remove_suffix(1);
        return ledger::Place(folder, std::filesystem::path(text) / "checkpoint");
    }
    if (elsewhere.error().code != ErrorCode::NotFound) return fail(elsewhere.error());
    return ledger::Place(folder, station / "last-signed" / "checkpoint");
}

}  // namespace penstock::disclosure
