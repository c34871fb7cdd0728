// One connection to a server, opened when it is needed. Runs on the caller's thread.
#pragma once

#include "base/result.h"
#include "crypto/tls_context.h"
#include "http/client.h"
#include "http/internal/file_pieces.h"
#include "http/internal/message_parser.h"
#include "http/internal/transport.h"
#include "http/message.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>

namespace penstock::http::internal {

struct Patience {
    std::chrono::milliseconds step{30'000};               // without one byte read or written
    std::optional<std::chrono::milliseconds> whole = {};  // for all of it
};

// What goes out and where the answer's body goes.
struct Outgoing {
    Request const& request;
    FilePart const* part = nullptr;  // instead of the request's body
    std::function<void(std::uint64_t)> sent = {};
    std::uint64_t most_bytes = 0;
    // Where a body of this status goes; null: into the response, up to `most_bytes`.
    std::function<Result<Sink>(unsigned status)> sink = {};
};

class ClientConnection {
public:
    // Plain without `tls`.
    ClientConnection(Address address, std::optional<crypto::TlsContext> tls, Patience patience);

    // Errors: Io, NotAllowed, Malformed; those of the sink.
    [[nodiscard]] Result<Response> exchange(Outgoing const& outgoing);

private:
    enum class Fault { None, Unreached, NotGood, Lost, Late, NotHttp, TooLong, NotTaken, NotRead };
    // How far one attempt came.
    struct Attempt {
        Outgoing const& outgoing;
        Fault fault = Fault::None;
        bool answered = false;  // at least one byte of an answer came
        bool keep = false;
        Response response = {};
        std::optional<Error> error = {};
    };

    [[nodiscard]] asio::awaitable<void> attempt(Attempt& attempt);
    [[nodiscard]] asio::awaitable<Fault> open();
    [[nodiscard]] asio::awaitable<bool> write_request(Attempt& attempt);
    [[nodiscard]] asio::awaitable<bool> write_body(Attempt& attempt);
    [[nodiscard]] asio::awaitable<bool> write(std::string_view bytes);
    // The head of the next answer that is not interim, or, for one that is awaited, of any.
    [[nodiscard]] asio::awaitable<Fault> read_head(Attempt& attempt, ResponseParser& parser);
    [[nodiscard]] asio::awaitable<Fault> read_answer(Attempt& attempt);
    [[nodiscard]] asio::awaitable<Fault> read_body(Attempt& attempt, ResponseParser& parser);
    [[nodiscard]] asio::awaitable<error_code> fill(Attempt& attempt);
    void choose_sink(Attempt& attempt, ResponseParser& parser);
    void run(Attempt& attempt);
    // Whether the kept connection can still be used, as far as one can know.
    [[nodiscard]] bool is_open();
    void close();
    [[nodiscard]] std::string head_of(Outgoing const& outgoing) const;

    Address address_;
    std::optional<crypto::TlsContext> tls_;
    Patience patience_;
    asio::io_context context_{1};
    beast::flat_buffer buffer_;
    std::optional<Transport> transport_;
    bool given_up_ = false;  // the time for all of it is over
};

}  // namespace penstock::http::internal
