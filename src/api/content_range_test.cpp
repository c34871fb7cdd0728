#include "api/content_range.h"
#include "api/pages.h"
#include "api/route.h"

#include <gtest/gtest.h>

namespace penstock::api {
namespace {

TEST(ContentRange, ARangeLiesWithinItsWhole) {
    auto const range = parse_content_range("bytes 100-199/10240");
    ASSERT_TRUE(range);
    EXPECT_EQ(range->first, 100u);
    EXPECT_EQ(range->length, 100u);
    EXPECT_EQ(range->all, 10240u);
    EXPECT_TRUE(parse_content_range("bytes 0-0/1"));
    EXPECT_TRUE(parse_content_range("bytes 0-18446744073709551613/18446744073709551614"));
    for (std::string_view const text :
         {"bytes 0-1/1", "bytes 1-0/9", "bytes 0-18446744073709551615/18446744073709551615",
          "bytes 0-18446744073709551615/18446744073709551616"}) {
        EXPECT_FALSE(parse_content_range(text)) << text;
    }
}

TEST(ContentRange, NoOtherFormIsTaken) {
    for (std::string_view const text : {"",
                                        "bytes",
                                        "bytes ",
                                        "0-0/1",
                                        "bytes 0-0",
                                        "bytes 0-0/",
                                        "bytes 0-0/*",
                                        "bytes */1",
                                        "bytes -0-0/1",
                                        "bytes +0-0/1",
                                        "bytes 0-+0/1",
                                        "bytes  0-0/1",
                                        "bytes 0 -0/1",
                                        "bytes 0-0/1 ",
                                        "bytes 0-0/1,",
                                        "bytes 0-0/1x",
                                        "Bytes 0-0/1",
                                        "bytes=0-0/1",
                                        "bytes 0x0-0/1",
                                        "bytes 0-0,1-1/2"}) {
        EXPECT_FALSE(parse_content_range(text)) << text;
    }
}

TEST(PageAsked, IsWithinItsBounds) {
    EXPECT_EQ(page_asked("")->most, 100u);
    EXPECT_EQ(page_asked("limit=0")->most, 1u);
    EXPECT_EQ(page_asked("limit=18446744073709551615")->most, 500u);
    EXPECT_EQ(page_asked("cursor=18446744073709551615")->from, std::uint64_t{1} << 40);
    EXPECT_EQ(page_asked("x=1&cursor=7&cursor=x")->from, 7u);
    for (std::string_view const query : {"cursor=-1", "cursor=x", "limit=1e3", "limit= 1",
                                         "cursor=18446744073709551616", "limit=1&cursor=%31"}) {
        EXPECT_FALSE(page_asked(query)) << query;
    }
}

TEST(Route, NoPathLeadsOutOfItsPlace) {
    EXPECT_EQ(find_route("GET", "/v1/orders/order-1/report").route->operation, "order_report");
    EXPECT_EQ(find_route("HEAD", "/healthz").route->operation, "health");
    EXPECT_EQ(find_route("DELETE", "/healthz").other_methods, "GET");
    for (std::string_view const path :
         {"/v1/orders/../report", "/v1/orders/./report", "/v1/orders//report",
          "/v1/orders/a%2e/report", "/v1/batches/x", "/v1/receipts/-1",
          "/v1/receipts/18446744073709551616", "//healthz", "/healthz/", "/Healthz", "",
          "healthz"}) {
        EXPECT_EQ(find_route("GET", path).route, nullptr) << path;
    }
}

}  // namespace
}  // namespace penstock::api
