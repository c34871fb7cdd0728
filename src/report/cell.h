// One value in a table or a chart.
#pragma once

#include "base/date.h"

#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

namespace penstock::report {

// `part` of `whole`: kept exact, shown as a percentage.
struct Share {
    std::uint64_t part = 0, whole = 0;
};

// A number that is not shown, so that nobody can be singled out.
struct Withheld {};

class Cell {
public:
    using Value =
        std::variant<std::monostate, std::string, std::uint64_t, Share, Date, Instant, Withheld>;

    // Implicit on purpose, so that a row reads as its values.
    Cell() = default;  // nothing to say
    Cell(char const* text) : value_(std::string(text)) {}
    Cell(std::string_view text) : value_(std::string(text)) {}
    Cell(std::string text) : value_(std::move(text)) {}
    template <std::unsigned_integral Number>
    Cell(Number count) : value_(static_cast<std::uint64_t>(count)) {}
    Cell(Share share) : value_(share) {}
    Cell(Date date) : value_(date) {}
    Cell(Instant time) : value_(time) {}
    Cell(Withheld withheld) : value_(withheld) {}

    [[nodiscard]] Value const& value() const { return value_; }
    [[nodiscard]] bool is_empty() const { return std::holds_alternative<std::monostate>(value_); }
    [[nodiscard]] bool is_withheld() const { return std::holds_alternative<Withheld>(value_); }
    // How long a bar is: a count, or a share of one; 0 for anything else.
    [[nodiscard]] double magnitude() const;
    // As a person reads it: "1,234", "3.7 %", "2026-11-20", "not shown". Not escaped.
    [[nodiscard]] std::string readable() const;

private:
    Value value_;
};

}  // namespace penstock::report
