// Counts and times of the requests, as Prometheus reads them. No label says anything of a person or
// a batch. Threads: any.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>

namespace penstock::service {

class Metrics {
public:
    // `operation` is a literal of the table of routes.
    void count(std::string_view operation, unsigned status, std::uint64_t took_ns);

    // The text format of Prometheus, for these and for what the caller adds.
    [[nodiscard]] std::string text() const;

private:
    static constexpr std::array<double, 10> bounds{0.001, 0.0025, 0.005, 0.01, 0.025,
                                                   0.05,  0.1,    0.25,  1,    5};
    struct Times {
        std::array<std::uint64_t, bounds.size() + 1> counts{};
        std::uint64_t all = 0;
        double sum = 0;
    };
    mutable std::mutex mutex_;
    std::map<std::pair<std::string_view, unsigned>, std::uint64_t> requests_;  // guarded by mutex_
    std::map<std::string_view, Times> times_;                                  // guarded by mutex_
};

}  // namespace penstock::service
