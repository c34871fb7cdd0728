// The seam to the network: requests to one server, one after the other.
#pragma once

#include "base/result.h"
#include "http/message.h"

#include <cstdint>
#include <filesystem>
#include <functional>

namespace penstock::remote {

class Wire {
public:
    using Moved = std::function<void(std::uint64_t bytes)>;

    virtual ~Wire() = default;

    // Any status is an answer; its body is bounded. Errors: Io, NotAllowed, Malformed, as
    // http::SiteClient.
    [[nodiscard]] virtual Result<http::Response> send(http::Request const& request) = 0;
    // The part of the file is the body.
    [[nodiscard]] virtual Result<http::Response> send_file(http::Request const& request,
                                                           http::FilePart const& part,
                                                           Moved const& sent) = 0;
    // A body of status 200 goes into a new file. Errors: also Malformed for more than `most_bytes`.
    [[nodiscard]] virtual Result<http::Response> receive_file(http::Request const& request,
                                                              std::filesystem::path const& into,
                                                              std::uint64_t most_bytes,
                                                              Moved const& received) = 0;
};

}  // namespace penstock::remote
