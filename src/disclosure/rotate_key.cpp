#include "disclosure/rotate_key.h"

#include "disclosure/signer.h"
#include "disclosure/station_keys.h"
#include "disclosure/upkeep_entries.h"

#include <array>

namespace penstock::disclosure {

Ruled<Recorded> rotate_key(Station& station, std::vector<Signer> const& signers) {
    if (!TRY(different_officials(station, signers, law::OfficialRole::OrderDesk, 2))) {
        return refuse(law::Outcome::Refuse, "key.two-officials", "R-ORD-STOP",
                      "The ledger's key is changed by two different active officials of the order "
                      "desk.");
    }
    KeyFiles const files{station.folder()};
    Bytes const pem = TRY(station.disk().read(files.key()));
    crypto::SigningKey const old_key = TRY(crypto::SigningKey::from_pem(as_text(pem)));
    std::array<std::uint8_t, 32> seed{};
    TRY(station.entropy().fill(seed));
    crypto::SigningKey const new_key = TRY(crypto::SigningKey::from_seed(seed));
    RotationFacts const facts{.origin = station.ledger().key().name,
                              .index = station.ledger().size(),
                              .signers = fingerprints_of(signers)};
    std::string const entry = TRY(key_rotated(station.now(), facts, old_key, new_key));

    // A crash before the entry: the next opening finds the new key, no entry, and forgets the key.
    TRY(station.disk().replace(files.next_key(), as_bytes(new_key.pem()), true));
    // A crash after it: the next opening finds both, and signs with the new key.
    return TRY(station.record_and_publish(entry));
}

}  // namespace penstock::disclosure
