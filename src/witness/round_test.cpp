#include "witness/round.h"

#include "ledger/note_signer.h"
#include "support/fixed_clock.h"
#include "support/memory_disk.h"
#include "support/seeded_entropy.h"
#include "witness/testing/grown_log.h"
#include "witness/witness.h"

#include <gtest/gtest.h>

#include <latch>
#include <map>
#include <mutex>

namespace penstock::witness {
namespace {

constexpr char const* origin = "example.gov/log";

// Three witnesses behind a network that is a table.
class RoundTest : public ::testing::Test {
protected:
    RoundTest() {
        std::string text = "log " + log_.key().text() + "\n";
        for (int i = 1; i <= 3; ++i) {
            std::string const name = "w" + std::to_string(i);
            testing::SeededEntropy entropy(static_cast<std::uint64_t>(i));
            EXPECT_TRUE(Witness::make(disk_, entropy, name, "witness.example/" + name));
            auto witness = *Witness::open(disk_, clock_, name);
            EXPECT_TRUE(witness->trust(origin, log_.key()));
            text += "witness " + name + " " + witness->key().text() + " http://" + name + "\n";
            witnesses_["http://" + name + "/add-checkpoint"] = std::move(witness);
        }
        policy_ = *Policy::parse(text + "group all 3 w1 w2 w3\nquorum all\n");
    }

    std::vector<WitnessAnswer> ask(std::uint64_t size, std::vector<std::uint64_t> known = {}) {
        Post const post = [this](std::string const& url, std::string const& body) {
            return this->post(url, body);
        };
        return ask_over(size, known, post);
    }
    std::vector<WitnessAnswer> ask_over(std::uint64_t size, std::vector<std::uint64_t> const& known,
                                        Post const& post) {
        ledger::VerifierKey const key = log_.key();
        std::string const note = log_.note(size);
        Prove const prove = [&](std::uint64_t old_size) { return log_.proof(old_size, size); };
        return *ask_witnesses({.policy = policy_,
                               .log = key,
                               .checkpoint = note,
                               .known_sizes = known,
                               .prove = prove,
                               .post = post});
    }
    Result<Reply> post(std::string const& url, std::string const& body) {
        std::scoped_lock const guard(mutex_);
        ++posts_;
        auto const found = witnesses_.find(url);
        if (found == witnesses_.end()) return fail(ErrorCode::Io, "nobody is there");
        Answer const answer = found->second->add_checkpoint(body);
        return Reply{.status = answer.status,
                     .content_type = std::string(answer.content_type.view()),
                     .body = answer.body};
    }

    testing::MemoryDisk disk_;
    testing::FixedClock clock_{Instant(std::chrono::seconds(1'800'000'000))};
    GrownLog log_{origin, 1, 60};
    std::map<std::string, std::unique_ptr<Witness>> witnesses_;
    Policy policy_;
    std::mutex mutex_;
    int posts_ = 0;
};

TEST_F(RoundTest, AllThatCosignMakeAQuorum) {
    auto const answers = ask(10);
    std::string note = log_.note(10);
    for (WitnessAnswer const& answer : answers) {
        EXPECT_EQ(answer.outcome, WitnessOutcome::Cosigned);
        note += answer.signature.line();
    }
    EXPECT_EQ(judge(policy_, note)->quorum_time, 1'800'000'000u);
    EXPECT_EQ(posts_, 3);
}

TEST_F(RoundTest, ASizeThatIsNotKnownIsLearntFromTheConflict) {
    (void)ask(10);
    posts_ = 0;
    for (WitnessAnswer const& answer : ask(33)) {
        EXPECT_EQ(answer.outcome, WitnessOutcome::Cosigned);
        EXPECT_EQ(answer.known_size, 33u);
    }
    EXPECT_EQ(posts_, 6);
    posts_ = 0;
    for (WitnessAnswer const& answer : ask(60, {33, 33, 33})) {
        EXPECT_EQ(answer.outcome, WitnessOutcome::Cosigned);
    }
    EXPECT_EQ(posts_, 3);
}

TEST_F(RoundTest, OneThatIsNotReachedDoesNotKeepTheOthers) {
    witnesses_.erase("http://w2/add-checkpoint");
    auto const answers = ask(10);
    EXPECT_EQ(answers[0].outcome, WitnessOutcome::Cosigned);
    EXPECT_EQ(answers[1].outcome, WitnessOutcome::NotReached);
    EXPECT_EQ(answers[2].outcome, WitnessOutcome::Cosigned);
}

TEST_F(RoundTest, AWitnessThatIsAheadOfTheLogIsNamed) {
    (void)ask(33);
    for (WitnessAnswer const& answer : ask(10)) {
        EXPECT_EQ(answer.outcome, WitnessOutcome::AheadOfLog);
        EXPECT_EQ(answer.known_size, 33u);
    }
}

TEST_F(RoundTest, WhatARogueAnswersIsNeverTakenForACosignature) {
    std::string const genuine = [&] {
        (void)ask(5);
        return *ledger::signature_line("another text\n",
                                       *ledger::ed25519_signer("x", log_.signing_key()));
    }();
    for (std::string const& body :
         {std::string(), std::string("\n"), std::string("200 OK"), genuine, log_.note(10),
          "\n" + genuine, std::string(70'000, 'x')}) {
        auto const answers = ask_over(10, {}, [&](auto const&, auto const&) {
            return Reply{.status = 200, .content_type = {}, .body = body};
        });
        for (WitnessAnswer const& answer : answers) {
            EXPECT_EQ(answer.outcome, WitnessOutcome::NotItsKey) << body.substr(0, 40);
        }
    }
    for (char const* const size : {"", "5", "x\n", "005\n", "99999999999999999999999\n"}) {
        auto const answers = ask_over(10, {}, [&](auto const&, auto const&) {
            return Reply{.status = 409, .content_type = {}, .body = size};
        });
        for (WitnessAnswer const& answer : answers) {
            EXPECT_EQ(answer.outcome, WitnessOutcome::Refused) << size;
        }
    }
}

TEST_F(RoundTest, AllAreAskedAtOnce) {
    std::latch all_asked(3);  // nobody is answered before everybody was asked
    auto const answers = ask_over(10, {}, [&](std::string const& url, std::string const& body) {
        all_asked.arrive_and_wait();
        return post(url, body);
    });
    for (WitnessAnswer const& answer : answers) {
        EXPECT_EQ(answer.outcome, WitnessOutcome::Cosigned);
    }
}

}  // namespace
}  // namespace penstock::witness
