// One connection of the server: handshake, then request after request.
//
// Threads: on its own executor, one thing at a time; let_go() and drop_stranger() from any thread.
#pragma once

#include "http/internal/file_pieces.h"
#include "http/internal/message_parser.h"
#include "http/internal/pace.h"
#include "http/internal/pending_answer.h"
#include "http/internal/response_head.h"
#include "http/internal/server_state.h"
#include "http/internal/transport.h"

#include <atomic>
#include <memory>
#include <optional>
#include <string_view>

namespace penstock::http::internal {

class Connection : public std::enable_shared_from_this<Connection> {
public:
    Connection(std::shared_ptr<ServerState> state, tcp::socket socket,
               crypto::TlsContext const* tls, std::optional<Places::Place> place);

    [[nodiscard]] asio::awaitable<void> run();
    // The server stops: ends a wait for a next request. What is under way goes on.
    void let_go();
    [[nodiscard]] asio::any_io_executor const& executor() const { return executor_; }
    // Ends it, whatever it is at, if it is one over TLS that has shown no certificate so far. False
    // if it is another, or is ended already.
    [[nodiscard]] bool drop_stranger();

private:
    enum class HeadEnd { Whole, Malformed, TooLong, Ended };
    enum class BodyEnd { Whole, Malformed, TooLong, NotTaken, Ended };
    enum class Next { Request, Close };
    // How a connection comes to its end.
    enum class Ending { Quiet, AfterAnswer };

    // What is known of the request under way.
    struct Exchange {
        RequestParser parser;
        bool is_head = false;      // its method is HEAD
        bool awaits_word = false;  // it expects 100 (Continue)
    };

    [[nodiscard]] asio::awaitable<bool> greet();
    [[nodiscard]] asio::awaitable<Next> serve_one();
    [[nodiscard]] asio::awaitable<HeadEnd> read_head(RequestParser& parser);
    [[nodiscard]] asio::awaitable<Next> serve_planned(Exchange& exchange, BodyPlan& plan);
    [[nodiscard]] asio::awaitable<Next> serve_collected(Exchange& exchange, Collect const& plan);
    [[nodiscard]] asio::awaitable<Next> serve_streamed(Exchange& exchange, Stream const& plan);
    [[nodiscard]] asio::awaitable<Next> serve_at_once(Exchange& exchange, Response const& response);
    // A body that says of itself that it is longer is not read at all.
    [[nodiscard]] asio::awaitable<BodyEnd> read_body(Exchange& exchange, std::uint64_t most_bytes);
    [[nodiscard]] asio::awaitable<Next> answer(Exchange& exchange, std::string body);
    // What is said where the request could not be read to its end.
    [[nodiscard]] asio::awaitable<Next> refuse(Exchange const& exchange, unsigned status);
    [[nodiscard]] asio::awaitable<Next> respond(Exchange const& exchange, Response const& response,
                                                AfterResponse after);
    [[nodiscard]] asio::awaitable<bool> write_file(FilePieces& file, Pace& pace);
    [[nodiscard]] asio::awaitable<bool> write(std::string_view bytes, Pace& pace);
    // Reads more into the buffer. Requires: it has room.
    [[nodiscard]] asio::awaitable<error_code> fill();

    [[nodiscard]] std::string_view buffered() const;
    [[nodiscard]] Pace new_pace() const;
    [[nodiscard]] AfterResponse after(Exchange const& exchange) const;
    void note(error_code const& error);

    std::shared_ptr<ServerState> state_;
    asio::any_io_executor executor_;
    Transport transport_;
    Peer peer_;
    std::optional<Places::Place> place_;
    beast::flat_buffer buffer_;
    std::atomic<bool> is_stranger_;
    bool waits_ = false;  // for the first byte of a request
    Ending ending_ = Ending::Quiet;
};

}  // namespace penstock::http::internal
