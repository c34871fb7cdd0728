#include "comparable.h"

#include "identity/internal/street_folding.h"
#include "identity/internal/text_folding.h"
#include "identity/internal/token_line.h"
#include "identity/tables/directionals.h"
#include "identity/tables/numerals.h"
#include "identity/tables/states.h"
#include "identity/tables/street_words.h"
#include "identity/tables/suffixes.h"
#include "identity/tables/unit_designators.h"

#include <algorithm>
#include <initializer_list>
#include <map>
#include <vector>

namespace penstock::bench {

namespace {

using namespace identity;

constexpr std::array unit_labels = {"OccupancyType", "OccupancyIdentifier", "SubaddressType",
                                    "SubaddressIdentifier"};

std::string labels(LabelledAddress const& labelled,
                   std::initializer_list<std::string_view> wanted) {
    std::string all;
    for (LabelledWord const& word : labelled.words) {
        if (std::ranges::find(wanted, word.label) != wanted.end()) all += word.text + " ";
    }
    return all;
}

std::string unit_words(LabelledAddress const& labelled) {
    std::string all;
    for (LabelledWord const& word : labelled.words) {
        if (std::ranges::find(unit_labels, word.label) != unit_labels.end()) all += word.text + " ";
    }
    return all;
}

// Words of letters and digits; points and hyphens inside a word join it, other signs part words.
std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words(1);
    for (char const c : internal::fold(text).text) {
        bool const shows = internal::is_letter(c) || (c >= '0' && c <= '9');
        if (shows) {
            words.back() += c;
        } else if (c != '.' && c != '\'' && c != '-' && !words.back().empty()) {
            words.emplace_back();
        }
    }
    if (words.back().empty()) words.pop_back();
    return words;
}

template <typename Standard>
std::string by_words(std::string_view text, Standard standard) {
    std::string all;
    for (std::string const& word : words_of(text)) {
        std::string_view const known = standard(word);
        all += known.empty() ? std::string_view(word) : known;
    }
    return all;
}

std::string plain(std::string_view text) {
    return by_words(text, [](std::string_view) { return std::string_view(); });
}

std::string direction(std::string_view text) {
    std::string letters = by_words(text, tables::directional);
    return letters;
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
    for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size()) {
        text.replace(at, from.size(), to);
    }
}

// "US Hwy 50", "U.S. Route 50" are one road; so are "Cty Rd", "CR" and "County Road".
std::string street(std::string_view text) {
    std::string spaced;
    for (std::string const& word : words_of(text)) spaced += word + " ";
    std::string folded;
    internal::append_folded_street(folded, spaced);
    std::string all = " " + folded + " ";
    constexpr std::array<std::array<std::string_view, 2>, 20> same = {{
        {" U S ", " US "},
        {" NO ", " "},
        {" COUNTRY ROAD ", " COUNTY ROAD "},
        {" RTE ", " ROUTE "},
        {" RT ", " ROUTE "},
        {" US ROUTE ", " US HIGHWAY "},
        {" CR ", " COUNTY ROAD "},
        {" CO ", " COUNTY "},
        {" CTY ", " COUNTY "},
        {" SR ", " STATE ROUTE "},
        {" SENIOR ", " STATE ROUTE "},
        {" SAINT ROUTE ", " STATE ROUTE "},
        {" SAINT HIGHWAY ", " STATE HIGHWAY "},
        {" SH ", " STATE HIGHWAY "},
        {" INTERSTATE HIGHWAY ", " INTERSTATE "},
        {" I ", " INTERSTATE "},
        {" FARM TO MARKET ", " FM "},
        {" FARM MARKET ", " FM "},
        {" US HIGHWAY ", " US "},
        {" TWP ", " TOWNSHIP "},
    }};
    for (auto const& [from, to] : same) replace_all(all, from, to);
    std::erase(all, ' ');
    return all;
}

std::string state(std::string_view text) {
    std::string spaced;
    for (std::string const& word : words_of(text)) {
        if (!spaced.empty()) spaced += ' ';
        spaced += word;
    }
    std::string_view const code = tables::state_code(spaced);
    return code.empty() ? spaced : std::string(code);
}

