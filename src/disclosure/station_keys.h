// The key that signs a station's ledger, and its change for a new one.
//
// A change is a ledger entry that both keys sign; from the next checkpoint on the new key signs
// alone. Steps: (1) the new key is kept as keys/log-next.pem; (2) the entry is recorded and
// published under the old key; (3) the next opening of the station signs with the new key and puts
// it in the old one's place. A crash before the entry is durable leaves the old key, one after it
// the new one: opening settles which.
#pragma once

#include "base/disk.h"
#include "base/result.h"
#include "crypto/signing_key.h"
#include "ledger/note.h"
#include "ledger/place.h"

#include <filesystem>
#include <optional>
#include <string>

namespace penstock::disclosure {

// The files of a station that have to do with its ledger's key.
struct KeyFiles {
    std::filesystem::path station;

    [[nodiscard]] std::filesystem::path key() const { return station / "keys/log.pem"; }
    [[nodiscard]] std::filesystem::path next_key() const { return station / "keys/log-next.pem"; }
    [[nodiscard]] std::filesystem::path vkey() const { return station / "log.vkey"; }
    // All verifier keys that ever signed, the oldest first; the last is that of log.vkey.
    [[nodiscard]] std::filesystem::path all_vkeys() const { return station / "log.vkeys"; }
    // Names the folder of the last signed checkpoint, where it is not in the station.
    [[nodiscard]] std::filesystem::path last_signed_at() const {
        return station / "last-signed-at";
    }
};

// Writes the first key and its verifier key. Errors: Io, DurabilityLost.
[[nodiscard]] Result<void> keep_first_key(Disk& disk, KeyFiles const& files,
                                          std::string const& origin, crypto::SigningKey const& key);

struct CurrentKey {
    crypto::SigningKey key;
    std::optional<ledger::VerifierKey> former;  // while a change is being completed
};
// The key to open the ledger with. Errors: NotFound, Malformed, Io; those of reading the ledger.
[[nodiscard]] Result<CurrentKey> current_key(Disk& disk, KeyFiles const& files,
                                             ledger::Place const& place, std::string const& origin);

// Completes a change, once the ledger has been opened with the new key. Errors: Io, DurabilityLost.
[[nodiscard]] Result<void> settle_key(Disk& disk, KeyFiles const& files, std::string const& origin,
                                      CurrentKey const& current);

// Where the station's ledger lies. Errors: Io.
[[nodiscard]] Result<ledger::Place> ledger_place(Disk& disk, std::filesystem::path const& station);

}  // namespace penstock::disclosure
