// What a backup's folder holds beside the copy of the station (docs/formats/backup.md): a manifest,
// and the digest of every file.
#pragma once

#include "base/bytes.h"
#include "base/date.h"
#include "base/disk.h"
#include "base/result.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace penstock::disclosure {

// The places in a backup's folder.
struct BackupFiles {
    std::filesystem::path folder;

    [[nodiscard]] std::filesystem::path manifest() const { return folder / "manifest.json"; }
    [[nodiscard]] std::filesystem::path digests() const { return folder / "digests"; }
    [[nodiscard]] std::filesystem::path station() const { return folder / "station"; }
};

// A file by its path in the backup, such as "station/store.db".
struct BackupFile {
    std::string path;
    Digest digest;

    // True for a key that is encrypted for the holder of a certificate.
    [[nodiscard]] bool is_sealed() const {
        return path.starts_with("station/keys/") && path.ends_with(".cms");
    }
};

struct BackupManifest {
    std::string origin;
    std::uint64_t entries = 0;  // published
    std::string root;           // of their tree, in base64
    Instant made{};
    std::uint64_t files = 0, bytes = 0;
    Digest digests;  // of the file `digests`
};

[[nodiscard]] std::string text_of(BackupManifest const& manifest);
// The form that `sha256sum --check` reads.
[[nodiscard]] std::string text_of(std::vector<BackupFile> const& files);

struct BackupAtHand {
    BackupManifest manifest;
    std::vector<BackupFile> files;
};
// Reads both and compares them. Errors: NotFound if there is no backup; Malformed for another form
// or a path that leads elsewhere; IntegrityLost if the digests are not those of the manifest.
[[nodiscard]] Result<BackupAtHand> read_backup(Disk& disk, BackupFiles const& files);

}  // namespace penstock::disclosure
