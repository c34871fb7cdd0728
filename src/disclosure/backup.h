// A backup of a station: whole or absent, copied while the station is served, and found clean
// before it is there (docs/operations/backup.md).
//
// It holds the keys, the registry and the content keys: whoever has it has the station. The last
// signed checkpoint is left out on purpose; see restore.h.
#pragma once

#include "crypto/certificate.h"
#include "disclosure/backup_form.h"
#include "disclosure/receive.h"
#include "disclosure/station.h"

#include <filesystem>
#include <optional>

namespace penstock::disclosure {

struct BackupAsked {
    std::filesystem::path station, destination;
    std::chrono::milliseconds patience{};
    // Whose holder alone can bring the station's own keys back; the content keys are in the store.
    std::optional<crypto::Certificate> seal_keys_to;
};

struct BackupMade {
    BackupManifest manifest;
    Digest digest;                 // of the manifest
    bool made_by_another = false;  // the station was served meanwhile
};

// `destination` must not exist and not lie in the station. Errors: AlreadyExists, NotAllowed; those
// of HeldCut::of; IntegrityLost if the copy does not hold together; Io, DurabilityLost. After a
// failure there is no backup; DESTINATION.part may be left, and is removed the next time.
[[nodiscard]] Result<BackupMade> back_up(Seams seams, BackupAsked const& asked,
                                         Progress const& progress);

}  // namespace penstock::disclosure
