// What one side of a TLS 1.3 connection shows and accepts (RFC 8446). No earlier version, no
// tickets, no resumption: each connection shows its certificates anew.
//
// Threads: a value; copies share one object and may be used by many threads.
#pragma once

#include "base/date.h"
#include "base/result.h"
#include "crypto/certificate.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

struct ssl_ctx_st;
struct ssl_st;

namespace penstock::crypto {

class TlsContext {
public:
    // A server's side. `certificate_chain`: its certificate first, then those of the authorities
    // between. It asks each client for a certificate and takes any, or none: the client has shown
    // that it holds the key, and whoever serves judges the rest (crypto::Trust). Errors: Malformed.
    [[nodiscard]] static Result<TlsContext> server(std::string_view certificate_chain,
                                                   std::string_view key);
    // A client's side. The server's certificate must chain to an authority of the PEM text
    // `authorities`, judged at `at`, or else at the machine's time. Errors: Malformed.
    [[nodiscard]] static Result<TlsContext> client(std::string_view authorities,
                                                   std::optional<Credential> const& credential,
                                                   std::optional<Instant> at);

    // A new connection's state. Ownership: the caller frees it (SSL_free).
    [[nodiscard]] ssl_st* new_session() const;

private:
    explicit TlsContext(std::shared_ptr<ssl_ctx_st> native) : native_(std::move(native)) {}

    std::shared_ptr<ssl_ctx_st> native_;
};

// Lets a client accept only a server's certificate for this host, a DNS name or an IP address, and
// says the name to the server (RFC 6066 section 3). Errors: Malformed.
[[nodiscard]] Result<void> expect_host(ssl_st* session, std::string const& host);
// The other side's certificate after the handshake; empty if it showed none.
[[nodiscard]] std::optional<Certificate> peer_certificate(ssl_st const* session);
// False if the handshake failed because the other side's certificate is not good.
[[nodiscard]] bool is_peer_good(ssl_st const* session);

}  // namespace penstock::crypto
