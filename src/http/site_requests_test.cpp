// What comes over a socket, byte by byte: sound requests, broken ones, and how bodies are taken.
#include "http/testing/site_fixture.h"

namespace penstock::http {
namespace {

using namespace testing;

using RequestTest = SiteTest;

std::string const close_after = "Connection: close\r\n\r\n";

bool is_refused(std::string const& answer, unsigned status) {
    return answer.starts_with("HTTP/1.1 " + std::to_string(status) + " ") &&
           answer.find("Connection: close\r\n") != std::string::npos;
}

TEST_F(RequestTest, AMethodThatNobodyKnowsIsTheSitesMatter) {
    serve_plain();
    EXPECT_NE(raw("BREW /pot HTTP/1.1\r\nHost: x\r\n" + close_after).find("BREW /pot nobody"),
              std::string::npos);
}

TEST_F(RequestTest, ShapesThatTwoProgramsMightReadDifferentlyAreRefused) {
    serve_plain();
    for (std::string const request :
         {"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n",
          "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nContent-Length: 3\r\n\r\nabc",
          "GET / HTTP/1.1\r\nHost: x\r\nX: a\r\n b\r\n\r\n", "GET / HTTP/1.1\nHost: x\n\n",
          "GET / HTTP/1.1\r\nHost: x\r\nX: a\nY: b\r\n\r\n",
          "GET http://x/ HTTP/1.1\r\nHost: x\r\n\r\n", "GET /\x01 HTTP/1.1\r\nHost: x\r\n\r\n",
          "GET / HTTP/1.1\r\n\r\n", "\x16\x03\x01 not TLS here",
          "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: "
          "chunked\r\n\r\n5;a=b\r\nhello\r\n0\r\n\r\n",
          "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nX: y\r\n\r\n",
          "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
          "ffffffffffffffffff\r\n",
          "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: "
          "chunked\r\n\r\n2\r\nabc\r\n0\r\n\r\n"}) {
        EXPECT_TRUE(is_refused(raw(request), 400)) << request;
    }
    EXPECT_TRUE(is_refused(raw(std::string("GET /\0 HTTP/1.1\r\nHost: x\r\n\r\n", 28)), 400));
    EXPECT_EQ(site.asked, 0u);
    EXPECT_EQ(server->counts().requests_malformed, 14u);
}

TEST_F(RequestTest, NothingThatFollowsARefusedRequestIsRead) {
    serve_plain();
    std::string const answer =
        raw("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n"
            "0\r\n\r\nGET /smuggled HTTP/1.1\r\nHost: x\r\n\r\n");
    EXPECT_TRUE(is_refused(answer, 400));
    EXPECT_EQ(answer.find("HTTP/1.1", 1), std::string::npos);
    EXPECT_EQ(site.asked, 0u);
}

TEST_F(RequestTest, BodiesComeSizedOrInChunksOrNot) {
    serve_plain();
    std::string const answers =
        raw("POST /1 HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello"
            "POST /2 HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
            "2\r\nhe\r\n003\r\nllo\r\n0\r\n\r\n"
            "POST /3 HTTP/1.1\r\nHost: x\r\n" +
            close_after);
    EXPECT_NE(answers.find("POST /1 nobody hello"), std::string::npos);
    EXPECT_NE(answers.find("POST /2 nobody hello"), std::string::npos);
    EXPECT_TRUE(answers.ends_with("POST /3 nobody "));
}

TEST_F(RequestTest, ABodyInChunksMayComeByteByByte) {
    serve_plain();
    Socket dripping = connected();
    std::string const all =
        "POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
        "Transfer-Encoding: chunked\r\n\r\n2\r\nhe\r\n3\r\nllo\r\n0\r\n\r\n";
    for (char const c : all) {
        write(dripping, std::string_view(&c, 1));
    }
    EXPECT_TRUE(read_all(dripping).ends_with("POST / nobody hello"));
}

TEST_F(RequestTest, APieceOfAChunkIsNotTakenForALine) {
    serve_plain();
    Socket waiting = connected();
    write(waiting,
          "POST /1 HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nGET /2 HTTP/1.1"
          "\r\nHost: x\r\n\r\n");
    EXPECT_TRUE(is_refused(read_all(waiting), 400));
    Socket slow = connected();
    SiteClient other = plain_client();
    write(slow,
          "POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n");
    for (std::string const part : {"5\r\n", "h", "el", "lo", "\r", "\n", "0", "\r\n", "\r\n"}) {
        write(slow, part);
        // The server has read what came before this answer.
        EXPECT_TRUE(other.send({}));
    }
    EXPECT_TRUE(read_all(slow).ends_with("POST / nobody hello"));
}

TEST_F(RequestTest, AnOlderClientIsAnsweredAndLetGo) {
    serve_plain();
    EXPECT_TRUE(raw("GET /old HTTP/1.0\r\n\r\n").ends_with("GET /old nobody "));
}

TEST_F(RequestTest, ABodyIsAskedForOnlyWhereItIsWanted) {
    site.planned = [](Head const& head) -> BodyPlan {
        if (head.path == "/no") return text_response("no", 403);
        return Collect{};
    };
    serve_plain();
    Socket wanted = connected();
    write(wanted, "POST / HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 2\r\n" +
                      close_after);
    std::string word(25, '\0');
    internal::asio::read(wanted, internal::asio::buffer(word));
    EXPECT_EQ(word, "HTTP/1.1 100 Continue\r\n\r\n");
    write(wanted, "ab");
    EXPECT_TRUE(read_all(wanted).ends_with("POST / nobody ab"));
    EXPECT_TRUE(is_refused(raw("POST /no HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\n"
                               "Content-Length: 2\r\n\r\n"),
                           403));
}

TEST_F(RequestTest, ASmallBodyThatNobodyWantsCostsNoConnection) {
    site.planned = [](Head const&) -> BodyPlan { return text_response("no", 403); };
    serve_plain();
    SiteClient one = plain_client();
    Request request{.method = "POST", .body = "small"};
    EXPECT_EQ(one.send(request)->status, 403u);
    EXPECT_EQ(one.send(request)->status, 403u);
    EXPECT_EQ(server->counts().connections, 1u);
    request.body = sample_bytes(1 << 20);
    EXPECT_EQ(one.send(request)->status, 403u);
    EXPECT_LT(server->counts().bytes_in, 10'000u);
}

TEST_F(RequestTest, LongerBodiesThanPlannedAreRefused) {
    site.planned = [](Head const&) -> BodyPlan { return Collect{100}; };
    serve_plain();
    std::string const head = "POST / HTTP/1.1\r\nHost: x\r\n";
    EXPECT_TRUE(is_refused(raw(head + "Content-Length: 101\r\n\r\n" + std::string(101, 'x')), 413));
    EXPECT_TRUE(is_refused(
        raw(head + "Transfer-Encoding: chunked\r\n\r\n65\r\n" + std::string(101, 'x') + "\r\n"),
        413));
    EXPECT_EQ(site.asked, 0u);
    EXPECT_EQ(plain_client().send({.method = "POST", .body = std::string(100, 'x')})->status, 200u);
}

TEST_F(RequestTest, AClientThatSendsOnAfterARefusalStillReadsIt) {
    site.planned = [](Head const&) -> BodyPlan { return Collect{100}; };
    serve_plain();
    Socket socket_of_client = connected();
    write(socket_of_client,
          "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n100000\r\n");
    for (int i = 0; i < 16; ++i) write(socket_of_client, sample_bytes(1 << 16));
    EXPECT_TRUE(is_refused(read_all(socket_of_client), 413));
}

TEST_F(RequestTest, OverLongHeadsAreRefused) {
    serve_plain({.header_bytes = 1000});
    std::string const start = "GET / HTTP/1.1\r\nHost: x\r\nX: ";
    EXPECT_TRUE(is_refused(raw(start + std::string(2000, 'x') + "\r\n\r\n"), 431));
    EXPECT_TRUE(is_refused(raw("GET /" + std::string(200'000, 'x')), 431));
    EXPECT_TRUE(
        raw(start + std::string(900, 'x') + "\r\n" + close_after).starts_with("HTTP/1.1 200"));
}

TEST_F(RequestTest, AChunkWhoseLineNeverEndsIsRefused) {
    serve_plain();
    EXPECT_TRUE(is_refused(raw("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n" +
                               std::string(200'000, '0')),
                           400));
}

TEST_F(RequestTest, LinesOfChunksThatCannotBecomeGoodAreRefusedAtOnce) {
    serve_plain();
    std::string const head = "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n";
    for (std::string const chunks :
         {"1\nx\n0\n\n", "1\nx\r\n0\r\n\r\n", "1\n", "\n", "g", "+1", " 1", "1 ", "1\rx", "1;a=b",
          "-1", "0x1", "\r\n\r\n", "10000000000000000", "1\r\nx\n", "1\r\nx\r\n1\n", "1\r\nx\r\n;",
          "0\r\nX", "0\r\n\n"}) {
        EXPECT_TRUE(is_refused(raw(head + chunks), 400)) << chunks;
    }
    EXPECT_EQ(site.asked, 0u);
}

TEST_F(RequestTest, WhoGoesAwayTooEarlyAsksNothing) {
    std::atomic<int> cut_off = 0;
    site.planned = [&](Head const&) -> BodyPlan {
        return Stream{.most_bytes = 100,
                      .take = [](ByteView) -> Result<void> { return {}; },
                      .cut_off = [&] { ++cut_off; }};
    };
    serve_plain();
    for (std::string const part :
         {"G", "GET / HTTP/1.1\r\nHost: x\r\n",
          "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nab",
          "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n9\r\nab"}) {
        Socket going = connected();
        write(going, part);
    }
    EXPECT_TRUE(eventually([&] {
        SiteCounts const counts = server->counts();
        return counts.connections == 4 && counts.connections_open == 0;
    }));
    EXPECT_EQ(site.asked, 0u);
    EXPECT_EQ(cut_off, 2);
}

TEST_F(RequestTest, AStreamThatIsNotTakenEndsWith507) {
    std::atomic<int> cut_off = 0;
    site.planned = [&](Head const&) -> BodyPlan {
        return Stream{.most_bytes = 1000,
                      .take = [](ByteView) -> Result<void> { return fail(ErrorCode::Io, "full"); },
                      .cut_off = [&] { ++cut_off; }};
    };
    serve_plain();
    std::string const head = "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: ";
    EXPECT_TRUE(is_refused(raw(head + "3\r\n\r\nabc"), 507));
    EXPECT_TRUE(is_refused(raw(head + "1001\r\n\r\n" + std::string(1001, 'x')), 413));
    EXPECT_EQ(cut_off, 2);
    EXPECT_EQ(site.asked, 0u);
}

TEST_F(RequestTest, AHeadRequestHasNoBodyButItsLength) {
    serve_plain();
    auto const path = sample_file(12'345);
    site.answered = [&](Request, Peer const&, Reply reply) {
        reply({.status = 200, .file = FilePart{path, 0, 12'345}});
    };
    std::string const answer = raw("HEAD / HTTP/1.1\r\nHost: x\r\n" + close_after);
    EXPECT_NE(answer.find("Content-Length: 12345\r\n"), std::string::npos);
    EXPECT_TRUE(answer.ends_with("\r\n\r\n"));
    SiteClient one = plain_client();
    EXPECT_EQ(one.send({.method = "HEAD"})->body, "");
    EXPECT_EQ(one.send({})->body.size(), 12'345u);
}

TEST_F(RequestTest, AFileThatIsNotThereOrTooShortIs500) {
    serve_plain();
    auto const path = sample_file(100);
    site.answered = [&](Request request, Peer const&, Reply reply) {
        bool const there = request.path == "/short";
        reply({.status = 200, .file = FilePart{there ? path : folder() / "none", 1, 100}});
    };
    for (char const* path_asked : {"/short", "/none"}) {
        auto const response = plain_client().send({.path = path_asked});
        ASSERT_TRUE(response) << describe(response.error());
        EXPECT_EQ(response->status, 500u);
    }
}

}  // namespace
}  // namespace penstock::http
