// A file whose bytes stand in a string and come in portions of a chosen size. For tests.
#pragma once

#include "base/disk.h"

#include <algorithm>
#include <cstring>
#include <string>

namespace penstock::testing {

class TextFile : public ReadFile {
public:
    explicit TextFile(std::string text, std::size_t portion = 1 << 20)
        : text_(std::move(text)), portion_(portion) {}

    [[nodiscard]] Result<std::size_t> read(std::span<std::uint8_t> out) override {
        std::size_t const count = std::min({out.size(), portion_, text_.size() - at_});
        if (count > 0) std::memcpy(out.data(), text_.data() + at_, count);
        at_ += count;
        return count;
    }

private:
    std::string text_;
    std::size_t portion_;
    std::size_t at_ = 0;
};

}  // namespace penstock::testing
