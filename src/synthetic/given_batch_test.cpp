#include "synthetic/given_batch.h"
#include "synthetic/given_line.h"

#include "support/memory_disk.h"
#include "support/seeded_entropy.h"

#include <gtest/gtest.h>

namespace penstock::synthetic {
namespace {

using Ids = std::vector<std::string>;

TEST(GivenLine, HasTheCaseAndTheRecipientsWhereverTheyStand) {
    GivenLine const line = given_line(
        R"( {"number":"no","x":{"case":{"number":"no"},"recipients":["no"]}, "recipients" : [ "a-1","b-2" ],)"
        R"("case":{"opened":null,"number":"C-7","list":[1,{"number":"no"}]},"t":true} )");
    EXPECT_EQ(line.case_number, "C-7");
    EXPECT_EQ(line.recipients, (Ids{"a-1", "b-2"}));
}

TEST(GivenLine, WhatIsNoLineHasNothing) {
    for (std::string_view const text :
         {"", "{", "[]", "{\"case\":\"C\"}", "{\"case\":{\"number\":7}}", "{\"recipients\":\"a\"}",
          "{\"case\":{\"number\":\"C", "{\"case\":{\"number\":\"C\\u0031\"}}", "{\"a\" 1}"}) {
        EXPECT_EQ(given_line(text).case_number, "") << text;
        EXPECT_EQ(given_line(text).recipients, Ids{}) << text;
    }
}

TEST(GivenLine, AnyBytesAreSurvived) {
    testing::SeededEntropy chance(9);
    std::string const pieces = "{}[]\",:\\ax1 \n";
    for (int round = 0; round < 20'000; ++round) {
        std::string text = "{\"case\":{\"number\":";
        for (std::uint64_t size = chance.next() % 60; size > 0; --size) {
            text += pieces[chance.next() % pieces.size()];
        }
        (void)given_line(text);
    }
    (void)given_line(std::string(60'000, '['));
}

TEST(GivenLine, OfficerIdsCannotLeadOutOfAFolder) {
    EXPECT_TRUE(is_officer_id("inv-0412"));
    for (std::string_view const id : {"", "..", ".x", "a/b", "a b", "-a", "a\n"}) {
        EXPECT_FALSE(is_officer_id(id)) << id;
    }
    EXPECT_FALSE(is_officer_id(std::string(65, 'a')));
}

std::string text_of(Disk& disk, Disk::Path const& path) {
    return std::string(as_text(disk.read(path).value()));
}

TEST(GivenBatch, KeepsTheLinesAndPutsTheirPeopleOnTheRolls) {
    testing::MemoryDisk memory;
    Disk& disk = memory;
    std::string const lines =
        "{\"line\":1,\"case\":{\"number\":\"C-1\"},\"recipients\":[\"a-1\",\"a-1\"]}\n"
        "{\"line\":2,\"case\":{\"number\":\"C-2\"},\"recipients\":[\"b-2\",\"../x\"]}\n"
        "not JSON\n"
        "{\"line\":4,\"case\":{\"number\":\"C,4\"},\"recipients\":[\"a-1\"]}";
    ASSERT_TRUE(disk.replace("given.jsonl", as_bytes("{\"format\":\"other\"}\n" + lines)));
    GivenBatch const given = read_given_batch(disk, "given.jsonl").value();
    EXPECT_EQ(given.lines, 4u);
    EXPECT_EQ(given.officers, (Ids{"a-1", "b-2"}));

    BatchOptions const options{.lines = given.lines,
                               .created = parse_instant("2026-11-20T14:00:00Z").value(),
                               .attestation = {}};
    BatchPaths const paths{.batch = "batch", .assignments = "assignments", .truth = "truth"};
    ASSERT_TRUE(adapt_batch(disk, "given.jsonl", paths, options));
    std::string const batch = text_of(disk, "batch");
    EXPECT_NE(batch.find("\"lines\":4"), std::string::npos);
    EXPECT_EQ(batch.substr(batch.find('\n') + 1), lines);
    EXPECT_EQ(text_of(disk, "assignments"),
              "case,officer_id,from,to\nC-1,a-1,2026-01-24,\nC-2,b-2,2026-01-24,\n");
}

TEST(GivenBatch, AHeaderAloneIsNoBatch) {
    testing::MemoryDisk memory;
    Disk& disk = memory;
    for (std::string_view const text : {"", "{}", "{}\n"}) {
        ASSERT_TRUE(disk.replace("given.jsonl", as_bytes(text)));
        EXPECT_EQ(read_given_batch(disk, "given.jsonl").error().code, ErrorCode::Malformed);
    }
}

TEST(GivenBatch, LongLinesArePassedOnWhole) {
    testing::MemoryDisk memory;
    Disk& disk = memory;
    std::string const lines = std::string(200'000, 'x') + "\n{\"line\":2}\n";
    ASSERT_TRUE(disk.replace("given.jsonl", as_bytes("{}\n" + lines)));
    EXPECT_EQ(read_given_batch(disk, "given.jsonl").value().lines, 2u);
    BatchPaths const paths{.batch = "batch", .assignments = "assignments", .truth = "truth"};
    ASSERT_TRUE(
        adapt_batch(disk, "given.jsonl", paths, {.lines = 2, .created = {}, .attestation = {}}));
    std::string const batch = text_of(disk, "batch");
    EXPECT_EQ(batch.substr(batch.find('\n') + 1), lines);
}

}  // namespace
}  // namespace penstock::synthetic
