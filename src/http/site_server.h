// The server of the open network: HTTP/1.1 over TLS 1.3, with limits on everything.
//
//     auto server = TRY(SiteServer::listen("0.0.0.0:8443", site, {.tls = tls}));
//     server->run(2);  // network threads, until stop()
//
// Threads: run() returns when stop() was called, from any thread or by a signal, and every request
// that was under way is answered or its grace is over.
#pragma once

#include "base/result.h"
#include "http/site.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace penstock::http {

// The server's own certificate with its chain, and its key, both as PEM texts.
struct ServerTls {
    std::string certificate_chain, key;
};

struct SiteLimits {
    std::uint32_t header_bytes = 16 << 10;
    // More are closed at once. Over TLS a newcomer takes the place of the connection that came
    // first of those without a certificate so far, so that nobody keeps certificates out by holding
    // on.
    std::size_t connections = 512;
    std::size_t connections_of_one_peer = 64;   // of one certificate, or of one address without one
    std::size_t requests_under_way = 1024;      // more are answered 503 with Retry-After
    std::uint64_t collected_bytes = 128 << 20;  // of all bodies kept in memory; 503 beyond
    std::chrono::seconds handshake{10};
    std::chrono::seconds head{10};               // to send a whole head, from its first byte
    std::chrono::seconds idle{60};               // between two requests of a connection
    std::chrono::seconds stalled{20};            // without a byte of a body read or written
    std::uint64_t slowest_bytes_a_second = 512;  // of a body, on average after `stalled`
    std::chrono::seconds grace{20};              // for what is under way when the server stops
};

// Counts since the start; a copy at one moment.
struct SiteCounts {
    std::uint64_t connections = 0, connections_open = 0, connections_refused = 0;
    std::uint64_t handshakes_failed = 0, requests = 0, requests_malformed = 0, timed_out = 0;
    std::uint64_t bytes_in = 0, bytes_out = 0;
};

// Where plain HTTP may be spoken. Anywhere is for what is public and signed, and nothing else.
enum class PlainHttp { OnLoopback, Anywhere };

struct SiteOptions {
    std::optional<ServerTls> tls = {};  // without it: plain HTTP
    PlainHttp plain = PlainHttp::OnLoopback;
    SiteLimits limits = {};
};

class SiteServer {
public:
    // `address` as Server::listen. Requires: `site` outlives the server. Errors: Malformed
    // (address, certificate or key); NotAllowed for plain HTTP on an address that others reach; Io.
    [[nodiscard]] static Result<std::unique_ptr<SiteServer>> listen(std::string const& address,
                                                                    Site& site,
                                                                    SiteOptions const& options);
    ~SiteServer();

    [[nodiscard]] std::uint16_t port() const;
    [[nodiscard]] bool is_loopback() const;
    [[nodiscard]] SiteCounts counts() const;

    // Serves with this many network threads until stop().
    void run(std::size_t threads);
    // No new connection is taken; requests under way are answered, within the grace.
    void stop();
    // At the first SIGINT or SIGTERM; a second one ends the process at once.
    void stop_on_signals();
    // Calls `work` at each SIGHUP until stop(), on a network thread, one at a time. Without it a
    // SIGHUP ends the process.
    void at_hangup(std::function<void()> work);
    // Connections from now on get this certificate. Errors: Malformed.
    [[nodiscard]] Result<void> replace_tls(ServerTls const& tls);

private:
    class Listening;
    explicit SiteServer(std::unique_ptr<Listening> listening);

    std::unique_ptr<Listening> listening_;
};

}  // namespace penstock::http
