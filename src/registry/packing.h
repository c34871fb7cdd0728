// The smallest parts of the snapshot: numbers of variable length, texts with their length, little
// endian words.
#pragma once

#include "base/bytes.h"
#include "base/check.h"

#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>

namespace penstock::registry {

class Packer {
public:
    // Seven bits a byte, least significant first; the high bit says that more follow.
    void number(std::uint64_t value) {
        for (; value >= 0x80; value >>= 7) out_.push_back(static_cast<std::uint8_t>(value | 0x80));
        out_.push_back(static_cast<std::uint8_t>(value));
    }

    // Small whether positive or negative: 0, -1, 1, -2 … become 0, 1, 2, 3 …
    void signed_number(std::int64_t value) {
        number((static_cast<std::uint64_t>(value) << 1) ^ static_cast<std::uint64_t>(value >> 63));
    }

    void text(std::string_view value) {
        number(value.size());
        out_.insert(out_.end(), value.begin(), value.end());
    }

    void append(Bytes const& bytes) { out_.insert(out_.end(), bytes.begin(), bytes.end()); }

    template <std::unsigned_integral T>
    void fixed(T value) {
        for (std::size_t i = 0; i < sizeof(T); ++i) {
            out_.push_back(static_cast<std::uint8_t>(value >> (8 * i)));
        }
    }

    [[nodiscard]] std::size_t size() const { return out_.size(); }
    [[nodiscard]] Bytes const& bytes() const { return out_; }
    [[nodiscard]] Bytes take() { return std::exchange(out_, {}); }
    void clear() { out_.clear(); }

private:
    Bytes out_;
};

// Reads what a Packer wrote. Requires: bytes that a Packer wrote; the digest of a snapshot is
// checked before anything is unpacked, so anything else is a bug of ours (CHECK).
class Unpacker {
public:
    explicit Unpacker(ByteView bytes) : rest_(bytes) {}

    [[nodiscard]] std::uint64_t number() {
        std::uint64_t value = 0;
        for (unsigned shift = 0;; shift += 7) {
            CHECK(!rest_.empty() && shift < 64);
            std::uint8_t const byte = rest_.front();
            rest_ = rest_.subspan(1);
            value |= static_cast<std::uint64_t>(byte & 0x7f) << shift;
            if (byte < 0x80) return value;
        }
    }

    [[nodiscard]] std::int64_t signed_number() {
        std::uint64_t const value = number();
        return static_cast<std::int64_t>((value >> 1) ^ (~(value & 1) + 1));
    }

    // Lives as long as the bytes.
    [[nodiscard]] std::string_view text() {
        std::uint64_t const size = number();
        CHECK(size <= rest_.size());
        std::string_view const value = as_text(rest_.first(size));
        rest_ = rest_.subspan(size);
        return value;
    }

    [[nodiscard]] bool done() const { return rest_.empty(); }

private:
    ByteView rest_;
};

// The `index`th little-endian word of `bytes`. Requires: it lies within.
template <std::unsigned_integral T>
[[nodiscard]] T word_at(ByteView bytes, std::uint64_t index) {
    ByteView const at = bytes.subspan(index * sizeof(T), sizeof(T));
    T value = 0;
    for (std::size_t i = 0; i < sizeof(T); ++i) value |= static_cast<T>(T{at[i]} << (8 * i));
    return value;
}

}  // namespace penstock::registry
