// Chance from a seed, for sample data: the same seed and stream give the same choices on every
// machine (SplitMix64, Steele, Lea and Flood 2014). Never for a key.
#pragma once

#include <cstddef>
#include <cstdint>

namespace penstock::synthetic {

class Chance {
public:
    // Streams of one seed are independent of each other.
    Chance(std::uint64_t seed, std::uint64_t stream)
        : state_(seed ^ (stream * 0xd1342543de82ef95u + 0x2545f4914f6cdd1du)) {}

    std::uint64_t next() {
        std::uint64_t z = (state_ += 0x9e3779b97f4a7c15u);
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
        return z ^ (z >> 31);
    }

    // A number in [0, bound). Requires: bound > 0, and small beside 2^64.
    std::uint64_t below(std::uint64_t bound) { return next() % bound; }
    // A number in [low, high].
    int between(int low, int high) {
        return low + static_cast<int>(below(static_cast<std::uint64_t>(high - low) + 1));
    }
    bool one_in(std::uint64_t count) { return below(count) == 0; }
    bool per_mille(std::uint64_t share) { return below(1000) < share; }

    // An item of an array, a span or a vector that outlives the call.
    template <typename Items>
    auto const& pick(Items const& items) {
        return items[below(items.size())];
    }
    // As pick, but the first items come far more often than the last, as names do.
    template <typename Items>
    auto const& pick_common(Items const& items) {
        std::uint64_t const a = below(items.size());
        std::uint64_t const b = below(items.size());
        return items[a * b / items.size()];
    }

private:
    std::uint64_t state_;
};

}  // namespace penstock::synthetic
