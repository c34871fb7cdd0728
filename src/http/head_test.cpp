#include "http/head.h"

#include <gtest/gtest.h>

#include <string>

namespace penstock::http {
namespace {

std::string with(std::string const& fields) {
    return "GET /a?b HTTP/1.1\r\nHost: x\r\n" + fields + "\r\n";
}

TEST(SoundHead, IsWhatOrdinaryProgramsSend) {
    for (char const* fields :
         {"", "Content-Length: 0\r\n", "content-length:5\r\n", "Transfer-Encoding: chunked\r\n",
          "TRANSFER-ENCODING:\tChunked \r\n", "X:\r\n", "X: a\tb\r\n", "X: \xc3\xa4\r\n"}) {
        EXPECT_TRUE(is_sound_head(with(fields))) << fields;
    }
    EXPECT_TRUE(is_sound_head("BREW / HTTP/1.1\r\nHost: [::1]:8443\r\n\r\n"));
    EXPECT_TRUE(is_sound_head("GET / HTTP/1.0\r\n\r\n"));
}

TEST(SoundHead, HasOneReading) {
    for (std::string const fields : {"Content-Length: 1\r\nContent-Length: 1\r\n",
                                     "Content-Length: 1\r\ncontent-length: 2\r\n",
                                     "Content-Length: 1\r\nTransfer-Encoding: chunked\r\n",
                                     "Transfer-Encoding: chunked\r\nContent-Length: 1\r\n",
                                     "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n",
                                     "Transfer-Encoding: gzip, chunked\r\n",
                                     "Transfer-Encoding: identity\r\n",
                                     "Transfer-Encoding: xchunked\r\n",
                                     "Transfer-Encoding:\r\n",
                                     "Content-Length: 1, 1\r\n",
                                     "Content-Length: +1\r\n",
                                     "Content-Length: -1\r\n",
                                     "Content-Length: 0x1\r\n",
                                     "Content-Length:\r\n",
                                     "Content-Length: 1 1\r\n",
                                     "Content-Length: 9999999999999999999999\r\n",
                                     "Content-Length : 1\r\n",
                                     " Content-Length: 1\r\n",
                                     "X: a\r\n b\r\n",
                                     "X: a\r\n\tb\r\n",
                                     "X\r\n",
                                     ": a\r\n",
                                     "X y: a\r\n",
                                     "Host: y\r\n",
                                     "X: a\x7f\r\n",
                                     "X: a\x01\r\n"}) {
        EXPECT_FALSE(is_sound_head(with(fields))) << fields;
    }
    EXPECT_FALSE(is_sound_head(with(std::string("X: a\0b\r\n", 8))));
    EXPECT_FALSE(is_sound_head("GET / HTTP/1.1\r\n\r\n"));
    EXPECT_FALSE(is_sound_head("GET / HTTP/1.1\r\nHost: a, b\r\n\r\n"));
    EXPECT_FALSE(is_sound_head("POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n"));
}

TEST(SoundHead, AsksForAPath) {
    for (std::string const line :
         {"GET http://x/ HTTP/1.1", "GET x HTTP/1.1", "GET  / HTTP/1.1", "GET / / HTTP/1.1",
          "GET /\t HTTP/1.1", "GET /#a HTTP/1.1", "GET /\x80 HTTP/1.1", "GET /\x01 HTTP/1.1",
          "GET * HTTP/1.1", "CONNECT x:1 HTTP/1.1", "GET /", "GET / HTTP/2.0", "GET / HTTP/1.2",
          "GET / http/1.1", " GET / HTTP/1.1", "G@T / HTTP/1.1", "GET / HTTP/1.1 ", ""}) {
        EXPECT_FALSE(is_sound_head(line + "\r\nHost: x\r\n\r\n")) << line;
    }
    EXPECT_FALSE(is_sound_head(std::string(33, 'A') + " / HTTP/1.1\r\nHost: x\r\n\r\n"));
    EXPECT_FALSE(is_sound_head(""));
    EXPECT_FALSE(is_sound_head("\r\n\r\n"));
}

TEST(HeadScan, FindsTheEndHoweverTheBytesCome) {
    std::string const head = with("X: y\r\n");
    std::string const all = head + "body\n\n";
    for (std::size_t step = 1; step <= all.size(); ++step) {
        HeadScan scan;
        auto found = HeadScan::Found::NotYet;
        for (std::size_t size = 0; found == HeadScan::Found::NotYet; size += step) {
            found = scan.advance(std::string_view(all).substr(0, size));
        }
        EXPECT_EQ(found, HeadScan::Found::End);
        EXPECT_EQ(scan.size(), head.size());
    }
}

TEST(HeadScan, SeesAFaultBeforeTheEnd) {
    for (std::string const& text :
         {std::string("GET / HTTP/1.1\n"), std::string("\n"), std::string("a\rb"),
          std::string("a\r\r"), std::string("\0", 1), std::string("\x16\x03\x01"),
          std::string("a\r\n\n"), std::string("\x7f")}) {
        HeadScan scan;
        EXPECT_EQ(scan.advance(text), HeadScan::Found::Fault) << text;
    }
    HeadScan scan;
    EXPECT_EQ(scan.advance("GET / HTTP/1.1\r"), HeadScan::Found::NotYet);
}

}  // namespace
}  // namespace penstock::http
