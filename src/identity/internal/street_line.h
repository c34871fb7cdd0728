// A street line: house number, directionals, name, suffix, urbanization.
#pragma once

#include "identity/address.h"
#include "identity/internal/token_line.h"

#include <vector>

namespace penstock::identity::internal {

// Takes "C/O NAME" and the like, and a recipient's line before the street, out of the line.
void take_care_of(std::vector<Token>& tokens, StandardAddress& address);

// "21ST AVE NO" and "100 SO MAIN" mean NORTH and SOUTH.
void spell_out_directions(std::vector<Token>& tokens);

// "HIGHWAY NO 33" is HIGHWAY 33.
void drop_number_words(std::vector<Token>& tokens);

// Takes "URB LAS GLADIOLAS" out of the line.
void take_urbanization(std::vector<Token>& tokens, StandardAddress& address);

// Reads a line that holds nothing but a street, units taken out already. A number or letter after
// the suffix is a unit without designator. Notes missing parts.
void read_street(std::vector<Token>& tokens, StandardAddress& address);

}  // namespace penstock::identity::internal
