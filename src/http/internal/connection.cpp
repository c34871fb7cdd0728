#include "http/internal/connection.h"

#include "http/head.h"
#include "http/internal/peer_name.h"

#include <boost/asio/post.hpp>

#include <algorithm>
#include <utility>

namespace penstock::http::internal {

namespace {

constexpr std::size_t one_read = 16 << 10;  // the most that one record of TLS holds
constexpr std::chrono::milliseconds goodbye{100};
constexpr std::chrono::milliseconds last_words{2000};

}  // namespace

Connection::Connection(std::shared_ptr<ServerState> state, tcp::socket socket,
                       crypto::TlsContext const* tls, std::optional<Places::Place> place)
    : state_(std::move(state)),
      executor_(socket.get_executor()),
      transport_(std::move(socket), tls),
      place_(std::move(place)),
      buffer_(std::max<std::size_t>(state_->limits.header_bytes, piece_bytes) + one_read),
      is_stranger_(tls != nullptr) {}

asio::awaitable<void> Connection::run() {
    bool const greeted = co_await greet();
    if (!greeted) co_return;
    while (true) {
        Next const next = co_await serve_one();
        if (next == Next::Close) break;
    }
    if (ending_ == Ending::AfterAnswer) {
        co_await transport_.end_after_answer(last_words);
    } else {
        co_await transport_.end(goodbye);
    }
}

void Connection::let_go() {
    auto const self = shared_from_this();
    asio::post(executor_, [self] {
        if (self->waits_) self->transport_.cancel();
    });
}

bool Connection::drop_stranger() {
    if (!is_stranger_.exchange(false)) return false;
    auto const self = shared_from_this();
    asio::post(executor_, [self] { self->transport_.lowest().close(); });
    return true;
}

asio::awaitable<bool> Connection::greet() {
    error_code unknown;
    auto const address = transport_.lowest().socket().remote_endpoint(unknown).address();
    peer_.name = peer_name(address);
    peer_.loopback = address.is_loopback();
    if (!transport_.is_tls()) co_return true;
    waits_ = true;
    if (state_->stopping) co_return false;
    transport_.expire_after(state_->limits.handshake);
    error_code const error = co_await transport_.handshake(Side::Server);
    waits_ = false;
    if (error) {
        ++state_->counts.handshakes_failed;
        co_return false;
    }
    peer_.certificate = crypto::peer_certificate(transport_.session());
    if (peer_.certificate) {
        // From now on the connection counts for its certificate, not for its address.
        is_stranger_ = false;
        ByteView const name = peer_.certificate->fingerprint().view();
        auto place = state_->places.take(std::string(as_text(name)));
        if (!place) {
            ++state_->counts.connections_refused;
            co_return false;
        }
        place_ = std::move(place);
    }
    co_return true;
}

std::string_view Connection::buffered() const {
    auto const bytes = buffer_.cdata();
    return {static_cast<char const*>(bytes.data()), bytes.size()};
}

Pace Connection::new_pace() const {
    return Pace(state_->limits.stalled, state_->limits.slowest_bytes_a_second);
}

void Connection::note(error_code const& error) {
    if (error == beast::error::timeout) ++state_->counts.timed_out;
}

asio::awaitable<error_code> Connection::fill() {
    auto const room = buffer_.prepare(std::min(one_read, buffer_.max_size() - buffer_.size()));
    Moved const moved = co_await transport_.read_some(room);
    buffer_.commit(moved.size);
    state_->counts.bytes_in += moved.size;
    note(moved.error);
    co_return moved.error;
}

asio::awaitable<Connection::HeadEnd> Connection::read_head(RequestParser& parser) {
    HeadScan scan;
    SiteLimits const& limits = state_->limits;
    waits_ = buffer_.size() == 0;
    transport_.expire_after(waits_ ? limits.idle : limits.head);
    HeadScan::Found found = scan.advance(buffered());
    while (found == HeadScan::Found::NotYet) {
        if (buffer_.size() >= limits.header_bytes) co_return HeadEnd::TooLong;
        if (waits_ && state_->stopping) co_return HeadEnd::Ended;
        error_code const error = co_await fill();
        bool const first = std::exchange(waits_, false);
        if (error) co_return HeadEnd::Ended;
        if (first) transport_.expire_after(limits.head);
        found = scan.advance(buffered());
    }
    waits_ = false;
    if (found == HeadScan::Found::Fault) co_return HeadEnd::Malformed;
    if (scan.size() > limits.header_bytes) co_return HeadEnd::TooLong;
    if (!is_sound_head(buffered().substr(0, scan.size()))) co_return HeadEnd::Malformed;
    buffer_.consume(parser.take(asio::buffer(buffered().data(), scan.size())));
    bool const whole = parser.fault() == ParseFault::None && parser.is_header_done();
    co_return whole ? HeadEnd::Whole : HeadEnd::Malformed;
}

asio::awaitable<Connection::Next> Connection::serve_one() {
    Exchange exchange;
    HeadEnd const end = co_await read_head(exchange.parser);
    if (end == HeadEnd::Ended) co_return Next::Close;
    if (end != HeadEnd::Whole) {
        ++state_->counts.requests_malformed;
        Next const next = co_await refuse(exchange, end == HeadEnd::TooLong ? 431 : 400);
        co_return next;
    }
    ++state_->counts.requests;
    RequestParser const& parser = exchange.parser;
    exchange.is_head = parser.method == "HEAD";
    exchange.awaits_word =
        is_same_word(value_of(parser.fields, "expect"), "100-continue") && !parser.is_done();
    UnderWay const under_way(*state_);
    if (!under_way.is_taken()) {
        Response const busy = plain_problem(503);
        Next const next = co_await serve_at_once(exchange, busy);
        co_return next;
    }
    Head head{.method = parser.method,
              .path = parser.target,
              .fields = parser.fields,
              .content_length = {},
              .peer = peer_};
    if (auto const length = parser.content_length()) head.content_length = *length;
    BodyPlan plan = state_->site.plan(head);
    Next const next = co_await serve_planned(exchange, plan);
    co_return next;
}

asio::awaitable<Connection::Next> Connection::serve_planned(Exchange& exchange, BodyPlan& plan) {
    if (auto const* const collect = std::get_if<Collect>(&plan)) {
        Next const next = co_await serve_collected(exchange, *collect);
        co_return next;
    }
    if (auto const* const stream = std::get_if<Stream>(&plan)) {
        Next const next = co_await serve_streamed(exchange, *stream);
        co_return next;
    }
    Next const next = co_await serve_at_once(exchange, std::get<Response>(plan));
    co_return next;
}

asio::awaitable<Connection::Next> Connection::serve_collected(Exchange& exchange,
                                                              Collect const& plan) {
    std::string body;
    Collected collected(*state_);
    exchange.parser.body_to(
        [&](ByteView piece) -> Result<void> {
            if (!collected.add(piece.size())) {
                return fail(ErrorCode::NotReady, "too many bodies are kept in memory");
            }
            body += as_text(piece);
            return {};
        },
        plan.most_bytes);
    BodyEnd const end = co_await read_body(exchange, plan.most_bytes);
    if (end == BodyEnd::Ended) co_return Next::Close;
    if (end != BodyEnd::Whole) {
        unsigned const status = end == BodyEnd::TooLong    ? 413
                                : end == BodyEnd::NotTaken ? 503
                                                           : 400;
        Next const next = co_await refuse(exchange, status);
        co_return next;
    }
    Next const next = co_await answer(exchange, std::move(body));
    co_return next;
}

asio::awaitable<Connection::Next> Connection::serve_streamed(Exchange& exchange,
                                                             Stream const& plan) {
    // Says so however the request ends before its body does, even with the server itself.
    struct CutOff {
        std::function<void()> const& say;
        bool whole = false;
        ~CutOff() {
            if (!whole && say) say();
        }
    };
    CutOff cut_off{plan.cut_off};
    exchange.parser.body_to(plan.take, plan.most_bytes);
    BodyEnd const end = co_await read_body(exchange, plan.most_bytes);
    if (end == BodyEnd::Ended) co_return Next::Close;
    if (end != BodyEnd::Whole) {
        unsigned const status = end == BodyEnd::TooLong    ? 413
                                : end == BodyEnd::NotTaken ? 507
                                                           : 400;
        Next const next = co_await refuse(exchange, status);
        co_return next;
    }
    cut_off.whole = true;
    Next const next = co_await answer(exchange, {});
    co_return next;
}

asio::awaitable<Connection::Next> Connection::serve_at_once(Exchange& exchange,
                                                            Response const& response) {
    // A small body is read and forgotten, which is cheaper for both than a new connection.
    auto const length = exchange.parser.content_length();
    bool const small = length && *length <= piece_bytes && !exchange.awaits_word;
    if (!exchange.parser.is_done() && small) {
        exchange.parser.body_to({}, piece_bytes);
        BodyEnd const end = co_await read_body(exchange, piece_bytes);
        if (end == BodyEnd::Ended) co_return Next::Close;
    }
    Next const next = co_await respond(exchange, response, after(exchange));
    co_return next;
}

asio::awaitable<Connection::BodyEnd> Connection::read_body(Exchange& exchange,
                                                           std::uint64_t most_bytes) {
    RequestParser& parser = exchange.parser;
    auto const length = parser.content_length();
    if (length && *length > most_bytes) co_return BodyEnd::TooLong;
    Pace pace = new_pace();
    if (exchange.awaits_word && buffer_.size() == 0) {
        bool const said = co_await write("HTTP/1.1 100 Continue\r\n\r\n", pace);
        if (!said) co_return BodyEnd::Ended;
    }
    parser.go_on();
    while (!parser.is_done()) {
        auto const before = Pace::now();
        std::size_t const taken = parser.take(buffer_.cdata());
        buffer_.consume(taken);
        pace.excuse(Pace::now() - before);
        if (parser.is_done()) break;
        if (parser.fault() == ParseFault::TooLong) co_return BodyEnd::TooLong;
        if (parser.fault() == ParseFault::NotTaken) co_return BodyEnd::NotTaken;
        // A full buffer of which nothing can be taken: the line before a chunk never ends.
        bool const stuck = taken == 0 && buffer_.size() >= piece_bytes;
        if (parser.fault() == ParseFault::Malformed || stuck) {
            ++state_->counts.requests_malformed;
            co_return BodyEnd::Malformed;
        }
        transport_.expire_at(pace.deadline());
        std::size_t const had = buffer_.size();
        error_code const error = co_await fill();
        if (error) co_return BodyEnd::Ended;
        pace.moved(buffer_.size() - had);
    }
    bool const whole = parser.fault() == ParseFault::None;
    co_return whole ? BodyEnd::Whole : BodyEnd::NotTaken;
}

asio::awaitable<Connection::Next> Connection::answer(Exchange& exchange, std::string body) {
    transport_.never_expire();
    RequestParser& parser = exchange.parser;
    Request request;
    request.method = parser.method;
    request.path = parser.target;
    request.content_type = std::string(value_of(parser.fields, "content-type"));
    request.body = std::move(body);
    request.fields = std::move(parser.fields);
    PendingAnswer pending(executor_);
    state_->site.answer(std::move(request), peer_, pending.reply());
    Response const response = co_await pending.wait();
    Next const next = co_await respond(exchange, response, after(exchange));
    co_return next;
}

AfterResponse Connection::after(Exchange const& exchange) const {
    bool const keep =
        exchange.parser.is_done() && exchange.parser.keep_alive() && !state_->stopping;
    return keep ? AfterResponse::KeepAlive : AfterResponse::Close;
}

asio::awaitable<Connection::Next> Connection::refuse(Exchange const& exchange, unsigned status) {
    Response const response = plain_problem(status);
    Next const next = co_await respond(exchange, response, AfterResponse::Close);
    co_return next;
}

asio::awaitable<Connection::Next> Connection::respond(Exchange const& exchange,
                                                      Response const& given, AfterResponse after) {
    Response const failed = plain_problem(500);
    bool sendable = is_sendable(given);
    std::optional<FilePieces> file;
    if (sendable && given.file) {
        auto opened = FilePieces::open(*given.file);
        sendable = opened.has_value();
        if (opened) file = std::move(*opened);
    }
    Response const& response = sendable ? given : failed;
    Channel const channel = transport_.is_tls() ? Channel::Tls : Channel::Plain;
    bool const with_body = has_body(response.status) && !exchange.is_head;
    std::string text = head_text(response, after, channel);
    Pace pace = new_pace();
    ending_ = Ending::AfterAnswer;
    bool const in_one = with_body && !file && response.body.size() <= one_read;
    if (in_one) text += response.body;
    bool sent = co_await write(text, pace);
    if (sent && with_body && !in_one) {
        if (file) {
            sent = co_await write_file(*file, pace);
        } else {
            sent = co_await write(response.body, pace);
        }
    }
    if (!sent) ending_ = Ending::Quiet;
    co_return sent&& after == AfterResponse::KeepAlive ? Next::Request : Next::Close;
}

asio::awaitable<bool> Connection::write_file(FilePieces& file, Pace& pace) {
    while (file.left() > 0) {
        auto const before = Pace::now();
        auto const piece = file.next();
        pace.excuse(Pace::now() - before);
        if (!piece) co_return false;
        bool const sent = co_await write(as_text(*piece), pace);
        if (!sent) co_return false;
    }
    co_return true;
}

asio::awaitable<bool> Connection::write(std::string_view bytes, Pace& pace) {
    while (!bytes.empty()) {
        transport_.expire_at(pace.deadline());
        Moved const moved =
            co_await transport_.write_some(asio::buffer(bytes.data(), bytes.size()));
        state_->counts.bytes_out += moved.size;
        note(moved.error);
        if (moved.error) co_return false;
        pace.moved(moved.size);
        bytes.remove_prefix(moved.size);
    }
    co_return true;
}

}  // namespace penstock::http::internal
