// Numbers written as words.
#pragma once

#include <string_view>

namespace penstock::identity::tables {

// "FIRST" gives "1", "TWELFTH" gives "12", "TWENTIETH" gives "20"; empty for other words.
[[nodiscard]] std::string_view ordinal_number(std::string_view word);
// "ONE" gives "1", up to "TWENTY"; empty for other words.
[[nodiscard]] std::string_view cardinal_number(std::string_view word);
// "TWENTY" gives '2', as the first digit of "TWENTY FIRST"; 0 for other words.
[[nodiscard]] char tens_digit(std::string_view word);

}  // namespace penstock::identity::tables
