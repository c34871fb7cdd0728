// One connection to a server of the open network, over TLS 1.3 with the client's own certificate.
//
// Requests go one after the other; a connection that the server closed meanwhile is opened anew.
// Threads: one at a time.
#pragma once

#include "base/date.h"
#include "base/result.h"
#include "crypto/certificate.h"
#include "http/message.h"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace penstock::http {

struct ClientOptions {
    // PEM of the authority that the server's certificate must chain to, for the host of the
    // address.
    std::string authority = {};
    std::optional<crypto::Credential> credential = {};  // shown to the server
    // The instant at which the server's certificate is judged; the machine's time if empty.
    std::optional<Instant> now = {};
    std::chrono::seconds patience{30};    // without one byte read or written
    std::uint64_t most_bytes = 64 << 20;  // of a body that is kept in memory
};

class SiteClient {
public:
    // `base` is "https://host:port"; "http://" is for a loopback address only. Errors: Malformed,
    // NotAllowed.
    [[nodiscard]] static Result<SiteClient> to(std::string const& base, ClientOptions options);
    SiteClient(SiteClient&&) noexcept;
    SiteClient& operator=(SiteClient&&) noexcept;
    ~SiteClient();

    // Request::path starts with "/". Any status is an answer. Errors: Io (with what to do),
    // NotAllowed if the server's certificate is not good, Malformed for an answer that is not HTTP
    // or longer than the limit.
    [[nodiscard]] Result<Response> send(Request const& request);
    // Sends a part of a file as the body.
    [[nodiscard]] Result<Response> send_file(
        Request const& request, FilePart const& part,
        std::function<void(std::uint64_t sent)> const& progress);
    // Writes a body of status 200 or 206 to a new file, in pieces, as it comes; other bodies are in
    // the response. Errors: also Malformed for a file of more than `most_file_bytes`.
    [[nodiscard]] Result<Response> receive_file(
        Request const& request, std::filesystem::path const& into,
        std::function<void(std::uint64_t received)> const& progress,
        std::uint64_t most_file_bytes = std::uint64_t{1} << 62);

private:
    class Connection;
    explicit SiteClient(std::unique_ptr<Connection> connection);

    std::unique_ptr<Connection> connection_;
};

}  // namespace penstock::http