std::string city(std::string_view text) {
    std::string all = by_words(text, tables::long_city_word);
    return all;
}

// A ZIP code that a spreadsheet shortened is the same.
std::string zip(std::string_view text) {
    std::string digits = plain(text);
    while (digits.starts_with('0')) digits.erase(0, 1);
    return digits;
}

// Letters and digits of all units in one order, designators standard, signs left out.
std::vector<std::string> unit_parts(std::string_view text) {
    internal::TokenLine line(text);
    std::vector<std::string> parts;
    for (internal::Token const& token : line.view()) {
        std::string_view const word = token.text;
        std::string_view const designator = tables::unit_designator(word);
        if (word == "#" || word == "NO" || word == "NUMBER") continue;
        if (!designator.empty()) {
            parts.emplace_back(designator);
        } else if (internal::is_ordinal(word)) {
            parts.emplace_back(word.substr(0, word.size() - 2));
        } else if (std::string_view const number = tables::ordinal_number(word); !number.empty()) {
            parts.emplace_back(number);
        } else if (std::string_view const count = tables::cardinal_number(word); !count.empty()) {
            parts.emplace_back(count);
        } else if (std::string_view const way = tables::directional(word); !way.empty()) {
            parts.emplace_back(way);
        } else {
            parts.push_back(plain(word));
        }
    }
    return parts;
}

std::string units(std::string_view text) {
    std::string all;
    std::vector<std::string> const parts = unit_parts(text);
    bool const says_place = std::ranges::find(parts, "LOWR") != parts.end() ||
                            std::ranges::find(parts, "UPPR") != parts.end();
    for (std::string const& part : parts) {
        if (!says_place || part != "FL") all += part;
    }
    std::ranges::sort(all);
    return all;
}

// The identifier alone: the words before it name the kind.
std::string box(std::string_view text) {
    std::string all;
    for (std::string const& word : words_of(text)) {
        if (word != "NO" && word != "NUMBER") all += word;
    }
    while (all.size() > 1 && all.front() == '0') all.erase(0, 1);
    return all;
}

std::string without_kind(std::string text) {
    for (std::string_view const kind : {"HIGHWAYCONTRACT", "RURALROUTE", "STARROUTE", "ROUTE", "HC",
                                        "HCR", "RR", "RT", "RTE", "PSC", "CMR", "UNIT"}) {
        if (text.starts_with(kind)) return text.substr(kind.size());
    }
    return text;
}

std::string thoroughfare(std::string_view text) {
    return by_words(street(text).empty() ? std::string_view() : text, [](std::string_view word) {
        std::string_view const directional = tables::directional(word);
        return directional.empty() ? tables::suffix(word) : directional;
    });
}

// Of several words labelled as the street's type, or of types that Publication 28 does not have,
// only a suffix at the end is one; the rest is name.
struct Named {
    std::string name;
    std::string suffix;
};

Named name_and_suffix(LabelledAddress const& labelled) {
    Named named;
    named.name = labels(labelled, {"StreetNamePreModifier", "StreetNamePreType", "StreetName",
                                   "StreetNamePostModifier"});
    std::vector<std::string> types = words_of(labelled.joined("StreetNamePostType"));
    if (!types.empty() && !tables::suffix(types.back()).empty()) {
        named.suffix = tables::suffix(types.back());
        types.pop_back();
    }
    for (std::string const& type : types) named.name += " " + type;
    return named;
}

std::string all_units(StandardAddress const& address) {
    return address.unit_type + " " + address.unit + " " + address.unit2_type + " " + address.unit2;
}

}  // namespace

