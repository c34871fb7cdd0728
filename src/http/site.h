// What a server of the open network serves: asked once when the head of a request is there, and
// once more when its body is.
//
// Threads: both are called by any of the server's network threads, several at a time, and must not
// wait for anything slow: whoever needs time takes the Reply along and answers later.
#pragma once

#include "base/bytes.h"
#include "base/result.h"
#include "crypto/certificate.h"
#include "http/message.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <variant>

namespace penstock::http {

// Who is at the other end of a connection.
struct Peer {
    // The client's own certificate, whose key it holds; nobody has judged it yet. Empty without
    // TLS, or where the client showed none.
    std::optional<crypto::Certificate> certificate;
    std::string name = {};  // the address, or its network where one has many
    bool loopback = false;
};

struct Head {
    std::string method, path;  // with its query, as sent
    Fields fields;             // names in small letters
    std::optional<std::uint64_t> content_length;
    Peer peer;
};

// The body is read whole into Request::body, up to this size; 413 beyond.
struct Collect {
    std::size_t most_bytes = 64 << 10;
};

// The body is handed on in pieces, in order, each when the one before was taken; Request::body
// stays empty. 413 beyond `most_bytes`. An error ends the request with 507 and closes the
// connection. `cut_off` is called instead of answer() if the client goes away before the end.
struct Stream {
    std::uint64_t most_bytes = 0;
    std::function<Result<void>(ByteView)> take;
    std::function<void()> cut_off = {};
};

// A Response at once: the body is not read.
using BodyPlan = std::variant<Collect, Stream, Response>;

// The way to answer one request: once, from any thread. If nobody does, the client gets a 500.
class Reply {
public:
    using Send = std::function<void(Response)>;
    explicit Reply(Send send);
    Reply(Reply&&) noexcept;
    Reply& operator=(Reply&&) noexcept;
    Reply(Reply const&) = delete;
    Reply& operator=(Reply const&) = delete;
    ~Reply();

    // Requires: has not been called before.
    void operator()(Response response);

private:
    Send send_;
};

class Site {
public:
    virtual ~Site() = default;
    // Requires: does not throw.
    [[nodiscard]] virtual BodyPlan plan(Head const& head) = 0;
    // `peer` as in the head. Requires: does not throw.
    virtual void answer(Request request, Peer const& peer, Reply reply) = 0;
};

}  // namespace penstock::http
