// Common names, most common first, for invented people. Lists are ours; that a name is common is a
// fact.
#pragma once

#include <span>
#include <string_view>

namespace penstock::synthetic {

[[nodiscard]] std::span<std::string_view const> women();
[[nodiscard]] std::span<std::string_view const> men();
[[nodiscard]] std::span<std::string_view const> surnames();
// Surnames that mostly come in pairs, the father's and the mother's.
[[nodiscard]] std::span<std::string_view const> paired_surnames();

}  // namespace penstock::synthetic
