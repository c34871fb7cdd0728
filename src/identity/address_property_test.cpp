// What must hold for every input, whatever it is.
#include "identity/address.h"
#include "identity/address_json.h"

#include "support/seeded_entropy.h"

#include <gtest/gtest.h>

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace penstock::identity {
namespace {

AddressInput one_line(std::string text) {
    AddressInput input;
    input.text = std::move(text);
    input.one_line = true;
    return input;
}

// Words that the standardiser has rules for, so that random lines reach them.
constexpr std::array words = std::to_array<std::string_view>({
    "1325",   "N",          "North",       "NW",       "St",    "Ave",     "Apt",      "#",
    "#4",     "4B",         "2nd",         "Floor",    "FL",    "Unit",    "PO",       "Box",
    "RR",     "HC",         "PSC",         "APO",      "AE",    "URB",     "Calle",    "A",
    "US",     "Hwy",        "50",          "County",   "Road",  "CR",      "12",       "1/2",
    "89-14",  "170th",      "Springfield", "New",      "York",  "IL",      "CA",       "Illinois",
    "62702",  "62702-1234", "Unknown",     "c/o",      "%",     "Jane",    "or",       "and",
    "&",      "past",       "mi",          "of",       "the",   "General", "Delivery", "Mexico",
    "Canada", "M5V",        "2T6",         ",",        ";",     "-",       ".",        "No.",
    "Suite",  "Ste",        "Rear",        "Lower",    "Level", "St.",     "Louis",    "Saint",
    "Salt",   "Lake",       "City",        "\xc3\xb1", "*",     "?",       "N6W23001", "Km",
    "45.3",   "Puerto",     "Rico",        "PR",       "00926", "Bldg",    "Key",      "Pier",
    "One",    "Twenty",
});

TEST(AnyAddress, of_random_bytes_is_read_without_harm) {
    testing::SeededEntropy random(20261120);
    for (int round = 0; round < 5000; ++round) {
        std::string text(random.next() % 80, '\0');
        for (char& c : text) c = static_cast<char>(random.next() % 256);
        AddressInput const line = one_line(text);
        AddressInput fields;
        fields.street = text;
        fields.unit = text.substr(text.size() / 2);
        fields.city = text.substr(0, text.size() / 3);
        fields.state = text.substr(0, 2);
        fields.zip = text.substr(0, 5);
        for (AddressInput const& input : {line, fields}) {
            StandardAddress const address = standardise(input);
            EXPECT_FALSE(to_json(input, address).empty());
            (void)delivery_point_key(address);
            (void)standardise(printed(address));
        }
    }
}

TEST(AnyAddress, of_random_words_has_one_standard_form) {
    testing::SeededEntropy random(4471);
    int read = 0;
    for (int round = 0; round < 20000; ++round) {
        std::string text;
        for (std::size_t count = random.next() % 12; count-- > 0;) {
            text += words[random.next() % words.size()];
            text += ' ';
        }
        StandardAddress const once = standardise(one_line(text));
        StandardAddress const again = standardise(one_line(text));
        ASSERT_EQ(once, again) << text;
        bool const complete =
            once.kind != AddressKind::Placeholder && once.kind != AddressKind::Incomplete;
        EXPECT_EQ(delivery_point_key(once).empty(), !complete) << text;
        if (complete) ++read;
    }
    EXPECT_GT(read, 300);
}

TEST(AnyAddress, that_is_too_long_is_incomplete_and_says_so) {
    StandardAddress const address =
        standardise(one_line("1 " + std::string(10000, 'A') + " St, Peoria, IL 61604"));
    EXPECT_EQ(address.kind, AddressKind::Incomplete);
    EXPECT_TRUE(address.has_problem("too-long"));
    std::string many = "1 Elm St";
    for (int word = 0; word < 200; ++word) many += " X";
    EXPECT_TRUE(standardise(one_line(many + ", Peoria, IL 61604")).has_problem("too-long"));
}

// Letters and digits of a unit must come back in a unit field, or a problem must say that it was
// not understood.
TEST(AnyUnit, is_never_lost) {
    constexpr std::array designators = std::to_array<std::string_view>(
        {"Apt",  "Apartment", "Unit", "#",   "# ",  "Ste",   "Suite", "Bldg",
         "Rm",   "Lot",       "Trlr", "Spc", "Fl",  "Floor", "Ph",    "Dept",
         "Slip", "Pier",      "Stop", "No.", "PMB", "",      "Flat",  "Cabin"});
    constexpr std::array ids = std::to_array<std::string_view>(
        {"4", "3B", "3-B", "B", "12A", "0004", "A-12", "CA", "FL", "7-11", "103", "Z9"});
    constexpr std::array streets = std::to_array<std::string_view>(
        {"1325 N State St", "45 Avenue B", "510 US Hwy 50", "842 E 300 S", "60 Broadway",
         "12 Bay St NW", "PO Box 1187", "150 Calle A", "9 Park Ave"});
    for (std::string_view const designator : designators) {
        for (std::string_view const id : ids) {
            for (std::string_view const street : streets) {
                std::string const unit = std::string(designator) + " " + std::string(id);
                AddressInput in_field{.street = std::string(street),
                                      .unit = unit,
                                      .city = "Peoria",
                                      .state = "IL",
                                      .zip = "61604",
                                      .country = "US",
                                      .text = {}};
                AddressInput in_street = in_field;
                in_street.street += ", " + unit;
                in_street.unit.clear();
                AddressInput const in_line =
                    one_line(std::string(street) + ", " + unit + ", Peoria, IL 61604");
                for (AddressInput const& input : {in_field, in_street, in_line}) {
                    StandardAddress const address = standardise(input);
                    std::string letters;
                    for (char const c : id) {
                        if (c != '-') letters += c;
                    }
                    std::string kept = address.unit + address.unit2 + address.number;
                    std::erase(kept, '-');
                    bool const is_kept = kept.find(letters) != std::string::npos;
                    bool const is_said = address.has_problem("unit-not-understood") ||
                                         address.has_problem("two-units") ||
                                         address.has_problem("two-addresses") ||
                                         address.has_problem("not-understood");
                    EXPECT_TRUE(is_kept || is_said)
                        << street << " | " << unit << " | " << input.text;
                }
            }
        }
    }
}

}  // namespace
}  // namespace penstock::identity
