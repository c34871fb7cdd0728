// The kernel's random source.
#pragma once

#include "base/entropy.h"

namespace penstock::platform {

class SystemEntropy : public Entropy {
public:
    [[nodiscard]] Result<void> fill(std::span<std::uint8_t> out) override;
};

}  // namespace penstock::platform
