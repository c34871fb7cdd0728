// Files on their way in: announced by size and digest, sent in ranges, complete when both agree.
//
// An upload lies in a folder of its own and belongs to one caller. What has been received is kept
// when a connection breaks and when the program stops; the sender asks how much there is and goes
// on. Threads: any; one at a time writes to one upload.
#pragma once

#include "base/bytes.h"
#include "base/date.h"
#include "base/disk.h"
#include "base/entropy.h"
#include "crypto/digest.h"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <string>

namespace penstock::service {

struct UploadLimits {
    std::uint64_t most_bytes = std::uint64_t{8} << 30;          // of one file
    std::uint64_t most_bytes_in_all = std::uint64_t{64} << 30;  // announced, of all callers
    std::size_t most_of_one_caller = 8;
    std::chrono::hours kept{72};  // without a byte more

    // False if no file of this size is ever taken.
    [[nodiscard]] bool takes(std::uint64_t bytes) const {
        return bytes <= most_bytes && bytes <= most_bytes_in_all;
    }
};

struct UploadState {
    std::string id;
    std::uint64_t bytes = 0, received = 0;
    bool complete = false;
};

class Uploads {
public:
    using Path = std::filesystem::path;

    // Takes up what lies in the folder, which is made if it is not there. Errors: Io.
    [[nodiscard]] static Result<std::unique_ptr<Uploads>> open(Disk& disk, Entropy& entropy,
                                                               Path const& folder,
                                                               UploadLimits limits);

    // Errors: NotAllowed if a limit would be passed; Io.
    [[nodiscard]] Result<UploadState> begin(Digest const& owner, std::uint64_t bytes,
                                            Digest const& digest, Instant now);
    // Errors: NotFound, also for another caller's.
    [[nodiscard]] Result<UploadState> state(Digest const& owner, std::string const& id);

    // One range that is being written; others wait for their turn outside. What it took counts
    // though it ends early.
    class Range {
    public:
        Range(Range&&) noexcept;
        Range& operator=(Range&&) = delete;
        ~Range();
        // Errors: Malformed for more than the range announced; Io.
        [[nodiscard]] Result<void> take(ByteView bytes);
        // Durable when this returns. Errors: Malformed if the range is not full, or the whole file
        // has another digest than was announced (it then begins anew); Io, DurabilityLost.
        [[nodiscard]] Result<UploadState> end(Instant now);

    private:
        friend class Uploads;
        struct Upload;
        Range(std::shared_ptr<Upload> upload, std::uint64_t length);
        std::shared_ptr<Upload> upload_;
        std::uint64_t left_ = 0;
    };
    // Errors: NotFound; NotReady if another range is being written; Malformed unless the range
    // begins where the last one ended and lies within the file.
    [[nodiscard]] Result<Range> range(Digest const& owner, std::string const& id,
                                      std::uint64_t first, std::uint64_t length);

    // The file of a complete upload. Errors: NotFound; NotReady if it is not complete.
    [[nodiscard]] Result<Path> file(Digest const& owner, std::string const& id);
    // Errors: NotFound, Io; NotReady while a range is being written.
    [[nodiscard]] Result<void> drop(Digest const& owner, std::string const& id);
    // Drops those that got nothing more for as long as the limits say.
    void drop_old(Instant now);

private:
    using Upload = Range::Upload;
    Uploads(Disk& disk, Entropy& entropy, Path folder, UploadLimits limits)
        : disk_(disk), entropy_(entropy), folder_(std::move(folder)), limits_(limits) {}

    [[nodiscard]] Result<void> take_up(std::string const& id);
    [[nodiscard]] Result<std::shared_ptr<Upload>> find(Digest const& owner, std::string const& id);

    Disk& disk_;
    Entropy& entropy_;
    Path folder_;
    UploadLimits limits_;
    std::mutex mutex_;
    std::map<std::string, std::shared_ptr<Upload>> uploads_;  // guarded by mutex_
};

}  // namespace penstock::service
