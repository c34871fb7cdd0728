#include "platform/system_clock.h"

#include <chrono>
#include <thread>

namespace penstock::platform {

Instant SystemClock::now() {
    return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

std::uint64_t SystemClock::monotonic_ns() {
    auto const since_start = std::chrono::steady_clock::now().time_since_epoch();
    return static_cast<std::uint64_t>(
        std::chrono::duration_cast<std::chrono::nanoseconds>(since_start).count());
}

void SystemClock::pause(std::chrono::milliseconds duration) {
    std::this_thread::sleep_for(duration);
}

}  // namespace penstock::platform
