#include "http/server.h"

#include "http/internal/beast.h"

#include <boost/asio/signal_set.hpp>

#include <charconv>
#include <optional>
#include <utility>

namespace penstock::http {

namespace {

using namespace internal;

using Parser = beast::http::request_parser<beast::http::string_body>;
using Written = beast::http::response<beast::http::string_body>;

// "127.0.0.1:80" or "[::1]:80".
std::optional<tcp::endpoint> parse_endpoint(std::string_view address) {
    std::size_t const colon = address.rfind(':');
    if (colon == std::string_view::npos) return {};
    std::string_view host = address.substr(0, colon);
    std::string_view const digits = address.substr(colon + 1);
    if (host.starts_with('[') && host.ends_with(']')) {
        host = host.substr(1, host.size() - 2);
    } else if (host.contains(':')) {
        return {};
    }
    std::uint16_t port = 0;
    auto const [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), port);
    if (digits.empty() || problem != std::errc() || end != digits.data() + digits.size()) return {};
    error_code error;
    auto const parsed = asio::ip::make_address(host, error);
    if (error) return {};
    return tcp::endpoint(parsed, port);
}

// What a request that cannot be read is answered with; 0: the connection is closed without a word.
unsigned status_of(error_code const& error) {
    if (error == beast::http::error::body_limit) return 413;
    if (error == beast::http::error::header_limit) return 431;
    if (error == beast::http::error::end_of_stream ||
        error == beast::http::error::partial_message) {
        return 0;
    }
    if (error.category() == beast::http::make_error_code(beast::http::error::bad_method).category())
        return 400;
    return 0;
}

Request request_of(Parser::value_type&& message) {
    return {.method = std::string(message.method_string()),
            .path = std::string(message.target()),
            .content_type = std::string(message[beast::http::field::content_type]),
            .body = std::move(message.body())};
}

Written written(Response response, bool is_head) {
    Written message;
    message.version(http_1_1);
    message.result(response.status);
    if (!response.content_type.empty()) {
        message.set(beast::http::field::content_type, response.content_type);
    }
    if (!response.cache_control.empty()) {
        message.set(beast::http::field::cache_control, response.cache_control);
    }
    message.set("X-Content-Type-Options", "nosniff");
    std::size_t const size = response.body.size();
    if (!is_head) message.body() = std::move(response.body);
    message.content_length(size);
    return message;
}

}  // namespace

class Server::Listening {
public:
    Listening(Handler handler, ServerLimits limits)
        : handler_(std::move(handler)), limits_(limits), acceptor_(context_), signals_(context_) {}

    error_code bind(tcp::endpoint const& endpoint) {
        error_code error;
        acceptor_.open(endpoint.protocol(), error);
        if (!error) acceptor_.set_option(asio::socket_base::reuse_address(true), error);
        if (!error) acceptor_.bind(endpoint, error);
        if (!error) acceptor_.listen(asio::socket_base::max_listen_connections, error);
        if (!error) bound_ = acceptor_.local_endpoint(error);
        if (!error) asio::co_spawn(context_, accept(), asio::detached);
        return error;
    }

    [[nodiscard]] tcp::endpoint const& bound() const { return bound_; }

    void run() { context_.run(); }
    void stop() { context_.stop(); }

    void stop_on_signals() {
        error_code error;
        signals_.add(SIGINT, error);
        signals_.add(SIGTERM, error);
        signals_.async_wait([this](error_code const& problem, int) {
            if (!problem) context_.stop();
        });
    }

private:
    asio::awaitable<void> accept() {
        while (true) {
            auto [error, connection] = co_await acceptor_.async_accept(no_throw);
            if (error == asio::error::operation_aborted) co_return;
            if (error) {
                // Out of descriptors, say: whoever is connected finishes first.
                asio::steady_timer pause(context_, std::chrono::milliseconds(50));
                co_await pause.async_wait(no_throw);
                continue;
            }
            if (connections_ >= limits_.connections) continue;  // closed by its destructor
            asio::co_spawn(context_, serve(beast::tcp_stream(std::move(connection))),
                           asio::detached);
        }
    }

    // One connection, with its place counted.
    asio::awaitable<void> serve(beast::tcp_stream stream) {
        ++connections_;
        beast::flat_buffer buffer(limits_.header_bytes + limits_.body_bytes);
        while (co_await serve_one(stream, buffer)) {
        }
        error_code ignored;
        stream.socket().shutdown(tcp::socket::shutdown_send, ignored);
        --connections_;
    }

    // True if another request may follow.
    asio::awaitable<bool> serve_one(beast::tcp_stream& stream, beast::flat_buffer& buffer) {
        Parser parser;
        parser.header_limit(limits_.header_bytes);
        parser.body_limit(limits_.body_bytes);
        stream.expires_after(limits_.one_request);
        auto const [error, size] =
            co_await beast::http::async_read(stream, buffer, parser, no_throw);
        bool keep_alive = false;
        Written message;
        if (error) {
            unsigned const status = status_of(error);
            if (status == 0) co_return false;
            message = written(
                {.status = status, .content_type = {}, .cache_control = {}, .body = {}}, false);
        } else {
            keep_alive = parser.get().keep_alive();
            bool const is_head = parser.get().method() == beast::http::verb::head;
            message = written(handler_(request_of(parser.release())), is_head);
        }
        message.keep_alive(keep_alive);
        stream.expires_after(limits_.one_request);
        auto const [problem, sent] = co_await beast::http::async_write(stream, message, no_throw);
        co_return keep_alive && !problem;
    }

    Handler handler_;
    ServerLimits limits_;
    asio::io_context context_{1};
    tcp::acceptor acceptor_;
    asio::signal_set signals_;
    tcp::endpoint bound_;
    std::size_t connections_ = 0;
};

Server::Server(std::unique_ptr<Listening> listening) : listening_(std::move(listening)) {}
Server::~Server() = default;

Result<std::unique_ptr<Server>> Server::listen(std::string const& address, Handler handler,
                                               ServerLimits limits) {
    auto const endpoint = parse_endpoint(address);
    if (!endpoint) {
        return fail(ErrorCode::Malformed, "the address to listen on has another form",
                    "write an IP address and a port, such as 127.0.0.1:8080");
    }
    auto listening = std::make_unique<Listening>(std::move(handler), limits);
    if (error_code const error = listening->bind(*endpoint)) {
        return fail(Error{.code = ErrorCode::Io,
                          .what = "the address cannot be listened on",
                          .remedy = "see whether another program listens there",
                          .system_error = error.value()});
    }
    return std::unique_ptr<Server>(new Server(std::move(listening)));
}

std::uint16_t Server::port() const {
    return listening_->bound().port();
}

bool Server::is_loopback() const {
    return listening_->bound().address().is_loopback();
}

void Server::run() {
    listening_->run();
}

void Server::stop() {
    listening_->stop();
}

void Server::stop_on_signals() {
    listening_->stop_on_signals();
}

}  // namespace penstock::http
