#include "synthetic/spelling.h"

#include <gtest/gtest.h>

#include <set>

namespace penstock::synthetic {
namespace {

TEST(Spelling, WordsWithTwoFormsAreSpeltOut) {
    EXPECT_EQ(spelt_out("418 N Alder St"), "418 North Alder Street");
    EXPECT_EQ(spelt_out("9 Saint Andrew Ln SW"), "9 Saint Andrew Lane Southwest");
    EXPECT_EQ(spelt_out("PO Box 12"), "PO Box 12");
    EXPECT_EQ(spelt_out(""), "");
}

TEST(Spelling, AccentsAndStrokesBecomePlainLetters) {
    EXPECT_EQ(without_accents("Łukasz Wójcik Núñez Søren Zoë"), "Lukasz Wojcik Nunez Soren Zoe");
    EXPECT_TRUE(has_accents("Núñez"));
    EXPECT_FALSE(has_accents("Nunez"));
}

TEST(Spelling, AUnitKeepsItsNumberUnderEveryDesignator) {
    Chance chance(1, 1);
    std::set<std::string> seen;
    for (int i = 0; i < 100; ++i) seen.insert(unit_respelt("Apt 3B", chance));
    EXPECT_GE(seen.size(), 4u);
    for (std::string const& unit : seen) EXPECT_TRUE(unit.ends_with("3B")) << unit;
}

TEST(Spelling, OneLineHoldsAllParts) {
    identity::AddressInput address;
    address.street = "12 Heron Way";
    address.unit = "Apt 4";
    address.city = "Toledo";
    address.state = "OH";
    address.zip = "43604";
    address.country = "US";
    auto const line = one_line(address);
    EXPECT_TRUE(line.one_line);
    EXPECT_EQ(line.text, "12 Heron Way Apt 4, Toledo, OH 43604");
    EXPECT_EQ(line.street, "");
}

TEST(Spelling, TranspositionChangesTheNumberAndNothingElse) {
    EXPECT_EQ(digits_transposed("2102 Poplar Rd"), "1202 Poplar Rd");
    EXPECT_EQ(digits_transposed("1102 Poplar Rd"), "1012 Poplar Rd");
    EXPECT_EQ(digits_transposed("20 Poplar Rd"), "20 Poplar Rd");
    EXPECT_EQ(digits_transposed("7 Poplar Rd"), "7 Poplar Rd");
    EXPECT_EQ(digits_transposed(""), "");
}

}  // namespace
}  // namespace penstock::synthetic
