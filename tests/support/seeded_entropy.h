// Chance from a seed (SplitMix64): the same seed gives the same bytes. For tests and sample data
// only.
#pragma once

#include "base/entropy.h"

namespace penstock::testing {

class SeededEntropy : public Entropy {
public:
    explicit SeededEntropy(std::uint64_t seed) : state_(seed) {}

    [[nodiscard]] Result<void> fill(std::span<std::uint8_t> out) override {
        for (std::uint8_t& byte : out) byte = static_cast<std::uint8_t>(next() >> 56);
        return {};
    }

    [[nodiscard]] std::uint64_t next() {
        std::uint64_t z = (state_ += 0x9e3779b97f4a7c15u);
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
        return z ^ (z >> 31);
    }

private:
    std::uint64_t state_;
};

}  // namespace penstock::testing
