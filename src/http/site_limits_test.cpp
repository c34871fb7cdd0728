// Too many, too slow, too large; and what becomes of requests when the server stops.
#include "http/testing/site_fixture.h"

#include <mutex>
#include <vector>

namespace penstock::http {
namespace {

using namespace testing;
using namespace std::chrono_literals;

using LimitTest = SiteTest;

constexpr std::string_view get = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";

TEST_F(LimitTest, WhoSaysNothingIsLetGo) {
    serve_plain({.idle = 1s});
    EXPECT_EQ(raw(""), "");
    EXPECT_TRUE(eventually([&] { return server->counts().timed_out == 1; }));
}

TEST_F(LimitTest, WhoSendsAHeadTooSlowlyIsDropped) {
    serve_plain({.head = 1s});
    Socket slow = connected();
    write(slow, "GET / HTTP/1.1\r\nX: ");
    EXPECT_TRUE(eventually([&] { return !write(slow, "x"); }));
    EXPECT_TRUE(eventually([&] { return server->counts().timed_out == 1; }));
}

TEST_F(LimitTest, WhoSendsABodyTooSlowlyIsDropped) {
    serve_plain({.stalled = 1s, .slowest_bytes_a_second = 100'000});
    Socket trickling = connected();
    write(trickling, "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 50000\r\n\r\n");
    EXPECT_TRUE(eventually([&] { return !write(trickling, "x"); }));
    Socket silent = connected();
    write(silent, "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 50000\r\n\r\nx");
    EXPECT_EQ(read_all(silent), "");
    EXPECT_TRUE(eventually([&] { return server->counts().timed_out == 2; }));
    EXPECT_EQ(site.asked, 0u);
}

TEST_F(LimitTest, WhoReadsTooSlowlyIsDropped) {
    serve_plain({.stalled = 1s});
    auto const path = folder() / "large";
    std::ofstream(path).close();
    std::filesystem::resize_file(path, 200 << 20);
    site.answered = [&](Request, Peer const&, Reply reply) {
        reply({.status = 200, .file = FilePart{path, 0, 200 << 20}});
    };
    Socket reader = connected();
    write(reader, get);
    EXPECT_TRUE(eventually([&] { return server->counts().timed_out == 1; }));
    EXPECT_LT(read_all(reader).size(), std::size_t{200} << 20);
}

TEST_F(LimitTest, NoMoreConnectionsThanTheLimitAreServed) {
    serve_plain({.connections = 2});
    SiteClient first = plain_client();
    auto second = std::make_unique<SiteClient>(plain_client());
    EXPECT_TRUE(first.send({}));
    EXPECT_TRUE(second->send({}));
    EXPECT_FALSE(plain_client().send({}));
    EXPECT_EQ(server->counts().connections_refused, 1u);
    EXPECT_TRUE(first.send({}));
    second.reset();
    EXPECT_TRUE(eventually([&] { return plain_client().send({}).has_value(); }));
}

TEST_F(LimitTest, OnePeerDoesNotTakeThePlacesOfOthers) {
    serve_tls({.connections_of_one_peer = 1});
    Certificates& sample = Certificates::all();
    auto const ben =
        *sample.root.issue("Ben Sample", ever, crypto::Usage::SignOnly, sample.entropy);
    SiteClient ada = client(sample.ada);
    EXPECT_TRUE(ada.send({}));
    EXPECT_FALSE(client(sample.ada).send({}));
    SiteClient other = client(ben);
    EXPECT_TRUE(other.send({}));
    EXPECT_TRUE(ada.send({}));
    EXPECT_EQ(server->counts().connections_refused, 1u);
}

TEST_F(LimitTest, StrangersWhoHoldOnKeepNobodyWithACertificateOut) {
    serve_tls({.connections = 8, .connections_of_one_peer = 4});
    SiteClient first = client(Certificates::all().ada);
    EXPECT_TRUE(first.send({}));
    std::vector<Socket> silent;
    for (int i = 0; i < 40; ++i) silent.push_back(connected());
    EXPECT_TRUE(client(Certificates::all().ada).send({}));
    std::vector<SiteClient> nobodies;
    for (int i = 0; i < 20; ++i) {
        nobodies.push_back(client({}));
        EXPECT_TRUE(nobodies.back().send({}));
    }
    EXPECT_TRUE(client(Certificates::all().ada).send({}));
    // Who has shown a certificate makes room for nobody.
    EXPECT_TRUE(first.send({}));
    EXPECT_EQ(site.asked, 24u);
    EXPECT_GE(server->counts().connections_refused, 50u);
    EXPECT_TRUE(eventually([&] { return server->counts().connections_open <= 8; }));
}

TEST_F(LimitTest, BodiesThatWouldFillTheMemoryAreToldToComeAgain) {
    site.planned = [](Head const&) { return Collect{.most_bytes = 1 << 20}; };
    serve_plain({.collected_bytes = 1000});
    std::string const head = "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: ";
    Socket holding = connected();
    write(holding, head + "900\r\n\r\n" + std::string(899, 'x'));
    ASSERT_TRUE(eventually([&] { return server->counts().bytes_in > 899; }));
    SiteClient other = plain_client();
    Request const large{.method = "POST", .body = std::string(200, 'x')};
    EXPECT_TRUE(eventually([&] {
        auto const answer = other.send(large);
        return answer && answer->status == 503 && value_of(answer->fields, "retry-after") == "1";
    }));
    EXPECT_EQ(other.send({.method = "POST", .body = "small"})->status, 200u);
    holding.close();
    EXPECT_TRUE(eventually([&] { return other.send(large)->status == 200; }));
}

TEST_F(LimitTest, RequestsBeyondTheLimitAreToldToComeAgain) {
    std::mutex mutex;
    std::optional<Reply> held;
    site.answered = [&](Request request, Peer const&, Reply reply) {
        std::scoped_lock const lock(mutex);
        if (request.path == "/hold") {
            held = std::move(reply);
        } else {
            reply(text_response("at once"));
        }
    };
    serve_plain({.requests_under_way = 1});
    Socket first = connected();
    write(first, "GET /hold HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    ASSERT_TRUE(eventually([&] { return site.asked == 1; }));
    SiteClient second = plain_client();
    auto const busy = second.send({.method = "POST", .body = "x"});
    EXPECT_EQ(busy->status, 503u);
    EXPECT_EQ(value_of(busy->fields, "retry-after"), "1");
    {
        std::scoped_lock const lock(mutex);
        (*held)(text_response("held"));
    }
    EXPECT_TRUE(read_all(first).ends_with("held"));
    EXPECT_TRUE(eventually([&] { return second.send({})->body == "at once"; }));
}

std::size_t peak_kilobytes() {
    std::ifstream status("/proc/self/status");
    for (std::string word; status >> word;) {
        std::size_t size = 0;
        if (word == "VmHWM:" && status >> size) return size;
    }
    return 0;
}

TEST_F(LimitTest, LargeBodiesPassInLittleMemory) {
    constexpr std::uint64_t size = 256 << 20;
    constexpr std::uint64_t most_on_the_way = 24 << 20;  // the kernel's buffers hold some of it
    std::atomic<std::uint64_t> sent = 0;
    std::uint64_t taken = 0, most_ahead = 0;
    site.planned = [&](Head const& head) -> BodyPlan {
        if (head.method != "PUT") return Collect{};
        return Stream{.most_bytes = size, .take = [&](ByteView piece) -> Result<void> {
                          taken += piece.size();
                          most_ahead =
                              std::max(most_ahead, sent.load() - std::min(sent.load(), taken));
                          return {};
                      }};
    };
    serve_tls();
    auto const path = folder() / "large";
    std::ofstream(path).close();
    std::filesystem::resize_file(path, size);
    site.answered = [&](Request request, Peer const&, Reply reply) {
        Response response{.status = 200};
        if (request.method == "GET") response.file = FilePart{path, 0, size};
        reply(std::move(response));
    };
    SiteClient one = client(Certificates::all().ada);
    EXPECT_TRUE(one.send({.method = "POST"}));
    std::size_t const before = peak_kilobytes();
    auto const put = one.send_file({.method = "PUT"}, {path, 0, size},
                                   [&](std::uint64_t so_far) { sent = so_far; });
    ASSERT_TRUE(put) << describe(put.error());
    EXPECT_EQ(taken, size);
    EXPECT_LT(most_ahead, most_on_the_way);
    std::uint64_t received = 0;
    ASSERT_TRUE(
        one.receive_file({}, folder() / "back", [&](std::uint64_t so_far) { received = so_far; }));
    EXPECT_EQ(received, size);
    // The system counts it in steps, and may say a little less than before.
    EXPECT_LT(peak_kilobytes(), before + 16'000u);
}

TEST_F(LimitTest, AStopLosesNoAnsweredRequest) {
    serve_tls();
    std::atomic<std::size_t> received = 0;
    std::atomic<bool> over = false;
    std::vector<std::jthread> clients;
    for (int i = 0; i < 4; ++i) {
        clients.emplace_back([&, one = client(Certificates::all().ada)]() mutable {
            while (!over && one.send({.method = "POST"})) ++received;
        });
    }
    EXPECT_TRUE(eventually([&] { return received > 200; }));
    finish();
    over = true;
    clients.clear();
    EXPECT_EQ(received, site.asked);
    EXPECT_EQ(server->counts().connections_open, 0u);
}

TEST_F(LimitTest, WhatIsUnderWayAtAStopIsAnswered) {
    std::mutex mutex;
    std::optional<Reply> held;
    site.answered = [&](Request, Peer const&, Reply reply) {
        std::scoped_lock const lock(mutex);
        held = std::move(reply);
    };
    serve_plain();
    Socket asking = connected(), idle = connected();
    write(asking, get);
    ASSERT_TRUE(eventually([&] { return site.asked == 1; }));
    server->stop();
    EXPECT_EQ(read_all(idle), "");
    EXPECT_FALSE(ended);
    (*held)(text_response("after the stop"));
    EXPECT_TRUE(read_all(asking).ends_with("after the stop"));
    asking.close();
    EXPECT_TRUE(eventually([&] { return ended.load(); }));
    EXPECT_FALSE(plain_client().send({}));
}

TEST_F(LimitTest, AStopWaitsNoLongerThanItsGrace) {
    std::optional<Reply> held;
    site.answered = [&](Request, Peer const&, Reply reply) { held = std::move(reply); };
    serve_plain({.grace = 1s});
    Socket asking = connected();
    write(asking, get);
    ASSERT_TRUE(eventually([&] { return site.asked == 1; }));
    finish();
    server.reset();
    EXPECT_EQ(read_all(asking), "");
    (*held)(text_response("too late"));
}

TEST(SiteServer, PlainHttpIsForThisMachineOnly) {
    FunctionSite site;
    auto const open = SiteServer::listen("0.0.0.0:0", site, {});
    ASSERT_FALSE(open);
    EXPECT_EQ(open.error().code, ErrorCode::NotAllowed);
    auto const broken = SiteServer::listen("127.0.0.1:0", site, {.tls = ServerTls{"x", "y"}});
    ASSERT_FALSE(broken);
    EXPECT_EQ(broken.error().code, ErrorCode::Malformed);
    EXPECT_EQ(SiteClient::to("http://station.example:80", {}).error().code, ErrorCode::NotAllowed);
    EXPECT_EQ(SiteClient::to("https://x/y", {}).error().code, ErrorCode::Malformed);
    EXPECT_EQ(SiteClient::to("ftp://x", {}).error().code, ErrorCode::Malformed);
}

}  // namespace
}  // namespace penstock::http
