#include "http/client.h"

#include "http/internal/client_connection.h"

#include <algorithm>
#include <utility>

namespace penstock::http {

namespace {

using namespace internal;

std::unexpected<Error> not_an_address() {
    return fail(ErrorCode::Malformed, "the address is not of the form http://host:port/path",
                "write it so; where the other side speaks TLS, put a proxy on this side");
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
    Request sent = request;
    sent.path = address.path;
    sent.fields.push_back({"Connection", "close"});
    ClientConnection connection(address, {},
                                {.step = limits.whole_exchange, .whole = limits.whole_exchange});
    return connection.exchange({.request = sent, .most_bytes = limits.body_bytes});
}

}  // namespace penstock::http
