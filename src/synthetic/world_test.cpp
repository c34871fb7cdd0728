#include "synthetic/world.h"

#include "crypto/cms.h"
#include "crypto/digest.h"
#include "support/memory_disk.h"
#include "support/seeded_entropy.h"
#include "synthetic/agreement_text.h"
#include "synthetic/shape.h"
#include "synthetic/shape_deck.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>

namespace penstock::synthetic {
namespace {

Instant const now = parse_instant("2026-11-20T15:00:00Z").value();

std::vector<std::string> lines_of(Disk& disk, Disk::Path const& path) {
    Bytes const bytes = disk.read(path).value();
    std::string_view rest = as_text(bytes);
    std::vector<std::string> lines;
    while (!rest.empty()) {
        std::size_t const feed = rest.find('\n');
        lines.emplace_back(rest.substr(0, feed));
        rest.remove_prefix(std::min(feed, rest.size() - 1) + 1);
    }
    return lines;
}

// The text after `"name":"` up to the next quote.
std::string member(std::string const& line, std::string_view name) {
    std::string const start = "\"" + std::string(name) + "\":\"";
    std::size_t const at = line.find(start);
    if (at == std::string::npos) return {};
    return line.substr(at + start.size(), line.find('"', at + start.size()) - at - start.size());
}

class SampleWorld : public ::testing::Test {
protected:
    static void SetUpTestSuite() {
        memory_ = std::make_unique<testing::MemoryDisk>();
        testing::SeededEntropy entropy(1);
        world_ = write_world(*memory_, entropy, "world",
                             {.persons = 12'000, .lines = 1'000, .seed = 5, .now = now})
                     .value();
    }
    static void TearDownTestSuite() { memory_.reset(); }

