// Asks the API of a station (docs/api/openapi.yaml), and reads what comes back strictly.
//
// A server that says when to ask again (Retry-After) is asked again a few times, and so is one
// whose connection broke where nothing can have been done by it; nothing else is repeated here.
// Threads: one at a time.
#pragma once

#include "base/clock.h"
#include "remote/failure.h"
#include "remote/wire.h"

#include <functional>
#include <string>

namespace penstock::remote {

class StationClient {
public:
    // Requires: both outlive the client.
    StationClient(Wire& wire, Clock& clock) : wire_(wire), clock_(clock) {}

    // The JSON object that a path shows, or that a posted one answers with. `key`: the
    // Idempotency-Key, if it is not empty. Errors: Malformed for any other answer; those of the
    // wire.
    [[nodiscard]] Asked<exchange::JsonForm> get(std::string const& path);
    [[nodiscard]] Asked<exchange::JsonForm> post(std::string const& path, std::string body,
                                                 std::string const& key = {});
    // The body of a path, whatever its type is.
    [[nodiscard]] Asked<std::string> body(std::string const& path);
    // A part of a file as the body of a PUT.
    [[nodiscard]] Asked<exchange::JsonForm> put_part(std::string const& path, http::FilePart const&,
                                                     std::string const& content_range,
                                                     Wire::Moved const& sent);
    // The body goes into a new file.
    [[nodiscard]] Asked<void> into_file(std::string const& path, std::filesystem::path const& file,
                                        std::uint64_t most_bytes, Wire::Moved const& received);

    // Every item of a list, page by page. Errors: also those of `visit`; Malformed for pages that
    // have no end.
    using Visit = std::function<Result<void>(exchange::JsonForm const&)>;
    [[nodiscard]] Asked<void> each(std::string const& path, Visit const& visit);

private:
    using Send = std::function<Result<http::Response>()>;
    [[nodiscard]] Asked<http::Response> sent(Send const& send);
    [[nodiscard]] Asked<http::Response> got(std::string const& path);

    Wire& wire_;
    Clock& clock_;
};

}  // namespace penstock::remote
