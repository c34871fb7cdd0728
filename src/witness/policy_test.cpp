#include "witness/policy.h"

#include "ledger/note_signer.h"
#include "merkle/hash.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <functional>

namespace penstock::witness {
namespace {

crypto::SigningKey test_key(std::uint8_t number) {
    std::array<std::uint8_t, 32> seed{};
    seed[0] = number;
    return *crypto::SigningKey::from_seed(seed);
}

std::string log_key() {
    return ledger::verifier_key("example.gov/log", test_key(100)).text();
}

std::string witness_key(std::uint8_t number) {
    return ledger::cosigner_key("witness.example/w" + std::to_string(number), test_key(number))
        .text();
}

// Witnesses w1 to wn.
std::string witnesses(std::uint8_t n) {
    std::string text = "log " + log_key() + "\n";
    for (std::uint8_t i = 1; i <= n; ++i) {
        text += "witness w" + std::to_string(i) + " " + witness_key(i) + "\n";
    }
    return text;
}

Policy::Times times(std::vector<int> const& values) {
    Policy::Times all;
    for (int const value : values) {
        all.push_back(value < 0 ? std::nullopt : std::optional<std::uint64_t>(value));
    }
    return all;
}

TEST(Policy, ReadsLogsWitnessesGroupsAndAddresses) {
    auto const policy = Policy::parse("# two agencies\n\n log\t" + log_key() +
                                      " https://log.example/ \nwitness a " + witness_key(1) +
                                      " http://127.0.0.1:1/\n  # none of b\nwitness b " +
                                      witness_key(2) + "\ngroup g all a b\nquorum g\n");
    ASSERT_TRUE(policy) << describe(policy.error());
    ASSERT_EQ(policy->logs().size(), 1u);
    EXPECT_EQ(policy->logs()[0].url, "https://log.example/");
    ASSERT_EQ(policy->witnesses().size(), 2u);
    EXPECT_EQ(policy->witnesses()[0].name, "a");
    EXPECT_EQ(policy->witnesses()[0].url, "http://127.0.0.1:1/");
    EXPECT_EQ(policy->witnesses()[1].url, "");
    EXPECT_FALSE(policy->needs_no_witness());
}

TEST(Policy, ThresholdsCountMembersAndGiveTheTimeOfTheLastThatWasNeeded) {
    auto const policy = Policy::parse(witnesses(3) + "group g 2 w1 w2 w3\nquorum g\n");
    ASSERT_TRUE(policy);
    EXPECT_FALSE(policy->quorum_time(times({-1, -1, -1})));
    EXPECT_FALSE(policy->quorum_time(times({9, -1, -1})));
    EXPECT_EQ(policy->quorum_time(times({9, -1, 4})), 4u);
    EXPECT_EQ(policy->quorum_time(times({9, 7, 4})), 7u);
}

TEST(Policy, TheSpecificationsExampleOfTwoLevelsIsJudgedAsItSays) {
    auto const policy = Policy::parse(witnesses(6) +
                                      "group X 2 w1 w2 w3\ngroup Y any w4 w5 w6\n"
                                      "group X-and-Y all X Y\nquorum X-and-Y\n");
    ASSERT_TRUE(policy) << describe(policy.error());
    EXPECT_TRUE(policy->quorum_time(times({1, 1, -1, -1, -1, 1})));
    EXPECT_FALSE(policy->quorum_time(times({1, 1, 1, -1, -1, -1})));
    EXPECT_FALSE(policy->quorum_time(times({1, -1, -1, 1, 1, 1})));
}

TEST(Policy, NoQuorumIsAlwaysReached) {
    auto const policy = Policy::parse("quorum none\n");
    ASSERT_TRUE(policy);
    EXPECT_TRUE(policy->needs_no_witness());
    EXPECT_TRUE(policy->quorum_time({}));
}

TEST(Policy, HoldsThirtyTwoOfEverything) {
    std::string text;
    for (std::uint8_t i = 1; i <= 32; ++i) {
        std::string const name = "log.example/" + std::to_string(i);
        text += "log " + ledger::verifier_key(name, test_key(100 + i)).text() + "\n";
        text += "witness w" + std::to_string(i) + " " + witness_key(i) + "\n";
        text += "group g" + std::to_string(i) + " all w" + std::to_string(i) +
                (i > 1 ? " g" + std::to_string(i - 1) : "") + "\n";
    }
    auto const policy = Policy::parse(text + "quorum g32\n");
    ASSERT_TRUE(policy) << describe(policy.error());
    EXPECT_TRUE(policy->quorum_time(Policy::Times(32, 5)));
    Policy::Times one_missing(32, 5);
    one_missing[0].reset();
    EXPECT_FALSE(policy->quorum_time(one_missing));
}

struct BadPolicy {
    char const* name;
    std::string text;
    std::uint64_t line;
};

TEST(Policy, EveryWrongLineIsNamedWithItsCure) {
    std::string const good = witnesses(2);  // three lines
    std::string const end = "quorum w1\n";
    std::vector<BadPolicy> const bad{
        {"no quorum", good, 3},
        {"empty", "", 0},
        {"two quorums", good + end + end, 5},
        {"no last newline", good + "quorum w1", 4},
        {"unknown word", good + "Witness x\n" + end, 4},
        {"unknown quorum", good + "quorum w3\n", 4},
        {"quorum before its witness", end + good, 1},
        {"quorum with two names", good + "quorum w1 w2\n", 4},
        {"member unknown", good + "group g any w1 w9\n" + end, 4},
        {"member of itself", good + "group g any g\n" + end, 4},
        {"member none", good + "group g any none\n" + end, 4},
        {"member twice", good + "group g any w1 w1\n" + end, 4},
        {"member of two groups", good + "group g any w1\ngroup h any w1\n" + end, 5},
        {"no member", good + "group g any\n" + end, 4},
        {"threshold nought", good + "group g 0 w1\n" + end, 4},
        {"threshold too large", good + "group g 3 w1 w2\n" + end, 4},
        {"threshold padded", good + "group g 01 w1 w2\n" + end, 4},
        {"threshold signed", good + "group g +1 w1 w2\n" + end, 4},
        {"name taken", good + "group w1 any w2\n" + end, 4},
        {"name none", good + "group none any w2\n" + end, 4},
        {"witness without key", good + "witness x\n" + end, 4},
        {"key damaged", good + "witness x " + witness_key(3) + "x\n" + end, 4},
        {"log key for a witness", good + "witness x " + log_key() + "\n" + end, 4},
        {"witness key for a log", good + "log " + witness_key(4) + "\n" + end, 4},
        {"log twice", good + "log " + log_key() + "\n" + end, 4},
        {"witness key twice", good + "witness x " + witness_key(1) + "\n" + end, 4},
        {"carriage return", good + "quorum w1\r\n", 4},
        {"nul", good + std::string("quorum w1\0\n", 11), 4},
        {"delete", good + "# \x7f\n" + end, 4},
    };
    for (BadPolicy const& one : bad) {
        auto const policy = Policy::parse(one.text);
        ASSERT_FALSE(policy) << one.name;
        EXPECT_EQ(policy.error().code, ErrorCode::Malformed) << one.name;
        EXPECT_EQ(policy.error().line, one.line) << one.name;
        EXPECT_FALSE(policy.error().remedy.empty()) << one.name;
    }
}

TEST(Policy, OctetsAboveAsciiAreOpaque) {
    EXPECT_TRUE(Policy::parse("witness \xff\xfe " + witness_key(1) + "\nquorum \xff\xfe\n"));
    EXPECT_FALSE(Policy::parse("witness K " + witness_key(1) + "\nquorum \xE2\x84\xAA\n"));
}

// The slow and obvious twin: is there a quorum among those at or after a time, by counting.
bool reached_at(std::vector<int> const& values, int groups_threshold, int time) {
    int first = 0;
    int second = 0;
    for (std::size_t i = 0; i < 3; ++i) first += values[i] >= time;
    for (std::size_t i = 3; i < 6; ++i) second += values[i] >= time;
    return (first >= 2) + (second >= 1) >= groups_threshold;
}

RC_GTEST_PROP(Policy, QuorumTimeIsTheLatestAtWhichTheQuorumStands, ()) {
    int const threshold = *rc::gen::inRange(1, 3);
    auto const policy = Policy::parse(witnesses(6) + "group X 2 w1 w2 w3\ngroup Y any w4 w5 w6\n" +
                                      "group Z " + std::to_string(threshold) + " X Y\nquorum Z\n");
    RC_ASSERT(policy.has_value());
    auto const values = *rc::gen::container<std::vector<int>>(6, rc::gen::inRange(-1, 8));
    std::optional<std::uint64_t> expected;
    for (int time = 0; time < 8; ++time) {
        if (reached_at(values, threshold, time)) expected = static_cast<std::uint64_t>(time);
    }
    RC_ASSERT(policy->quorum_time(times(values)) == expected);
}

struct SignedCheckpoint {
    std::string text = ledger::Checkpoint{.origin = "example.gov/log",
                                          .tree = {.size = 1, .root = merkle::leaf_hash({})}}
                           .text();
    std::string note = *ledger::sign_note(text, "example.gov/log", test_key(100));

