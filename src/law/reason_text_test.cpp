#include "law/reason_text.h"

#include "support/seeded_entropy.h"
#include "support/text_lines.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace penstock::law {

namespace {

std::vector<std::string> ordinary_reasons() {
    auto reasons = testing::lines_of("tests/reasons/ordinary.txt");
    EXPECT_GT(reasons.size(), 100U);
    return reasons;
}

TEST(ReasonText, OrdinaryReasonsReadClean) {
    for (std::string const& reason : ordinary_reasons()) {
        EXPECT_EQ(read_reason(reason), ReasonReading{}) << reason;
    }
}

TEST(ReasonText, TwoOrdinaryReasonsTogetherReadClean) {
    auto const reasons = ordinary_reasons();
    for (std::size_t i = 0; i < reasons.size(); ++i) {
        for (std::size_t k = 0; k < 20; ++k) {
            std::string const text = reasons[i] + " " + reasons[(i * 7 + k * 11) % reasons.size()];
            ASSERT_EQ(read_reason(text), ReasonReading{}) << text;
        }
    }
}

TEST(ReasonText, ABlankReasonHasFewerThanThreeWords) {
    for (std::string_view const blank :
         {"", "   .  ", "...", "- - -", "To locate.", "n/a", "N/A N/A N/A N/A", "none", "unknown",
          "12 34 56 78", "same same same same", "investigation", "criminal case",
          "\xc2\xa0\xc2\xa0", "TBD TBA TBD pending", "x x x x"}) {
        EXPECT_TRUE(read_reason(blank).blank) << blank;
    }
    EXPECT_FALSE(read_reason("To locate him.").blank);
    EXPECT_FALSE(read_reason("residence is disputed").blank);
}

TEST(ReasonText, AReasonThatSaysMoreThanWhereIsNotOnlyToLocate) {
    EXPECT_TRUE(read_reason("To locate the subject.").locate_only);
    EXPECT_TRUE(read_reason("To find the subject, whose whereabouts are not known.").locate_only);
    EXPECT_FALSE(read_reason("To locate the subject's landlord as a witness.").locate_only);
    EXPECT_FALSE(read_reason("To find where the subject lived when the charge arose.").locate_only);
}

struct Pair {
    std::string_view denies, says;
};

TEST(ReasonText, ADeniedUseIsNoUse) {
    constexpr Pair pairs[] = {
        {"It will not be used for removal.", "It will be used for removal."},
        {"The address will not go to removal operations.", "It will go to removal operations."},
        {"Removal operations will not see the address.", "Removal operations will see it."},
        {"It will never be compared with voter rolls.", "It will be compared with voter rolls."},
        {"No benefits checks will be made with it.", "Benefits checks will be made with it."},
        {"It serves the trial, not the removal of the subject.",
         "It serves not only the trial but the removal of the subject."},
        {"It is not for detention, voter rolls or removal.",
         "It is not for voter rolls, and removal operations will use it."},
        {"For the trial rather than for removal.", "For removal rather than for trial."},
        {"The subject did not depart and lives on.",
         "The subject did not depart and ERO will take him."},
        {"It will be used for the trial and nothing else.",
         "It will be used for nothing but removal."},
    };
    for (Pair const& pair : pairs) {
        ReasonReading const denies = read_reason(pair.denies);
        EXPECT_FALSE(denies.names_forbidden_use() || denies.mixed_purpose) << pair.denies;
        ReasonReading const says = read_reason(pair.says);
        EXPECT_TRUE(says.names_forbidden_use() || says.mixed_purpose) << pair.says;
    }
}

TEST(ReasonText, APastEventIsNoPurpose) {
    constexpr Pair pairs[] = {
        {"Removal officers came to the door in May.", "Removal officers will come to the door."},
        {"The subject was deported in 2019 and came back.",
         "The address is needed so that he can be deported."},
        {"The subject was detained for a week in 2023.", "The subject will be detained."},
        {"The order of removal became final in 2024.", "The order of removal will be carried out."},
        {"The subject tried to avoid his removal for years.",
         "The address is needed for his removal."},
        {"A collector who came about a debt met the subject.",
         "To collect a debt from the subject."},
        {"The subject was treated as an emergency in May.", "This is an emergency request."},
        {"The clerk was asked who lives at the address.", "Who lives at the address of the clerk?"},
    };
    for (Pair const& pair : pairs) {
        EXPECT_EQ(read_reason(pair.denies), ReasonReading{}) << pair.denies;
        EXPECT_TRUE(read_reason(pair.says).names_forbidden_use()) << pair.says;
    }
}

TEST(ReasonText, AnyBytesAreRead) {
    auto const reasons = ordinary_reasons();
    testing::SeededEntropy entropy(5);
    for (int round = 0; round < 5000; ++round) {
        std::string text = reasons[entropy.next() % reasons.size()];
        for (int change = 0; change < 8; ++change) {
            text[entropy.next() % text.size()] = static_cast<char>(entropy.next());
        }
        EXPECT_FALSE(read_reason(text).blank);
    }
    std::string noise(4096, '\0');
    for (char& c : noise) c = static_cast<char>(entropy.next());
    static_cast<void>(read_reason(noise));
    EXPECT_TRUE(read_reason(std::string(100000, '\xf0')).blank);
}

TEST(ReasonText, ALongReasonIsReadToItsEnd) {
    std::string text;
    for (int i = 0; i < 2000; ++i) text += "The subject stayed in the flat in the county. ";
    EXPECT_EQ(read_reason(text), ReasonReading{});
    EXPECT_TRUE(read_reason(text + "It will be used for removal.").civil_removal);
    std::string words;
    for (int i = 0; i < 20000; ++i) words += "not for removal and to the order of ";
    static_cast<void>(read_reason(words));
}

}  // namespace

}  // namespace penstock::law
