#include "identity/address_comparison.h"

#include "identity/internal/street_folding.h"
#include "identity/internal/token_line.h"
#include "identity/tables/common_streets.h"
#include "identity/tables/directionals.h"
#include "identity/tables/suffixes.h"

#include <algorithm>
#include <array>
#include <vector>

namespace penstock::identity {

namespace {

using namespace internal;

constexpr std::size_t shortest_slip = 5;
constexpr std::size_t shortest_double_slip = 10;
constexpr std::size_t longest_slip = 40;

bool is_letters(std::string_view word) {
    return std::ranges::all_of(word, is_letter);
}

// Edits between two words: a letter wrong, missing or too many, two neighbours exchanged. Three
// rows of the usual table are enough.
std::size_t edits(std::string_view a, std::string_view b) {
    std::array<std::array<std::size_t, longest_slip + 1>, 3> rows{};
    for (std::size_t column = 0; column <= b.size(); ++column) rows[0][column] = column;
    for (std::size_t row = 1; row <= a.size(); ++row) {
        auto& here = rows[row % 3];
        auto const& above = rows[(row - 1) % 3];
        auto const& before = rows[(row + 1) % 3];
        here[0] = row;
        for (std::size_t column = 1; column <= b.size(); ++column) {
            std::size_t const wrong = a[row - 1] == b[column - 1] ? 0 : 1;
            here[column] =
                std::min({above[column] + 1, here[column - 1] + 1, above[column - 1] + wrong});
            bool const exchanged =
                row > 1 && column > 1 && a[row - 1] == b[column - 2] && a[row - 2] == b[column - 1];
            if (exchanged) here[column] = std::min(here[column], before[column - 2] + 1);
        }
    }
    return rows[a.size() % 3][b.size()];
}

// A digit read or typed for a letter: "LI6RARY". No street is called so.
bool has_digit_for_letter(std::string_view misread, std::string_view word) {
    constexpr std::size_t fewest_letters = 3;
    if (misread.size() != word.size() || word.size() <= fewest_letters || !is_letters(word)) {
        return false;
    }
    auto const digits = std::ranges::count_if(misread, [](char c) { return !is_letter(c); });
    return digits == 1 && edits(misread, word) == 1 &&
           std::ranges::equal(misread, word,
                              [](char m, char w) { return m == w || !is_letter(m); });
}

bool is_slip(std::string_view a, std::string_view b) {
    if (has_digit_for_letter(a, b) || has_digit_for_letter(b, a)) return true;
    std::size_t const shorter = std::min(a.size(), b.size());
    std::size_t const longer = std::max(a.size(), b.size());
    if (shorter < shortest_slip || longer > longest_slip || a[0] != b[0]) return false;
    std::size_t const allowed = shorter >= shortest_double_slip ? 2 : 1;
    if (longer - shorter > allowed || !is_letters(a) || !is_letters(b)) return false;
    if (tables::is_common_street(a) && tables::is_common_street(b)) return false;
    return edits(a, b) <= allowed;
}

std::string_view take_word(std::string_view& text) {
    std::size_t const end = std::min(text.find(' '), text.size());
    std::string_view const word = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return word;
}

bool equal_without_spaces(std::string_view a, std::string_view b) {
    while (!a.empty() || !b.empty()) {
        if (a.starts_with(' ')) a.remove_prefix(1);
        if (b.starts_with(' ')) b.remove_prefix(1);
        if (a.empty() || b.empty() || a.front() != b.front()) break;
        a.remove_prefix(1);
        b.remove_prefix(1);
    }
    return a.empty() && b.empty();
}

StreetLevel compare_names(std::string_view a, std::string_view b) {
    if (equal_without_spaces(a, b)) return StreetLevel::Exact;
    bool slipped = false;
    while (!a.empty() && !b.empty()) {
        std::string_view const first = take_word(a);
        std::string_view const second = take_word(b);
        if (first == second) continue;
        if (slipped || !is_slip(first, second)) return StreetLevel::Differs;
        slipped = true;
    }
    return slipped && a.empty() && b.empty() ? StreetLevel::Slip : StreetLevel::Differs;
}

// Which sides lack a part that the other has.
struct LeftOut {
    bool by_a = false;
    bool by_b = false;
    bool contradicts = false;

