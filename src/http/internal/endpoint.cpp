#include "http/internal/endpoint.h"

#include <charconv>

namespace penstock::http::internal {

std::optional<tcp::endpoint> parse_endpoint(std::string_view address) {
    std::size_t const colon = address.rfind(':');
    if (colon == std::string_view::npos) return {};
    std::string_view host = address.substr(0, colon);
    std::string_view const digits = address.substr(colon + 1);
    if (host.starts_with('[') && host.ends_with(']')) {
        host = host.substr(1, host.size() - 2);
    } else if (host.contains(':')) {
        return {};
    }
    std::uint16_t port = 0;
    auto const [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), port);
    if (digits.empty() || problem != std::errc() || end != digits.data() + digits.size()) return {};
    error_code error;
    auto const parsed = asio::ip::make_address(host, error);
    if (error) return {};
    return tcp::endpoint(parsed, port);
}

}  // namespace penstock::http::internal
