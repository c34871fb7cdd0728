#include "http/internal/peer_name.h"

#include <algorithm>

namespace penstock::http::internal {

using boost::asio::ip::address_v6;

std::string peer_name(boost::asio::ip::address const& address) {
    if (address.is_v4()) return address.to_string();
    address_v6 const whole = address.to_v6();
    if (whole.is_v4_mapped()) {
        return make_address_v4(boost::asio::ip::v4_mapped, whole).to_string();
    }
    auto bytes = whole.to_bytes();
    std::fill(bytes.begin() + 8, bytes.end(), std::uint8_t{0});
    return address_v6(bytes).to_string() + "/64";
}

}  // namespace penstock::http::internal
