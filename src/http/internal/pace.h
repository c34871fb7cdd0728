// When to give up on the other side, in one body: when nothing moved for a while, or too little on
// the whole. Time that this side needed is not counted.
#pragma once

#include "http/internal/beast.h"

#include <algorithm>
#include <cstdint>

namespace penstock::http::internal {

class Pace {
public:
    using Time = asio::steady_timer::time_point;
    using Duration = asio::steady_timer::duration;

    [[nodiscard]] static Time now() { return asio::steady_timer::clock_type::now(); }

    Pace(Duration stalled, std::uint64_t slowest_bytes_a_second)
        : stalled_(stalled), slowest_(std::max<std::uint64_t>(slowest_bytes_a_second, 1)) {}

    void moved(std::uint64_t bytes) { bytes_ += bytes; }
    void excuse(Duration own) { start_ += own; }
    [[nodiscard]] Time deadline() const {
        auto const earned = std::chrono::milliseconds(bytes_ * 1000 / slowest_);
        return std::min(now() + stalled_, start_ + stalled_ + earned);
    }

private:
    Duration stalled_;
    std::uint64_t slowest_;
    Time start_ = now();
    std::uint64_t bytes_ = 0;
};

}  // namespace penstock::http::internal
