#include "identity/internal/beside_box.h"

#include "identity/internal/box_lines.h"
#include "identity/internal/last_line.h"
#include "identity/internal/problems.h"
#include "identity/internal/units.h"
#include "identity/tables/unit_designators.h"

#include <algorithm>
#include <utility>

namespace penstock::identity::internal {

namespace {

bool is_of_unit(std::string_view word) {
    std::string_view const designator = tables::unit_designator(word);
    return has_digit(word) || word == "#" ||
           (word.size() > 2 && tables::is_certain(designator) && !tables::stands_alone(designator));
}

}  // namespace

void read_before_box(std::vector<Token>& tokens, StandardAddress& address) {
    bool const numbered =
        std::ranges::any_of(tokens, [](Token const& t) { return has_digit(t.text); });
    if (numbered) return read_unit_field(tokens, address);
    if (!address.care_of.empty()) address.care_of += ' ';
    address.care_of += joined(tokens);
}

void set_city(Tokens tokens, StandardAddress& address) {
    std::size_t start = tokens.size();
    while (start > 0 && !is_of_unit(tokens[start - 1].text)) --start;
    if (start > 0) {
        std::vector<Token> odd(tokens.begin(), tokens.begin() + static_cast<std::ptrdiff_t>(start));
        problem::add(address, problem::unit_not_understood);
        read_unit_field(odd, address);
    }
    address.city = joined(tokens.subspan(start));
}

void read_behind_box(std::vector<Token>& rest, StandardAddress& address) {
    // "LOCKBOX 9351 PO BOX 8500": the post office's box comes last, the other stands inside it.
    if (address.kind == AddressKind::PoBox && !rest.empty() && !rest.front().starts_segment) {
        StandardAddress second;
        std::size_t const read =
            find_po_box(rest) == rest.size() ? read_box_line(rest, Service::Civil, second) : 0;
        if (read > 0 && second.kind == AddressKind::PoBox && !second.box.empty()) {
            bool const post_office = rest.front().text.starts_with('P');
            if (post_office) std::swap(address.box, second.box);
            add_unit(address, Unit{.type = "BOX", .id = second.box});
            rest.erase(rest.begin(), rest.begin() + static_cast<std::ptrdiff_t>(read));
        }
    }
    if (address.kind != AddressKind::Military) {
        while (!rest.empty()) {
            auto const unit = unit_phrase_at(rest, 0, UnitPlace::BesideStreet);
            if (!unit || unit->unit.id.empty()) break;
            add_unit(address, unit->unit);
            rest.erase(rest.begin(), rest.begin() + static_cast<std::ptrdiff_t>(unit->length));
        }
    }
    // "PO BOX 5, 12 ELM ST, PEORIA": a street behind a box is a second address.
    if (!rest.empty() && starts_with_digit(rest.front().text)) {
        problem::add(address, problem::two_addresses);
        std::size_t const start = city_start(rest);
        address.street = joined(Tokens(rest).first(start));
        rest.erase(rest.begin(), rest.begin() + static_cast<std::ptrdiff_t>(start));
    }
    // "PO BOX 5, CA, PEORIA": what stands between commas before the city is a unit.
    std::size_t city = rest.size();
    while (city > 1 && !rest[city - 1].starts_segment) --city;
    if (city > 1 && rest.size() > city - 1) {
        std::vector<Token> between(rest.begin(),
                                   rest.begin() + static_cast<std::ptrdiff_t>(city - 1));
        read_unit_field(between, address);
        rest.erase(rest.begin(), rest.begin() + static_cast<std::ptrdiff_t>(city - 1));
    }
    if (!rest.empty() && address.city.empty()) set_city(rest, address);
}

}  // namespace penstock::identity::internal
