#include "http/client.h"

#include "http/internal/beast.h"

#include <algorithm>
#include <exception>
#include <optional>
#include <utility>

namespace penstock::http {

namespace {

using namespace internal;

using Sent = beast::http::request<beast::http::string_body>;
using Parser = beast::http::response_parser<beast::http::string_body>;

std::unexpected<Error> not_an_address() {
    return fail(ErrorCode::Malformed, "the address is not of the form http://host:port/path",
                "write it so; where the other side speaks TLS, put a proxy on this side");
}

Sent sent(Address const& address, Request const& request) {
    Sent message;
    message.version(http_1_1);
    message.method_string(request.method);
    message.target(address.path);
    message.set(beast::http::field::host,
                address.port == "80" ? address.host : address.host + ":" + address.port);
    if (!request.content_type.empty()) {
        message.set(beast::http::field::content_type, request.content_type);
    }
    message.body() = request.body;
    message.prepare_payload();
    message.keep_alive(false);
    return message;
}

// Empty if no whole response came in time.
asio::awaitable<void> exchange(Address const& address, Request const& request, ClientLimits limits,
                               std::optional<Response>& response) {
    auto const executor = co_await asio::this_coro::executor;
    tcp::resolver resolver(executor);
    auto const [unresolved, endpoints] =
        co_await resolver.async_resolve(address.host, address.port, no_throw);
    if (unresolved) co_return;

    beast::tcp_stream stream(executor);
    stream.expires_after(limits.whole_exchange);  // one limit for all that follows
    auto const [unreached, endpoint] = co_await stream.async_connect(endpoints, no_throw);
    if (unreached) co_return;
    Sent const message = sent(address, request);
    auto const [unsent, written] = co_await beast::http::async_write(stream, message, no_throw);
    if (unsent) co_return;

    beast::flat_buffer buffer;
    Parser parser;
    parser.body_limit(limits.body_bytes);
    auto const [unread, read] = co_await beast::http::async_read(stream, buffer, parser, no_throw);
    if (unread) co_return;
    auto answer = parser.release();
    response = Response{.status = answer.result_int(),
                        .content_type = std::string(answer[beast::http::field::content_type]),
                        .cache_control = std::string(answer[beast::http::field::cache_control]),
                        .body = std::move(answer.body())};
}

bool is_printable(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return c > 0x20 && c < 0x7F; });
}

}  // namespace

Result<Address> parse_address(std::string_view url) {
    constexpr std::string_view scheme = "http://";
    if (!url.starts_with(scheme) || !is_printable(url)) return not_an_address();
    url.remove_prefix(scheme.size());
    std::size_t const slash = std::min(url.find('/'), url.size());
    Address address{.host = std::string(url.substr(0, slash)),
                    .port = "80",
                    .path = slash == url.size() ? "/" : std::string(url.substr(slash))};
    bool const bracketed = address.host.starts_with('[');
    std::size_t const colon = address.host.rfind(':');
    std::size_t const bracket = address.host.find(']');
    if (bracketed && bracket == std::string::npos) return not_an_address();
    if (colon != std::string::npos && (!bracketed || colon > bracket)) {
        address.port = address.host.substr(colon + 1);
        address.host.resize(colon);
    }
    if (bracketed) {
        if (!address.host.ends_with(']')) return not_an_address();
        address.host = address.host.substr(1, address.host.size() - 2);
    }
    bool const digits =
        std::ranges::all_of(address.port, [](char c) { return c >= '0' && c <= '9'; });
    if (address.host.empty() || address.port.empty() || address.port.size() > 5 || !digits ||
        address.host.contains('@') || (!bracketed && address.host.contains(':'))) {
        return not_an_address();
    }
    return address;
}

Result<Response> send(std::string const& url, Request const& request, ClientLimits limits) {
    Address const address = TRY(parse_address(url));
    std::optional<Response> response;
    try {
        asio::io_context context{1};
        asio::co_spawn(context, exchange(address, request, limits, response), asio::detached);
        // A name that does not resolve would hold us longer than the stream's own limit.
        context.run_for(limits.whole_exchange);
    } catch (std::exception const&) {
        response.reset();
    }
    if (!response) {
        return fail(ErrorCode::Io, "there was no answer from the other side",
                    "see whether it runs and can be reached");
    }
    return std::move(*response);
}

}  // namespace penstock::http
