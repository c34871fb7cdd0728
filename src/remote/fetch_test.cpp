#include "remote/fetch.h"

#include "base/digest_text.h"
#include "crypto/digest.h"
#include "exchange/answer.h"
#include "exchange/envelope.h"
#include "remote/testing/fake_station.h"

namespace penstock::remote {

namespace {

using testing::code_of;
using testing::json_page;

constexpr char const* id = "6f1c2a3b-0d4e-4f5a-8b6c-7d8e9f0a1b2c";
std::string const address = "/v1/batches/" + std::string(id);

// Three lines, two of them with an envelope.
struct FetchTest : testing::World {
    std::string answer = R"({"line":1,"status":"served","envelope":"envelopes/000001.p7m"})"
                         "\n"
                         R"({"line":2,"status":"returned","codes":["R-6103i2-E"]})"
                         "\n"
                         R"({"line":3,"status":"served","envelope":"envelopes/000003.p7m"})"
                         "\n";
    std::string one = std::string(exchange::envelope_bytes, '1');
    std::string three = std::string(exchange::envelope_bytes, '3');

    void SetUp() override {
        World::SetUp();
        ledger.grow(3);
        crypto::Sha256 manifest;
        manifest.update(crypto::sha256(as_bytes(one)).view());
        manifest.update(crypto::sha256(as_bytes(three)).view());
        manifest.update(as_bytes(answer));
        std::string const batch = R"(,"batch":")" + std::string(id) + "\"";
        station.pages[address + "/receipts/received"].body =
            ledger.add(R"({"type":"received")" + batch + "}");
        station.pages[address + "/receipts/delivered"].body = ledger.add(
            R"({"type":"delivered")" + batch + R"(,"round":1,"envelopes":2,"manifest":")" +
            text_of(manifest.finish()) + "\"}");
        station.pages["/v1/me"] = json_page(R"({"roles":["certifier"],"agreements":[]})");
        station.pages[address] =
            json_page(R"({"lines":3,"state":"answered","round":1)" + batch + "}");
        station.pages[address + "/answer"] = {.content_type = "application/jsonl", .body = answer};
        station.pages[address + "/envelopes/1"].body = one;
        station.pages[address + "/envelopes/3"].body = three;
    }
    Asked<Fetched> run() {
        return fetch(*session, BatchId(id), "out", [](std::uint64_t, std::uint64_t) {});
    }
    // Whether it fails with this code and leaves nothing but what was there.
    void expect_nothing(ErrorCode code) {
        auto const fetched = run();
        ASSERT_FALSE(fetched);
        EXPECT_EQ(code_of(fetched.error()), code);
        EXPECT_FALSE(disk.exists("out"));
        EXPECT_FALSE(disk.exists("out.part"));
        EXPECT_FALSE(own_entries().contains("own-fetched"));
    }
};

TEST_F(FetchTest, brings_what_was_delivered_and_puts_it_on_record) {
    auto const fetched = run();
    ASSERT_TRUE(fetched);
    EXPECT_EQ(fetched->envelopes, 2u);
    EXPECT_EQ(fetched->statuses.at("served"), 2u);
    EXPECT_EQ(as_text(*disk.read("out/answer.jsonl")), answer);
    EXPECT_EQ(as_text(*disk.read("out/envelopes/000003.p7m")), three);
    EXPECT_TRUE(disk.exists("out/delivered.tlog-proof"));
    EXPECT_TRUE(own_entries().contains("own-fetched"));
    EXPECT_EQ(log->verify_all()->receipts, 2u);
}

TEST_F(FetchTest, takes_nothing_that_the_ledger_does_not_say_was_delivered) {
    station.pages[address + "/envelopes/3"].body[100] = 'x';
    expect_nothing(ErrorCode::IntegrityLost);
    station.pages[address + "/envelopes/3"].body = three;
    std::string& shown = station.pages[address + "/answer"].body;
    shown.replace(shown.find("R-6103i2-E"), 10, "R-6103i2-D");
    expect_nothing(ErrorCode::IntegrityLost);
    shown = answer;
    EXPECT_TRUE(run());
}

TEST_F(FetchTest, takes_no_answer_in_another_form) {
    for (std::string const& odd :
         {answer.substr(0, answer.rfind("{")), answer + answer,
          R"({"line":1,"status":"served","envelope":"../../../etc/passwd"})" + std::string("\n"),
          R"({"line":1,"status":"owned"})" + std::string("\n"), std::string("<html>"),
          std::string(1 << 20, 'x'), std::string()}) {
        station.pages[address + "/answer"].body = odd;
        expect_nothing(ErrorCode::Malformed);
    }
}

TEST_F(FetchTest, takes_no_envelope_of_another_size) {
    station.pages[address + "/envelopes/1"].body += "x";
    expect_nothing(ErrorCode::Malformed);
}

TEST_F(FetchTest, takes_no_receipt_of_another_batch_or_round) {
    std::string const delivered = station.pages[address + "/receipts/delivered"].body;
    station.pages[address + "/receipts/delivered"].body =
        ledger.add(R"({"type":"delivered","batch":"another","round":1,"manifest":"m"})");
    expect_nothing(ErrorCode::IntegrityLost);
    station.pages[address + "/receipts/delivered"].body = delivered;
    station.pages[address] =
        json_page(R"({"lines":3,"state":"answered","round":2,"batch":")" + std::string(id) + "\"}");
    expect_nothing(ErrorCode::NotReady);
}

TEST_F(FetchTest, waits_for_the_answer_and_writes_over_nothing) {
    station.pages[address] =
        json_page(R"({"lines":3,"state":"received","batch":")" + std::string(id) + "\"}");
    expect_nothing(ErrorCode::NotReady);
    ASSERT_TRUE(disk.make_folder("out"));
    EXPECT_EQ(code_of(run().error()), ErrorCode::AlreadyExists);
}

TEST_F(FetchTest, a_recipient_gets_the_own_envelopes_alone) {
    station.pages["/v1/me"] = json_page(R"({"roles":["recipient"],"agreements":[]})");
    station.pages[address + "/envelopes?limit=500"] =
        json_page(R"({"items":[{"line":3,"bytes":1}],"next":null})");
    auto const fetched = run();
    ASSERT_TRUE(fetched);
    EXPECT_EQ(fetched->envelopes, 1u);
    EXPECT_FALSE(disk.exists("out/answer.jsonl"));
    EXPECT_FALSE(disk.exists("out/envelopes/000001.p7m"));
    EXPECT_EQ(as_text(*disk.read("out/envelopes/000003.p7m")), three);
}

TEST_F(FetchTest, a_full_disk_at_any_step_leaves_nothing_half) {
    std::uint64_t const before = disk.calls();
    ASSERT_TRUE(run());
    std::uint64_t const calls = disk.calls() - before;
    ASSERT_TRUE(disk.remove("out"));
    for (std::uint64_t call = 1; call <= calls; call += 3) {
        disk.fail_at({.call = disk.calls() + call, .fault = penstock::testing::Fault::FailsLost});
        auto const fetched = run();
        disk.no_more_faults();
        bool const whole =
            disk.exists("out/answer.jsonl") && disk.exists("out/envelopes/000001.p7m") &&
            disk.exists("out/envelopes/000003.p7m") && disk.exists("out/delivered.tlog-proof");
        EXPECT_TRUE(whole || !disk.exists("out")) << call;
        EXPECT_TRUE(whole || !fetched) << call;
        ASSERT_TRUE(disk.remove("out"));
        ASSERT_TRUE(disk.remove("out.part"));
        open_folder();
    }
}

}  // namespace

}  // namespace penstock::remote
