// What court orders do to openings.
#include "testing/played.h"

namespace verify {
namespace {

TEST(Orders, AnOrderInEffectStopsEveryOpening) {
    for (char const* type : {"disclosed", "answered"}) {
        expect_broken(Story().until_delivered().order().opened(type), "opened.no-order");
    }
    expect_broken(Story().until_delivered().opened("disclosed").order().opened("reopened"),
                  "opened.no-order");
    expect_clean(Story().until_delivered().opened("disclosed").order());
}

TEST(Orders, AnOrderCoversWhatFitsAllItsLists) {
    auto const with = [](std::string const& scope) {
        return Story().until_delivered().order(scope).opened("disclosed");
    };
    std::string const yes[] = {
        R"({"agreements":["sample-2025"],"agencies":[],"statutes":[],"persons":[]})",
        R"({"agreements":[],"agencies":["other","dhs-ice"],"statutes":[],"persons":[]})",
        R"({"agreements":[],"agencies":[],"statutes":[],"persons":["hmac-sha256:00"]})",
        Story::statutes("\"8 USC 1253\""),
        Story::statutes("\"8 U.S.C. \xC2\xA7 1253(a)\""),
        Story::statutes("\"8 USC 1253(a)(1)(C)\""),
        Story::statutes("\"8 USC 1326\",\"some other law\"")};
    for (std::string const& scope : yes) {
        SCOPED_TRACE(scope);
        expect_broken(with(scope), "opened.no-order");
    }
    std::string const no[] = {
        R"({"agreements":["other"],"agencies":[],"statutes":[],"persons":[]})",
        R"({"agreements":["sample-2025"],"agencies":["other"],"statutes":[],"persons":[]})",
        R"({"agreements":[],"agencies":["other"],"statutes":[],"persons":["hmac-sha256:00"]})",
        Story::statutes("\"8 USC 1326\""),
        Story::statutes("\"8 USC 125\""),
        Story::statutes("\"8 USC 1253(b)\"")};
    for (std::string const& scope : no) {
        SCOPED_TRACE(scope);
        expect_clean(with(scope));
    }
}

TEST(Orders, AnOrderTakesEffectAtItsTimeAndNotBefore) {
    Story story;
    story.until_delivered().order(Story::empty_scope(), "2026-11-22T09:00:00Z").opened("disclosed");
    expect_clean(story);
    story.time = "2026-11-22T08:59:59Z";
    story.opened("disclosed", 1, "ice-0413");
    expect_clean(story);
    story.time = "2026-11-22T09:00:00Z";
    story.opened("disclosed", 1, "ice-0414");
    expect_broken(story, "opened.no-order");
}

TEST(Orders, AfterALiftTheLineMustBeDecidedAnew) {
    Story story;
    story.until_delivered().order().lift().opened("disclosed");
    expect_broken(story, "opened.not-frozen");
    Story anew;
    anew.until_delivered().order().lift().decided_anew().opened("disclosed");
    expect_clean(anew);
}

TEST(Orders, AnOrderThatCameAndWentBeforeTheDecisionFreezesNothing) {
    Story story;
    story.station().adopted().order().lift().received().reviewed(1).inspected(1).decided(1);
    story.closed().approved(1).approved(2).delivered().opened("disclosed");
    expect_clean(story);
}

TEST(Orders, AnOrderThatTookEffectLaterFreezesThoughItWasEnteredBeforeTheDecision) {
    Story story;
    story.station().adopted().order(Story::empty_scope(), "2026-11-21T00:00:00Z");
    story.received().reviewed(1).inspected(1).decided(1).closed();
    story.approved(1).approved(2).delivered();
    story.time = "2026-11-21T00:00:00Z";
    story.lift().opened("disclosed");
    expect_broken(story, "opened.not-frozen");
}

TEST(Orders, ALiftThatComesLaterThanItsEntryFreesLater) {
    Story story;
    story.until_delivered().order().lift("null", "2026-11-22T00:00:00Z").opened("disclosed");
    expect_broken(story, "opened.no-order");
}

TEST(Orders, APartialLiftFreesItsPartAlone) {
    std::string const part = Story::statutes("\"8 USC 1326(a)\"");
    Story lifted;
    lifted.station().adopted().order().lift(part).received();
    lifted.reviewed(1, "pass", "8 USC 1326(a)").inspected(1).decided(1).closed();
    lifted.approved(1).approved(2).delivered().opened("disclosed");
    expect_clean(lifted);
    Story stopped;
    stopped.station().adopted().order().lift(part).received();
    stopped.reviewed(1, "pass", "8 USC 1253(a)(1)").inspected(1).decided(1).closed();
    stopped.approved(1).approved(2).delivered().opened("disclosed");
    expect_broken(stopped, "opened.no-order");
}

TEST(Orders, InDoubtALiftFreesNothing) {
    for (std::string const& scope :
         {Story::statutes("\"some other law\""), Story::statutes("\"8 USC 1253(a)(1)(C)\""),
          std::string(
              R"({"agreements":[],"agencies":[],"statutes":[],"persons":["hmac-sha256:00"]})")}) {
        SCOPED_TRACE(scope);
        Story story;
        story.station().adopted().order().lift(scope).received().reviewed(1).inspected(1);
        story.decided(1).closed().approved(1).approved(2).delivered().opened("disclosed");
        expect_broken(story, "opened.no-order");
    }
}

TEST(Orders, ALiftIsSignedByTwo) {
    expect_broken(Story().station().order().lift("null", "2026-11-20T12:00:00Z", R"(["a"])"),
                  "order.two-signers");
    expect_broken(Story().station().order().lift("null", "2026-11-20T12:00:00Z", R"(["a","a"])"),
                  "order.two-signers");
}

std::string scope_with(std::string const& more) {
    return R"({"agreements":[],"agencies":[],"statutes":[],"persons":[],)" + more + "}";
}

TEST(Orders, WhatTheVerifierCannotApplyCoversEverything) {
    std::string const other =
        R"({"agreements":["other"],"agencies":[],"statutes":[],"persons":[],)";
    for (std::string const& scope :
         {scope_with(R"("districts":["S.D."])"), other + R"("other_keys":["wards"]})",
          other + R"("wards":["7"]})", other + R"("created_from":7})",
          other + R"("created_to":"soon"})"}) {
        SCOPED_TRACE(scope);
        expect_broken(Story().until_delivered().order(scope).opened("disclosed"),
                      "opened.no-order");
        Story lifted;
        lifted.station().adopted().order().lift(scope).received().reviewed(1).inspected(1);
        lifted.decided(1).closed().approved(1).approved(2).delivered().opened("disclosed");
        expect_broken(lifted, "opened.no-order");
    }
    expect_clean(Story()
                     .until_delivered()
                     .order(other + R"("districts":["S.D."],"created_from":null,"other_keys":[]})")
                     .opened("disclosed"));
}

TEST(Orders, DaysOfTheRequestLimitAnOrderWhereTheyAreKnown) {
    auto const ordered = [](std::string const& scope, std::string const& created) {
        Story story;
        story.station().adopted().received("accepted", created).reviewed(1).inspected(1);
        story.decided(1).closed().approved(1).approved(2).delivered();
        return story.order(scope).opened("disclosed");
    };
    std::string const days = scope_with(R"("created_from":"2026-06-01","created_to":"2026-06-30")");
    expect_clean(ordered(days, "2026-05-31T23:59:59Z"));
    expect_broken(ordered(days, "2026-06-01T00:00:00Z"), "opened.no-order");
    expect_broken(ordered(days, "2026-06-30T23:59:59Z"), "opened.no-order");
    expect_clean(ordered(days, "2026-07-01T00:00:00Z"));
    expect_broken(ordered(days, ""), "opened.no-order");
}

TEST(Orders, AnOrderToPreserveStopsNothing) {
    Story story;
    story.until_delivered().order(Story::empty_scope(), "2026-11-20T12:00:00Z", "preserve");
    expect_clean(story.opened("disclosed"));
    Story expired;
    expired.until_delivered().order(Story::empty_scope(), "2026-11-20T12:00:00Z", "vacate");
    expect_broken(expired.opened("disclosed"), "opened.no-order");
}

TEST(Orders, AnOrderThatCameWhileTheBatchWasDecidedFreezesTheRound) {
    Story story;
    story.station().adopted().received().reviewed(1).inspected(1).order().lift().decided(1);
    story.closed().approved(1).approved(2).delivered().opened("disclosed");
    expect_broken(story, "opened.not-frozen");
}

}  // namespace
}  // namespace verify
