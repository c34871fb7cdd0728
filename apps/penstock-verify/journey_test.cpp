// Each rule of docs/formats/ledger.md, "What is checked": a ledger that keeps it passes, the same
// ledger with one thing changed is rejected by that rule at that entry.
#include "testing/played.h"

#include <gtest/gtest.h>

namespace verify {
namespace {

TEST(Journey, AWholeOneIsClean) {
    Story story;
    story.until_delivered()
        .opened("disclosed")
        .opened("reopened")
        .opened("answered", 1, "ice-0413");
    expect_clean(story);
    Outcome const outcome = play(story.entries);
    EXPECT_EQ(outcome.counts.disclosed, 1u);
    EXPECT_EQ(outcome.counts.answered, 1u);
    EXPECT_EQ(outcome.counts.reopened, 1u);
    EXPECT_EQ(outcome.counts.approvals, 2u);
}

TEST(Journey, NoStageCanBeLeftOut) {
    expect_broken(Story().station().adopted().opened("disclosed"), "opened.received");
    expect_broken(Story().station().adopted().received().opened("disclosed"), "opened.last-round");
    expect_broken(
        Story().station().adopted().received().closed().approved(1).approved(2).delivered().opened(
            "disclosed"),
        "opened.reviewed");
    expect_broken(Story()
                      .station()
                      .adopted()
                      .received()
                      .reviewed(1)
                      .closed()
                      .approved(1)
                      .approved(2)
                      .delivered()
                      .opened("disclosed"),
                  "opened.inspected");
    expect_broken(Story()
                      .station()
                      .adopted()
                      .received()
                      .reviewed(1)
                      .inspected(1)
                      .closed()
                      .approved(1)
                      .approved(2)
                      .delivered()
                      .opened("disclosed"),
                  "opened.decided");
    expect_broken(Story().station().adopted().received().reviewed(1).inspected(1).decided(1).opened(
                      "disclosed"),
                  "opened.last-round");
}

TEST(Journey, NothingIsOpenedBeforeDelivery) {
    Story story;
    story.until_closed().approved(1).approved(2).opened("disclosed");
    Outcome const outcome = play(story.entries);
    ASSERT_GE(outcome.findings.count(), 1u);
    EXPECT_EQ(outcome.findings.first()[0].rule, "opened.delivered");
}

TEST(Journey, TheSameHoldsForLinesThatDiscloseNothing) {
    Story story;
    story.until_closed().opened("answered");
    EXPECT_GE(play(story.entries).findings.count(), 1u);
    Story again;
    again.until_closed().opened("reopened");
    EXPECT_GE(play(again.entries).findings.count(), 1u);
}

TEST(Journey, ABatchThatWasNotAcceptedLeadsNowhere) {
    Story story;
    story.station().adopted().received("return").reviewed(1);
    story.closed().approved(1).approved(2).delivered().opened("disclosed");
    expect_broken(story, "opened.received");
}

TEST(Journey, ALineThatWasNotAdmittedIsNeitherInspectedNorOpened) {
    for (char const* outcome : {"return", "refuse", "hold", "block"}) {
        Story story;
        story.station().adopted().received().reviewed(1, outcome).inspected(1);
        expect_broken(story, "inspected.admitted");
        Story opened;
        opened.station().adopted().received().reviewed(1, outcome).closed();
        opened.approved(1).approved(2).delivered().opened("disclosed");
        expect_broken(opened, "opened.reviewed");
    }
    expect_broken(Story().station().adopted().received().inspected(1), "inspected.admitted");
    expect_broken(Story().station().adopted().received().reviewed(1).decided(1),
                  "decided.inspected");
}

TEST(Journey, ALaterReviewTakesAnAdmissionBack) {
    Story story;
    story.station().adopted().received().reviewed(1).inspected(1).decided(1).reviewed(1, "refuse");
    story.closed().approved(1).approved(2).delivered().opened("disclosed");
    expect_broken(story, "opened.reviewed");
}

TEST(Journey, ADecisionAfterTheCloseDoesNotCount) {
    Story story;
    story.station().adopted().received().reviewed(1).inspected(1).closed().decided(1);
    story.approved(1).approved(2).delivered().opened("disclosed");
    expect_broken(story, "opened.decided");
}

TEST(Journey, EachLineStandsForItself) {
    Story story;
    story.until_delivered().opened("disclosed", 2);
    expect_broken(story, "opened.reviewed");
}

TEST(Journey, EnoughDifferentOfficialsMustApprove) {
    expect_broken(Story().until_closed().delivered().opened("disclosed"), "opened.approved");
    expect_broken(Story().until_closed().approved(1).delivered().opened("disclosed"),
                  "opened.approved");
    expect_broken(Story().until_closed().approved(1).approved(1).delivered().opened("disclosed"),
                  "opened.approved");
}

TEST(Journey, OneCertificateUnderTwoNamesIsOneApproval) {
    Story story;
    story.until_closed().approved(1).approved(1, "official-2").delivered().opened("disclosed");
    expect_broken(story, "opened.approved");
}

TEST(Journey, OneOfficialWithTwoCertificatesIsOneApproval) {
    Story story;
    story.until_closed().approved(1).approved(2, "official-1").delivered().opened("disclosed");
    expect_broken(story, "opened.approved");
}

TEST(Journey, TheAgreementSaysHowManyApprove) {
    Story two;
    two.station().adopted(3).received().reviewed(1).inspected(1).decided(1).closed();
    two.approved(1).approved(2).delivered().opened("disclosed");
    expect_broken(two, "opened.approved");
    Story three;
    three.station().adopted(3).received().reviewed(1).inspected(1).decided(1).closed();
    three.approved(1).approved(2).approved(3).delivered().opened("disclosed");
    expect_clean(three);
    Story one_is_never_enough;
    one_is_never_enough.station().adopted(1).received().reviewed(1).inspected(1).decided(1);
    one_is_never_enough.closed().approved(1).delivered().opened("disclosed");
    expect_broken(one_is_never_enough, "opened.approved");
    Story changed;
    changed.until_delivered().adopted(3).opened("disclosed");
    expect_broken(changed, "opened.approved");
    Story none;
    none.station().received().reviewed(1).inspected(1).decided(1).closed();
    none.approved(1).approved(2).delivered().opened("disclosed");
    expect_broken(none, "opened.agreement");
}

TEST(Journey, ApprovalsOfAnotherReleaseSetOrRoundDoNotCount) {
    Story story;
    story.until_closed();
    std::string& closed = story.entries.back();
    closed.replace(closed.find("sha256:1111"), 11, "sha256:9999");
    story.approved(1).approved(2).delivered().opened("disclosed");
    expect_broken(story, "opened.approved");
    Story old_round;
    old_round.until_closed().approved(1).approved(2);
    old_round.round = 2;
    old_round.reviewed(1).inspected(1).decided(1).closed().delivered().opened("disclosed");
    expect_broken(old_round, "opened.approved");
}

TEST(Journey, ApprovalsFromBeforeTheCloseOrAfterTheDeliveryDoNotCount) {
    Story before;
    before.station().adopted().received().reviewed(1).inspected(1).decided(1);
    before.approved(1).approved(2).closed().delivered().opened("disclosed");
    expect_broken(before, "opened.approved");
    Story after;
    after.until_closed().approved(1).delivered().approved(2).opened("disclosed");
    expect_broken(after, "opened.approved");
}

TEST(Journey, AnApprovalIsSignedOverItsReleaseSet) {
    Story story;
    story.until_closed().approved(1);
    std::string& approval = story.entries.back();
    approval.replace(approval.find("sha256:1111"), 11, "sha256:9999");
    expect_broken(story, "approved.signature");
    Story borrowed;
    borrowed.until_closed().approved(1);
    std::string& other = borrowed.entries.back();
    std::string const own = official(1).fingerprint();
    other.replace(other.find(own), own.size(), official(2).fingerprint());
    expect_broken(borrowed, "approved.signature");
    Story empty;
    empty.until_closed().approved(1);
    std::string& cut = empty.entries.back();
    cut.erase(cut.find("\"signature\":\"") + 13);
    cut += "\"}";
    expect_broken(empty, "approved.signature");
}

TEST(Journey, OnlyTheLastRoundIsOpened) {
    Story story;
    story.until_delivered().opened("disclosed").decided_anew();
    story.round = 1;
    story.opened("reopened");
    expect_broken(story, "opened.last-round");
    story.entries.pop_back();
    story.round = 2;
    story.opened("disclosed");
    expect_clean(story);
}

TEST(Journey, ARoundThatWasBegunAndNotClosedChangesNothing) {
    Story story;
    story.until_delivered();
    story.round = 2;
    story.reviewed(1).inspected(1);
    story.round = 1;
    story.opened("disclosed");
    expect_clean(story);
}

TEST(Journey, NothingIsDisclosedTwiceToOneRecipient) {
    expect_broken(Story().until_delivered().opened("disclosed").opened("disclosed"), "opened.once");
    expect_clean(Story().until_delivered().opened("disclosed").opened("disclosed", 1, "ice-0413"));
    expect_broken(Story().until_delivered().opened("reopened"), "opened.again");
    expect_broken(Story().until_delivered().opened("disclosed").opened("reopened", 1, "ice-0413"),
                  "opened.again");
}

TEST(Journey, NothingIsOpenedAfterItsReleaseWasRevoked) {
    for (char const* type : {"disclosed", "answered"}) {
        expect_broken(Story().until_delivered().revoked().opened(type), "opened.not-revoked");
    }
    expect_broken(Story().until_delivered().opened("disclosed").revoked().opened("reopened"),
                  "opened.not-revoked");
    expect_clean(Story().until_delivered().opened("disclosed").revoked());
    expect_clean(Story().until_delivered().revoked(2).opened("disclosed", 1));
    expect_clean(Story().until_delivered().revoked().decided_anew().opened("disclosed"));

    // Closing the same round once more is no new decision.
    Story again;
    again.until_delivered().revoked().closed().approved(1).approved(2).delivered();
    expect_broken(again.opened("disclosed"), "opened.not-revoked");
}

TEST(Journey, TheFirstEntryNamesTheStation) {
    expect_broken(Story().adopted(), "station.first");
    expect_broken(Story().station().station(), "station.first");
    expect_broken(Story().add("station-made", R"("origin":"other","simulation":true)"),
                  "station.origin");
    expect_broken(Story().add("station-made", std::string("\"origin\":\"") + story_origin +
                                                  "\",\"simulation\":false"),
                  "station.simulation");
}

TEST(Journey, TimeNeverRunsBack) {
    Story story;
    story.station();
    story.time = "2026-11-20T14:59:59Z";
    story.adopted();
    expect_broken(story, "entry.time-order");
}

TEST(Journey, EveryEntryIsAnObjectWithTypeAndTime) {
    expect_broken(Story().station().raw("not json"), "entry.json");
    expect_broken(Story().station().raw("[]"), "entry.json");
    expect_broken(Story().station().raw(R"({"type":"x","type":"y"})"), "entry.json");
    expect_broken(Story().station().raw(R"({"time":"2026-11-20T15:00:00Z"})"), "entry.type");
    expect_broken(Story().station().raw(R"({"type":"x"})"), "entry.time");
    expect_broken(Story().station().raw(R"({"type":"x","time":"2026-11-20 15:00"})"), "entry.time");
    expect_broken(Story().station().raw(R"({"type":"x","time":"2026-02-30T15:00:00Z"})"),
                  "entry.time");
}

TEST(Journey, UnknownTypesArePassedOver) {
    Story story;
    story.station().add("something-new", R"("a":[1,{"b":null}])").add("disposed", "");
    expect_clean(story);
    EXPECT_EQ(play(story.entries).counts.types.at("something-new"), 1u);
}

TEST(Journey, TypesThatCannotBePrintedAreCountedTogether) {
    Story story;
    story.station().add("a\\nb", "").add("<b>", "");
    EXPECT_EQ(play(story.entries).counts.types.at("(other)"), 2u);
}

TEST(Journey, KnownTypesHaveTheirFields) {
    for (char const* type : {"agreement-adopted", "received", "reviewed", "inspected", "decided",
                             "decision-closed", "approved", "delivered", "disclosed", "answered",
                             "reopened", "order-entered", "order-lifted"}) {
        SCOPED_TRACE(type);
        expect_broken(Story().station().add(type, ""), "entry.fields");
    }
}

TEST(Journey, TwoBatchesOfOneIdAreNotOneBatch) {
    Story story;
    story.station().adopted().received().received();
    expect_clean(story);
    story.add("received", "\"batch\":\"" + story.batch +
                              "\",\"agreement\":\"other\",\"agency\":\"dhs-ice\","
                              "\"batch_digest\":\"sha256:00\",\"outcome\":\"accepted\"");
    expect_broken(story, "batch.once");
}

TEST(Journey, AnyBytesAreAnsweredWithFindings) {
    Story story;
    story.until_delivered().opened("disclosed").order().lift().opened("reopened");
    std::uint64_t chance = 1;
    for (int round = 0; round < 3000; ++round) {
        std::vector<std::string> entries = story.entries;
        for (int change = 0; change < 3; ++change) {
            chance = chance * 6364136223846793005u + 1442695040888963407u;
            std::string& entry = entries[(chance >> 33) % entries.size()];
            if (entry.empty()) continue;
            std::size_t const at = (chance >> 17) % entry.size();
            if (chance >> 62 == 0) {
                entry.erase(at);
            } else {
                entry[at] = static_cast<char>(chance >> 40);
            }
        }
        (void)play(entries);
    }
}

TEST(Approvals, CountOfficialsAndCertificatesTogether) {
    auto const count = [](std::vector<std::pair<char const*, char const*>> const& pairs) {
        std::vector<Approval> approvals;
        for (auto const& [who, card] : pairs) {
            approvals.push_back({.index = 0, .official = who, .signer_cert = card});
        }
        return distinct_approvals(approvals);
    };
    EXPECT_EQ(count({}), 0u);
    EXPECT_EQ(count({{"a", "1"}, {"b", "2"}}), 2u);
    EXPECT_EQ(count({{"a", "1"}, {"a", "2"}}), 1u);
    EXPECT_EQ(count({{"a", "1"}, {"b", "1"}}), 1u);
    EXPECT_EQ(count({{"a", "1"}, {"a", "2"}, {"b", "1"}}), 2u);
    EXPECT_EQ(count({{"a", "1"}, {"a", "2"}, {"a", "3"}, {"b", "1"}, {"c", "1"}}), 2u);
}

}  // namespace
}  // namespace verify
