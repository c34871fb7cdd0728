// A small HTTP/1.1 server for what is public and signed: few requests, strict limits, no TLS
// (site_server.h has it). The connections are those of SiteServer, and stop as they do.
//
//     auto server = TRY(Server::listen("127.0.0.1:8080", handler));
//     server->run();  // until stop(), or SIGINT or SIGTERM
//
// It answers 400, 413 and 431 by itself, drops whoever is slower than the limits, and knows nothing
// of what is served. Threads: run() in one; stop() from any. The handler is called by run()'s
// thread, one call at a time.
#pragma once

#include "base/result.h"
#include "http/message.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

namespace penstock::http {

struct ServerLimits {
    std::size_t body_bytes = 64 << 10;
    std::uint32_t header_bytes = 8 << 10;
    std::size_t connections = 128;         // more are closed at once
    std::chrono::seconds one_request{10};  // for a head, and for a body without progress
};

class Server {
public:
    // `address` is "host:port" with a literal IPv4 or IPv6 ("[::1]:80") address; port 0 is one that
    // is free. Errors: Malformed for another form; Io if the address cannot be listened on.
    [[nodiscard]] static Result<std::unique_ptr<Server>> listen(std::string const& address,
                                                                Handler handler,
                                                                ServerLimits limits = {});
    ~Server();

    [[nodiscard]] std::uint16_t port() const;
    // True if nobody but this machine can reach it.
    [[nodiscard]] bool is_loopback() const;

    // Serves until stop().
    void run();
    void stop();
    // Lets SIGINT and SIGTERM stop it.
    void stop_on_signals();

private:
    class Listening;
    explicit Server(std::unique_ptr<Listening> listening);

    std::unique_ptr<Listening> listening_;
};

}  // namespace penstock::http
