#include "identity/address_comparison.h"

#include "identity/tables/common_streets.h"

#include "support/seeded_entropy.h"

#include <gtest/gtest.h>

#include <array>
#include <string>
#include <vector>

namespace penstock::identity {
namespace {

StandardAddress of(std::string text) {
    AddressInput input;
    input.text = std::move(text);
    input.one_line = true;
    return standardise(input);
}

StandardAddress on_street(std::string const& street) {
    return of("1325 " + street + ", Springfield, IL 62702");
}

StreetLevel streets(std::string const& a, std::string const& b) {
    StreetLevel const level = compare_streets(on_street(a), on_street(b));
    EXPECT_EQ(compare_streets(on_street(b), on_street(a)), level) << a << " | " << b;
    return level;
}

TEST(StreetLevel, is_exact_for_spellings_of_one_street_whatever_number_unit_and_place) {
    EXPECT_EQ(compare_streets(of("1325 N 5th St Apt 4, Springfield, IL 62702"),
                              of("9 North Fifth Street, Decatur, GA 30030")),
              StreetLevel::Exact);
    EXPECT_EQ(streets("St Johns Pl", "Saint John's Place"), StreetLevel::Exact);
    EXPECT_EQ(streets("Lakeshore Dr", "Lake Shore Drive"), StreetLevel::Exact);
    EXPECT_EQ(streets("US Hwy 50", "U.S. Route 50"), StreetLevel::Exact);
}

TEST(StreetLevel, is_equivalent_where_one_side_left_a_part_out) {
    EXPECT_EQ(streets("Meridian", "Meridian St"), StreetLevel::Equivalent);
    EXPECT_EQ(streets("N State St", "State St"), StreetLevel::Equivalent);
    EXPECT_EQ(streets("N State St", "State"), StreetLevel::Equivalent);
    EXPECT_EQ(streets("Meridian Pl NW", "Meridian Pl"), StreetLevel::Equivalent);
    EXPECT_EQ(streets("Oak Ridge", "Oak Ridge Dr"), StreetLevel::Equivalent);
    EXPECT_EQ(streets("URB Las Gladiolas Calle A", "Calle A"), StreetLevel::Equivalent);
}

TEST(StreetLevel, differs_where_both_sides_left_a_part_out_or_parts_contradict) {
    EXPECT_EQ(streets("N Meridian", "Meridian St"), StreetLevel::Differs);
    EXPECT_EQ(streets("N State St", "S State St"), StreetLevel::Differs);
    EXPECT_EQ(streets("Meridian St", "Meridian Ave"), StreetLevel::Differs);
    EXPECT_EQ(streets("Meridian Pl NW", "Meridian Pl NE"), StreetLevel::Differs);
    EXPECT_EQ(streets("Oak St", "Elm St"), StreetLevel::Differs);
    EXPECT_EQ(streets("URB Las Gladiolas Calle A", "URB Las Lomas Calle A"), StreetLevel::Differs);
}

TEST(StreetLevel, is_a_slip_for_one_mistyped_word) {
    EXPECT_EQ(streets("Meridian Pl NW", "Meridain Pl NW"), StreetLevel::Slip);
    EXPECT_EQ(streets("Cobblestone Ct", "Coblestone Ct"), StreetLevel::Slip);
    EXPECT_EQ(streets("Cobblestone Ct", "Coblestome Ct"), StreetLevel::Slip);
    EXPECT_EQ(streets("N Wabash Ave", "Wabsh Ave"), StreetLevel::Slip);
    EXPECT_EQ(streets("Old Poplar Grove Rd", "Old Popler Grove Rd"), StreetLevel::Slip);
}

TEST(StreetLevel, is_a_slip_for_a_part_mistyped_into_no_word_and_for_a_digit_in_a_word) {
    EXPECT_EQ(streets("Morning Star Ave", "Morning Star Abe"), StreetLevel::Slip);
    EXPECT_EQ(streets("El Camino Blvd", "El Camino Blbd"), StreetLevel::Slip);
    EXPECT_EQ(streets("N Saddle Ct", "M Saddle Ct"), StreetLevel::Slip);
    EXPECT_EQ(streets("W Library Pl", "W Li6rary Pl"), StreetLevel::Slip);
    EXPECT_EQ(streets("Shore Ave", "5hore Ave"), StreetLevel::Slip);
    EXPECT_EQ(streets("N Saddle Ct", "S Saddle Ct"), StreetLevel::Differs);
    EXPECT_EQ(streets("Saddle Ct", "Saddle Cv"), StreetLevel::Differs);
    EXPECT_EQ(streets("Morning Star Ave", "Morning Star Rd"), StreetLevel::Differs);
    EXPECT_EQ(streets("Elm St", "3lm St"), StreetLevel::Differs);
}

TEST(StreetLevel, is_no_slip_for_short_words_first_letters_numbers_and_ordinary_words) {
    EXPECT_EQ(streets("Bell St", "Ball St"), StreetLevel::Differs);
    EXPECT_EQ(streets("Meridian St", "Veridian St"), StreetLevel::Differs);
    EXPECT_EQ(streets("Meridian St", "Mredain St"), StreetLevel::Differs);
    EXPECT_EQ(streets("15th St", "16th St"), StreetLevel::Differs);
    EXPECT_EQ(streets("Fifth St", "First St"), StreetLevel::Differs);
    EXPECT_EQ(streets("US Hwy 50", "US Hwy 56"), StreetLevel::Differs);
    EXPECT_EQ(streets("Beach St", "Beech St"), StreetLevel::Differs);
    EXPECT_EQ(streets("Marion Ave", "Marian Ave"), StreetLevel::Differs);
    EXPECT_EQ(streets("Popler Groove Rd", "Poplar Grove Rd"), StreetLevel::Differs);
}

TEST(StreetLevel, compares_routes_boxes_and_the_rest_by_their_kind) {
    StandardAddress const route = of("RR 2 Box 115 Yakima WA 98901");
    EXPECT_EQ(compare_streets(route, of("Rural Route 02, Box 9, Yakima, WA 98901")),
              StreetLevel::Exact);
    EXPECT_EQ(compare_streets(route, of("RR 3 Box 115 Yakima WA 98901")), StreetLevel::Differs);
    EXPECT_EQ(compare_streets(route, of("HC 2 Box 115 Yakima WA 98901")), StreetLevel::Differs);
    StandardAddress const box = of("PO Box 5, Yakima, WA 98901");
    EXPECT_EQ(compare_streets(box, of("PO Box 6, Yakima, WA 98901")), StreetLevel::Exact);
    EXPECT_EQ(compare_streets(box, on_street("Elm St")), StreetLevel::Differs);
    EXPECT_EQ(compare_streets(of("PSC 3 Box 1 APO AE 09021"), of("PSC 4 Box 1 APO AE 09021")),
              StreetLevel::Differs);
    StandardAddress const unknown = of("UNKNOWN");
    EXPECT_EQ(compare_streets(unknown, unknown), StreetLevel::Differs);
    StandardAddress const nowhere = of("418 Alder St");
    EXPECT_EQ(compare_streets(nowhere, nowhere), StreetLevel::Differs);
}

ZipLevel zips(std::string const& a, std::string const& b) {
    return compare_zips(of("1 Elm St, Springfield, IL " + a), of("1 Elm St, Springfield, IL " + b));
}

TEST(ZipLevel, tells_equal_mistyped_missing_and_other) {
    EXPECT_EQ(zips("62702", "62702-1234"), ZipLevel::Exact);
    EXPECT_EQ(zips("62702", "62712"), ZipLevel::Slip);
    EXPECT_EQ(zips("62702", "62720"), ZipLevel::Slip);
    EXPECT_EQ(zips("62702", "62702"), ZipLevel::Exact);
    EXPECT_EQ(zips("62702", ""), ZipLevel::Missing);
    EXPECT_EQ(zips("", ""), ZipLevel::Missing);
    EXPECT_EQ(zips("62702", "62811"), ZipLevel::Differs);
    EXPECT_EQ(zips("62702", "60722"), ZipLevel::Differs);
}

// The slow and obvious twin: tries every edit at every place.

bool within(std::string_view a, std::string_view b, int edits) {
    if (edits < 0) return false;
    if (a.empty() && b.empty()) return true;
    if (!a.empty() && !b.empty()) {
        bool const equal = a[0] == b[0];
        if (within(a.substr(1), b.substr(1), edits - (equal ? 0 : 1))) return true;
    }
    if (a.size() > 1 && b.size() > 1 && a[0] == b[1] && a[1] == b[0] &&
        within(a.substr(2), b.substr(2), edits - 1)) {
        return true;
    }
    return (!a.empty() && within(a.substr(1), b, edits - 1)) ||
           (!b.empty() && within(a, b.substr(1), edits - 1));
}

bool twin_is_slip(std::string const& a, std::string const& b) {
    if (a.size() < 5 || b.size() < 5 || a[0] != b[0]) return false;
    if (tables::is_common_street(a) && tables::is_common_street(b)) return false;
    return within(a, b, a.size() >= 10 && b.size() >= 10 ? 2 : 1);
}

struct Parts {
    std::string predirectional;
    std::string street;
    std::string suffix;
    std::string postdirectional;

