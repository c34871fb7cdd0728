// A clock that stands where the test puts it.
#pragma once

#include "base/clock.h"

namespace penstock::testing {

class FixedClock : public Clock {
public:
    explicit FixedClock(Instant now) : now_(now) {}

    [[nodiscard]] Instant now() override { return now_; }
    [[nodiscard]] std::uint64_t monotonic_ns() override { return ++ticks_; }
    // Does not wait: nobody else is at work in a test.
    void pause(std::chrono::milliseconds duration) override {
        ticks_ += static_cast<std::uint64_t>(std::chrono::nanoseconds(duration).count());
    }
    void set(Instant now) { now_ = now; }

private:
    Instant now_;
    std::uint64_t ticks_ = 0;
};

}  // namespace penstock::testing
