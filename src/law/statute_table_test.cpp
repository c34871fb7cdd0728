#include "law/statute_table.h"

#include "support/seeded_entropy.h"

#include <gtest/gtest.h>

namespace penstock::law {

namespace {

std::vector<Statute> const statutes{
    {"8 USC 1253(a)(1)", "Wilful failure to depart", Particular::FinalOrder},
    {"8 U.S.C. § 1326(a)", "Reentry of removed persons", Particular::None},
    {"18 USC 1542", "False statement in a passport application", Particular::None},
};

struct Row {
    std::string_view authority;
    StatuteState state;
    std::string_view citation = {};
    std::optional<std::size_t> index = {};
};

using enum StatuteState;

Row const rows[] = {
    // In the table, in any notation, and what stands inside.
    {"8 USC 1253(a)(1)", Listed, "8 USC 1253(a)(1)", 0},
    {"Title 8, United States Code, Section 1253(a)(1)", Listed, "8 USC 1253(a)(1)", 0},
    {"8 USC 1253(a)(1)(A)", Listed, "8 USC 1253(a)(1)", 0},
    {"8 usc 1326 (a)", Listed, "8 U.S.C. § 1326(a)", 1},
    {"8 USC 1326(a)(2)(B)", Listed, "8 U.S.C. § 1326(a)", 1},
    {"18 U.S.C. 1542", Listed, "18 USC 1542", 2},
    // Blank, or nothing that can be read.
    {"", Missing},
    {" \t.§ ", Missing},
    {"8 UCS 1253(a)(1)", NotACitation},
    {"1253", NotACitation},
    {"see file", NotACitation},
    {"8 USC 1253(a)(1) and 8 USC 1326(a)", NotACitation},
    // The right section without its paragraph.
    {"8 USC 1253", NeedsSubsection, "8 USC 1253"},
    {"8 USC 1253(a)", NeedsSubsection, "8 USC 1253(a)"},
    {"8 USC 1326", NeedsSubsection, "8 USC 1326"},
    // Subdivisions that the section does not have.
    {"8 USC 1253(z)(9)", UnknownSubdivision, "8 USC 1253(z)(9)"},
    {"8 USC 1253(a)(1)(E)", UnknownSubdivision, "8 USC 1253(a)(1)(E)"},
    {"8 USC 1253(a)(1)(A)(i)", UnknownSubdivision, "8 USC 1253(a)(1)(A)(i)"},
    {"8 USC 1253(e)", UnknownSubdivision, "8 USC 1253(e)"},
    {"8 USC 1326(q)", UnknownSubdivision, "8 USC 1326(q)"},
    {"18 USC 1542(a)", UnknownSubdivision, "18 USC 1542(a)"},
    // No longer in force under that number.
    {"8 USC 1251", Repealed, "8 USC 1251"},
    {"8 USC 1251(a)", Repealed, "8 USC 1251(a)"},
    {"8 USC 1252a", Repealed, "8 USC 1252a"},
    {"8 USC 1105a", Repealed, "8 USC 1105a"},
    // No crime.
    {"8 USC 1231", Civil, "8 USC 1231"},
    {"8 USC 1231(a)", Civil, "8 USC 1231(a)"},
    {"8 USC 1253(c)", Civil, "8 USC 1253(c)"},
    {"8 USC 1253(c)(1)(A)", Civil, "8 USC 1253(c)(1)(A)"},
    {"8 USC 1324d", Civil, "8 USC 1324d"},
    {"8 U.S.C. § 1324d(a)", Civil, "8 USC 1324d(a)"},
    {"8 USC 1229a", Civil, "8 USC 1229a"},
    {"8 USC 1226", Civil, "8 USC 1226"},
    {"8 USC 1227(a)(2)(A)(iii)", Civil, "8 USC 1227(a)(2)(A)(iii)"},
    // Of a State or a place.
    {"Texas Penal Code 30.02", StateLaw},
    {"Tex. Penal Code Ann. § 30.02", StateLaw},
    {"Cal. Penal Code § 459", StateLaw},
    {"N.Y. Penal Law § 140.20", StateLaw},
    {"Fla. Stat. § 810.02", StateLaw},
    {"720 ILCS 5/19-1", StateLaw},
    {"O.C.G.A. § 16-7-1", StateLaw},
    {"Code of Virginia 18.2-91", StateLaw},
    {"Penal Code 459", StateLaw},
    {"county ordinance 12-4", StateLaw},
    // About tax.
    {"26 USC 7201", Tax, "26 USC 7201"},
    {"26 U.S.C. § 7206(1)", Tax, "26 USC 7206(1)"},
    {"Internal Revenue Code section 7201", Tax},
    {"I.R.C. § 7203", Tax},
    // Federal law that the agreement does not name.
    {"18 USC 1546(a)", NotListed, "18 USC 1546(a)"},
    {"8 USC 1324(a)", NotListed, "8 USC 1324(a)"},
    {"8 USC 1253(b)", NotListed, "8 USC 1253(b)"},
    {"8 USC 1253(a)(2)", NotListed, "8 USC 1253(a)(2)"},
    {"8 USC 1326(b)(2)", NotListed, "8 USC 1326(b)(2)"},
};

TEST(StatuteTable, SaysOfEveryAuthorityWhatItIs) {
    for (Row const& row : rows) {
        StatuteReading const reading = classify(row.authority, statutes);
        EXPECT_EQ(reading.state, row.state) << row.authority;
        EXPECT_EQ(reading.citation, row.citation) << row.authority;
        EXPECT_EQ(reading.index, row.index) << row.authority;
    }
}

TEST(StatuteTable, WithoutATableNothingIsListed) {
    for (Row const& row : rows) {
        StatuteState const state = classify(row.authority, {}).state;
        EXPECT_NE(state, Listed) << row.authority;
        EXPECT_NE(state, NeedsSubsection) << row.authority;
    }
}

TEST(StatuteTable, ListingASectionNeverMakesItsCivilParagraphsLawful) {
    std::vector<Statute> const whole{{"8 USC 1253", "Penalties", Particular::None},
                                     {"26 USC 7201", "Evasion", Particular::None},
                                     {"8 USC 1231", "Removal", Particular::None}};
    EXPECT_EQ(classify("8 USC 1253(a)(1)", whole).state, Listed);
    EXPECT_EQ(classify("8 USC 1253(c)", whole).state, Civil);
    EXPECT_EQ(classify("8 USC 1253(z)(9)", whole).state, UnknownSubdivision);
    EXPECT_EQ(classify("26 USC 7201", whole).state, Tax);
    EXPECT_EQ(classify("8 USC 1231", whole).state, Civil);
}

TEST(StatuteTable, AnyBytesHaveAState) {
    testing::SeededEntropy entropy(11);
    for (int round = 0; round < 20000; ++round) {
        std::string text(rows[entropy.next() % std::size(rows)].authority);
        text += static_cast<char>(entropy.next());
        text[entropy.next() % text.size()] = static_cast<char>(entropy.next());
        StatuteReading const reading = classify(text, statutes);
        EXPECT_EQ(reading.index.has_value(), reading.state == Listed);
    }
    EXPECT_EQ(classify(std::string(1000000, 'a'), statutes).state, NotACitation);
}

}  // namespace

}  // namespace penstock::law
