// The closed list of switches of an agreement, by name, for law files, scenarios and tests.
#pragma once

#include "base/literal.h"
#include "law/switches.h"

#include <span>
#include <string_view>

namespace penstock::law {

struct Switch {
    Literal name;
    Literal strict;  // the word of the strict value
    Literal other;   // the word of the value that `set_other` sets
    bool (*is_strict)(Switches const&) = nullptr;
    void (*set_strict)(Switches&) = nullptr;
    void (*set_other)(Switches&) = nullptr;
};

namespace internal {

[[nodiscard]] std::span<Switch const> switches();
// Null if there is none of that name.
[[nodiscard]] Switch const* find_switch(std::string_view name);

}  // namespace internal

}  // namespace penstock::law
