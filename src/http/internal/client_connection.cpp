#include "http/internal/client_connection.h"

#include "base/check.h"
#include "http/head.h"

#include <fmt/format.h>

#include <algorithm>
#include <exception>
#include <utility>

namespace penstock::http::internal {

namespace {

constexpr std::size_t one_read = 64 << 10;
constexpr std::size_t longest_head = 64 << 10;
// From this size on, a client asks whether the body is wanted (RFC 9110 section 10.1.1).
constexpr std::uint64_t asks_from = 256 << 10;

std::uint64_t body_length(Outgoing const& outgoing) {
    return outgoing.part != nullptr ? outgoing.part->length : outgoing.request.body.size();
}

// Whether doing it twice is the same as once (RFC 9110 section 9.2.2).
bool is_repeatable(std::string const& method) {
    return method == "GET" || method == "HEAD" || method == "PUT" || method == "DELETE";
}

std::string host_field(Address const& address, std::string_view usual_port) {
    std::string const host = address.host.contains(':') ? "[" + address.host + "]" : address.host;
    return address.port == usual_port ? host : host + ":" + address.port;
}

}  // namespace

ClientConnection::ClientConnection(Address address, std::optional<crypto::TlsContext> tls,
                                   Patience patience)
    : address_(std::move(address)),
      tls_(std::move(tls)),
      patience_(patience),
      buffer_(longest_head + one_read) {}

std::string ClientConnection::head_of(Outgoing const& outgoing) const {
    Request const& request = outgoing.request;
    std::uint64_t const length = body_length(outgoing);
    std::string text = fmt::format("{} {} HTTP/1.1\r\nHost: {}\r\n", request.method, request.path,
                                   host_field(address_, tls_ ? "443" : "80"));
    if (!request.content_type.empty()) {
        text += fmt::format("Content-Type: {}\r\n", request.content_type);
    }
    for (Field const& field : request.fields) {
        text += fmt::format("{}: {}\r\n", field.name, field.value);
    }
    bool const bodiless = request.method == "GET" || request.method == "HEAD";
    if (length > 0 || !bodiless) text += fmt::format("Content-Length: {}\r\n", length);
    if (length >= asks_from) text += "Expect: 100-continue\r\n";
    return text + "\r\n";
}

Result<Response> ClientConnection::exchange(Outgoing const& outgoing) {
    Request const& request = outgoing.request;
    bool const sound = is_token(request.method) && is_target(request.path) &&
                       is_field_value(request.content_type) &&
                       std::ranges::all_of(request.fields, [](Field const& field) {
                           return is_token(field.name) && is_field_value(field.value);
                       });
    if (!sound)
        return fail(ErrorCode::Malformed, "the request's path or a field of it is not sound");
    bool const reused = is_open();
    Attempt first{.outgoing = outgoing};
    run(first);
    Attempt* last = &first;
    Attempt second{.outgoing = outgoing};
    if (first.fault == Fault::Lost && reused && !first.answered && is_repeatable(request.method)) {
        run(second);
        last = &second;
    }
    switch (last->fault) {
        case Fault::None:
            return std::move(last->response);
        case Fault::Unreached:
            return fail(ErrorCode::Io, "the other side cannot be reached",
                        "see whether it runs, and whether the address is right");
        case Fault::NotGood:
            return fail(ErrorCode::NotAllowed,
                        "the server's certificate is not one of its authority for this address",
                        "compare the address, the authority's certificate and the clock");
        case Fault::Lost:
            return fail(ErrorCode::Io, "the connection broke off before the whole answer came",
                        "ask what became of the request before it is sent again");
        case Fault::Late:
            return fail(ErrorCode::Io, "there was no answer from the other side in time",
                        "see whether it runs and can be reached");
        case Fault::NotHttp:
            return fail(ErrorCode::Malformed, "what the other side answers is not HTTP",
                        "see whether the address and its scheme are right");
        case Fault::TooLong:
            return fail(ErrorCode::Malformed, "the answer is longer than the limit");
        case Fault::NotTaken:
        case Fault::NotRead:
            return fail(*last->error);
    }
    return fail(ErrorCode::Io, "there was no answer");
}

void ClientConnection::run(Attempt& made) {
    bool done = false;
    try {
        context_.restart();
        asio::co_spawn(context_, attempt(made),
                       [&done](std::exception_ptr const& thrown) { done = thrown == nullptr; });
        // A name that does not resolve is nothing that a stream's own limit would end.
        if (patience_.whole) {
            context_.run_for(*patience_.whole);
        } else {
            context_.run();
        }
    } catch (std::exception const&) {
        done = false;
    }
    if (!done) {
        made.fault = Fault::Late;
        made.keep = false;
        // What is still under way must not outlive what it points to.
        given_up_ = true;
        error_code ignored;
        if (transport_) transport_->lowest().socket().close(ignored);
        context_.restart();
        run_to_the_end(context_);
        given_up_ = false;
    }
    if (!made.keep) close();
}

bool ClientConnection::is_open() {
    if (!transport_) return false;
    // A server that lets the connection go has said so by now, if its word has reached us.
    error_code error;
    tcp::socket& socket = transport_->lowest().socket();
    socket.non_blocking(true, error);
    char byte = 0;
    std::size_t const size =
        socket.receive(asio::buffer(&byte, 1), asio::socket_base::message_peek, error);
    bool const quiet = size == 0 && error == asio::error::would_block;
    if (!quiet) close();
    return quiet;
}

void ClientConnection::close() {
    if (transport_) {
        error_code ignored;
        transport_->lowest().socket().close(ignored);
    }
    transport_.reset();
    buffer_.clear();
}

asio::awaitable<void> ClientConnection::attempt(Attempt& made) {
    if (!transport_) {
        made.fault = co_await open();
        if (made.fault != Fault::None) co_return;
    }
    bool const sent = co_await write_request(made);
    if (made.fault == Fault::NotRead) co_return;
    // A server that refuses early answers although it did not take all.
    if (!made.answered) made.fault = co_await read_answer(made);
    if (!sent) made.keep = false;
}

asio::awaitable<ClientConnection::Fault> ClientConnection::open() {
    tcp::resolver resolver(context_);
    auto const [unresolved, endpoints] =
        co_await resolver.async_resolve(address_.host, address_.port, no_throw);
    if (unresolved || given_up_) co_return Fault::Unreached;
    beast::tcp_stream stream(context_);
    stream.expires_after(patience_.step);
    auto const [unreached, endpoint] = co_await stream.async_connect(endpoints, no_throw);
    if (unreached || given_up_) co_return Fault::Unreached;
    transport_.emplace(stream.release_socket(), tls_ ? &*tls_ : nullptr);
    if (!tls_) co_return Fault::None;
    if (!crypto::expect_host(transport_->session(), address_.host)) co_return Fault::Unreached;
    transport_->expire_after(patience_.step);
    error_code const error = co_await transport_->handshake(Side::Client);
    if (!error) co_return Fault::None;
    bool const judged = !crypto::is_peer_good(transport_->session());
    co_return judged ? Fault::NotGood : Fault::Lost;
}

asio::awaitable<bool> ClientConnection::write(std::string_view bytes) {
    while (!bytes.empty()) {
        transport_->expire_after(patience_.step);
        Moved const moved =
            co_await transport_->write_some(asio::buffer(bytes.data(), bytes.size()));
        if (moved.error) co_return false;
        bytes.remove_prefix(moved.size);
    }
    co_return true;
}

asio::awaitable<bool> ClientConnection::write_request(Attempt& made) {
    std::string text = head_of(made.outgoing);
    std::uint64_t const length = body_length(made.outgoing);
    bool const in_one = made.outgoing.part == nullptr && length < (16 << 10);
    if (in_one) text += made.outgoing.request.body;
    bool const begun = co_await write(text);
    if (!begun) co_return false;
    if (in_one) co_return true;
    if (length >= asks_from) {
        ResponseParser word;
        made.fault = co_await read_head(made, word);
        if (made.fault != Fault::None) co_return false;
        if (word.status != 100) {
            made.response.status = word.status;
            made.answered = true;
            choose_sink(made, word);
            made.fault = co_await read_body(made, word);
            co_return false;
        }
        made.answered = false;
    }
    bool const sent = co_await write_body(made);
    co_return sent;
}

asio::awaitable<bool> ClientConnection::write_body(Attempt& made) {
    if (made.outgoing.part == nullptr) {
        bool const sent = co_await write(made.outgoing.request.body);
        co_return sent;
    }
    auto file = FilePieces::open(*made.outgoing.part);
    std::uint64_t total = 0;
    while (file && file->left() > 0) {
        auto const piece = file->next();
        if (!piece) {
            made.error = piece.error();
            made.fault = Fault::NotRead;
            co_return false;
        }
        bool const sent = co_await write(as_text(*piece));
        if (!sent) co_return false;
        total += piece->size();
        if (made.outgoing.sent) made.outgoing.sent(total);
    }
    if (!file) {
        made.error = file.error();
        made.fault = Fault::NotRead;
    }
    co_return file.has_value();
}

asio::awaitable<error_code> ClientConnection::fill(Attempt& made) {
    transport_->expire_after(patience_.step);
    auto const room = buffer_.prepare(std::min(one_read, buffer_.max_size() - buffer_.size()));
    Moved const moved = co_await transport_->read_some(room);
    buffer_.commit(moved.size);
    if (moved.size > 0) made.answered = true;
    co_return moved.error;
}

asio::awaitable<ClientConnection::Fault> ClientConnection::read_head(Attempt& made,
                                                                     ResponseParser& parser) {
    while (true) {
        buffer_.consume(parser.take(buffer_.cdata()));
        if (parser.fault() != ParseFault::None) co_return Fault::NotHttp;
        if (parser.is_header_done()) co_return Fault::None;
        if (buffer_.size() >= longest_head) co_return Fault::NotHttp;
        error_code const error = co_await fill(made);
        if (error == beast::error::timeout) co_return Fault::Late;
        if (error) co_return Fault::Lost;
    }
}

asio::awaitable<ClientConnection::Fault> ClientConnection::read_answer(Attempt& made) {
    bool const bodiless = made.outgoing.request.method == "HEAD";
    while (true) {
        ResponseParser parser;
        if (bodiless) parser.skip(true);
        Fault const fault = co_await read_head(made, parser);
        if (fault != Fault::None) co_return fault;
        if (parser.status / 100 == 1) continue;
        choose_sink(made, parser);
        Fault const end = co_await read_body(made, parser);
        co_return end;
    }
}

void ClientConnection::choose_sink(Attempt& made, ResponseParser& parser) {
    constexpr std::uint64_t no_limit = std::uint64_t{1} << 62;
    made.response.status = parser.status;
    made.response.content_type = std::string(value_of(parser.fields, "content-type"));
    made.response.cache_control = std::string(value_of(parser.fields, "cache-control"));
    made.response.fields = std::move(parser.fields);
    if (made.outgoing.sink) {
        auto sink = made.outgoing.sink(parser.status);
        if (!sink) {
            made.error = sink.error();
            return;
        }
        if (*sink) {
            parser.body_to(
                [sink = std::move(*sink), &made](ByteView piece) -> Result<void> {
                    auto taken = sink(piece);
                    if (!taken) made.error = taken.error();
                    return taken;
                },
                no_limit);
            return;
        }
    }
    parser.body_to(
        [&made](ByteView piece) -> Result<void> {
            made.response.body += as_text(piece);
            return {};
        },
        made.outgoing.most_bytes);
}

asio::awaitable<ClientConnection::Fault> ClientConnection::read_body(Attempt& made,
                                                                     ResponseParser& parser) {
    if (made.error) co_return Fault::NotTaken;
    parser.go_on();
    while (!parser.is_done()) {
        std::size_t const taken = parser.take(buffer_.cdata());
        buffer_.consume(taken);
        if (parser.is_done()) break;
        if (parser.fault() == ParseFault::TooLong) co_return Fault::TooLong;
        if (parser.fault() == ParseFault::NotTaken) co_return Fault::NotTaken;
        bool const stuck = taken == 0 && buffer_.size() >= longest_head;
        if (parser.fault() == ParseFault::Malformed || stuck) co_return Fault::NotHttp;
        error_code const error = co_await fill(made);
        if (error == beast::error::timeout) co_return Fault::Late;
        bool const ended = error == asio::error::eof && parser.need_eof();
        if (ended) {
            error_code problem;
            parser.put_eof(problem);
            break;
        }
        if (error) co_return Fault::Lost;
    }
    if (made.error) co_return Fault::NotTaken;
    made.keep = parser.keep_alive() && buffer_.size() == 0;
    co_return Fault::None;
}

}  // namespace penstock::http::internal
