// Deals shapes in exactly their shares: every thousand lines have the same mix, in another order.
#pragma once

#include "synthetic/chance.h"
#include "synthetic/shape.h"

#include <cstdint>
#include <vector>

namespace penstock::synthetic {

// One person on two lines of a batch under two numbers; dealt once for the two lines.
[[nodiscard]] Shape const& same_person_twice();

class ShapeDeck {
public:
    explicit ShapeDeck(std::uint64_t seed) : chance_(seed, 5) {}

    // Requires: the shares of all shapes come to a thousand lines (CHECKed).
    [[nodiscard]] Shape const& deal();

private:
    void shuffle_anew();

    Chance chance_;
    std::vector<Shape const*> deck_;
};

}  // namespace penstock::synthetic
