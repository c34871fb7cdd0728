// A real socket on the loopback, a real server and a real client.
#include "http/client.h"
#include "http/internal/beast.h"
#include "http/server.h"

#include <gtest/gtest.h>
#include <boost/asio/read.hpp>
#include <boost/asio/write.hpp>

#include <thread>

namespace penstock::http {
namespace {

class LoopbackTest : public ::testing::Test {
protected:
    void serve(Handler handler, ServerLimits limits = {}) {
        auto server = Server::listen("127.0.0.1:0", std::move(handler), limits);
        ASSERT_TRUE(server) << describe(server.error());
        server_ = std::move(*server);
        thread_ = std::jthread([this] { server_->run(); });
    }
    ~LoopbackTest() override {
        if (server_) server_->stop();
    }
    [[nodiscard]] std::string url(std::string const& path) const {
        return "http://127.0.0.1:" + std::to_string(server_->port()) + path;
    }
    // Sends bytes as they are and reads until the server closes.
    [[nodiscard]] std::string raw(std::string const& bytes) const {
        internal::asio::io_context context;
        internal::tcp::socket connection(context);
        connection.connect({internal::asio::ip::make_address("127.0.0.1"), server_->port()});
        internal::error_code error;
        internal::asio::write(connection, internal::asio::buffer(bytes), error);
        std::string answer;
        internal::asio::read(connection, internal::asio::dynamic_buffer(answer), error);
        return answer;
    }

