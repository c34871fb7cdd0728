// Slips of the pen: what is forgiven, and when.
#include "match/match.h"

#include "match/testing/sample_cases.h"

#include <gtest/gtest.h>

namespace penstock::match {
namespace {

TEST(MatchNumber, ThatIsNearIsASlip) {
    for (char const* const near : {"900451155", "900451145"}) {
        EXPECT_EQ(outcome_of(with_tin(asking_for(wanda), near), {wanda}),
                  "unique name-and-address wanda");
        EXPECT_EQ(outcome_of(with_tin(asking_by_name(wanda), near), {wanda}),
                  "unique name-and-address wanda");
    }
    EXPECT_EQ(outcome_of(with_tin(asking_for(wanda), "900459954"), {wanda}),
              "conflict tin-differs wanda");
    // A number that is somebody's is no slip.
    Person twin{.id = "twin", .name = {"Willa", "", "Greer", ""}, .homes = wanda.homes};
    twin.tin = "900451155";
    EXPECT_EQ(outcome_of(with_tin(asking_for(wanda), twin.tin), {wanda, twin}),
              "none tin-of-another");
}

TEST(MatchSpelling, OneSlipInTheStreetOrTheCityIsForgiven) {
    for (Home const& slip :
         {Home{.street = "2102 Poplr Ridge Rd"}, Home{.street = "2102 Poplar Rigde Rd"},
          Home{.street = "2102 Poplar Ridge Rd", .city = "Frenso"}}) {
        EXPECT_EQ(outcome_of(at(asking_for(wanda), slip), {wanda}),
                  "unique name-and-address wanda");
        EXPECT_EQ(outcome_of(at(asking_by_name(wanda), slip), {wanda}),
                  "unique name-and-address wanda");
    }
    EXPECT_EQ(outcome_of(at(asking_for(wanda), {.street = "2012 Poplr Ridge Rd"}), {wanda}),
              "none address-not-on-file");
}

TEST(MatchSpelling, ThatIsAnotherAddressOnFileIsHeld) {
    Person neighbour{.id = "neighbour",
                     .name = {"Ada", "", "Stone", ""},
                     .homes = {{.street = "2102 Poplr Ridge Rd"}}};
    EXPECT_EQ(outcome_of(at(asking_for(wanda), neighbour.homes.front()), {wanda, neighbour}),
              "conflict spelled-like-another wanda");
}

TEST(MatchSpelling, ASlipInTheZipCodeIsForgivenIfMoreAgrees) {
    for (char const* const zip : {"93703", "93720", "03702", ""}) {
        Home const slip{.street = "2102 Poplar Ridge Rd", .zip = zip};
        EXPECT_EQ(outcome_of(at(asking_for(wanda), slip), {wanda}),
                  "unique name-and-address wanda");
        EXPECT_EQ(outcome_of(at(asking_by_name(wanda), slip), {wanda}),
                  "conflict zip-differs wanda");
    }
    Home const elsewhere{.street = "2102 Poplar Ridge Rd", .zip = "93650"};
    EXPECT_EQ(outcome_of(at(asking_for(wanda), elsewhere), {wanda}), "conflict zip-differs wanda");
    Person neighbour{.id = "neighbour",
                     .name = {"Ada", "", "Stone", ""},
                     .homes = {{.street = "2102 Poplar Ridge Rd", .zip = "93703"}}};
    EXPECT_EQ(outcome_of(at(asking_for(wanda), neighbour.homes.front()), {wanda, neighbour}),
              "conflict zip-differs wanda");
}

}  // namespace
}  // namespace penstock::match
