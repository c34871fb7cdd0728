// Reads single members of ledger entries that this program wrote: compact JSON without spaces,
// whose texts hold no bare quote. Not for entries of others.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace penstock::disclosure {

// The member's text as it is written; empty where the entry has no such text. Requires: the name
// stands once, or the first is meant.
[[nodiscard]] std::string_view text_in(std::string_view entry, std::string_view name);
[[nodiscard]] std::optional<std::uint64_t> number_in(std::string_view entry, std::string_view name);

// True for "disclosed", "answered" and "reopened".
[[nodiscard]] bool is_opening(std::string_view type);

}  // namespace penstock::disclosure
