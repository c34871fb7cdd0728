#include "platform/watchdog.h"

#include <utility>

namespace penstock::platform {

Watchdog::Watchdog(std::chrono::milliseconds patience, std::function<void()> bite)
    : patience_(patience), bite_(std::move(bite)), thread_([this] { run(); }) {}

Watchdog::~Watchdog() {
    {
        std::scoped_lock const lock(mutex_);
        ends_ = true;
    }
    changed_.notify_one();
    thread_.join();
}

void Watchdog::run() {
    std::unique_lock lock(mutex_);
    while (!ends_) {
        // OPTIMIZATION: nobody wakes this thread for a new watch. It looks again after a patience,
        // so a call that hangs is found after two of them at the latest.
        if (deadlines_.empty()) {
            changed_.wait_for(lock, patience_);
            continue;
        }
        Time const first = deadlines_.begin()->second;
        if (std::chrono::steady_clock::now() < first) {
            changed_.wait_until(lock, first);
            continue;
        }
        lock.unlock();
        bite_();
        return;
    }
}

Watchdog::Watch::Watch(Watchdog& watchdog) : watchdog_(watchdog) {
    std::scoped_lock const lock(watchdog_.mutex_);
    number_ = ++watchdog_.last_number_;
    watchdog_.deadlines_.emplace(number_, std::chrono::steady_clock::now() + watchdog_.patience_);
}

Watchdog::Watch::~Watch() {
    std::scoped_lock const lock(watchdog_.mutex_);
    watchdog_.deadlines_.erase(number_);
}

}  // namespace penstock::platform
