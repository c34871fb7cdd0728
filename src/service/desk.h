// The one thread that has the station while it is served. Everybody else hands it work.
//
// Acts of people come first, in their order; long work (receive, decide, deliver) waits for a
// moment without any. Between two pieces of work the desk looks for orders that came in, and makes
// a piece of a cut that a backup waits for (disclosure/station_cut.h). After a fatal error nothing
// is done any more.
#pragma once

#include "disclosure/station.h"
#include "disclosure/station_cut.h"

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

namespace penstock::service {

struct DeskOptions {
    std::chrono::milliseconds lock_wait{10'000};
    std::chrono::milliseconds between_looks{100};  // for orders, while nothing else is to be done
    std::size_t most_waiting = 4096;
    // Called once, by the desk's thread, when it stopped for safety.
    std::function<void(Error const&)> stopped_for_safety = {};
};

class Desk {
public:
    // Called by the desk's thread. An error that is fatal stops the desk.
    using Work = std::function<Result<void>(disclosure::Station&)>;

    // Errors: as Station::open.
    [[nodiscard]] static Result<std::unique_ptr<Desk>> open(disclosure::Seams seams,
                                                            std::filesystem::path const& folder,
                                                            DeskOptions options);
    ~Desk();

    // False, and the work is not done, if too much waits already or the desk is stopping. Threads:
    // any.
    [[nodiscard]] bool post(Work work);
    [[nodiscard]] bool post_long(Work work);

    // What is at hand and all acts that wait are done; long work that has not begun is not.
    // Threads: any but the desk's.
    void stop();

    // The time of the station at the last piece of work. Threads: any.
    [[nodiscard]] Instant now() const { return now_.load(); }
    [[nodiscard]] std::size_t waiting() const;
    // True while acts wait for a piece of long work to end.
    [[nodiscard]] bool is_at_long_work() const;
    // Why it stopped for safety, if it did.
    [[nodiscard]] std::optional<Error> fatal() const;

private:
    Desk(std::unique_ptr<disclosure::Station> station, DeskOptions options);
    void run();
    [[nodiscard]] Work next();
    void carry_out(Work const& work);

    std::unique_ptr<disclosure::Station> station_;
    disclosure::CutsWanted cuts_;  // of the desk's thread, as is the next
    bool is_cutting_ = false;
    DeskOptions options_;
    std::atomic<Instant> now_;
    mutable std::mutex mutex_;
    std::condition_variable wake_;
    std::deque<Work> acts_, long_work_;  // guarded by mutex_, as what follows
    bool stopping_ = false, at_long_work_ = false;
    std::optional<Error> fatal_;
    std::thread thread_;
};

}  // namespace penstock::service
