#include "identity/tin.h"

#include <gtest/gtest.h>

namespace penstock::identity {
namespace {

TEST(Tin, is_read_in_its_three_forms) {
    for (char const* const text : {"900701234", "900-70-1234", "90-0701234"}) {
        Result<Tin> const tin = parse_tin(text);
        ASSERT_TRUE(tin.has_value()) << text;
        EXPECT_EQ(tin->value(), "900701234");
    }
}

TEST(Tin, of_any_other_form_is_malformed) {
    for (char const* const text :
         {"", "90070123", "9007012345", "900-701-234", "900 70 1234", "9OO701234", "900-70-1234 ",
          "-900701234", "900--701234", "９００７０１２３４"}) {
        Result<Tin> const tin = parse_tin(text);
        ASSERT_FALSE(tin.has_value()) << text;
        EXPECT_EQ(tin.error().code, ErrorCode::Malformed);
    }
}

}  // namespace
}  // namespace penstock::identity
