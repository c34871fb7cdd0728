// The folder of one requester's or recipient's machine: with which station it speaks, whom it
// trusts, what it has seen and kept. docs/remote.md says what lies in it.
#pragma once

#include "base/clock.h"
#include "base/disk.h"
#include "ledger/note.h"
#include "remote/own_record.h"

#include <string>
#include <vector>

namespace penstock::remote {

struct FolderSettings {
    std::string server;     // https://host:port
    std::string authority;  // PEM; empty for a simulation over plain HTTP
    std::string signer;     // path of the PEM file with the caller's card, or empty
    std::vector<ledger::VerifierKey> log_keys;  // of the station's log, the one in force first
};

class ClientFolder {
public:
    using Path = Disk::Path;

    // Makes the folder with an empty own record. Errors: AlreadyExists; Io, DurabilityLost. After a
    // failure what was made is taken away.
    [[nodiscard]] static Result<void> make(Disk& disk, Entropy& entropy, Instant now,
                                           Path const& folder, FolderSettings const& settings);
    // Requires: `disk` outlives it. Errors: NotFound, Malformed; those of OwnRecord::open.
    [[nodiscard]] static Result<ClientFolder> open(Disk& disk, Path folder);
    // The settings alone, before the folder is opened. Errors: NotFound, Malformed, Io.
    [[nodiscard]] static Result<FolderSettings> read_settings(Disk& disk, Path const& folder);

    // From now on a checkpoint may be signed by this key too: the custodian has changed the key of
    // the same log. Errors: NotAllowed for the key of another log; those of read_settings.
    [[nodiscard]] static Result<void> trust(Disk& disk, Path const& folder,
                                            ledger::VerifierKey const& key);

    [[nodiscard]] FolderSettings const& settings() const { return settings_; }
    [[nodiscard]] OwnRecord& record() { return record_; }
    [[nodiscard]] Path const& path() const { return path_; }

    // The last checkpoint of the station's log that was seen and found consistent; empty if none.
    // Errors: Io.
    [[nodiscard]] Result<std::string> seen_checkpoint();
    [[nodiscard]] Result<void> keep_checkpoint(std::string_view note);
    // Receipts, by the digest of their text. Durability: kept when this returns.
    [[nodiscard]] Result<void> keep_receipt(std::string_view text);
    [[nodiscard]] Result<std::vector<std::string>> receipts();

private:
    ClientFolder(Disk& disk, Path path, FolderSettings settings, OwnRecord record)
        : disk_(&disk),
          path_(std::move(path)),
          settings_(std::move(settings)),
          record_(std::move(record)) {}

    Disk* disk_;
    Path path_;
    FolderSettings settings_;
    OwnRecord record_;
};

}  // namespace penstock::remote
