// The server and the client of the open network, over real sockets with mutual TLS.
#include "http/testing/site_fixture.h"

#include <condition_variable>
#include <mutex>

namespace penstock::http {
namespace {

using namespace testing;

using TlsTest = SiteTest;

std::string seen(crypto::Credential const& credential) {
    return to_hex(credential.certificate().fingerprint().view());
}

Request posted(std::string body, std::string path = "/") {
    return {.method = "POST",
            .path = std::move(path),
            .content_type = "text/plain",
            .body = std::move(body)};
}

TEST_F(TlsTest, ACertificateReachesTheSiteAsItIs) {
    serve_tls();
    Certificates& sample = Certificates::all();
    auto const stranger_root = *crypto::Authority::make("Other Root", ever, sample.entropy);
    auto const stranger =
        *stranger_root.issue("Stranger", ever, crypto::Usage::SignOnly, sample.entropy);
    auto const lapsed =
        *sample.root.issue("Lapsed", long_ago, crypto::Usage::SignOnly, sample.entropy);
    for (crypto::Credential const& credential : {sample.ada, stranger, lapsed}) {
        auto const response = client(credential).send(posted("x", "/a?b=c"));
        ASSERT_TRUE(response) << describe(response.error());
        EXPECT_EQ(response->body, "POST /a?b=c " + seen(credential) + " x");
    }
    auto const nobody = client({}).send({});
    ASSERT_TRUE(nobody) << describe(nobody.error());
    EXPECT_EQ(nobody->body, "GET / nobody ");
}

TEST_F(TlsTest, AConnectionIsKeptForManyRequests) {
    serve_tls();
    SiteClient one = client(Certificates::all().ada);
    for (int i = 0; i < 50; ++i) {
        auto const response = one.send(posted(std::to_string(i)));
        ASSERT_TRUE(response) << describe(response.error());
        EXPECT_TRUE(response->body.ends_with(" " + std::to_string(i)));
    }
    EXPECT_EQ(server->counts().connections, 1u);
    EXPECT_EQ(server->counts().requests, 50u);
}

TEST_F(TlsTest, EveryResponseDemandsTlsFromNowOn) {
    serve_tls();
    auto const response = client({}).send({});
    EXPECT_EQ(value_of(response->fields, "strict-transport-security"), "max-age=63072000");
    EXPECT_EQ(value_of(response->fields, "x-content-type-options"), "nosniff");
}

TEST_F(TlsTest, AServerOfAnotherAuthorityOrHostIsNotSpokenTo) {
    Certificates& sample = Certificates::all();
    auto const stranger = *crypto::Authority::make("Sample Root", ever, sample.entropy);
    auto const of_stranger = *stranger.issue_server("127.0.0.1", ever, sample.entropy);
    auto const of_other_host = *sample.root.issue_server("station.example", ever, sample.entropy);
    auto const lapsed = *sample.root.issue_server("127.0.0.1", long_ago, sample.entropy);
    serve_tls();
    for (crypto::Credential const& shown : {of_stranger, of_other_host, lapsed}) {
        ASSERT_TRUE(server->replace_tls({shown.certificate().pem(), shown.pem()}));
        auto const response = client(sample.ada).send({});
        ASSERT_FALSE(response);
        EXPECT_EQ(response.error().code, ErrorCode::NotAllowed);
    }
    EXPECT_EQ(site.asked, 0u);
}

TEST_F(TlsTest, ACertificateIsJudgedAtTheGivenInstant) {
    Certificates& sample = Certificates::all();
    auto const lapsed = *sample.root.issue_server("127.0.0.1", long_ago, sample.entropy);
    serve_tls();
    ASSERT_TRUE(server->replace_tls({lapsed.certificate().pem(), lapsed.pem()}));
    auto past = SiteClient::to("https://127.0.0.1:" + std::to_string(server->port()),
                               {.authority = sample.root.certificate().pem(),
                                .credential = {},
                                .now = at("2020-06-01T00:00:00Z")});
    EXPECT_TRUE(past->send({}));
}

TEST_F(TlsTest, AReplacedCertificateIsShownToNewConnectionsOnly) {
    Certificates& sample = Certificates::all();
    serve_tls();
    SiteClient kept = client({});
    ASSERT_TRUE(kept.send({}));
    auto const stranger = *crypto::Authority::make("Other", ever, sample.entropy);
    auto const fresh = *stranger.issue_server("127.0.0.1", ever, sample.entropy);
    ASSERT_TRUE(server->replace_tls({fresh.certificate().pem(), fresh.pem()}));
    EXPECT_TRUE(kept.send({}));
    EXPECT_FALSE(client({}).send({}));
    auto renewed = SiteClient::to("https://127.0.0.1:" + std::to_string(server->port()),
                                  {.authority = stranger.certificate().pem(), .credential = {}});
    EXPECT_TRUE(renewed->send({}));
    EXPECT_FALSE(server->replace_tls({fresh.certificate().pem(), sample.server.pem()}));
    EXPECT_FALSE(server->replace_tls({"", ""}));
    EXPECT_TRUE(renewed->send({}));
}

TEST_F(TlsTest, AnEarlierVersionOfTlsIsRefused) {
    serve_tls();
    namespace ssl = internal::asio::ssl;
    for (auto const version : {ssl::context::tlsv12_client, ssl::context::tlsv13_client}) {
        internal::asio::io_context context;
        ssl::context tls(version);
        ssl::stream<Socket> stream(context, tls);
        stream.next_layer().connect(
            {internal::asio::ip::make_address("127.0.0.1"), server->port()});
        internal::error_code error;
        stream.handshake(ssl::stream_base::client, error);
        EXPECT_EQ(!error, version == ssl::context::tlsv13_client);
    }
    EXPECT_TRUE(eventually([&] { return server->counts().handshakes_failed == 1; }));
}

TEST_F(TlsTest, WhatIsNoTlsEndsWithTheHandshake) {
    serve_tls();
    (void)raw("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
    (void)raw(sample_bytes(10'000));
    (void)raw(std::string("\x16\x03\x01\x40\x00", 5) + sample_bytes(20'000));
    EXPECT_TRUE(eventually([&] { return server->counts().handshakes_failed == 3; }));
    EXPECT_EQ(site.asked, 0u);
    EXPECT_TRUE(client({}).send({}));
}

TEST_F(TlsTest, APlainAnswerIsNotTakenForTls) {
    serve_plain();
    auto const response = client({}).send({});
    ASSERT_FALSE(response);
    EXPECT_EQ(response.error().code, ErrorCode::Io);
}

TEST_F(TlsTest, AnAnswerMayComeLaterFromAnotherThread) {
    std::jthread later;
    site.answered = [&](Request, Peer const&, Reply reply) {
        later = std::jthread([taken = std::make_shared<Reply>(std::move(reply))] {
            (*taken)(text_response("later"));
        });
    };
    serve_tls();
    EXPECT_EQ(client({}).send({})->body, "later");
}

TEST_F(TlsTest, WhatNobodyAnswersIsAnsweredWith500) {
    site.answered = [](Request, Peer const&, Reply) {};
    serve_tls();
    auto const response = client({}).send({});
    EXPECT_EQ(response->status, 500u);
    EXPECT_EQ(response->content_type, "application/problem+json");
}

TEST_F(TlsTest, AResponseThatWouldBreakTheHeadIs500) {
    site.answered = [](Request request, Peer const&, Reply reply) {
        Response response = text_response("x");
        if (request.path == "/1") response.content_type = "a\r\nb: c";
        if (request.path == "/2") response.fields.push_back({"X", "a\r\n\r\n<html>"});
        if (request.path == "/3") response.fields.push_back({"X: y", "z"});
        if (request.path == "/4") response.fields.push_back({"Content-length", "1"});
        if (request.path == "/5") response.status = 101;
        reply(std::move(response));
    };
    serve_tls();
    SiteClient one = client({});
    for (char const* path : {"/1", "/2", "/3", "/4", "/5"}) {
        EXPECT_EQ(one.send({.method = "GET", .path = path})->status, 500u) << path;
    }
    EXPECT_EQ(one.send({.method = "GET", .path = "/6"})->status, 200u);
}

TEST_F(TlsTest, FilesAreSentAndReceivedInParts) {
    constexpr std::size_t size = 3'000'001;
    serve_tls();
    std::filesystem::path const sample = sample_file(size);
    std::string const bytes = sample_bytes(size);
    std::string taken;
    site.planned = [&](Head const& head) -> BodyPlan {
        if (head.method != "PUT") return Collect{};
        return Stream{.most_bytes = 1 << 30, .take = [&](ByteView piece) -> Result<void> {
                          taken += as_text(piece);
                          return {};
                      }};
    };
    site.answered = [&](Request request, Peer const&, Reply reply) {
        Response response{.status = request.method == "GET" ? 206u : 201u};
        if (request.method == "GET") response.file = FilePart{sample, 1, size - 2};
        reply(std::move(response));
    };
    SiteClient one = client(Certificates::all().ada);
    std::uint64_t sent = 0;
    auto const put = one.send_file({.method = "PUT"}, {sample, 5, size - 5},
                                   [&](std::uint64_t so_far) { sent = so_far; });
    ASSERT_TRUE(put) << describe(put.error());
    EXPECT_EQ(put->status, 201u);
    EXPECT_EQ(sent, size - 5);
    EXPECT_TRUE(taken == bytes.substr(5));

    std::filesystem::path const received = folder() / "received";
    auto const got = one.receive_file({}, received, [](std::uint64_t) {});
    ASSERT_TRUE(got) << describe(got.error());
    std::ifstream file(received, std::ios::binary);
    std::string const back{std::istreambuf_iterator<char>(file), {}};
    EXPECT_TRUE(back == bytes.substr(1, size - 2));
    EXPECT_EQ(one.receive_file({}, received, {}).error().code, ErrorCode::AlreadyExists);
    EXPECT_EQ(server->counts().connections, 1u);
}

}  // namespace
}  // namespace penstock::http
