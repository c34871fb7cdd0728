// Text that was written in the source code and nowhere else.
//
// Messages, reasons and traces take a Literal, so a name or an address cannot slip into one: a
// Literal cannot be made from anything but a string literal, at compile time.
#pragma once

#include <string_view>

namespace penstock {

class Literal {
public:
    consteval Literal() = default;
    consteval Literal(char const* text)
        : text_(text) {}  // implicit on purpose: reads as plain text at the call

    [[nodiscard]] constexpr std::string_view view() const { return text_; }
    [[nodiscard]] constexpr bool empty() const { return text_.empty(); }

private:
    std::string_view text_;
};

}  // namespace penstock
