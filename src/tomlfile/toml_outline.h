// Whether a text keeps to the outline of TOML: letters beyond ASCII stand in texts and comments
// only, and a digit follows the T of a date and time.
//
// TOML demands both, but version 3.3 of the library relies on them before it has looked: other
// input reaches places that it calls unreachable, or stops the process. So this looks first.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace penstock::tomlfile {

// The line, from 1, of the first place that is not so; empty if there is none. In a text of several
// lines a letter beyond ASCII right after a backslash and its white space is refused too.
[[nodiscard]] std::optional<std::uint64_t> line_outside_toml(std::string_view text);

}  // namespace penstock::tomlfile
