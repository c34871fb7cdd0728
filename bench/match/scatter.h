// A bijection of [0, size) onto itself that looks like chance: a small Feistel network with cycle
// walking (Black and Rogaway 2002). So a world of any size needs no table to say who lives where.
#pragma once

#include <cstdint>

namespace penstock::evaluation {

// A number from two, equally spread (the final mix of SplitMix64).
[[nodiscard]] constexpr std::uint64_t mixed(std::uint64_t a, std::uint64_t b) {
    std::uint64_t z = a * 0x9e3779b97f4a7c15u + b * 0xd1342543de82ef95u + 0x2545f4914f6cdd1du;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
}

class Scatter {
public:
    // Requires: size > 0.
    Scatter(std::uint64_t size, std::uint64_t key);

    // Requires: place < size.
    [[nodiscard]] std::uint64_t to(std::uint64_t place) const;
    // The place that `to` sends to `image`.
    [[nodiscard]] std::uint64_t from(std::uint64_t image) const;

private:
    [[nodiscard]] std::uint64_t forth(std::uint64_t value) const;
    [[nodiscard]] std::uint64_t back(std::uint64_t value) const;

    std::uint64_t size_;
    std::uint64_t key_;
    int half_bits_ = 1;
};

}  // namespace penstock::evaluation
