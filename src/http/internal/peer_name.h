// By what name a peer is counted who has shown no certificate.
#pragma once

#include <boost/asio/ip/address.hpp>

#include <string>

namespace penstock::http::internal {

// An IPv4 address as it is, also where IPv6 carries it; of an IPv6 address the first 64 bits, for
// who has one of a network's addresses has them all.
[[nodiscard]] std::string peer_name(boost::asio::ip::address const& address);

}  // namespace penstock::http::internal
