// A station from its backup, without a second history of its ledger.
//
// A backup that lacks entries which were signed after it would, once at work, sign others in their
// place. So the newest checkpoint that was ever signed must be shown, from somewhere else than the
// backup: the file of the last signed checkpoint where the station keeps it apart (ledger/
// last_signed.h), and what the operator gives, collected from those who hold one. The backup must
// end with exactly that tree.
#pragma once

#include "crypto/certificate.h"
#include "disclosure/backup_form.h"
#include "disclosure/receive.h"
#include "disclosure/station.h"
#include "disclosure/station_check.h"

#include <filesystem>
#include <optional>

namespace penstock::disclosure {

// Digests, checkpoint, ledger and store of a backup; writes nothing. Errors: those of read_backup;
// IntegrityLost at the first thing that does not fit; Io.
[[nodiscard]] Result<CopyCheck> check_backup(Seams seams, std::filesystem::path const& backup,
                                             Progress const& progress);

struct RestoreAsked {
    std::filesystem::path backup, station;
    std::optional<std::string> newest_checkpoint;   // the note, as the operator has it
    std::optional<crypto::Credential> keys_holder;  // for keys that are sealed
};

// `station` must not exist. Errors: AlreadyExists; those of check_backup; NotReady if nothing shows
// which checkpoint is the newest; NotAllowed for a checkpoint that this ledger did not sign, or
// where the backup is behind it, or for sealed keys without their holder; IntegrityLost for two
// histories; DurabilityLost. After a failure there is no station; STATION.being-restored may be
// left, and is removed the next time.
[[nodiscard]] Result<CopyCheck> restore(Seams seams, RestoreAsked const& asked,
                                        Progress const& progress);

}  // namespace penstock::disclosure
