// What is known about a batch file on its way to the station, so that a command that was cut off
// goes on where it stopped.
#pragma once

#include "base/bytes.h"
#include "base/disk.h"
#include "base/entropy.h"
#include "remote/client_folder.h"

#include <cstdint>
#include <string>

namespace penstock::remote {

struct FileFacts {
    std::uint64_t bytes = 0;
    Digest digest;
};
// Reads the file once. Errors: NotFound, Io; Malformed if it is empty.
[[nodiscard]] Result<FileFacts> facts_of(Disk& disk, Disk::Path const& file);

class Sending {
public:
    // What is known about the file of this digest. Errors: Io.
    [[nodiscard]] static Result<Sending> of(Disk& disk, Entropy& entropy, ClientFolder& folder,
                                            Digest const& file);

    std::string upload;      // the station's id of it; empty before it was announced
    std::string job;         // that takes the batch in; empty before it was submitted
    std::string begin_key;   // Idempotency-Key of the announcement
    std::string submit_key;  // and of the submission

    // Durability: kept when this returns. Errors: Io, DurabilityLost.
    [[nodiscard]] Result<void> keep() const;
    // Forgets the job, so that the upload is submitted once more.
    [[nodiscard]] Result<void> submit_anew(Entropy& entropy);
    // Forgets the upload too: the station does not know it any more.
    [[nodiscard]] Result<void> begin_anew(Entropy& entropy);
    [[nodiscard]] Result<void> forget() const;

private:
    Sending(Disk& disk, Disk::Path file) : disk_(&disk), file_(std::move(file)) {}

    Disk* disk_;
    Disk::Path file_;
};

}  // namespace penstock::remote
