// The network itself, behind the seam.
#pragma once

#include "http/site_client.h"
#include "remote/wire.h"

#include <string>
#include <utility>

namespace penstock::remote {

class SiteWire : public Wire {
public:
    // As http::SiteClient::to, with answers kept in memory bounded to what any of the API's is.
    [[nodiscard]] static Result<std::unique_ptr<SiteWire>> to(std::string const& server,
                                                              http::ClientOptions options);

    [[nodiscard]] Result<http::Response> send(http::Request const& request) override;
    [[nodiscard]] Result<http::Response> send_file(http::Request const& request,
                                                   http::FilePart const& part,
                                                   Moved const& sent) override;
    [[nodiscard]] Result<http::Response> receive_file(http::Request const& request,
                                                      std::filesystem::path const& into,
                                                      std::uint64_t most_bytes,
                                                      Moved const& received) override;

private:
    explicit SiteWire(http::SiteClient client) : client_(std::move(client)) {}

    http::SiteClient client_;
};

}  // namespace penstock::remote