    void look_at(std::string_view a, std::string_view b) {
        by_a = by_a || (a.empty() && !b.empty());
        by_b = by_b || (b.empty() && !a.empty());
        contradicts = contradicts || (!a.empty() && !b.empty() && a != b);
    }
};

// One reading of a thoroughfare. "OAK RIDGE" is OAK with a suffix, or a name of two words whose
// suffix was left out.
struct Reading {
    std::string name;
    std::string_view suffix;
};

Reading as_standard(StandardAddress const& address) {
    Reading reading;
    append_folded_street(reading.name, address.street);
    reading.suffix = address.suffix;
    return reading;
}

Reading with_suffix_in_name(StandardAddress const& address) {
    Reading reading;
    append_folded_street(reading.name, address.street + ' ' + address.suffix);
    return reading;
}

StreetLevel compare_readings(StandardAddress const& a, Reading const& first,
                             StandardAddress const& b, Reading const& second) {
    LeftOut left_out;
    left_out.look_at(a.predirectional, b.predirectional);
    left_out.look_at(first.suffix, second.suffix);
    left_out.look_at(a.postdirectional, b.postdirectional);
    if (left_out.contradicts) return StreetLevel::Differs;
    std::array<std::string, 2> urbanizations;
    append_folded_street(urbanizations[0], a.urbanization);
    append_folded_street(urbanizations[1], b.urbanization);
    left_out.look_at(urbanizations[0], urbanizations[1]);
    if (left_out.contradicts || (left_out.by_a && left_out.by_b)) return StreetLevel::Differs;
    StreetLevel const names = compare_names(first.name, second.name);
    bool const complete = !left_out.by_a && !left_out.by_b;
    return complete ? names : std::max(names, StreetLevel::Equivalent);
}

// One word of a thoroughfare. `is_part`: a suffix or a directional, and not of the name.
struct StreetWord {
    std::string word;
    bool is_part = false;
};

std::vector<StreetWord> words_of(StandardAddress const& address) {
    std::vector<StreetWord> words;
    auto const add = [&](std::string_view text, bool is_part) {
        while (!text.empty()) {
            std::string_view const word = take_word(text);
            if (!word.empty()) words.push_back({std::string(word), is_part});
        }
    };
    std::string name;
    append_folded_street(name, address.street);
    add(address.predirectional, true);
    add(name, false);
    add(address.suffix, true);
    add(address.postdirectional, true);
    return words;
}

bool is_known_part(std::string_view word) {
    return !tables::directional(word).empty() || !tables::suffix(word).empty();
}

// "MORNING STAR ABE" for MORNING STAR AVE, "M SADDLE CT" for N SADDLE CT: a suffix or directional
// so mistyped that it is none.
bool is_part_slip(StreetWord const& part, StreetWord const& other) {
    return part.is_part && !other.is_part && !is_known_part(other.word) &&
           other.word.size() <= longest_slip && is_letters(other.word) &&
           edits(part.word, other.word) == 1;
}

bool have_one_part_slip(StandardAddress const& a, StandardAddress const& b) {
    std::vector<StreetWord> const first = words_of(a);
    std::vector<StreetWord> const second = words_of(b);
    if (first.size() != second.size() || first.size() < 2) return false;
    bool slipped = false;
    for (std::size_t i = 0; i < first.size(); ++i) {
        if (first[i].word == second[i].word) continue;
        if (slipped) return false;
        slipped = is_part_slip(first[i], second[i]) || is_part_slip(second[i], first[i]);
        if (!slipped) return false;
    }
    return slipped;
}

bool may_belong_to_name(StandardAddress const& address) {
    return !address.suffix.empty() && !tables::ends_street(address.suffix);
}

StreetLevel compare_street_names(StandardAddress const& a, StandardAddress const& b) {
    if (a.street.empty() || b.street.empty()) return StreetLevel::Differs;
    Reading const first = as_standard(a);
    Reading const second = as_standard(b);
    StreetLevel level = compare_readings(a, first, b, second);
    if (level == StreetLevel::Exact) return level;
    if (may_belong_to_name(a)) {
        level = std::min(level, compare_readings(a, with_suffix_in_name(a), b, second));
    }
    if (may_belong_to_name(b)) {
        level = std::min(level, compare_readings(a, first, b, with_suffix_in_name(b)));
    }
    if (level == StreetLevel::Differs && have_one_part_slip(a, b)) return StreetLevel::Slip;
    return level;
}

std::string_view without_zeros(std::string_view number) {
    while (number.size() > 1 && number.front() == '0') number.remove_prefix(1);
    return number;
}

bool same_route(StandardAddress const& a, StandardAddress const& b) {
    return a.route_type == b.route_type && without_zeros(a.route) == without_zeros(b.route);
}

// True if `b` is `a` with one digit wrong or two neighbouring digits exchanged.
bool is_digit_slip(std::string_view a, std::string_view b) {
    std::size_t place = 0;
    while (place < a.size() && a[place] == b[place]) ++place;
    if (place == a.size()) return false;
    if (a.substr(place + 1) == b.substr(place + 1)) return true;
    return place + 1 < a.size() && a[place] == b[place + 1] && a[place + 1] == b[place] &&
           a.substr(place + 2) == b.substr(place + 2);
}

bool is_zip(std::string_view zip) {
    return zip.size() == 5 && is_digits(zip);
}

StreetLevel exact_if(bool equal) {
    return equal ? StreetLevel::Exact : StreetLevel::Differs;
}

}  // namespace

StreetLevel compare_streets(StandardAddress const& a, StandardAddress const& b) {
    if (a.kind != b.kind) return StreetLevel::Differs;
    switch (a.kind) {
        case AddressKind::Street:
            return compare_street_names(a, b);
        case AddressKind::Rural:
            return exact_if(same_route(a, b));
        case AddressKind::Military:
            return exact_if(a.unit_type == b.unit_type && a.unit == b.unit && a.street == b.street);
        case AddressKind::PoBox:
        case AddressKind::GeneralDelivery:
            return StreetLevel::Exact;
        case AddressKind::Foreign:
            return exact_if(a.country == b.country && equal_without_spaces(a.street, b.street));
        case AddressKind::Placeholder:
        case AddressKind::Incomplete:
            break;
    }
    return StreetLevel::Differs;
}

ZipLevel compare_zips(StandardAddress const& a, StandardAddress const& b) {
    if (a.zip.empty() || b.zip.empty()) return ZipLevel::Missing;
    if (a.country != b.country) return ZipLevel::Differs;
    if (equal_without_spaces(a.zip, b.zip)) return ZipLevel::Exact;
    bool const slip = is_zip(a.zip) && is_zip(b.zip) && is_digit_slip(a.zip, b.zip);
    return slip && a.country == "US" ? ZipLevel::Slip : ZipLevel::Differs;
}

}  // namespace penstock::identity
