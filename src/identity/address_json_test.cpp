#include "identity/address_json.h"

#include <gtest/gtest.h>

namespace penstock::identity {
namespace {

TEST(AddressJson, has_the_fields_that_the_address_has_and_the_words_as_spelled) {
    AddressInput input;
    input.text = "1325 n. State St #308, Springfield, IL 62702";
    input.one_line = true;
    EXPECT_EQ(
        to_json(input, standardise(input)),
        R"({"kind":"street","number":"1325","predirectional":"N","street":"STATE","suffix":"ST",)"
        R"("unit_type":"#","unit":"308","city":"SPRINGFIELD","state":"IL","zip":"62702",)"
        R"("country":"US","problems":[],)"
        R"("raw":{"text":"1325 n. State St #308, Springfield, IL 62702"}})");
}

TEST(AddressJson, lists_problems_and_raw_fields) {
    AddressInput const input{.street = "UNKNOWN",
                             .unit = "",
                             .city = "",
                             .state = "IL",
                             .zip = "62702",
                             .country = "",
                             .text = {}};
    EXPECT_EQ(to_json(input, standardise(input)),
              R"({"kind":"placeholder","state":"IL","zip":"62702","country":"US",)"
              R"("problems":["missing-city","placeholder-word"],)"
              R"("raw":{"street":"UNKNOWN","state":"IL","zip":"62702"}})");
}

}  // namespace
}  // namespace penstock::identity
