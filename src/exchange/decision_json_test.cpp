#include "exchange/decision_json.h"

#include <gtest/gtest.h>

#include <vector>

namespace penstock::exchange {
namespace {

TEST(DecisionLine, AReturnHasItsCodesAndFindingsAndNoRelease) {
    std::vector<std::string_view> const codes{"R-6103i2-D"};
    std::vector<DecisionFinding> const findings{
        {"6103i2-D.complete", "unmet", "R-6103i2-D", "The address is \"incomplete\"."}};
    DecisionLine decision{.line = LineNumber(1), .outcome = "return"};
    decision.codes = codes;
    decision.findings = findings;
    EXPECT_EQ(decision_line(decision),
              "{\"line\":1,\"outcome\":\"return\",\"codes\":[\"R-6103i2-D\"],\"findings\":["
              "{\"element\":\"6103i2-D.complete\",\"status\":\"unmet\",\"requirement\":\"R-6103i2-"
              "D\",\"reason\":\"The address is \\\"incomplete\\\".\"}],\"looked_up\":false}\n");
}

TEST(DecisionLine, APassHasItsReleaseInTheAddressesOwnFields) {
    DecisionLine decision{.line = LineNumber(2), .outcome = "pass"};
    decision.looked_up = true;
    decision.release = DecisionRelease{.person = "p-1",
                                       .street = "12 Heron Way",
                                       .unit = "Apt 4",
                                       .city = "Toledo",
                                       .state = "OH",
                                       .zip = "43604",
                                       .country = "US",
                                       .tax_period = 2024};
    std::string const start =
        "{\"line\":2,\"outcome\":\"pass\",\"codes\":[],\"findings\":[],\"looked_up\":true,"
        "\"release\":{\"person\":\"p-1\",\"address\":{\"street\":\"12 Heron Way\",\"unit\":\"Apt "
        "4\",\"city\":\"Toledo\",\"state\":\"OH\",\"zip\":\"43604\",\"country\":\"US\"},";
    EXPECT_EQ(decision_line(decision), start + "\"tax_period\":2024}}\n");
    decision.release->tax_period = std::nullopt;
    EXPECT_EQ(decision_line(decision), start + "\"tax_period\":null}}\n");
}

}  // namespace
}  // namespace penstock::exchange