    [[nodiscard]] StandardAddress address() const {
        StandardAddress made;
        made.kind = AddressKind::Street;
        made.number = "1";
        made.predirectional = predirectional;
        made.street = street;
        made.suffix = suffix;
        made.postdirectional = postdirectional;
        return made;
    }
};

StreetLevel twin_compare(Parts const& a, Parts const& b) {
    std::vector<std::pair<std::string, std::string>> const parts = {
        {a.predirectional, b.predirectional},
        {a.suffix, b.suffix},
        {a.postdirectional, b.postdirectional}};
    int left_out_by_a = 0;
    int left_out_by_b = 0;
    for (auto const& [first, second] : parts) {
        if (first == second) continue;
        if (!first.empty() && !second.empty()) return StreetLevel::Differs;
        ++(first.empty() ? left_out_by_a : left_out_by_b);
    }
    if (left_out_by_a > 0 && left_out_by_b > 0) return StreetLevel::Differs;
    bool const complete = left_out_by_a + left_out_by_b == 0;
    if (a.street == b.street) return complete ? StreetLevel::Exact : StreetLevel::Equivalent;
    return twin_is_slip(a.street, b.street) ? StreetLevel::Slip : StreetLevel::Differs;
}

TEST(StreetLevel, agrees_with_its_slow_twin) {
    constexpr std::array names =
        std::to_array<std::string_view>({"MERIDIAN", "WABASH", "COBBLESTONE", "MARION", "MARIAN",
                                         "MAIN", "GLADSTONEBURY", "ELLIS"});
    constexpr std::array directions = std::to_array<std::string_view>({"", "", "N", "S"});
    constexpr std::array suffixes = std::to_array<std::string_view>({"", "ST", "ST", "AVE"});
    testing::SeededEntropy random(5120);
    auto const pick = [&](auto const& from) {
        return std::string(from[random.next() % from.size()]);
    };
    std::array<int, 4> seen{};
    for (int round = 0; round < 3000; ++round) {
        Parts a{pick(directions), pick(names), pick(suffixes), pick(directions)};
        Parts b = a;
        if (random.next() % 3 == 0)
            b = {pick(directions), a.street, pick(suffixes), pick(directions)};
        for (std::uint64_t slips = random.next() % 4; slips-- > 0;) {
            std::size_t const place = random.next() % b.street.size();
            char const letter = static_cast<char>('A' + random.next() % 26);
            switch (random.next() % 4) {
                case 0:
                    b.street[place] = letter;
                    break;
                case 1:
                    b.street.insert(place, 1, letter);
                    break;
                case 2:
                    if (b.street.size() > 1) b.street.erase(place, 1);
                    break;
                default:
                    if (place + 1 < b.street.size())
                        std::swap(b.street[place], b.street[place + 1]);
            }
        }
        StreetLevel const level = compare_streets(a.address(), b.address());
        ASSERT_EQ(level, twin_compare(a, b)) << a.street << " | " << b.street;
        ASSERT_EQ(compare_streets(b.address(), a.address()), level);
        ++seen[static_cast<std::size_t>(level)];
    }
    for (int const count : seen) EXPECT_GT(count, 40);
}

}  // namespace
}  // namespace penstock::identity
