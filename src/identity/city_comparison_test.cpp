#include "identity/city_comparison.h"

#include <gtest/gtest.h>

namespace penstock::identity {
namespace {

bool misspelt(std::string const& a, std::string const& b) {
    StandardAddress first, second;
    first.city = a;
    second.city = b;
    EXPECT_EQ(is_city_misspelt(first, second), is_city_misspelt(second, first));
    return is_city_misspelt(first, second);
}

TEST(CityComparison, OneLetterIsASlip) {
    EXPECT_TRUE(misspelt("SPRINGFIELD", "SPRINGFEILD"));
    EXPECT_TRUE(misspelt("MEMPHIS", "MEMPIS"));
    EXPECT_TRUE(misspelt("SAN ANTONIO", "SAN ANTONO"));
}

TEST(CityComparison, AnotherCityIsNoSlip) {
    EXPECT_FALSE(misspelt("MEMPHIS", "LAKEWOOD"));
    EXPECT_FALSE(misspelt("GARY", "CARY"));
    EXPECT_FALSE(misspelt("MESA", "MEDA"));
    EXPECT_FALSE(misspelt("DOVER", "ROVER"));
}

TEST(CityComparison, EqualNamesAreNotMisspelt) {
    EXPECT_FALSE(misspelt("ST LOUIS", "SAINT LOUIS"));
    EXPECT_FALSE(misspelt("", ""));
    EXPECT_FALSE(misspelt("", "MEMPHIS"));
}

}  // namespace
}  // namespace penstock::identity
