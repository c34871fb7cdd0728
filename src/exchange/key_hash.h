// A keyed 64-bit hash of text, for counting equal keys.
//
// SipHash-2-4 (Aumasson and Bernstein, 2012): without the key nobody can choose texts that collide,
// and a scratch file of hashes tells nothing about the texts.
#pragma once

#include "base/entropy.h"
#include "base/result.h"

#include <array>
#include <cstdint>
#include <string_view>

namespace penstock::exchange {

class KeyHash {
public:
    using Key = std::array<std::uint8_t, 16>;

    explicit KeyHash(Key const& key);
    // With a fresh key. Errors: Io.
    [[nodiscard]] static Result<KeyHash> fresh(Entropy& entropy);

    // Equal for equal text. Threads: safe.
    [[nodiscard]] std::uint64_t of(std::string_view text) const;

private:
    std::uint64_t key0_;
    std::uint64_t key1_;
};

}  // namespace penstock::exchange
