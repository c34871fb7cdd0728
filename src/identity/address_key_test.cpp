#include "identity/address.h"

#include <gtest/gtest.h>

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

std::string key(std::string text) {
    return delivery_point_key(of(std::move(text)));
}

// All spellings of each group are one delivery point, and no two groups are.
TEST(DeliveryPointKey, is_one_for_all_spellings_of_one_address) {
    std::vector<std::vector<std::string>> const groups = {
        {"1325 N State St Apt 4, Springfield, IL 62702",
         "1325 North State Street # 4, Springfield, Illinois 62702-1234",
         "1325 NORTH STATE ST UNIT 04 SPRINGFIELD IL 62702",
         "Apt 4, 1325 N. State St., Springfield IL 62702",
         "c/o Jane Roe, 1325 N State St Ste 4, Springfield, IL 62702, USA"},
        {"1325 N State St, Springfield, IL 62702"},
        {"1325 S State St Apt 4, Springfield, IL 62702"},
        {"1325 N State St Apt 5, Springfield, IL 62702"},
        {"1325 N State St Fl 4, Springfield, IL 62702",
         "1325 N State St 4th Floor Springfield IL 62702"},
        {"1325 N State Ave Apt 4, Springfield, IL 62702"},
        {"1325 N State St Apt 4, Springfield, IL 62703"},
        {"1325 1/2 N State St Apt 4, Springfield, IL 62702"},
        {"1325A N State St Apt 4, Springfield, IL 62702"},
        {"51 Harbor St Apt 3B, Boston, MA 02128", "51 Harbor Street #3-B, Boston, MA 02128",
         "51 Harbor St, Unit 3 B, Boston MA 02128"},
        {"51 Harbor St Bldg 7 Apt 12, Boston, MA 02128",
         "51 Harbor St Apt 12 Bldg 7, Boston, MA 02128"},
        {"51 Harbor St Apt 12, Boston, MA 02128"},
        {"51 Harbor St Rear, Boston, MA 02128", "51 Harbor St Apt Rear, Boston, MA 02128"},
        {"89-14 170th St, Jamaica, NY 11432", "8914 170 Street, Jamaica, NY 11432"},
        {"12-34 Elm St, Peoria, IL 61604"},
        {"1234 Elm St, Peoria, IL 61604"},
        {"9 Fifth Ave, New York, NY 10001", "9 5th Avenue, New York, NY 10001"},
        {"9 Twenty First St, New York, NY 10001", "9 21st St, New York, NY 10001"},
        {"31 Saint Johns Pl, Brooklyn, NY 11217", "31 St. John's Place, Brooklyn, NY 11217"},
        {"510 US Hwy 50, Lawrence, KS 66044", "510 U.S. Route 50, Lawrence, KS 66044"},
        {"510 State Hwy 50, Lawrence, KS 66044"},
        {"P.O. Box 1187, Laredo, TX 78044", "Post Office Box 01187 Laredo TX 78044"},
        {"PO Box 1188, Laredo, TX 78044"},
        {"RR 2 Box 115 Yakima WA 98901", "Rural Route #2, Box 115, Yakima, WA 98901"},
        {"HC 2 Box 115 Yakima WA 98901"},
        {"RR 2 Box 116 Yakima WA 98901"},
        {"PSC 3 Box 4120 APO AE 09021"},
        {"PSC 4 Box 4120 APO AE 09021"},
        {"URB Las Gladiolas 150 Calle A San Juan PR 00926",
         "150 Calle A, Urbanización Las Gladiolas, San Juan, PR 00926"},
        {"150 Calle A, San Juan, PR 00926"},
        {"Calle Hidalgo 45, Monterrey, NLE 64000, Mexico",
         "CALLE HIDALGO 45, MONTERREY NLE 64000 MX"},
        {"12 North St, Decatur, IL 62521"},
        {"12 N St, Decatur, IL 62521"},
    };
    std::vector<std::string> seen;
    for (auto const& group : groups) {
        std::string const first = key(group.front());
        EXPECT_FALSE(first.empty()) << group.front();
        for (std::string const& spelling : group) EXPECT_EQ(key(spelling), first) << spelling;
        for (std::string const& other : seen) EXPECT_NE(other, first) << group.front();
        seen.push_back(first);
    }
}

TEST(DeliveryPointKey, is_empty_for_what_is_no_address) {
    EXPECT_EQ(key("UNKNOWN"), "");
    EXPECT_EQ(key("Springfield, IL 62702"), "");
    EXPECT_EQ(key("2 mi past the old mill, Peoria, IL 61604"), "");
}

TEST(BuildingKey, leaves_the_unit_out_and_nothing_else) {
    EXPECT_EQ(building_key(of("51 Harbor St Apt 3, Boston, MA 02128")),
              building_key(of("51 Harbor St Apt 9, Boston, MA 02128")));
    EXPECT_EQ(building_key(of("51 Harbor St Apt 3, Boston, MA 02128")),
              building_key(of("51 Harbor St, Boston, MA 02128")));
    EXPECT_NE(building_key(of("PO Box 5, Boston, MA 02128")),
              building_key(of("PO Box 6, Boston, MA 02128")));
}

TEST(BuildingKey, leaves_the_city_to_city_key_where_there_is_a_zip_code) {
    StandardAddress const cleveland = of("1650 Cobblestone Ct, Cleveland, OH 44102");
    StandardAddress const lakewood = of("1650 Cobblestone Ct, Lakewood, OH 44102");
    EXPECT_EQ(building_key(cleveland), building_key(lakewood));
    EXPECT_NE(city_key(cleveland), city_key(lakewood));
    EXPECT_NE(building_key(of("1650 Cobblestone Ct, Cleveland, OH")),
              building_key(of("1650 Cobblestone Ct, Lakewood, OH")));
}

TEST(CityKey, is_one_for_short_and_long_spellings) {
    EXPECT_EQ(city_key(of("1 Elm St, St. Louis, MO 63101")),
              city_key(of("1 Elm St, Saint Louis, MO 63101")));
    EXPECT_EQ(city_key(of("1 Elm St, N Las Vegas, NV 89030")),
              city_key(of("1 Elm St, North Las Vegas, NV 89030")));
    EXPECT_EQ(city_key(of("1 Elm St, Winston-Salem, NC 27101")),
              city_key(of("1 Elm St, Winston Salem, NC 27101")));
}

}  // namespace
}  // namespace penstock::identity