    std::unique_ptr<Server> server_;
    std::jthread thread_;
};

Response echo(Request const& request) {
    return {.status = request.path == "/missing" ? 404u : 200u,
            .content_type = "text/plain; charset=utf-8",
            .cache_control = "max-age=5",
            .body = request.method + " " + request.path + " " + request.body};
}

TEST_F(LoopbackTest, WhatTheHandlerSaysArrives) {
    serve(echo);
    auto const response =
        send(url("/a?b=c"), {.method = "POST", .path = {}, .content_type = {}, .body = "body"});
    ASSERT_TRUE(response) << describe(response.error());
    EXPECT_EQ(response->status, 200u);
    EXPECT_EQ(response->content_type, "text/plain; charset=utf-8");
    EXPECT_EQ(response->cache_control, "max-age=5");
    EXPECT_EQ(response->body, "POST /a?b=c body");
    EXPECT_EQ(send(url("/missing"), {})->status, 404u);
    EXPECT_TRUE(server_->is_loopback());
}

TEST_F(LoopbackTest, BytesOfAnyKindArriveUnchanged) {
    std::string all;
    for (int i = 0; i < 60'000; ++i) all += static_cast<char>(i * 7);
    serve([&](Request const& request) {
        return Response{
            .status = 200, .content_type = {}, .cache_control = {}, .body = request.body};
    });
    EXPECT_EQ(send(url("/"), {.method = "POST", .path = {}, .content_type = {}, .body = all})->body,
              all);
}

TEST_F(LoopbackTest, ManyClientsAtOnceAreAnsweredEach) {
    serve(echo);
    std::vector<std::jthread> threads;
    std::atomic<int> good = 0;
    for (int i = 0; i < 20; ++i) {
        threads.emplace_back([&, i] {
            std::string const path = "/" + std::to_string(i);
            auto const response = send(url(path), {});
            good += response && response->body == "GET " + path + " ";
        });
    }
    threads.clear();
    EXPECT_EQ(good, 20);
}

TEST_F(LoopbackTest, LargerBodiesThanTheLimitAreRefused) {
    serve(echo, {.body_bytes = 100});
    auto const response =
        send(url("/"),
             {.method = "POST", .path = {}, .content_type = {}, .body = std::string(101, 'x')});
    ASSERT_TRUE(response);
    EXPECT_EQ(response->status, 413u);
    EXPECT_EQ(
        send(url("/"),
             {.method = "POST", .path = {}, .content_type = {}, .body = std::string(100, 'x')})
            ->status,
        200u);
}

TEST_F(LoopbackTest, LongerHeadsThanTheLimitAreRefused) {
    serve(echo);
    std::string const head =
        "GET / HTTP/1.1\r\nHost: x\r\nX: " + std::string(9000, 'x') + "\r\n\r\n";
    EXPECT_TRUE(raw(head).starts_with("HTTP/1.1 431 "));
}

TEST_F(LoopbackTest, WhatIsNoRequestIsRefused) {
    serve(echo);
    EXPECT_TRUE(raw("hello\r\n\r\n").starts_with("HTTP/1.1 400 "));
    EXPECT_TRUE(raw("GET / HTTP/1.1\r\nContent-Length: x\r\n\r\n").starts_with("HTTP/1.1 400 "));
    EXPECT_EQ(send(url("/after"), {})->body, "GET /after ");
}

TEST_F(LoopbackTest, WhoIsTooSlowIsDropped) {
    serve(echo, {.one_request = std::chrono::seconds(1)});
    EXPECT_EQ(raw("GET / HT"), "");
    EXPECT_EQ(send(url("/"), {})->status, 200u);
}

TEST_F(LoopbackTest, AConnectionIsKeptForFurtherRequests) {
    serve(echo);
    std::string const answers =
        raw("GET /1 HTTP/1.1\r\nHost: x\r\n\r\n"
            "GET /2 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    EXPECT_NE(answers.find("GET /1 "), std::string::npos);
    EXPECT_NE(answers.find("GET /2 "), std::string::npos);
}

TEST_F(LoopbackTest, AHeadRequestHasNoBody) {
    serve(echo);
    std::string const answer = raw("HEAD /1 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    EXPECT_NE(answer.find("Content-Length: 8\r\n"), std::string::npos);
    EXPECT_TRUE(answer.ends_with("\r\n\r\n"));
}

TEST_F(LoopbackTest, AClientWaitsNoLongerThanItSays) {
    // Listens, and never answers: nobody runs it.
    auto const silent = Server::listen("127.0.0.1:0", echo);
    ASSERT_TRUE(silent);
    ClientLimits const limits{.whole_exchange = std::chrono::milliseconds(100)};
    auto const response = send("http://127.0.0.1:" + std::to_string((*silent)->port()), {}, limits);
    ASSERT_FALSE(response);
    EXPECT_EQ(response.error().code, ErrorCode::Io);
}

TEST_F(LoopbackTest, AClientTakesNoLargerResponseThanItSays) {
    serve([](Request const&) {
        return Response{.status = 200,
                        .content_type = {},
                        .cache_control = {},
                        .body = std::string(70'000, 'x')};
    });
    EXPECT_FALSE(send(url("/"), {}));
    EXPECT_TRUE(send(url("/"), {}, {.body_bytes = 100'000}));
}

TEST(Server, OtherAddressesThanAnIpAndAPortAreRefused) {
    for (char const* address : {"", "127.0.0.1", "127.0.0.1:", "127.0.0.1:x", "127.0.0.1:70000",
                                "localhost:80", "::1:80", ":80", "[::1]"}) {
        auto const server = Server::listen(address, echo);
        ASSERT_FALSE(server) << address;
        EXPECT_EQ(server.error().code, ErrorCode::Malformed) << address;
    }
}

TEST(Server, AnAddressThatIsTakenIsAnError) {
    auto const first = Server::listen("127.0.0.1:0", echo);
    auto const second = Server::listen("127.0.0.1:" + std::to_string((*first)->port()), echo);
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().code, ErrorCode::Io);
}

TEST(Address, IsTakenApart) {
    auto const address = parse_address("http://witness.example:8080/w1/");
    ASSERT_TRUE(address);
    EXPECT_EQ(address->host, "witness.example");
    EXPECT_EQ(address->port, "8080");
    EXPECT_EQ(address->path, "/w1/");
    EXPECT_EQ(parse_address("http://[::1]:81")->host, "::1");
    EXPECT_EQ(parse_address("http://[::1]")->port, "80");
    EXPECT_EQ(parse_address("http://x")->path, "/");
    for (char const* url : {"", "x", "https://x/", "http://", "http://:80/", "http://x:/",
                            "http://x:y/", "http://a b/", "http://u@x/", "http://x/\r\nY: z",
                            "http://[::1", "http://a:b:1/", "http://[::1]x:1/"}) {
        EXPECT_FALSE(parse_address(url)) << url;
    }
}

}  // namespace
}  // namespace penstock::http
