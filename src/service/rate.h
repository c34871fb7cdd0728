// How often somebody may ask: a token bucket for each caller. Threads: any.
#pragma once

#include "base/bytes.h"

#include <cstdint>
#include <map>
#include <mutex>

namespace penstock::service {

struct RateTerms {
    double a_second = 50;
    double at_once = 200;
};

class Rate {
public:
    // True if the caller, whose terms are these, may ask now. `now_ns` never runs back.
    [[nodiscard]] bool allows(Digest const& caller, RateTerms const& terms, std::uint64_t now_ns);

private:
    struct Bucket {
        double tokens = 0;
        std::uint64_t at_ns = 0;
        RateTerms terms = {};
    };
    void forget_full(std::uint64_t now_ns);

    std::mutex mutex_;
    std::map<Digest, Bucket> buckets_;  // guarded by mutex_
};

}  // namespace penstock::service
