#include "bench/match/scatter.h"

#include <bit>

namespace penstock::evaluation {

namespace {
constexpr std::uint64_t rounds = 4;
}

Scatter::Scatter(std::uint64_t size, std::uint64_t key) : size_(size), key_(key) {
    int const bits = size > 1 ? std::bit_width(size - 1) : 1;
    half_bits_ = (bits + 1) / 2;
}

std::uint64_t Scatter::forth(std::uint64_t value) const {
    std::uint64_t const mask = (std::uint64_t{1} << half_bits_) - 1;
    std::uint64_t left = value >> half_bits_;
    std::uint64_t right = value & mask;
    for (std::uint64_t round = 0; round < rounds; ++round) {
        std::uint64_t const next = left ^ (mixed(right, key_ + round) & mask);
        left = right;
        right = next;
    }
    return left << half_bits_ | right;
}

std::uint64_t Scatter::back(std::uint64_t value) const {
    std::uint64_t const mask = (std::uint64_t{1} << half_bits_) - 1;
    std::uint64_t left = value >> half_bits_;
    std::uint64_t right = value & mask;
    for (std::uint64_t round = rounds; round-- > 0;) {
        std::uint64_t const before = right ^ (mixed(left, key_ + round) & mask);
        right = left;
        left = before;
    }
    return left << half_bits_ | right;
}

std::uint64_t Scatter::to(std::uint64_t place) const {
    std::uint64_t value = forth(place);
    while (value >= size_) value = forth(value);
    return value;
}

std::uint64_t Scatter::from(std::uint64_t image) const {
    std::uint64_t value = back(image);
    while (value >= size_) value = back(value);
    return value;
}

}  // namespace penstock::evaluation
