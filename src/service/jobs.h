// Long work that somebody asked for: known by an id, with its progress, and taken up again if the
// program stopped before it was done.
//
// What a job asks is kept in a file of its own before begin() returns; what came of it, too. Every
// kind of job may be done twice: the journey refuses or repeats what was done already. Threads:
// any.
#pragma once

#include "base/bytes.h"
#include "base/date.h"
#include "base/disk.h"
#include "base/entropy.h"

#include <atomic>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace penstock::service {

enum class JobKind { Receive, Precheck, Decide, Deliver };
[[nodiscard]] std::string_view word(JobKind kind);

enum class JobState { Waiting, Running, Done, Refused, Failed };
[[nodiscard]] std::string_view word(JobState state);

// What was asked. `text` and `more` mean what the kind makes of them: an upload, a batch, an
// agreement, a signature.
struct JobRequest {
    JobKind kind = JobKind::Receive;
    Digest owner;
    std::string text, more;
};

struct JobView {
    std::string id;
    JobRequest request;
    JobState state = JobState::Waiting;
    std::uint64_t done = 0, of = 0;
    std::string outcome;  // JSON: the result, or the problem document
};

class Job {
public:
    Job(std::string id, JobRequest request) : id_(std::move(id)), request_(std::move(request)) {}

    [[nodiscard]] std::string const& id() const { return id_; }
    [[nodiscard]] JobRequest const& request() const { return request_; }
    void begin_running() { running_ = true; }
    void progress(std::uint64_t done, std::uint64_t of) {
        done_ = done;
        of_ = of;
    }
    [[nodiscard]] JobView view() const;

private:
    friend class Jobs;
    std::string id_;
    JobRequest request_;
    std::atomic<bool> running_ = false;
    std::atomic<std::uint64_t> done_ = 0, of_ = 0;
    mutable std::mutex mutex_;
    std::optional<JobState> ended_;  // guarded by mutex_, as what follows
    std::string outcome_;
    Instant ended_at_{};
};

class Jobs {
public:
    using Path = std::filesystem::path;

    // Errors: Io.
    [[nodiscard]] static Result<std::unique_ptr<Jobs>> open(Disk& disk, Entropy& entropy,
                                                            Path const& folder);

    // Durable when this returns. Errors: Io, DurabilityLost; NotAllowed if the caller has too many.
    [[nodiscard]] Result<std::shared_ptr<Job>> begin(JobRequest const& request);
    // Errors: NotFound, also for another caller's.
    [[nodiscard]] Result<JobView> view(Digest const& owner, std::string const& id);
    // A folder of the job's own for what it writes; made by whoever writes into it.
    [[nodiscard]] Path folder_of(std::string const& id) const { return folder_ / id; }
    // Errors: Io, DurabilityLost.
    [[nodiscard]] Result<void> end(Job& job, JobState state, std::string outcome, Instant at);
    // Those that had not ended when the program stopped, in the order of their begin.
    [[nodiscard]] std::vector<std::shared_ptr<Job>> unfinished();
    // Forgets those that ended so long ago.
    void drop_old(Instant now, std::chrono::hours kept = std::chrono::hours(72));

private:
    Jobs(Disk& disk, Entropy& entropy, Path folder)
        : disk_(disk), entropy_(entropy), folder_(std::move(folder)) {}
    [[nodiscard]] Result<void> take_up(std::string const& id);

    Disk& disk_;
    Entropy& entropy_;
    Path folder_;
    std::mutex mutex_;
    std::uint64_t sequence_ = 0;  // guarded by mutex_, as what follows
    std::map<std::string, std::shared_ptr<Job>> jobs_;
    std::map<std::uint64_t, std::string> unfinished_;
};

}  // namespace penstock::service
