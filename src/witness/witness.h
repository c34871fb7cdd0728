// A witness: cosigns the checkpoints of the logs that it knows, each only if it continues the last
// one that it cosigned (c2sp.org/tlog-witness). What it says is only as good as what it remembers.
//
//     auto witness = TRY(Witness::open(disk, clock, folder));
//     Answer const answer = witness->add_checkpoint(body);  // the body of a POST
//
// The folder (docs/formats/witness.md): `witness.vkey`, `keys/witness.pem`, and for each log
// `logs/<hex SHA-256 of its origin>/` with `log` (its origin and keys) and `checkpoint` (the last
// one cosigned; empty before the first).
//
// Invariants
// 1. Two checkpoints that were cosigned for one origin are consistent, whatever is asked by however
//    many at once, and whatever fails.
// 2. A cosignature leaves only after the checkpoint that it is for is durable.
// 3. A stored checkpoint is replaced only if its bytes are those that this object last wrote or
//    read (compare and swap). Anything else, or any failure to write, stops the witness.
//
// Trust: whoever can restore an older copy of the folder makes the witness forget, and it will
// cosign a fork. Nobody sees that but those who hold the later cosignature.
//
// Threads: add_checkpoint and latest may be called by many at once. Processes: one (folder/lock).
#pragma once

#include "base/clock.h"
#include "base/disk.h"
#include "base/entropy.h"
#include "base/result.h"
#include "crypto/signing_key.h"
#include "ledger/note.h"
#include "merkle/proof.h"

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace penstock::witness {

// What to answer, in the numbers and types of HTTP.
struct Answer {
    unsigned status = 500;
    Literal content_type = "text/plain; charset=utf-8";
    std::string body;
};

class Witness {
public:
    // Makes a witness with a key of its own in a folder that does not exist yet. `name` is what its
    // cosignatures are signed under. Errors: AlreadyExists; Malformed if no key may have this name;
    // Io, DurabilityLost.
    [[nodiscard]] static Result<void> make(Disk& disk, Entropy& entropy, Disk::Path const& folder,
                                           std::string const& name);

    // Errors: NotFound; NotReady if another process has it open; IntegrityLost if a stored
    // checkpoint does not bear this witness's signature, or is missing.
    // Requires: disk and clock outlive the witness.
    [[nodiscard]] static Result<std::unique_ptr<Witness>> open(Disk& disk, Clock& clock,
                                                               Disk::Path folder);

    // Knows the log from now on. A log that is known already gets one more key. Errors:
    // AlreadyExists if it has this key; Malformed for a key of another kind than a log's or an
    // origin that is no line of a note; DurabilityLost.
    [[nodiscard]] Result<void> trust(std::string const& origin, ledger::VerifierKey const& key);

    // Answers the body of a POST to add-checkpoint: 200 with a cosignature, 400, 403, 404, 409 with
    // the size, 422; 500 once it has stopped. Durability: the checkpoint is stored when this
    // answers 200.
    [[nodiscard]] Answer add_checkpoint(std::string_view body);

    // Answers a GET of <folder_name>/checkpoint: the last one cosigned; else 404.
    [[nodiscard]] Answer latest(std::string_view folder_name);

    [[nodiscard]] ledger::VerifierKey key() const;
    [[nodiscard]] std::size_t logs() const { return logs_.size(); }
    // True once something could not be written or was not what had been written.
    [[nodiscard]] bool stopped();

private:
    struct Log {
        std::string origin;
        std::vector<ledger::VerifierKey> keys = {};
        std::string note = {};       // the stored checkpoint; empty before the first
        merkle::TreeHead tree = {};  // of the note
        std::uint64_t time = 0;      // of our cosignature on it
    };

    Witness(Disk& disk, Clock& clock, Disk::Path folder, std::string name, crypto::SigningKey key,
            std::unique_ptr<FolderLock> lock);

    [[nodiscard]] Result<void> load(std::string const& folder_name);
    [[nodiscard]] Result<void> remember(Log& log, std::string_view note) const;
    [[nodiscard]] Answer cosign(Log& log, ledger::OpenedNote const& opened,
                                merkle::TreeHead const& tree);
    [[nodiscard]] Result<void> store(Log const& log, std::string const& note);
    [[nodiscard]] Disk::Path folder_of(std::string const& origin) const;

    Disk& disk_;
    Clock& clock_;
    Disk::Path folder_;
    std::string name_;
    crypto::SigningKey key_;
    std::unique_ptr<FolderLock> lock_;
    std::mutex mutex_;
    std::map<std::string, Log> logs_;  // by folder name
    bool stopped_ = false;
};

// Lower-case hexadecimal of SHA-256 of the origin: the name of its folder, and of its place in the
// read interface.
[[nodiscard]] std::string folder_name_of(std::string_view origin);

}  // namespace penstock::witness
