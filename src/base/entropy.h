// The seam to chance. Keys, commitments and ids draw from here; a test draws from a seed.
#pragma once

#include "base/result.h"

#include <cstdint>
#include <span>

namespace penstock {

class Entropy {
public:
    virtual ~Entropy() = default;

    // Fills `out` with unpredictable bytes. Errors: Io if the source fails; `out` is then
    // unspecified.
    [[nodiscard]] virtual Result<void> fill(std::span<std::uint8_t> out) = 0;
};

}  // namespace penstock
