// Reads the texts of filed records that this program wrote: members of one compact JSON object, by
// name. A name stands once in a text.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace penstock::disclosure {

// Without escapes; empty where there is no such text.
[[nodiscard]] std::string filed_text(std::string_view json, std::string_view name);
[[nodiscard]] std::uint64_t filed_number(std::string_view json, std::string_view name);
// The texts of a list; none where there is no such list.
[[nodiscard]] std::vector<std::string> filed_texts(std::string_view json, std::string_view name);

}  // namespace penstock::disclosure
