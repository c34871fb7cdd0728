#include "exchange/key_hash.h"

#include "support/seeded_entropy.h"

#include <gtest/gtest.h>

#include <string>
#include <unordered_set>

namespace penstock::exchange {
namespace {

KeyHash::Key counting_key() {
    KeyHash::Key key;
    for (std::size_t i = 0; i < key.size(); ++i) key[i] = static_cast<std::uint8_t>(i);
    return key;
}

// Aumasson and Bernstein, "SipHash: a fast short-input PRF" (2012), appendix A: key 00 … 0f, input
// 00 … 0e.
TEST(KeyHash, GivesThePublishedAnswerOfSipHash24) {
    std::string input;
    for (char c = 0; c < 15; ++c) input.push_back(c);
    EXPECT_EQ(KeyHash(counting_key()).of(input), 0xa129ca6149be45e5u);
}

// The first three of the authors' table of 64 answers (same key, input 00 01 … of length 0, 1, 2),
// which holds the answers as bytes.
TEST(KeyHash, GivesTheAuthorsAnswersForTheShortestInputs) {
    KeyHash const hash(counting_key());
    EXPECT_EQ(hash.of(""), 0x726fdb47dd0e0e31u);
    EXPECT_EQ(hash.of(std::string(1, '\0')), 0x74f839c593dc67fdu);
    EXPECT_EQ(hash.of(std::string("\0\1", 2)), 0x0d6c8009d9a94f5au);
}

TEST(KeyHash, DependsOnTheKeyAndOnEveryByte) {
    testing::SeededEntropy entropy(7);
    KeyHash const one = KeyHash::fresh(entropy).value();
    KeyHash const other = KeyHash::fresh(entropy).value();
    EXPECT_NE(one.of("418 ALDER ST"), other.of("418 ALDER ST"));
    std::unordered_set<std::uint64_t> seen;
    std::string text(40, 'x');
    seen.insert(one.of(text));
    for (char& c : text) {
        c = 'y';
        EXPECT_TRUE(seen.insert(one.of(text)).second);
        c = 'x';
    }
    EXPECT_TRUE(seen.insert(one.of(text + '\0')).second);
}

}  // namespace
}  // namespace penstock::exchange
