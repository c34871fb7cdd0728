#include "witness/witness.h"

#include "ledger/checkpoint.h"
#include "ledger/note_signer.h"
#include "merkle/hash.h"
#include "merkle/testing/vector_scan.h"
#include "support/fixed_clock.h"
#include "support/memory_disk.h"
#include "support/seeded_entropy.h"
#include "witness/testing/grown_log.h"

#include <gtest/gtest.h>

#include <atomic>
#include <filesystem>
#include <thread>

namespace penstock::witness {
namespace {

using testing::Fault;
using testing::FixedClock;
using testing::MemoryDisk;
using testing::SeededEntropy;
using testing::Unsynced;

constexpr char const* origin = "example.gov/log";
Instant const start{std::chrono::seconds(1'800'000'000)};

class WitnessTest : public ::testing::Test {
protected:
    WitnessTest() {
        SeededEntropy entropy(7);
        EXPECT_TRUE(Witness::make(disk_, entropy, "witness", "witness.example/w1"));
        witness_ = *Witness::open(disk_, clock_, "witness");
        EXPECT_TRUE(witness_->trust(origin, log_.key()));
    }

    Answer ask(std::uint64_t old_size, std::uint64_t size) {
        return witness_->add_checkpoint(log_.request(old_size, size).text());
    }
    void reopen() {
        witness_.reset();
        auto opened = Witness::open(disk_, clock_, "witness");
        ASSERT_TRUE(opened) << describe(opened.error());
        witness_ = std::move(*opened);
    }
    bool verifies(Answer const& answer, std::uint64_t size) {
        return ledger::open_note(log_.note(size) + answer.body, witness_->key()).has_value();
    }

    MemoryDisk disk_;
    FixedClock clock_{start};
    GrownLog log_{origin, 1, 300};
    std::unique_ptr<Witness> witness_;
};

TEST_F(WitnessTest, CosignsWhatContinuesTheLastCheckpoint) {
    Answer const first = ask(0, 5);
    EXPECT_EQ(first.status, 200u);
    EXPECT_TRUE(verifies(first, 5));
    Answer const next = ask(5, 260);
    EXPECT_EQ(next.status, 200u);
    EXPECT_TRUE(verifies(next, 260));
    EXPECT_FALSE(verifies(next, 5));
}

TEST_F(WitnessTest, StatesItsOwnTime) {
    ASSERT_EQ(ask(0, 5).status, 200u);
    clock_.set(start + std::chrono::seconds(60));
    Answer const again = ask(5, 5);
    ASSERT_EQ(again.status, 200u);
    auto const key = witness_->key();
    auto const opened = ledger::open_note(log_.note(5) + again.body, std::span(&key, 1));
    EXPECT_EQ(opened->signatures[0].time, 1'800'000'060u);
}

TEST_F(WitnessTest, AnswersEveryFaultAsTheSpecificationSays) {
    EXPECT_EQ(witness_->add_checkpoint("").status, 400u);
    EXPECT_EQ(witness_->add_checkpoint("old 0\n\nnot a note").status, 400u);
    EXPECT_EQ(witness_->add_checkpoint("old 00\n\n" + log_.note(5)).status, 400u);
    EXPECT_EQ(ask(6, 5).status, 400u);

    GrownLog const stranger("other.gov/log", 1, 10);
    EXPECT_EQ(witness_->add_checkpoint(stranger.request(0, 5).text()).status, 404u);
    GrownLog const impostor(origin, 2, 10);
    EXPECT_EQ(witness_->add_checkpoint(impostor.request(0, 5).text()).status, 403u);

    ASSERT_EQ(ask(0, 5).status, 200u);
    Answer const conflict = ask(4, 9);
    EXPECT_EQ(conflict.status, 409u);
    EXPECT_EQ(conflict.body, "5\n");
    EXPECT_EQ(conflict.content_type.view(), "text/x.tlog.size");

    AddCheckpoint wrong = log_.request(5, 9);
    wrong.proof.back().bytes[3] ^= 1;
    EXPECT_EQ(witness_->add_checkpoint(wrong.text()).status, 422u);
    wrong.proof.clear();
    EXPECT_EQ(witness_->add_checkpoint(wrong.text()).status, 422u);
    AddCheckpoint needless = log_.request(5, 5);
    needless.proof.emplace_back();
    EXPECT_EQ(witness_->add_checkpoint(needless.text()).status, 422u);
    // A fork: the same key over other entries.
    GrownLog const fork(origin, 1, 300, "forked ");
    EXPECT_EQ(witness_->add_checkpoint(fork.request(5, 5).text()).status, 422u);
    EXPECT_EQ(witness_->add_checkpoint(fork.request(5, 9).text()).status, 422u);

    EXPECT_EQ(ask(5, 9).status, 200u);  // nothing of the above has moved it
}

TEST_F(WitnessTest, AnEmptyTreeHasOneRoot) {
    EXPECT_EQ(ask(0, 0).status, 200u);
    ledger::Checkpoint const odd{.origin = origin,
                                 .tree = {.size = 0, .root = merkle::leaf_hash({})}};
    AddCheckpoint const request{
        .old_size = 0,
        .proof = {},
        .checkpoint = *ledger::sign_note(odd.text(), origin, log_.signing_key())};
    EXPECT_EQ(witness_->add_checkpoint(request.text()).status, 422u);
    AddCheckpoint proven = log_.request(0, 5);
    proven.proof.emplace_back();
    EXPECT_EQ(witness_->add_checkpoint(proven.text()).status, 422u);
}

TEST_F(WitnessTest, ShowsTheLastCheckpointUnderTheHashOfItsOrigin) {
    EXPECT_EQ(witness_->latest(folder_name_of(origin)).status, 404u);
    ASSERT_EQ(ask(0, 5).status, 200u);
    Answer const shown = witness_->latest(folder_name_of(origin));
    EXPECT_EQ(shown.status, 200u);
    EXPECT_TRUE(ledger::open_note(shown.body, witness_->key()));
    EXPECT_TRUE(ledger::open_checkpoint(shown.body, log_.key()));
    for (char const* name : {"", "..", "../witness", "logs", "checkpoint"}) {
        EXPECT_EQ(witness_->latest(name).status, 404u) << name;
    }
}

TEST_F(WitnessTest, KeepsWhatItCosignedOverARestart) {
    ASSERT_EQ(ask(0, 5).status, 200u);
    reopen();
    EXPECT_EQ(ask(0, 9).status, 409u);
    EXPECT_EQ(ask(5, 9).status, 200u);
}

TEST_F(WitnessTest, StopsWhenItsMemoryIsChangedBehindItsBack) {
    ASSERT_EQ(ask(0, 5).status, 200u);
    Bytes const old = *disk_.read("witness/logs/" + folder_name_of(origin) + "/checkpoint");
    ASSERT_EQ(ask(5, 9).status, 200u);
    disk_.overwrite("witness/logs/" + folder_name_of(origin) + "/checkpoint", old);
    EXPECT_EQ(ask(9, 20).status, 500u);
    EXPECT_TRUE(witness_->stopped());
    EXPECT_EQ(ask(9, 20).status, 500u);
}

TEST_F(WitnessTest, DoesNotOpenWithoutItsMemory) {
    ASSERT_EQ(ask(0, 5).status, 200u);
    witness_.reset();
    std::string const file = "witness/logs/" + folder_name_of(origin) + "/checkpoint";
    Bytes const good = *disk_.read(file);
    Bytes damaged = good;
    damaged[damaged.size() - 10] ^= 1;
    disk_.overwrite(file, damaged);
    EXPECT_EQ(Witness::open(disk_, clock_, "witness").error().code, ErrorCode::IntegrityLost);
    ASSERT_TRUE(disk_.remove(file));
    EXPECT_EQ(Witness::open(disk_, clock_, "witness").error().code, ErrorCode::IntegrityLost);
}

TEST_F(WitnessTest, SaysNothingWhenItsClockStandsBeforeItsLastCosignature) {
    ASSERT_EQ(ask(0, 5).status, 200u);
    clock_.set(start - std::chrono::seconds(60));
    EXPECT_EQ(ask(5, 9).status, 500u);
    clock_.set(start - std::chrono::seconds(1));  // as time services do
    EXPECT_EQ(ask(5, 9).status, 200u);
}

TEST_F(WitnessTest, ALogMayHaveSeveralKeysButNeverAWitnesss) {
    GrownLog const renewed(origin, 2, 300);
    EXPECT_EQ(witness_->add_checkpoint(renewed.request(0, 5).text()).status, 403u);
    EXPECT_TRUE(witness_->trust(origin, renewed.key()));
    EXPECT_EQ(witness_->add_checkpoint(renewed.request(0, 5).text()).status, 200u);
    EXPECT_EQ(witness_->trust(origin, renewed.key()).error().code, ErrorCode::AlreadyExists);
    EXPECT_EQ(witness_->trust(origin, witness_->key()).error().code, ErrorCode::Malformed);
    EXPECT_EQ(witness_->trust("a\nb", renewed.key()).error().code, ErrorCode::Malformed);
    reopen();
    EXPECT_EQ(ask(5, 9).status, 200u);
}

// Whichever of many requests wins, no two cosigned checkpoints contradict each other, and each
// checkpoint that was cosigned grew from the one before.
TEST_F(WitnessTest, ManyAtOnceNeverRollItBack) {
    std::atomic<int> cosigned = 0;
    std::vector<std::jthread> threads;
    for (std::uint64_t size = 1; size <= 8; ++size) {
        threads.emplace_back([&, size] {
            for (std::uint64_t old_size = 0; old_size <= size; ++old_size) {
                cosigned += ask(old_size, size).status == 200;
            }
        });
    }
    threads.clear();
    EXPECT_GE(cosigned, 1);
    auto const note = witness_->latest(folder_name_of(origin)).body;
    std::uint64_t const size = ledger::open_checkpoint(note, log_.key())->tree.size;
    EXPECT_EQ(ask(size, 9).status, 200u);
}

// Fails each call to the disk in each way, with each way for the machine to come back. A
// cosignature that left is remembered: the witness then refuses to go back behind it.
TEST(WitnessFaults, WhatLeftIsRememberedWhateverFails) {
    constexpr Fault faults[] = {Fault::FailsLost,   Fault::FailsHalf,  Fault::FailsKept,
                                Fault::CrashBefore, Fault::CrashAfter, Fault::FlipsBit};
    constexpr Unsynced comebacks[] = {Unsynced::Lost, Unsynced::Kept, Unsynced::Torn,
                                      Unsynced::Holes};
    GrownLog const log(origin, 1, 300);
    MemoryDisk whole;
    FixedClock clock(start);
    SeededEntropy entropy(7);
    ASSERT_TRUE(Witness::make(whole, entropy, "witness", "witness.example/w1"));
    {
        auto const witness = *Witness::open(whole, clock, "witness");
        ASSERT_TRUE(witness->trust(origin, log.key()));
        ASSERT_EQ(witness->add_checkpoint(log.request(0, 5).text()).status, 200u);
    }
    int rows = 0;
    for (Fault const fault : faults) {
        for (Unsynced const unsynced : comebacks) {
            for (std::uint64_t call = 1; call < 100; ++call) {
                auto const disk = whole.copy();
                std::uint64_t left = 5;
                bool met = false;
                {
                    auto const witness = *Witness::open(*disk, clock, "witness");
                    disk->fail_at({.call = disk->calls() + call, .fault = fault});
                    for (std::uint64_t const size : {9, 20}) {
                        Answer const answer =
                            witness->add_checkpoint(log.request(left, size).text());
                        if (answer.status == 200) left = size;
                        met = disk->met_fault();
                    }
                }
                if (!met) break;
                disk->no_more_faults();
                disk->power_cycle(unsynced);
                auto const witness = Witness::open(*disk, clock, "witness");
                ++rows;
                if (!witness) {
                    EXPECT_EQ(witness.error().code, ErrorCode::IntegrityLost);
                    continue;
                }
                auto const latest = (*witness)->latest(folder_name_of(origin)).body;
                auto const kept = ledger::open_checkpoint(latest, log.key());
                ASSERT_TRUE(kept) << call;
                EXPECT_GE(kept->tree.size, left) << call << " " << static_cast<int>(fault);
            }
        }
    }
    EXPECT_GE(rows, 100);
    RecordProperty("rows", rows);
}

TEST(WitnessMaking, NamesThatNoKeyMayHaveAreRefused) {
    MemoryDisk disk;
    SeededEntropy entropy(1);
    EXPECT_EQ(Witness::make(disk, entropy, "w", "a b").error().code, ErrorCode::Malformed);
    EXPECT_TRUE(Witness::make(disk, entropy, "w", "a/b"));
    EXPECT_EQ(Witness::make(disk, entropy, "w", "a/b").error().code, ErrorCode::AlreadyExists);
    FixedClock clock(start);
    EXPECT_EQ(Witness::open(disk, clock, "nowhere").error().code, ErrorCode::NotFound);
    auto const one = Witness::open(disk, clock, "w");
    EXPECT_EQ(Witness::open(disk, clock, "w").error().code, ErrorCode::NotReady);
}

// The ordered requests of another witness's tests. They predate version 1 of the specification,
// by which an unknown log is answered with 404 instead of 403.
TEST(WitnessVectors, AnotherWitnesssRequestsAreAnsweredTheSameWay) {
    std::filesystem::path const path = "../shared/data/tlog/witness-protocol/add-checkpoint.json";
    if (!std::filesystem::exists(path)) GTEST_SKIP() << "the shared vectors are not here";
    auto scan = merkle::VectorScan::of_file(path);
    ASSERT_TRUE(scan.next("origin"));
    std::string const sigsum = scan.string();
    ASSERT_TRUE(scan.next("ed25519_public_key_hex"));
    ledger::VerifierKey const sigsum_key{.name = sigsum, .public_key = *from_hex(scan.string())};
    ASSERT_TRUE(scan.next("origin"));
    std::string const sumdb = scan.string();
    ASSERT_TRUE(scan.next("vkey"));
    auto const sumdb_key = ledger::parse_verifier_key(scan.string());
    ASSERT_TRUE(sumdb_key);

    MemoryDisk disk;
    FixedClock clock(start);
    SeededEntropy entropy(7);
    ASSERT_TRUE(Witness::make(disk, entropy, "witness", "example.com/witness"));
    auto const witness = *Witness::open(disk, clock, "witness");
    ASSERT_TRUE(witness->trust(sigsum, sigsum_key));
    ASSERT_TRUE(witness->trust(sumdb, *sumdb_key));
    int requests = 0;
    while (scan.next("request_body")) {
        std::string const body = scan.string();
        ASSERT_TRUE(scan.next("status"));
        auto status = static_cast<unsigned>(scan.number());
        ASSERT_TRUE(scan.next("assertion"));
        std::string const assertion = scan.string();
        if (assertion.contains("unknown log")) status = 404;
        Answer const answer = witness->add_checkpoint(body);
        EXPECT_EQ(answer.status, status) << requests << ": " << answer.body;
        if (status == 409) {
            EXPECT_EQ(assertion, "body == \"" + answer.body.substr(0, 1) + "\\n\"");
        }
        if (status == 200) {
            EXPECT_TRUE(ledger::open_note(parse_add_checkpoint(body)->checkpoint + answer.body,
                                          witness->key()));
        }
        ++requests;
    }
    EXPECT_EQ(requests, 10);
}

}  // namespace
}  // namespace penstock::witness
