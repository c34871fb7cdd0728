// Bytes to and from the other side, over TLS or plainly. Whoever is too slow is cut off: the
// operation under way then ends with beast::error::timeout, and the connection is closed.
//
// Threads: all on the executor of the socket.
#pragma once

#include "crypto/certificate.h"
#include "crypto/tls_context.h"
#include "http/internal/beast.h"

#include <optional>
#include <string>

namespace penstock::http::internal {

struct Moved {
    error_code error = {};
    std::size_t size = 0;
};

enum class Side { Server, Client };

class Transport {
public:
    // Plain without a context.
    Transport(tcp::socket socket, crypto::TlsContext const* tls);

    [[nodiscard]] bool is_tls() const { return tls_.has_value(); }
    [[nodiscard]] ssl_st* session() { return tls_->native_handle(); }
    [[nodiscard]] beast::tcp_stream& lowest() { return tls_ ? tls_->next_layer() : *plain_; }

    // The limit for all that follows, until it is set again.
    void expire_after(std::chrono::milliseconds time) { lowest().expires_after(time); }
    void expire_at(asio::steady_timer::time_point time) { lowest().expires_at(time); }
    void never_expire() { lowest().expires_never(); }
    // What is under way ends with operation_aborted.
    void cancel() { lowest().cancel(); }

    [[nodiscard]] asio::awaitable<error_code> handshake(Side side);
    [[nodiscard]] asio::awaitable<Moved> read_some(asio::mutable_buffer into);
    [[nodiscard]] asio::awaitable<Moved> write_some(asio::const_buffer from);
    // Says that no more is sent, and waits for the same of the other side, `time` at most.
    [[nodiscard]] asio::awaitable<void> end(std::chrono::milliseconds time);
    // Besides, reads and forgets what the other side still sends: a connection closed with unread
    // bytes is reset, and takes what was sent with it.
    [[nodiscard]] asio::awaitable<void> end_after_answer(std::chrono::milliseconds time);

private:
    std::optional<beast::tcp_stream> plain_;
    std::optional<asio::ssl::stream<beast::tcp_stream>> tls_;
};

// Small writes are sent at once, and little is left unsent in the kernel, so that a write that
// makes no progress is the other side's doing.
void tune(tcp::socket& socket);

}  // namespace penstock::http::internal