    static inline std::unique_ptr<testing::MemoryDisk> memory_;
    static inline World world_;
};

TEST_F(SampleWorld, TheBatchIsSignedByTheCertifierOverAllItsBytes) {
    Bytes const batch = memory_->read(world_.batch).value();
    Bytes const signature = memory_->read(world_.signature).value();
    auto const verified = crypto::verify_detached(signature, ByteView(batch));
    EXPECT_EQ(verified.state, crypto::DetachedState::Good);
    ASSERT_TRUE(verified.signer);
    auto const pem = memory_->read(world_.keys / "head-of-agency.pem").value();
    auto const credential = crypto::Credential::from_pem(as_text(pem)).value();
    EXPECT_EQ(verified.signer->fingerprint(), credential.certificate().fingerprint());
    auto const toml = memory_->read(world_.agreement / "agreement.toml").value();
    EXPECT_NE(as_text(toml).find(to_hex(verified.signer->fingerprint().view())),
              std::string_view::npos);
}

TEST_F(SampleWorld, TheHeaderNamesTheAgreementAndItsAttestation) {
    auto const lines = lines_of(*memory_, world_.batch);
    ASSERT_EQ(lines.size(), 1001u);
    EXPECT_EQ(member(lines[0], "batch"), world_.batch_id);
    EXPECT_NE(lines[0].find("\"lines\":1000"), std::string::npos);
    auto const attestation = memory_->read(world_.agreement / "attestation.txt").value();
    EXPECT_EQ(member(lines[0], "attestation"),
              "sha256:" + to_hex(crypto::sha256(attestation).view()));
    EXPECT_EQ(member(lines[0], "created"), "2026-11-20T14:00:00Z");
}

TEST_F(SampleWorld, EveryRecipientOnTheRollHasAKeyOfThatFingerprint) {
    auto const rows = lines_of(*memory_, world_.agreement / "recipients.csv");
    ASSERT_GT(rows.size(), 20u);
    for (std::size_t i = 1; i < rows.size(); ++i) {
        std::string const id = rows[i].substr(0, rows[i].find(','));
        auto const pem = memory_->read(world_.keys / (id + ".pem")).value();
        auto const credential = crypto::Credential::from_pem(as_text(pem)).value();
        std::string const fingerprint = to_hex(credential.certificate().fingerprint().view());
        EXPECT_NE(rows[i].find(fingerprint), std::string::npos) << id;
    }
}

TEST_F(SampleWorld, AThousandLinesHaveTheMixExactly) {
    std::map<std::string, unsigned> counts;
    for (std::string const& line : lines_of(*memory_, world_.truth))
        ++counts[member(line, "shape")];
    // DHS OIG-23-47: 5.5 % blank, 2.6 % undeliverable, 9.9 % without the unit.
    EXPECT_EQ(counts["address-blank"], 55u);
    EXPECT_EQ(counts["address-undeliverable"], 26u);
    EXPECT_EQ(counts["unit-missing"], 99u);
    EXPECT_EQ(counts["same-person-twice"], 6u);
    for (auto const shapes : {face_shapes(), record_shapes()}) {
        for (Shape const& shape : shapes) {
            // A rare kind of person may be out of reach; then a line in order stands instead.
            EXPECT_LE(counts[std::string(shape.name)], shape.per_mille) << shape.name;
            EXPECT_GE(counts[std::string(shape.name)], shape.per_mille / 2) << shape.name;
        }
    }
}

TEST_F(SampleWorld, EachPersonIsAskedForOnceButForTheTwiceAsked) {
    std::map<std::string, int> lines;
    for (std::string const& line : lines_of(*memory_, world_.truth)) {
        if (member(line, "shape") != "same-person-twice") ++lines[member(line, "person")];
    }
    lines.erase("");  // strangers
    for (auto const& [person, count] : lines) EXPECT_EQ(count, 1) << person;
    EXPECT_GT(lines.size(), 850u);
}

TEST_F(SampleWorld, TruthNamesAnOutcomeForEveryLineInItsPlace) {
    std::set<std::string> const outcomes{"pass", "no-release", "hold", "return", "refuse"};
    auto const lines = lines_of(*memory_, world_.truth);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        EXPECT_TRUE(lines[i].starts_with("{\"line\":" + std::to_string(i + 1) + ","));
        std::size_t const at = lines[i].find("\"expected\":[\"") + 13;
        EXPECT_TRUE(outcomes.contains(lines[i].substr(at, lines[i].find('"', at) - at)));
        bool const pass = lines[i].find("\"expected\":[\"pass\"]") != std::string::npos;
        EXPECT_EQ(pass, lines[i].ends_with("\"codes\":[]}")) << lines[i];
    }
}

TEST_F(SampleWorld, AssignmentsHoldEveryCaseButThoseMadeToLackOne) {
    auto const batch = lines_of(*memory_, world_.batch);
    auto const truth = lines_of(*memory_, world_.truth);
    std::set<std::string> assigned;
    for (std::string const& row : lines_of(*memory_, world_.agreement / "assignments.csv")) {
        assigned.insert(row.substr(0, row.find(",", row.find(',') + 1)));
    }
    for (std::size_t i = 0; i < truth.size(); ++i) {
        std::string const shape = member(truth[i], "shape");
        if (shape.starts_with("recipient-") || shape.starts_with("case-")) continue;
        std::string const& line = batch[i + 1];
        std::size_t const at = line.find("\"recipients\":[\"") + 15;
        std::string const officer = line.substr(at, line.find('"', at) - at);
        EXPECT_TRUE(assigned.contains(member(line, "number") + "," + officer)) << i + 1;
    }
}

TEST_F(SampleWorld, TheSameOptionsGiveTheSameLines) {
    testing::MemoryDisk memory;
    testing::SeededEntropy entropy(2);
    WorldOptions const options{.persons = 12'000, .lines = 1'000, .seed = 5, .now = now};
    World const world = write_world(memory, entropy, "again", options).value();
    EXPECT_EQ(memory.read(world.registry).value(), memory_->read(world_.registry).value());
    EXPECT_EQ(memory.read(world.batch).value(), memory_->read(world_.batch).value());
    EXPECT_EQ(memory.read(world.truth).value(), memory_->read(world_.truth).value());
}

TEST(WorldOf, TooFewPeopleForTheLinesIsAnError) {
    testing::MemoryDisk memory;
    testing::SeededEntropy entropy(1);
    auto const world =
        write_world(memory, entropy, "world", {.persons = 50, .lines = 100, .now = now});
    ASSERT_FALSE(world);
    EXPECT_EQ(world.error().code, ErrorCode::Malformed);
}

TEST(WorldOf, ADiskThatFailsAtAnyCallIsAnError) {
    testing::MemoryDisk plain;
    testing::SeededEntropy entropy(1);
    WorldOptions const options{.persons = 300, .lines = 20, .now = now};
    ASSERT_TRUE(write_world(plain, entropy, "world", options));
    for (std::uint64_t call = 1; call <= plain.calls(); call += 1 + call / 8) {
        testing::MemoryDisk disk;
        disk.fail_at({.call = call, .fault = testing::Fault::FailsLost});
        EXPECT_FALSE(write_world(disk, entropy, "world", options)) << call;
    }
}

TEST(WorldOf, GivenLinesAreSignedUnderTheSampleAgreement) {
    testing::MemoryDisk memory;
    Disk& disk = memory;
    testing::SeededEntropy entropy(1);
    ASSERT_TRUE(
        disk.replace("given.jsonl", as_bytes("{}\n{\"line\":1,\"case\":{\"number\":\"C-1\"},"
                                             "\"recipients\":[\"inv-0001\"]}\n")));
    World const world =
        write_world_for_batch(memory, entropy, "world", "registry.csv", "given.jsonl", now).value();
    Bytes const batch = disk.read(world.batch).value();
    auto const verified =
        crypto::verify_detached(disk.read(world.signature).value(), ByteView(batch));
    EXPECT_EQ(verified.state, crypto::DetachedState::Good);
    EXPECT_TRUE(disk.exists(world.keys / "inv-0001.pem"));
    EXPECT_EQ(lines_of(memory, world.agreement / "assignments.csv").size(), 2u);
}

}  // namespace
}  // namespace penstock::synthetic
