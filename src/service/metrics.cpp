#include "service/metrics.h"

#include <fmt/core.h>

namespace penstock::service {

void Metrics::count(std::string_view operation, unsigned status, std::uint64_t took_ns) {
    double const seconds = static_cast<double>(took_ns) / 1e9;
    std::size_t bucket = 0;
    while (bucket < bounds.size() && seconds > bounds[bucket]) ++bucket;
    std::lock_guard const guard(mutex_);
    ++requests_[{operation, status}];
    Times& times = times_[operation];
    ++times.counts[bucket];
    ++times.all;
    times.sum += seconds;
}

std::string Metrics::text() const {
    std::lock_guard const guard(mutex_);
    std::string text =
        "# HELP penstock_requests_total Requests answered.\n"
        "# TYPE penstock_requests_total counter\n";
    for (auto const& [key, count] : requests_) {
        text += fmt::format("penstock_requests_total{{operation=\"{}\",status=\"{}\"}} {}\n",
                            key.first, key.second, count);
    }
    text +=
        "# HELP penstock_request_seconds Time from the whole request to its answer.\n"
        "# TYPE penstock_request_seconds histogram\n";
    for (auto const& [operation, times] : times_) {
        std::uint64_t so_far = 0;
        for (std::size_t i = 0; i < bounds.size(); ++i) {
            so_far += times.counts[i];
            text +=
                fmt::format("penstock_request_seconds_bucket{{operation=\"{}\",le=\"{}\"}} {}\n",
                            operation, bounds[i], so_far);
        }
        text += fmt::format("penstock_request_seconds_bucket{{operation=\"{}\",le=\"+Inf\"}} {}\n",
                            operation, times.all);
        text += fmt::format("penstock_request_seconds_sum{{operation=\"{}\"}} {:.6f}\n", operation,
                            times.sum);
        text += fmt::format("penstock_request_seconds_count{{operation=\"{}\"}} {}\n", operation,
                            times.all);
    }
    return text;
}

}  // namespace penstock::service
