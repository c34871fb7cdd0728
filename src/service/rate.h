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
    explicit Rate(RateTerms terms) : terms_(terms) {}

    // True if the caller may ask now. `now_ns` never runs back.
    [[nodiscard]] bool allows(Digest const& caller, std::uint64_t now_ns);

private:
    struct Bucket {
        double tokens = 0;
        std::uint64_t at_ns = 0;
    };
    void forget_full(std::uint64_t now_ns);

    RateTerms terms_;
    std::mutex mutex_;
    std::map<Digest, Bucket> buckets_;  // guarded by mutex_
};

}  // namespace penstock::service
