// Every use that a reason may name, in many words: each must be found, wherever it stands.
#include "law/reason_text.h"

#include "support/text_lines.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace penstock::law {

namespace {

struct Finding {
    std::string_view name;
    bool ReasonReading::* flag;
};
constexpr Finding findings[] = {
    {"locate_only", &ReasonReading::locate_only},
    {"civil_removal", &ReasonReading::civil_removal},
    {"mixed_purpose", &ReasonReading::mixed_purpose},
    {"detention_targeting", &ReasonReading::detention_targeting},
    {"voter_rolls", &ReasonReading::voter_rolls},
    {"benefits_checks", &ReasonReading::benefits_checks},
    {"debt_collection", &ReasonReading::debt_collection},
    {"terrorism", &ReasonReading::terrorism},
    {"fugitive", &ReasonReading::fugitive},
    {"emergency", &ReasonReading::emergency},
    {"reverse_search", &ReasonReading::reverse_search},
    {"tax_administration", &ReasonReading::tax_administration},
    {"civil_enforcement", &ReasonReading::civil_enforcement},
    {"status_check", &ReasonReading::status_check},
    {"state_case", &ReasonReading::state_case},
    {"onward_sharing", &ReasonReading::onward_sharing},
    {"other_use", &ReasonReading::other_use},
};

struct NamedUse {
    bool ReasonReading::* flag;
    std::string reason;
};

std::vector<NamedUse> named_uses() {
    std::vector<NamedUse> uses;
    std::size_t finding = std::size(findings);
    for (std::string const& line : testing::lines_of("tests/reasons/named_uses.txt")) {
        if (line.starts_with('[')) {
            finding = 0;
            while (finding < std::size(findings) &&
                   line != "[" + std::string(findings[finding].name) + "]") {
                ++finding;
            }
            EXPECT_LT(finding, std::size(findings)) << line;
        } else if (finding < std::size(findings)) {
            uses.push_back({findings[finding].flag, line});
        }
    }
    EXPECT_GT(uses.size(), 250U);
    return uses;
}

// With a full stop, so that another sentence can follow.
std::string sentence(std::string_view reason) {
    bool const ends = reason.ends_with('.') || reason.ends_with('?');
    return std::string(reason) + (ends ? "" : ".");
}

// What must be found again when more is said beside it: a removal purpose may become a mixed one.
bool has(ReasonReading const& reading, bool ReasonReading::* flag) {
    if (flag == &ReasonReading::civil_removal)
        return reading.civil_removal || reading.mixed_purpose;
    return reading.*flag;
}

TEST(NamedUses, AreFound) {
    for (NamedUse const& use : named_uses()) {
        EXPECT_TRUE(read_reason(use.reason).*use.flag) << use.reason;
    }
}

TEST(NamedUses, AreFoundBesideAnyOrdinarySentence) {
    auto const ordinary = testing::lines_of("tests/reasons/ordinary.txt");
    for (NamedUse const& use : named_uses()) {
        if (use.flag == &ReasonReading::locate_only) continue;
        for (std::string const& text : ordinary) {
            ASSERT_TRUE(has(read_reason(text + " " + sentence(use.reason)), use.flag))
                << text << " " << use.reason;
            ASSERT_TRUE(has(read_reason(sentence(use.reason) + " " + text), use.flag))
                << use.reason << " " << text;
        }
    }
}

TEST(NamedUses, AreFoundInAnyLetters) {
    for (NamedUse const& use : named_uses()) {
        ReasonReading const plain = read_reason(use.reason);
        std::string capitals(use.reason), spaced;
        std::ranges::transform(capitals, capitals.begin(), [](char c) {
            return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        });
        for (char const c : use.reason) spaced += c == ' ' ? "\n  \xc2\xa0" : std::string(1, c);
        EXPECT_EQ(read_reason(capitals), plain) << use.reason;
        EXPECT_EQ(read_reason(spaced), plain) << use.reason;
    }
}

TEST(NamedUses, AreFoundBehindLettersThatOnlyLookAlike) {
    // Cyrillic o, a soft hyphen, wide letters, accents, a zero-width space.
    EXPECT_TRUE(read_reason("The address supports rem\xd0\xbeval operations.").civil_removal);
    EXPECT_TRUE(read_reason("The address is for the remo\xc2\xadval of the man.").civil_removal);
    EXPECT_TRUE(
        read_reason("The address goes to \xef\xbc\xa5\xef\xbc\xb2\xef\xbc\xaf now.").civil_removal);
    EXPECT_TRUE(read_reason("It will be compared with the v\xc3\xb3ter rolls.").voter_rolls);
    EXPECT_TRUE(read_reason("For the vo\xe2\x80\x8bter rolls of the county.").voter_rolls);
    EXPECT_TRUE(read_reason("The address goes to E.R.O. for a visit.").civil_removal);
}

TEST(NamedUses, OfRemovalAreMixedOnlyBesideACriminalPurpose) {
    for (NamedUse const& use : named_uses()) {
        ReasonReading const reading = read_reason(use.reason);
        EXPECT_FALSE(reading.civil_removal && reading.mixed_purpose) << use.reason;
    }
    ReasonReading const mixed = read_reason("For the criminal case and for removal operations.");
    EXPECT_TRUE(mixed.mixed_purpose);
    EXPECT_FALSE(mixed.names_forbidden_use());
    EXPECT_TRUE(read_reason("For removal operations, once found.").names_forbidden_use());
}

}  // namespace

}  // namespace penstock::law
