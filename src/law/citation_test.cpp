#include "law/citation.h"

#include "support/seeded_entropy.h"

#include <gtest/gtest.h>

namespace penstock::law {

namespace {

struct Spelling {
    std::string_view text;
    std::string_view canonical;  // empty: no citation
};

constexpr Spelling spellings[] = {
    // The title first.
    {"8 USC 1253(a)(1)", "8 USC 1253(a)(1)"},
    {"8 U.S.C. § 1253(a)(1)", "8 USC 1253(a)(1)"},
    {"8 U.S.C. Sec. 1253 (a)(1)", "8 USC 1253(a)(1)"},
    {"8 U. S. C. section 1253 (a) (1)", "8 USC 1253(a)(1)"},
    {"8 u.s.c. 1253(a)(1)", "8 USC 1253(a)(1)"},
    {"8 USCA § 1253(a)(1)", "8 USC 1253(a)(1)"},
    {"8 U.S.C.A. § 1253(a)(1).", "8 USC 1253(a)(1)"},
    {"8USC1253(a)(1)", "8 USC 1253(a)(1)"},
    {"  8   USC\t1253( a )( 1 )  ", "8 USC 1253(a)(1)"},
    {"8\xc2\xa0U.S.C.\xc2\xa0\xc2\xa7\xe2\x80\xaf"
     "1253(a)(1)",
     "8 USC 1253(a)(1)"},
    {"8 USC § 1326 (a)", "8 USC 1326(a)"},
    {"8 USC 1253(A)(1)", "8 USC 1253(a)(1)"},
    {"8 USC 1253, subsection (a), paragraph (1)", "8 USC 1253(a)(1)"},
    {"8 United States Code 1253(a)(1)", "8 USC 1253(a)(1)"},
    {"18 USC 1542", "18 USC 1542"},
    {"8 USC 1324D", "8 USC 1324d"},
    {"42 U.S.C. 2000e-5(f)", "42 USC 2000e-5(f)"},
    {"42 U.S.C. 300aa\xe2\x80\x93"
     "1",
     "42 USC 300aa-1"},
    // The word title first, or the section first.
    {"Title 8, United States Code, Section 1253(a)(1)", "8 USC 1253(a)(1)"},
    {"title 8 of the United States Code, section 1253(a)(1)", "8 USC 1253(a)(1)"},
    {"Title 8 U.S.C. 1253(a)(1)", "8 USC 1253(a)(1)"},
    {"Title 8, section 1253(a)(1)", "8 USC 1253(a)(1)"},
    {"section 1253(a)(1) of title 8", "8 USC 1253(a)(1)"},
    {"§ 1253(a)(1) of Title 8, United States Code", "8 USC 1253(a)(1)"},
    {"Section 1253(a)(1) of title 8 of the United States Code.", "8 USC 1253(a)(1)"},
    // No citation of the Code, or not of one provision.
    {"8 UCS 1253(a)(1)", ""},
    {"8 USCX 1253(a)(1)", ""},
    {"8 CFR 1253.1", ""},
    {"8 1253(a)(1)", ""},
    {"USC 1253(a)(1)", ""},
    {"1253(a)(1)", ""},
    {"section 1253(a)(1)", ""},
    {"8 USC", ""},
    {"8 USC (a)(1)", ""},
    {"8 USC 1253(a)(1", ""},
    {"8 USC 1253(a)()", ""},
    {"8 USC 1253(a-1)", ""},
    {"8 USC 1253(a)(1) and 8 USC 1326(a)", ""},
    {"8 USC 1253(a)(1), 1326(a)", ""},
    {"8 USC 1253 et seq.", ""},
    {"0 USC 1", ""},
    {"55 USC 1", ""},
    {"888 USC 1253", ""},
    {"Texas Penal Code 30.02", ""},
    {"", ""},
    {"§", ""},
};

TEST(Citation, ReadsEveryUsualNotationAndNothingElse) {
    for (Spelling const& spelling : spellings) {
        auto const citation = parse_usc(spelling.text);
        EXPECT_EQ(citation ? citation->text() : "", spelling.canonical) << spelling.text;
    }
}

TEST(Citation, ItsOwnTextReadsBackAsTheSame) {
    for (Spelling const& spelling : spellings) {
        auto const citation = parse_usc(spelling.text);
        if (citation) {
            EXPECT_EQ(parse_usc(citation->text()), citation) << spelling.text;
        }
    }
}

TEST(Citation, AProvisionCoversItselfAndWhatStandsInside) {
    auto const covers = [](std::string_view wide, std::string_view narrow) {
        return parse_usc(wide).value().covers(parse_usc(narrow).value());
    };
    EXPECT_TRUE(covers("8 USC 1253", "8 USC 1253(a)(1)"));
    EXPECT_TRUE(covers("8 USC 1253(a)", "8 USC 1253(a)(1)(A)"));
    EXPECT_TRUE(covers("8 USC 1253(a)(1)", "8 U.S.C. § 1253(a)(1)"));
    EXPECT_TRUE(covers("8 USC 1253(a)(1)(A)", "8 USC 1253(a)(1)(a)"));
    EXPECT_FALSE(covers("8 USC 1253(a)(1)", "8 USC 1253(a)"));
    EXPECT_FALSE(covers("8 USC 1253(a)(1)", "8 USC 1253(a)(2)"));
    EXPECT_FALSE(covers("8 USC 1253", "8 USC 1253a"));
    EXPECT_FALSE(covers("8 USC 1253", "18 USC 1253"));
}

TEST(Citation, AnyBytesAreReadOrRefused) {
    testing::SeededEntropy entropy(7);
    for (int round = 0; round < 20000; ++round) {
        std::string text(spellings[entropy.next() % std::size(spellings)].text);
        for (int change = 0; change < 3 && !text.empty(); ++change) {
            text[entropy.next() % text.size()] = static_cast<char>(entropy.next());
        }
        auto const citation = parse_usc(text);
        if (citation) {
            EXPECT_EQ(parse_usc(citation->text()), citation);
        }
    }
    EXPECT_FALSE(parse_usc(std::string(100000, '(')));
    EXPECT_FALSE(parse_usc("8 USC 1" + std::string(100000, '1')));
}

}  // namespace

}  // namespace penstock::law
