// The smallest parts of the snapshot: numbers of variable length, texts with their length, little
// endian words.
#pragma once

#include "base/bytes.h"
#include "base/check.h"

#include <bit>
#include <concepts>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>

namespace penstock::registry {

static_assert(std::endian::native == std::endian::little, "the words of a snapshot are read as is");

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

    void append(ByteView bytes) { out_.insert(out_.end(), bytes.begin(), bytes.end()); }

    // The low `width` bytes of a word, the least significant first.
    void fixed(std::uint64_t value, std::size_t width) {
        for (std::size_t i = 0; i < width; ++i) {
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

// Reads what a Packer wrote. Of other bytes it makes nothing: past the end every value is zero or
// empty, and failed() says so.
class Unpacker {
public:
    explicit Unpacker(ByteView bytes) : at_(bytes.data()), end_(bytes.data() + bytes.size()) {}

    [[nodiscard]] std::uint64_t number() {
        if (at_ != end_ && *at_ < 0x80) return *at_++;
        return long_number();
    }

    [[nodiscard]] std::int64_t signed_number() {
        std::uint64_t const value = number();
        return static_cast<std::int64_t>((value >> 1) ^ (~(value & 1) + 1));
    }

    // How many elements follow. Each takes a byte or more, so a greater number is a failure.
    [[nodiscard]] std::size_t count() {
        std::uint64_t const value = number();
        if (value <= left()) return value;
        fail();
        return 0;
    }

    // Lives as long as the bytes.
    [[nodiscard]] std::string_view text() { return as_text(bytes(count())); }

    [[nodiscard]] ByteView bytes(std::size_t size) {
        if (size > left()) {
            fail();
            return {};
        }
        ByteView const value(at_, size);
        at_ += size;
        return value;
    }

    [[nodiscard]] std::uint64_t fixed(std::size_t width) {
        CHECK(width <= 8);
        ByteView const word = bytes(width);
        std::uint64_t value = 0;
        if (!word.empty()) std::memcpy(&value, word.data(), word.size());
        return value;
    }

    [[nodiscard]] std::size_t left() const { return static_cast<std::size_t>(end_ - at_); }
    [[nodiscard]] bool done() const { return at_ == end_; }
    [[nodiscard]] bool failed() const { return failed_; }

private:
    [[nodiscard]] std::uint64_t long_number() {
        std::uint64_t value = 0;
        for (unsigned shift = 0; at_ != end_ && shift < 64; shift += 7) {
            std::uint8_t const byte = *at_++;
            value |= static_cast<std::uint64_t>(byte & 0x7f) << shift;
            if (byte < 0x80) return value;
        }
        fail();
        return 0;
    }

    void fail() {
        failed_ = true;
        at_ = end_;
    }

    std::uint8_t const* at_;
    std::uint8_t const* end_;
    bool failed_ = false;
};

// The word of `width` bytes at the front of `bytes`. Requires: width <= 8, it lies within.
[[nodiscard]] inline std::uint64_t word_of(ByteView bytes, std::size_t width) {
    CHECK(width <= 8 && width <= bytes.size());
    std::uint64_t value = 0;
    std::memcpy(&value, bytes.data(), width);
    return value;
}

}  // namespace penstock::registry
