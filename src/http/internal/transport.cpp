#include "http/internal/transport.h"

#include <array>
#include <exception>
#include <utility>

namespace penstock::http::internal {

namespace {

// Linux, tcp(7): how much may be unsent before the socket takes no more.
struct UnsentBytes {
    int value = 64 << 10;

    template <typename Protocol>
    [[nodiscard]] int level(Protocol const&) const {
        return IPPROTO_TCP;
    }
    template <typename Protocol>
    [[nodiscard]] int name(Protocol const&) const {
        return TCP_NOTSENT_LOWAT;
    }
    template <typename Protocol>
    [[nodiscard]] int const* data(Protocol const&) const {
        return &value;
    }
    template <typename Protocol>
    [[nodiscard]] std::size_t size(Protocol const&) const {
        return sizeof value;
    }
};

}  // namespace

void run_to_the_end(asio::io_context& context) {
    while (true) {
        try {
            context.run();
            return;
        } catch (std::exception const&) {
            // The connection it came from is gone; the others go on.
        }
    }
}

void tune(tcp::socket& socket) {
    error_code ignored;
    socket.set_option(tcp::no_delay(true), ignored);
    socket.set_option(UnsentBytes(), ignored);
}

Transport::Transport(tcp::socket socket, crypto::TlsContext const* tls) {
    tune(socket);
    if (tls == nullptr) {
        plain_.emplace(std::move(socket));
    } else {
        tls_.emplace(beast::tcp_stream(std::move(socket)), tls->new_session());
    }
}

asio::awaitable<error_code> Transport::handshake(Side side) {
    auto const kind =
        side == Side::Server ? asio::ssl::stream_base::server : asio::ssl::stream_base::client;
    auto const [error] = co_await tls_->async_handshake(kind, no_throw);
    co_return error;
}

asio::awaitable<Moved> Transport::read_some(asio::mutable_buffer into) {
    if (tls_) {
        auto const [error, size] = co_await tls_->async_read_some(into, no_throw);
        co_return Moved{error, size};
    }
    auto const [error, size] = co_await plain_->async_read_some(into, no_throw);
    co_return Moved{error, size};
}

asio::awaitable<Moved> Transport::write_some(asio::const_buffer from) {
    if (tls_) {
        auto const [error, size] = co_await tls_->async_write_some(from, no_throw);
        co_return Moved{error, size};
    }
    auto const [error, size] = co_await plain_->async_write_some(from, no_throw);
    co_return Moved{error, size};
}

asio::awaitable<void> Transport::end(std::chrono::milliseconds time) {
    if (tls_) {
        expire_after(time);
        auto const [error] = co_await tls_->async_shutdown(no_throw);
        if (error == beast::error::timeout) co_return;
    }
    error_code ignored;
    lowest().socket().shutdown(tcp::socket::shutdown_send, ignored);
}

asio::awaitable<void> Transport::end_after_answer(std::chrono::milliseconds time) {
    auto const until = asio::steady_timer::clock_type::now() + time;
    co_await end(time);
    std::array<char, 4096> forgotten;
    beast::tcp_stream& stream = lowest();
    while (stream.socket().is_open()) {
        stream.expires_at(until);
        auto const [error, size] =
            co_await stream.async_read_some(asio::buffer(forgotten), no_throw);
        if (error) co_return;
    }
}

}  // namespace penstock::http::internal