Comparable truth_of(LabelledAddress const& labelled) {
    Comparable truth;
    auto& parts = truth.parts;
    parts[Number] =
        plain(labels(labelled, {"AddressNumberPrefix", "AddressNumber", "AddressNumberSuffix"}));
    if (std::string_view const count = tables::cardinal_number(parts[Number]); !count.empty()) {
        parts[Number] = count;
    }
    parts[Predirectional] = direction(labelled.joined("StreetNamePreDirectional"));
    Named const named = name_and_suffix(labelled);
    parts[Street] = street(named.name);
    parts[Suffix] = named.suffix;
    parts[Postdirectional] = direction(labelled.joined("StreetNamePostDirectional"));
    parts[Units] = units(unit_words(labelled));
    parts[Box] = box(labelled.joined("USPSBoxID"));
    parts[Route] = without_kind(box(labelled.joined("USPSBoxGroupID")));
    parts[City] = city(labelled.joined("PlaceName"));
    parts[State] = state(labelled.joined("StateName"));
    parts[Zip] = zip(labels(labelled, {"ZipCode", "ZipPlus4"}));
    truth.thoroughfare =
        thoroughfare(labels(labelled, {"StreetNamePreModifier", "StreetNamePreDirectional",
                                       "StreetNamePreType", "StreetName", "StreetNamePostModifier",
                                       "StreetNamePostType", "StreetNamePostDirectional"}));
    return truth;
}

Comparable found_in(StandardAddress const& address) {
    Comparable found;
    auto& parts = found.parts;
    parts[Number] = plain(address.number);
    parts[Predirectional] = address.predirectional;
    parts[Street] = street(address.street);
    parts[Suffix] = address.suffix;
    parts[Postdirectional] = address.postdirectional;
    bool const military = address.kind == AddressKind::Military && !address.box_type.empty();
    // A box beside a street is a unit in our form.
    bool const box_is_unit = address.unit_type == "BOX" && address.box.empty();
    bool const second_is_box = address.unit2_type == "BOX" && address.box.empty();
    std::string const first = address.unit_type + " " + address.unit;
    std::string const second = address.unit2_type + " " + address.unit2;
    parts[Units] = military ? std::string()
                            : units((box_is_unit ? std::string() : first) + " " +
                                    (second_is_box ? std::string() : second));
    parts[Box] = box(box_is_unit ? address.unit : second_is_box ? address.unit2 : address.box);
    parts[Route] = military ? box(address.unit) : box(address.route);
    parts[City] = city(address.city);
    parts[State] = state(address.state);
    parts[Zip] = zip(address.zip + address.plus4);
    found.thoroughfare = thoroughfare(address.predirectional + " " + address.street + " " +
                                      address.suffix + " " + address.postdirectional);
    return found;
}

bool has_unit(LabelledAddress const& labelled) {
    return std::ranges::any_of(unit_labels,
                               [&](std::string_view label) { return labelled.has(label); });
}

bool loses_unit(LabelledAddress const& labelled, StandardAddress const& address) {
    // A line without number or street is refused whole.
    constexpr std::array<std::string_view, 8> named = {
        "unit-not-understood", "two-units", "two-addresses",  "not-understood",
        "descriptive",         "too-long",  "missing-number", "missing-street"};
    if (std::ranges::any_of(named,
                            [&](std::string_view code) { return address.has_problem(code); })) {
        return false;
    }
    // "1043A", and boxes and routes that were labelled as units.
    std::string kept = plain(address.number + address.route + address.box);
    for (std::string const& part : unit_parts(all_units(address))) kept += part;
    std::vector<std::string> const parts =
        unit_parts(labels(labelled, {"OccupancyIdentifier", "SubaddressIdentifier"}));
    return std::ranges::any_of(
        parts, [&](std::string const& part) { return kept.find(part) == std::string::npos; });
}

bool keeps_names(LabelledAddress const& labelled, StandardAddress const& address) {
    std::string const all = plain(address.care_of + address.unit + address.unit2 + address.street +
                                  address.suffix + address.city + address.unit_type);
    std::vector<std::string> const names =
        words_of(labels(labelled, {"BuildingName", "LandmarkName"}));
    return std::ranges::all_of(names, [&](std::string const& word) {
        std::string_view const designator = tables::unit_designator(word);
        std::string_view const suffix = tables::suffix(word);
        return all.find(word) != std::string::npos ||
               (!designator.empty() && all.find(designator) != std::string::npos) ||
               (!suffix.empty() && all.find(suffix) != std::string::npos);
    });
}

}  // namespace penstock::bench
