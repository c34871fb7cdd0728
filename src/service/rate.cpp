#include "service/rate.h"

#include <algorithm>

namespace penstock::service {

namespace {

// So many callers are remembered before those who are at rest are forgotten.
constexpr std::size_t many = 4096;

double refilled(double tokens, std::uint64_t since_ns, RateTerms const& terms) {
    return std::min(terms.at_once, tokens + static_cast<double>(since_ns) / 1e9 * terms.a_second);
}

}  // namespace

bool Rate::allows(Digest const& caller, RateTerms const& terms, std::uint64_t now_ns) {
    std::lock_guard const guard(mutex_);
    if (buckets_.size() > many) forget_full(now_ns);
    auto const [place, is_new] =
        buckets_.try_emplace(caller, Bucket{.tokens = terms.at_once, .at_ns = now_ns});
    Bucket& bucket = place->second;
    bucket.terms = terms;
    bucket.tokens = refilled(bucket.tokens, now_ns - bucket.at_ns, terms);
    bucket.at_ns = now_ns;
    if (bucket.tokens < 1) return false;
    bucket.tokens -= 1;
    return true;
}

// A full bucket is as good as none.
void Rate::forget_full(std::uint64_t now_ns) {
    std::erase_if(buckets_, [&](auto const& item) {
        Bucket const& bucket = item.second;
        return refilled(bucket.tokens, now_ns - bucket.at_ns, bucket.terms) >= bucket.terms.at_once;
    });
}

}  // namespace penstock::service
