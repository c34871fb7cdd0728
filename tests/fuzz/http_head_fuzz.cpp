// Any bytes as a request: never a crash; a head that we take is one that Beast takes, and reads the
// same; and a body is the same however its bytes come.
#include "base/bytes.h"
#include "base/check.h"
#include "http/head.h"
#include "http/internal/message_parser.h"

#include <optional>

namespace {

using namespace penstock;

struct Reading {
    bool done = false;
    http::internal::ParseFault fault{};
    std::string method, target, body;

    bool operator==(Reading const&) const = default;
};

// Gives `text` in steps, as a connection does.
Reading read(std::string_view head, std::string_view rest, std::size_t step) {
    namespace asio = http::internal::asio;
    constexpr std::uint64_t most = 1 << 16;
    Reading reading;
    http::internal::RequestParser parser;
    parser.body_to(
        [&](ByteView piece) -> Result<void> {
            reading.body += as_text(piece);
            return {};
        },
        most);
    CHECK(parser.take(asio::buffer(head.data(), head.size())) == head.size());
    CHECK(parser.fault() == http::internal::ParseFault::None && parser.is_header_done());
    parser.go_on();
    std::size_t begin = 0, end = 0;
    while (!parser.is_done() && parser.fault() == http::internal::ParseFault::None) {
        std::size_t const taken = parser.take(asio::buffer(rest.data() + begin, end - begin));
        begin += taken;
        if (end == rest.size() && taken == 0) break;
        end = std::min(end + step, rest.size());
    }
    CHECK(reading.body.size() <= most);
    reading.done = parser.is_done();
    reading.fault = parser.fault();
    reading.method = parser.method;
    reading.target = parser.target;
    return reading;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string_view const text = as_text(ByteView(data, size));
    http::HeadScan scan;
    if (scan.advance(text) != http::HeadScan::Found::End) return 0;
    std::string_view const head = text.substr(0, scan.size());
    if (!http::is_sound_head(head)) return 0;
    std::string_view const rest = text.substr(scan.size());
    Reading const whole = read(head, rest, text.size());
    // A body that is not there to its end may be taken less far in one way than in the other.
    Reading const steps = read(head, rest, 1);
    CHECK(whole.done == steps.done && (!whole.done || whole == steps));
    CHECK(whole.body.starts_with(steps.body));
    CHECK(head.starts_with(whole.method + " " + whole.target + " HTTP/1."));
    CHECK(http::is_token(whole.method) && http::is_target(whole.target));
    return 0;
}
