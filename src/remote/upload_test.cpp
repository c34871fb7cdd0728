#include "remote/upload.h"

#include "crypto/digest.h"
#include "remote/testing/fake_station.h"

namespace penstock::remote {

namespace {

using testing::code_of;
using testing::json_page;
using testing::problem_page;

constexpr char const* id = "6f1c2a3b-0d4e-4f5a-8b6c-7d8e9f0a1b2c";
constexpr std::uint64_t size = 2 * upload_range_bytes + 1234;

// Takes an upload as the contract says, and breaks off where a test wants it.
struct UploadTest : testing::World {
    std::string received;
    std::vector<std::string> keys;
    int breaks = 0;  // how many of the next ranges break off in the middle
    int posts = 0;
    FileFacts facts;

    void SetUp() override {
        World::SetUp();
        std::string file;
        while (file.size() < size) file += std::to_string(file.size());
        file.resize(size);
        ASSERT_TRUE(disk.replace("batch", as_bytes(file)));
        facts = *facts_of(disk, "batch");
        station.first = [this](http::Request const& request) { return answer(request); };
    }
    [[nodiscard]] http::Response state(unsigned status = 200) const {
        return json_page(R"({"upload":")" + std::string(id) + R"(","bytes":)" +
                             std::to_string(size) + R"(,"received":)" +
                             std::to_string(received.size()) + R"(,"complete":)" +
                             (received.size() == size ? "true" : "false") + "}",
                         status);
    }
    testing::FakeStation::Answer answer(http::Request const& request) {
        if (request.method == "POST") {
            ++posts;
            keys.push_back(std::string(http::value_of(
                {{"idempotency-key", request.fields.at(0).value}}, "idempotency-key")));
            return state(201);
        }
        if (request.method == "GET" && posts == 0) return problem_page(404, "no such upload");
        if (request.method == "GET") return state();
        std::uint64_t const first = std::stoull(request.fields.at(0).value.substr(6));
        if (first != received.size()) return problem_page(400, "a gap");
        if (breaks > 0) {
            --breaks;
            received += request.body.substr(0, request.body.size() / 2);
            return fail(ErrorCode::Io, "the connection broke off");
        }
        received += request.body;
        return state();
    }
    Asked<void> run() {
        Sending sending = *Sending::of(disk, entropy, *folder, facts.digest);
        return upload(*session, "batch", facts, sending, [](std::uint64_t, std::uint64_t) {});
    }
};

TEST_F(UploadTest, sends_a_file_in_ranges) {
    ASSERT_TRUE(run());
    EXPECT_EQ(received.size(), size);
    EXPECT_EQ(crypto::sha256(as_bytes(received)), facts.digest);
}

TEST_F(UploadTest, goes_on_where_the_station_stands_after_a_break) {
    breaks = 3;
    ASSERT_TRUE(run());
    EXPECT_EQ(crypto::sha256(as_bytes(received)), facts.digest);
    EXPECT_EQ(posts, 1);
}

TEST_F(UploadTest, goes_on_in_a_later_run) {
    station.first = [this](http::Request const& request) -> testing::FakeStation::Answer {
        if (request.method == "PUT" && !received.empty()) return fail(ErrorCode::Io, "broke off");
        return answer(request);
    };
    EXPECT_EQ(code_of(run().error()), ErrorCode::Io);
    EXPECT_EQ(received.size(), upload_range_bytes);
    station.first = [this](http::Request const& request) { return answer(request); };
    open_folder();
    ASSERT_TRUE(run());
    EXPECT_EQ(posts, 1);
    EXPECT_EQ(crypto::sha256(as_bytes(received)), facts.digest);
}

TEST_F(UploadTest, announces_anew_under_another_key_what_the_station_forgot) {
    ASSERT_TRUE(run());
    received.clear();
    posts = 0;
    ASSERT_TRUE(run());
    ASSERT_EQ(keys.size(), 2u);
    EXPECT_NE(keys[0], keys[1]);
    EXPECT_GE(keys[0].size(), 8u);
}

TEST_F(UploadTest, gives_up_where_nothing_moves) {
    station.first = [&](http::Request const& request) -> testing::FakeStation::Answer {
        if (request.method == "PUT") return fail(ErrorCode::Io, "broke off");
        return answer(request);
    };
    EXPECT_EQ(code_of(run().error()), ErrorCode::Io);
    EXPECT_LT(station.asked, 60);
}

TEST_F(UploadTest, believes_no_station_that_counts_otherwise) {
    for (std::string const& body :
         {R"({"upload":"../../etc","bytes":1,"received":0,"complete":false})" + std::string(),
          R"({"upload":")" + std::string(id) + R"(","bytes":1,"received":0,"complete":false})",
          R"({"upload":")" + std::string(id) + R"(","bytes":)" + std::to_string(size) +
              R"(,"received":99999999999,"complete":true})",
          R"({"upload":")" + std::string(id) + R"(","bytes":)" + std::to_string(size) +
              R"(,"received":5,"complete":true})",
          std::string("[]"), std::string("<html>"), std::string()}) {
        station.first = [&](http::Request const&) -> testing::FakeStation::Answer {
            return json_page(body);
        };
        EXPECT_EQ(code_of(run().error()), ErrorCode::Malformed) << body;
    }
}

TEST_F(UploadTest, waits_where_the_station_is_busy_but_not_for_ever) {
    int busy = 2;
    station.first = [&](http::Request const& request) -> testing::FakeStation::Answer {
        if (busy-- > 0) {
            auto page = problem_page(429, "too many requests");
            page.fields.push_back({"retry-after", "3"});
            return page;
        }
        return answer(request);
    };
    ASSERT_TRUE(run());
    busy = 1 << 20;
    received.clear();
    posts = 0;
    auto const refused = run();
    ASSERT_FALSE(refused);
    ASSERT_NE(refused.error().problem(), nullptr);
    EXPECT_EQ(refused.error().problem()->status, 429u);
}

}  // namespace

}  // namespace penstock::remote
