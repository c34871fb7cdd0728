// A watch over calls that may hang: a disk that has died, or a network volume that is gone, can
// keep a call from ever coming back.
//
//     Watchdog watchdog(std::chrono::seconds(30), [] { … the process ends … });
//     {
//         auto const watch = watchdog.watch();
//         ::fsync(fd);
//     }
//
// Threads: watch() may be called by many at once.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <thread>

namespace penstock::platform {

class Watchdog {
public:
    // `bite` is called once, on the watchdog's thread, when a watched call has lasted longer than
    // `patience`. Nothing waits for the call after that: `bite` is to end the process.
    Watchdog(std::chrono::milliseconds patience, std::function<void()> bite);
    ~Watchdog();
    Watchdog(Watchdog const&) = delete;
    Watchdog& operator=(Watchdog const&) = delete;

    // Watches until the object is destroyed.
    class Watch {
    public:
        explicit Watch(Watchdog& watchdog);
        ~Watch();
        Watch(Watch const&) = delete;
        Watch& operator=(Watch const&) = delete;

    private:
        Watchdog& watchdog_;
        std::uint64_t number_;
    };
    [[nodiscard]] Watch watch() { return Watch(*this); }

private:
    using Time = std::chrono::steady_clock::time_point;

    void run();

    std::chrono::milliseconds patience_;
    std::function<void()> bite_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::map<std::uint64_t, Time> deadlines_;  // numbers grow, and so do deadlines
    std::uint64_t last_number_ = 0;
    bool ends_ = false;
    std::thread thread_;
};

}  // namespace penstock::platform
