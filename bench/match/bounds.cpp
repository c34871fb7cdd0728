#include "bench/match/bounds.h"

#include <algorithm>

namespace penstock::evaluation {

namespace {

constexpr double confidence = 0.95;

}  // namespace

double upper_bound(double events, double trials) {
    return share_at_most(events, trials, confidence);
}

double lower_bound(double events, double trials) {
    return share_at_least(events, trials, confidence);
}

double effective_size(std::vector<std::uint64_t> clusters) {
    std::ranges::sort(clusters);
    double cases = 0, squares = 0;
    for (std::size_t at = 0; at < clusters.size();) {
        std::size_t end = at;
        while (end < clusters.size() && clusters[end] == clusters[at]) ++end;
        auto const size = static_cast<double>(end - at);
        cases += size;
        squares += size * size;
        at = end;
    }
    return squares > 0 ? cases * cases / squares : 0;
}

}  // namespace penstock::evaluation
