#include "synthetic/population.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>

namespace penstock::synthetic {
namespace {

Date const day = parse_date("2026-11-20").value();

std::string address_text(RecordRow const& row) {
    return row.address.street + "|" + row.address.unit + "|" + row.address.zip;
}

TEST(Population, TaxpayerNumbersAreOfNoOneAndDifferent) {
    std::set<std::string> seen;
    for (std::uint64_t index = 0; index < 200'000; ++index) {
        std::string const tin = invented_tin(index);
        ASSERT_EQ(tin.size(), 11u);
        ASSERT_EQ(tin[0], '9');
        ASSERT_LT(tin[4], '5');  // a group that no ITIN has
        ASSERT_TRUE(seen.insert(tin).second);
    }
    EXPECT_NE(invented_tin(49'999'999), invented_tin(0));
}

TEST(Population, TheLastPeriodIsTheOneWhoseReturnsAreIn) {
    EXPECT_EQ(last_period_on(day), 2025);
    EXPECT_EQ(last_period_on(parse_date("2026-05-31").value()), 2024);
    EXPECT_EQ(last_period_on(parse_date("2026-06-01").value()), 2025);
}

TEST(Population, ASeedGivesTheSamePeopleAlways) {
    Population one(7, day), same(7, day), other(8, day);
    bool differs = false;
    for (int i = 0; i < 500; ++i) {
        PersonRecord const a = one.next(), b = same.next(), c = other.next();
        ASSERT_EQ(a.name, b.name);
        ASSERT_EQ(a.rows.size(), b.rows.size());
        ASSERT_EQ(address_text(a.rows.back()), address_text(b.rows.back()));
        differs = differs || a.name != c.name;
    }
    EXPECT_TRUE(differs);
}

// Every kind of person that requests are drawn from.
TEST(Population, HoldsEveryKindOfPerson) {
    Population population(3, day);
    std::map<std::string, int> kinds;
    std::map<std::string, std::set<std::string>> people_at, former_at;
    std::map<std::string, int> names;
    constexpr int size = 25'000;
    for (int i = 0; i < size; ++i) {
        PersonRecord const person = population.next();
        ASSERT_FALSE(person.rows.empty());
        ASSERT_LT(person.dob, day);
        RecordRow const& last = person.rows.back();
        for (RecordRow const& row : person.rows) {
            ASSERT_LE(row.effective, day);
            ASSERT_EQ(row.tax_period.has_value(), row.source != "usps");
            if (address_text(row) != address_text(last))
                former_at[address_text(row)].insert(person.id);
        }
        people_at[address_text(last)].insert(person.id);
        ++names[person.name.given + " " + person.name.surname];
        kinds["moved"] += address_text(person.rows.front()) != address_text(last) ? 1 : 0;
        kinds["unit"] += last.address.unit.empty() ? 0 : 1;
        kinds["box"] += last.address.street.starts_with("PO Box") ? 1 : 0;
        kinds["rural"] += last.address.street.starts_with("RR ") ? 1 : 0;
        kinds["military"] += last.address.city == "APO" ? 1 : 0;
        kinds["PR"] += last.address.state == "PR" ? 1 : 0;
        kinds["foreign"] += last.address.country != "US" ? 1 : 0;
        kinds["junior"] += person.name.suffix == "Jr" ? 1 : 0;
        kinds["two surnames"] += person.name.surname.find(' ') != std::string::npos ? 1 : 0;
        kinds["former surname"] += person.former_surnames.empty() ? 0 : 1;
        kinds["itin"] += person.tin_kind == "itin" ? 1 : 0;
        kinds[last.source] += 1;
        for (std::string_view const flag : {"informant", "impairment", "protected-address",
                                            "identity-theft", "deceased", "minor", "care-of"}) {
            kinds[std::string(flag)] += last.flags.find(flag) != std::string::npos ? 1 : 0;
        }
    }
    for (std::string_view const kind : {"moved",
                                        "unit",
                                        "box",
                                        "rural",
                                        "military",
                                        "PR",
                                        "foreign",
                                        "junior",
                                        "two surnames",
                                        "former surname",
                                        "itin",
                                        "return",
                                        "information-return",
                                        "usps",
                                        "informant",
                                        "impairment",
                                        "protected-address",
                                        "identity-theft",
                                        "deceased",
                                        "minor",
                                        "care-of"}) {
        EXPECT_GT(kinds[std::string(kind)], 0) << kind;
    }
    EXPECT_GT(kinds["unit"], size / 4);
    EXPECT_LT(kinds["unit"], size / 2);
    auto const shared =
        std::ranges::count_if(people_at, [](auto const& p) { return p.second.size() > 1; });
    EXPECT_GT(shared, size / 10);
    auto const namesakes = std::ranges::count_if(names, [](auto const& n) { return n.second > 1; });
    EXPECT_GT(namesakes, size / 50);
    auto const taken_over = std::ranges::count_if(
        former_at, [&](auto const& f) { return people_at.contains(f.first); });
    EXPECT_GT(taken_over, 100);
}

}  // namespace
}  // namespace penstock::synthetic
