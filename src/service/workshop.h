// A thread for long work that does not need the station, one piece after the other.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace penstock::service {

class Workshop {
public:
    Workshop() : thread_([this] { run(); }) {}
    ~Workshop() { stop(); }
    Workshop(Workshop const&) = delete;
    Workshop& operator=(Workshop const&) = delete;

    // False if it is stopping. Requires: the work does not throw. Threads: any.
    [[nodiscard]] bool post(std::function<void()> work);
    // What is at hand is finished; what waits is not begun. Threads: any but its own.
    void stop();

private:
    void run();

    std::mutex mutex_;
    std::condition_variable wake_;
    std::deque<std::function<void()>> work_;  // guarded by mutex_
    bool stopping_ = false;                   // guarded by mutex_
    std::thread thread_;
};

}  // namespace penstock::service