    void cosign(std::uint8_t number, int time) {
        auto const signer = ledger::cosigner("witness.example/w" + std::to_string(number),
                                             test_key(number), Instant(std::chrono::seconds(time)));
        note += *ledger::signature_line(text, *signer);
    }
};

TEST(Judging, CountsOnlyCosignaturesOfThePolicysWitnesses) {
    Policy const policy = *Policy::parse(witnesses(3) + "group g 2 w1 w2 w3\nquorum g\n");
    SignedCheckpoint checkpoint;
    EXPECT_FALSE(judge(policy, checkpoint.note)->quorum_time);
    checkpoint.cosign(1, 1000);
    checkpoint.cosign(9, 2000);
    EXPECT_FALSE(judge(policy, checkpoint.note)->quorum_time);
    checkpoint.cosign(3, 900);
    auto const standing = judge(policy, checkpoint.note);
    ASSERT_TRUE(standing);
    EXPECT_EQ(standing->quorum_time, 900u);
    EXPECT_EQ(standing->cosigned[0], 1000u);
    EXPECT_FALSE(standing->cosigned[1]);
    EXPECT_EQ(standing->checkpoint.tree.size, 1u);
}

TEST(Judging, ABadCosignatureOfAKnownWitnessRejectsTheCheckpoint) {
    Policy const policy = *Policy::parse(witnesses(2) + "quorum w1\n");
    SignedCheckpoint checkpoint;
    checkpoint.cosign(1, 1000);
    SignedCheckpoint other;
    other.text += "another line\n";
    other.note.clear();
    other.cosign(2, 1000);
    EXPECT_EQ(judge(policy, checkpoint.note + other.note).error().code, ErrorCode::NotAllowed);
}

TEST(Judging, ACheckpointOfAnotherLogIsRefusedThoughItsWitnessesCosigned) {
    Policy const policy = *Policy::parse(witnesses(1) + "quorum none\n");
    SignedCheckpoint checkpoint;
    checkpoint.note = *ledger::sign_note(checkpoint.text, "example.gov/log", test_key(101));
    checkpoint.cosign(1, 1000);
    EXPECT_EQ(judge(policy, checkpoint.note).error().code, ErrorCode::NotAllowed);
    // The key of the policy's log, but the text of another one.
    std::string const text = "other.gov/log" + checkpoint.text.substr(checkpoint.text.find('\n'));
    EXPECT_EQ(
        judge(policy, *ledger::sign_note(text, "example.gov/log", test_key(100))).error().code,
        ErrorCode::NotAllowed);
}

TEST(Judging, ALogThatIsKnownFromElsewhereNeedsNoLineUnlessThePolicyListsLogs) {
    SignedCheckpoint const checkpoint;
    auto const log = ledger::verifier_key("example.gov/log", test_key(100));
    EXPECT_TRUE(judge(*Policy::parse("quorum none\n"), checkpoint.note, log));
    EXPECT_FALSE(judge(*Policy::parse("quorum none\n"), checkpoint.note));
    std::string const other = ledger::verifier_key("other.gov/log", test_key(102)).text();
    EXPECT_FALSE(judge(*Policy::parse("log " + other + "\nquorum none\n"), checkpoint.note, log));
}

}  // namespace
}  // namespace penstock::witness
