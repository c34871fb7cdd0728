// The last line: city, state, ZIP code, country.
#pragma once

#include "identity/address.h"
#include "identity/internal/token_line.h"

#include <string_view>
#include <vector>

namespace penstock::identity::internal {

// Each reads from the end of one line what is there, and takes it out.
void take_country(std::vector<Token>& tokens, StandardAddress& address);
void take_zip(std::vector<Token>& tokens, StandardAddress& address);
void take_state(std::vector<Token>& tokens, StandardAddress& address);

// Each reads a field of its own.
void read_country_field(std::string_view field, StandardAddress& address);
void read_zip_field(std::string_view field, StandardAddress& address);
void read_state_field(std::string_view field, StandardAddress& address);
// A city field may hold the state and the ZIP code too.
void read_city_field(std::string_view field, StandardAddress& address);

// Notes what is missing and what contradicts. True if mail finds the place: a city and a state, or
// a ZIP code, none of them wrong.
[[nodiscard]] bool check_last_line(StandardAddress& address);

// Where the city begins in a street line and a city without state and ZIP code; the number of words
// if there is no city. Without a gazetteer: commas first, then cities of several words, units,
// suffixes and directionals.
[[nodiscard]] std::size_t city_start(Tokens tokens);
// The same for a line without any sign of a last line: only words behind a sure suffix are a city.
[[nodiscard]] std::size_t city_behind_suffix(Tokens tokens);
[[nodiscard]] bool is_foreign(StandardAddress const& address);

}  // namespace penstock::identity::internal
