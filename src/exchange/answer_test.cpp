#include "exchange/answer.h"

#include <gtest/gtest.h>

#include <vector>

namespace penstock::exchange {
namespace {

std::vector<std::string_view> const codes{"R-6103i2-D", "R-CT-ADDR"};

TEST(Answer, AReturnedLineCarriesItsCodes) {
    EXPECT_EQ(answer_line(LineNumber(1), "returned", codes),
              "{\"line\":1,\"status\":\"returned\",\"codes\":[\"R-6103i2-D\",\"R-CT-ADDR\"]}\n");
    EXPECT_EQ(answer_line(LineNumber(2), "refused", {}),
              "{\"line\":2,\"status\":\"refused\",\"codes\":[]}\n");
    EXPECT_EQ(answer_line(LineNumber(3), "blocked", std::span(codes).first(1)),
              "{\"line\":3,\"status\":\"blocked\",\"codes\":[\"R-6103i2-D\"]}\n");
}

TEST(Answer, AServedLineNamesItsEnvelopeAndNeverACode) {
    EXPECT_EQ(answer_line(LineNumber(7), "served", codes),
              "{\"line\":7,\"status\":\"served\",\"envelope\":\"envelopes/000007.p7m\"}\n");
}

TEST(Answer, APendingLineSaysNothingElse) {
    EXPECT_EQ(answer_line(LineNumber(9), "pending", codes),
              "{\"line\":9,\"status\":\"pending\"}\n");
}

TEST(Answer, EnvelopeNamesGrowPastSixDigits) {
    EXPECT_EQ(envelope_path(LineNumber(999'999)), "envelopes/999999.p7m");
    EXPECT_EQ(envelope_path(LineNumber(1'280'000)), "envelopes/1280000.p7m");
}

TEST(AnswerDeathTest, AnotherStatusIsABug) {
    EXPECT_DEATH((void)answer_line(LineNumber(1), "no-release", {}), "");
}

}  // namespace
}  // namespace penstock::exchange
