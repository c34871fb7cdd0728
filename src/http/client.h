// One request over HTTP/1.1, for a bounded time. No TLS: https addresses are refused, so that
// nobody takes a plain connection for a safe one.
//
// Threads: may be called by many at once.
#pragma once

#include "base/result.h"
#include "http/message.h"

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>

namespace penstock::http {

struct ClientLimits {
    std::size_t body_bytes = 64 << 10;
    std::chrono::milliseconds whole_exchange{5000};
};

// "http://host:port/path" in its parts; a port of 80 and a path of "/" where none is given.
struct Address {
    std::string host, port, path;
};
// Errors: Malformed.
[[nodiscard]] Result<Address> parse_address(std::string_view url);

// Sends `request` to the host of `url`, with the path of `url`. Errors: Malformed for
// an address of another form; Io if no whole response within the limits came.
[[nodiscard]] Result<Response> send(std::string const& url, Request const& request,
                                    ClientLimits limits = {});

}  // namespace penstock::http
