// The machine's clock.
#pragma once

#include "base/clock.h"

namespace penstock::platform {

class SystemClock : public Clock {
public:
    [[nodiscard]] Instant now() override;
    [[nodiscard]] std::uint64_t monotonic_ns() override;
    void pause(std::chrono::milliseconds duration) override;
};

}  // namespace penstock::platform
