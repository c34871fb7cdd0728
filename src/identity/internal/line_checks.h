// What a line may be instead of one address: a placeholder, a description of the way, two
// addresses.
#pragma once

#include "identity/internal/token_line.h"

namespace penstock::identity::internal {

enum class PlaceholderFinding {
    None,
    Part,   // a sure placeholder stands beside other words
    Whole,  // nothing but placeholders, fillers and numbers
};

// `tokens` is a street line or a whole line.
[[nodiscard]] PlaceholderFinding find_placeholder(Tokens tokens);

// Takes placeholder phrases out of a line in which they stand beside an address.
void take_placeholders(std::vector<Token>& tokens);

// "2 MI PAST THE OLD MILL", "CORNER OF MAIN AND 1ST", "FRENTE A LA IGLESIA".
[[nodiscard]] bool is_descriptive(Tokens tokens);

// "418 ALDER ST OR 2207 ELM AVE". The place where the second address begins, or the number of
// tokens.
[[nodiscard]] std::size_t find_second_address(Tokens tokens);

}  // namespace penstock::identity::internal
