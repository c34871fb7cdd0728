// Secondary units: apartments, suites, floors. None is ever dropped without a problem's name.
#pragma once

#include "identity/address.h"
#include "identity/internal/token_line.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace penstock::identity::internal {

struct Unit {
    std::string_view type;  // a standard designator
    std::string id;         // empty for BSMT, REAR and the like
};

struct UnitPhrase {
    Unit unit;
    std::size_t length = 0;  // words
};

// Where the words stand: beside a street, other words may follow that belong to the city.
enum class UnitPlace { BesideStreet, OwnField };

// The unit that words beginning at `start` write out, if they do: "APT 4", "# 3-B", "2ND FLOOR",
// "NO 4", "LOWER LEVEL".
[[nodiscard]] std::optional<UnitPhrase> unit_phrase_at(Tokens tokens, std::size_t start,
                                                       UnitPlace place);

// True if the words at `start` are surely a unit and not part of a street's name. `first_name` is
// the place of the street's first word.
[[nodiscard]] bool is_surely_unit(Tokens tokens, std::size_t start, std::size_t first_name,
                                  UnitPhrase const& found);

// Takes units before the house number out of a line: "APT 4, 1325 N STATE ST".
void take_leading_units(std::vector<Token>& tokens, StandardAddress& address);
// Takes the units behind the house number out of a street line.
void take_units(std::vector<Token>& tokens, StandardAddress& address);

// Reads the field that holds units only.
void read_unit_field(std::vector<Token>& tokens, StandardAddress& address);

void add_unit(StandardAddress& address, Unit unit);
// Notes units without an identifier where one is needed. Called once, after all units are read.
void check_units(StandardAddress& address);

// The identifier in standard form: "3-B" and "03B" keep their zeros but not the hyphen.
[[nodiscard]] std::string standard_unit_id(std::string_view id);

// The place of the street's first word after house number and directional.
[[nodiscard]] std::size_t first_name_word(Tokens tokens);

// "APT 3", "UNIT 3", "# 3" and "STE 3" give one key; zeros, hyphens and spaces in identifiers
// aside.
[[nodiscard]] std::string unit_key(std::string_view type, std::string_view id);

}  // namespace penstock::identity::internal
