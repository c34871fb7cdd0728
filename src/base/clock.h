// The seam to time. The station's clock is the only clock: nothing else may ask what time it is.
#pragma once

#include "base/date.h"

#include <chrono>
#include <cstdint>

namespace penstock {

class Clock {
public:
    virtual ~Clock() = default;

    // The station's time in UTC.
    [[nodiscard]] virtual Instant now() = 0;

    // Nanoseconds since an arbitrary start, never running back. For progress and measurements only,
    // never for a decision.
    [[nodiscard]] virtual std::uint64_t monotonic_ns() = 0;

    // Lets other processes go on for about that long.
    virtual void pause(std::chrono::milliseconds duration) = 0;
};

}  // namespace penstock
