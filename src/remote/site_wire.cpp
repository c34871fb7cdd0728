#include "remote/site_wire.h"

#include "exchange/json_form.h"

namespace penstock::remote {

Result<std::unique_ptr<SiteWire>> SiteWire::to(std::string const& server,
                                               http::ClientOptions options) {
    options.most_bytes = exchange::JsonForm::most_bytes;
    return std::unique_ptr<SiteWire>(
        new SiteWire(TRY(http::SiteClient::to(server, std::move(options)))));
}

Result<http::Response> SiteWire::send(http::Request const& request) {
    return client_.send(request);
}

Result<http::Response> SiteWire::send_file(http::Request const& request, http::FilePart const& part,
                                           Moved const& sent) {
    return client_.send_file(request, part, sent);
}

Result<http::Response> SiteWire::receive_file(http::Request const& request,
                                              std::filesystem::path const& into,
                                              std::uint64_t most_bytes, Moved const& received) {
    return client_.receive_file(request, into, received, most_bytes);
}

}  // namespace penstock::remote
