// What stands beside a box or a route on one line: names before it, units and the city behind it.
#pragma once

#include "identity/address.h"
#include "identity/internal/token_line.h"

#include <vector>

namespace penstock::identity::internal {

// A firm's or a person's name before a box; what holds a number may be a unit.
void read_before_box(std::vector<Token>& tokens, StandardAddress& address);

// The words behind a box or a route: a second box, units, then the city.
void read_behind_box(std::vector<Token>& rest, StandardAddress& address);

// Sets the city. No city has a number or a unit's word in its name: what holds one is a unit that
// nobody understood, and said to be so.
void set_city(Tokens tokens, StandardAddress& address);

}  // namespace penstock::identity::internal
