#include "http/internal/peer_name.h"

#include <gtest/gtest.h>

namespace penstock::http::internal {
namespace {

std::string name_of(char const* address) {
    return peer_name(boost::asio::ip::make_address(address));
}

TEST(PeerName, IsAnAddressOrTheNetworkOfOne) {
    EXPECT_EQ(name_of("192.0.2.7"), "192.0.2.7");
    EXPECT_EQ(name_of("::ffff:192.0.2.7"), "192.0.2.7");
    EXPECT_EQ(name_of("2001:db8:1:2::1"), "2001:db8:1:2::/64");
    EXPECT_EQ(name_of("2001:db8:1:2:ffff::9"), name_of("2001:db8:1:2::1"));
    EXPECT_NE(name_of("2001:db8:1:3::1"), name_of("2001:db8:1:2::1"));
    EXPECT_EQ(name_of("::1"), "::/64");
}

}  // namespace
}  // namespace penstock::http::internal
