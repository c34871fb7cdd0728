#include "synthetic/name_tables.h"
#include "synthetic/place_tables.h"

#include "base/csv.h"
#include "platform/real_disk.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>

namespace penstock::synthetic {
namespace {

TEST(Tables, HoldNoEmptyAndNoRepeatedWord) {
    for (auto const list : {women(), men(), surnames(), paired_surnames(), street_names(),
                            urbanizations(), street_suffixes(), directionals()}) {
        std::set<std::string_view> const unique(list.begin(), list.end());
        EXPECT_EQ(unique.size(), list.size()) << list.front();
        EXPECT_FALSE(unique.contains("")) << list.front();
        EXPECT_TRUE(std::ranges::none_of(list, [](std::string_view word) {
            return word.starts_with(' ') || word.ends_with(' ');
        })) << list.front();
    }
    EXPECT_GE(women().size() + men().size(), 300u);
    EXPECT_GE(surnames().size() + paired_surnames().size(), 400u);
    EXPECT_GE(street_names().size(), 200u);
    EXPECT_GE(places().size(), 60u);
}

// The state of each three-digit ZIP prefix after a public table of ZIP codes by FIPS state.
TEST(Tables, ZipCodesBelongToTheirStates) {
    platform::RealDisk real;
    Disk& disk = real;
    Disk::Path const table = "../shared/data/usps-reference/puma_to_zip.csv";
    if (!disk.exists(table)) GTEST_SKIP() << "the reference table is not there";
    std::map<std::string_view, std::string> const fips{
        {"IL", "17"}, {"OH", "39"}, {"MI", "26"}, {"WI", "55"}, {"MN", "27"}, {"IA", "19"},
        {"NE", "31"}, {"MO", "29"}, {"KS", "20"}, {"OK", "40"}, {"TX", "48"}, {"LA", "22"},
        {"TN", "47"}, {"AL", "1"},  {"GA", "13"}, {"FL", "12"}, {"NC", "37"}, {"VA", "51"},
        {"MD", "24"}, {"DC", "11"}, {"PA", "42"}, {"NJ", "34"}, {"NY", "36"}, {"MA", "25"},
        {"RI", "44"}, {"CT", "9"},  {"ME", "23"}, {"CO", "8"},  {"UT", "49"}, {"ID", "16"},
        {"AZ", "4"},  {"NM", "35"}, {"NV", "32"}, {"CA", "6"},  {"OR", "41"}, {"WA", "53"}};
    auto const file = disk.open_read(table).value();
    CsvReader csv(*file);
    std::vector<std::string> fields;
    std::set<std::string> prefixes;  // "17 606"
    while (csv.next(fields).value()) {
        ASSERT_GE(fields.size(), 3u);
        prefixes.insert(fields[0] + " " +
                        std::string(5 - std::min<std::size_t>(5, fields[2].size()), '0')
                            .append(fields[2])
                            .substr(0, 3));
    }
    for (Place const& place : places()) {
        for (int zip : {place.zip_first, place.zip_first + place.zip_count - 1}) {
            std::string const digits = std::to_string(100'000 + zip).substr(1, 3);
            ASSERT_TRUE(fips.contains(place.state)) << place.state;
            EXPECT_TRUE(prefixes.contains(fips.at(place.state) + " " + digits))
                << place.city << " " << zip;
        }
    }
}

}  // namespace
}  // namespace penstock::synthetic
