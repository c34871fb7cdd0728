// Each rule of the holds desk alone: what may be decided, and what of it review follows.
#include "law/hold_rules.h"

#include "law/internal/floor.h"
#include "law/predicates.h"
#include "law/review.h"
#include "law/scenario_facts.h"
#include "platform/real_disk.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace penstock::law {
namespace {

LawFile const& the_law() {
    static LawFile const law = [] {
        platform::RealDisk disk;
        Result<Bytes> const bytes = disk.read("law/26-usc-6103-i-2.md");
        return LawFile::parse(bytes ? as_text(*bytes) : std::string_view(), Digest{}).value();
    }();
    return law;
}

Element const& element(std::string_view id) {
    return *the_law().find(id);
}

HeldElement held(std::string_view id, FindingStatus status = FindingStatus::Unmet,
                 RecordFacts const* record = nullptr) {
    Element const& one = element(id);
    return {.element = &one,
            .status = status,
            .outcome = outcome_of(one, status, Switches{}),
            .record = record};
}

Ruling face_ruling(ScenarioFacts& facts, std::span<HoldDecision const> holds) {
    facts.connect();
    return FaceReview(the_law())(facts.face(), AdmittedLine{}, holds).ruling;
}

constexpr std::string_view in_custody = "6103i2-G.not-in-custody";
constexpr std::string_view contradicted = "CT-MISID.not-contradicted";

ScenarioFacts facts_in_custody() {
    ScenarioFacts facts = base_case();
    facts.line.particulars.in_custody = true;
    return facts;
}

TEST(HoldRules, WhatIsOnlyHeldMayBeDecidedInAllThreeWaysOnTheFace) {
    for (HoldChoice const choice : {HoldChoice::Release, HoldChoice::Refuse, HoldChoice::Return}) {
        EXPECT_EQ(may_be_decided(held(in_custody), choice), HoldAnswer::May) << word(choice);
    }
}

TEST(HoldRules, NobodyLiftsWhatTheLawRefusedBlockedOrFoundNotReleasable) {
    RecordFacts const record;
    EXPECT_EQ(may_be_decided(held("1231-A.not-removal"), HoldChoice::Release),
              HoldAnswer::AgainstLaw);
    EXPECT_EQ(may_be_decided(held("ORD-STOP.review"), HoldChoice::Release), HoldAnswer::AgainstLaw);
    EXPECT_EQ(may_be_decided(held("6103i2-D.on-file", FindingStatus::Unmet, &record),
                             HoldChoice::Release),
              HoldAnswer::AgainstLaw);
    EXPECT_EQ(may_be_decided(held("6103i2-D.given"), HoldChoice::Release), HoldAnswer::NotHeld);
    EXPECT_EQ(may_be_decided(held(in_custody, FindingStatus::Met), HoldChoice::Release),
              HoldAnswer::NotHeld);
}

// Over the whole law file: an element that does not end in hold is never released, and one of the
// floor only if the floor itself asks for no more than a hold.
TEST(HoldRules, NoElementIsReleasedAgainstItsOutcomeOrTheFloor) {
    RecordFacts record;
    record.identity = IdentityFinding::OnePerson;
    for (Element const& one : the_law().elements()) {
        if (one.stage == Stage::Open) continue;
        for (FindingStatus const status : {FindingStatus::Unmet, FindingStatus::Undetermined}) {
            HeldElement const asked = held(one.id, status, &record);
            bool const on_floor =
                std::ranges::any_of(internal::floor_entries(), [&](internal::FloorEntry const& e) {
                    return e.predicate.view() == one.predicate->name.view();
                });
            bool const expected =
                asked.outcome == Outcome::Hold && !(on_floor && one.unmet > Outcome::Hold);
            EXPECT_EQ(may_be_decided(asked, HoldChoice::Release) == HoldAnswer::May, expected)
                << one.id;
        }
    }
}

TEST(HoldRules, AnElementOfTheFloorIsNotReleasedEvenWhereItIsOnlyHeld) {
    Element stricter = element("6103i2-D.complete");
    stricter.undetermined = Outcome::Hold;
    HeldElement const asked{
        .element = &stricter, .status = FindingStatus::Undetermined, .outcome = Outcome::Hold};
    EXPECT_EQ(may_be_decided(asked, HoldChoice::Release), HoldAnswer::Floor);
    EXPECT_EQ(may_be_decided(asked, HoldChoice::Refuse), HoldAnswer::May);
}

// Promise 2: one person, by name and address.
TEST(HoldRules, WhereNoOnePersonIsNamedNothingIsReleased) {
    RecordFacts record;
    record.set_forth_in_period = true;
    for (IdentityFinding const identity :
         {IdentityFinding::SeveralPersons, IdentityFinding::UnitMissing}) {
        record.identity = identity;
        EXPECT_EQ(may_be_decided(held("CT-MISID.one-person", FindingStatus::Unmet, &record),
                                 HoldChoice::Release),
                  HoldAnswer::NobodyNamed);
    }
}

TEST(HoldRules, AContradictionIsReleasedOnlyWhereTheAddressIsOnFileForThePerson) {
    RecordFacts record;
    record.identity = IdentityFinding::Contradicted;
    HeldElement const asked = held(contradicted, FindingStatus::Unmet, &record);
    EXPECT_EQ(may_be_decided(asked, HoldChoice::Release), HoldAnswer::AddressNotOn);
    for (bool RecordFacts::* const on_file :
         {&RecordFacts::set_forth_in_period, &RecordFacts::set_forth_is_last_known,
          &RecordFacts::set_forth_has_no_period}) {
        RecordFacts with = record;
        with.*on_file = true;
        EXPECT_EQ(
            may_be_decided(held(contradicted, FindingStatus::Unmet, &with), HoldChoice::Release),
            HoldAnswer::May);
    }
}

// Promise 3: a line that was looked up is never sent back or refused for the record's sake.
TEST(HoldRules, AfterTheLookupARefusalIsNoInformationAndNothingIsSentBack) {
    RecordFacts record;
    record.identity = IdentityFinding::OnePerson;
    HeldElement const asked = held("552a-e5-A.identity-theft", FindingStatus::Unmet, &record);
    EXPECT_EQ(may_be_decided(asked, HoldChoice::Return), HoldAnswer::AfterLookup);
    EXPECT_EQ(may_be_decided(asked, HoldChoice::Refuse), HoldAnswer::May);
    EXPECT_EQ(outcome_by(HoldChoice::Refuse, Stage::Record), Outcome::NoRelease);
    EXPECT_EQ(outcome_by(HoldChoice::Refuse, Stage::Face), Outcome::Refuse);
    EXPECT_EQ(outcome_by(HoldChoice::Return, Stage::Face), Outcome::Return);
}

TEST(HoldRules, AProtectedAddressIsOpenedByACourtAlone) {
    Element const& protected_address = element("6103i6-A.protected");
    for (HoldReason const& reason : hold_reasons()) {
        bool const expected =
            reason.choice != HoldChoice::Release || reason.code == "court-order-seen";
        EXPECT_EQ(fits(reason, protected_address), expected) << reason.code;
        EXPECT_TRUE(fits(reason, element(in_custody)));
    }
}

TEST(HoldRules, LettersTellADecisionFromTheFactAndGiveTheFactBack) {
    using enum FindingStatus;
    std::string letters;
    for (FindingStatus const status : {Met, Unmet, Undetermined}) {
        for (bool const decided : {false, true}) {
            char const one = letter(status, decided);
            EXPECT_EQ(status_of(one), status);
            letters.push_back(one);
        }
    }
    EXPECT_EQ(letters, "mmuU?!");
    EXPECT_EQ(without_decisions("mU!u?"), "mu?u?");
}

TEST(FaceReview, AReleasedElementCountsAsMetByTheDecisionAndNotByItself) {
    ScenarioFacts facts = facts_in_custody();
    HoldDecision const release{.element = in_custody, .choice = HoldChoice::Release, .number = 17};
    Ruling const ruling = face_ruling(facts, {&release, 1});
    EXPECT_EQ(ruling.outcome, Outcome::Pass);
    EXPECT_TRUE(ruling.findings.empty());
    ASSERT_EQ(ruling.released.size(), 1U);
    EXPECT_EQ(ruling.released[0].element, in_custody);
    EXPECT_EQ(ruling.released[0].status, FindingStatus::Met);
    EXPECT_EQ(ruling.released[0].decision, 17U);
    EXPECT_EQ(std::ranges::count(ruling.statuses, 'U'), 1);
    EXPECT_EQ(without_decisions(ruling.statuses), face_ruling(facts, {}).statuses);
}

TEST(FaceReview, ADecisionReleasesItsOwnElementAlone) {
    ScenarioFacts facts = facts_in_custody();
    facts.line.excluded = ExcludedKind::MailDrop;
    HoldDecision const release{.element = in_custody, .choice = HoldChoice::Release, .number = 17};
    Ruling const ruling = face_ruling(facts, {&release, 1});
    EXPECT_EQ(ruling.outcome, Outcome::Hold);
    EXPECT_EQ(ruling.released.size(), 1U);
}

TEST(FaceReview, ARefusedOrReturnedHoldHasThatOutcomeAndTheDecisionsNumber) {
    ScenarioFacts facts = facts_in_custody();
    HoldDecision decision{.element = in_custody, .choice = HoldChoice::Refuse, .number = 3};
    Ruling ruling = face_ruling(facts, {&decision, 1});
    EXPECT_EQ(ruling.outcome, Outcome::Refuse);
    ASSERT_EQ(ruling.findings.size(), 1U);
    EXPECT_EQ(ruling.findings[0].decision, 3U);
    decision.choice = HoldChoice::Return;
    EXPECT_EQ(face_ruling(facts, {&decision, 1}).outcome, Outcome::Return);
}

TEST(FaceReview, ADecisionAgainstARefusalHasNoEffect) {
    ScenarioFacts facts = base_case();
    facts.batch.agency_is_requester = false;
    HoldDecision const release{
        .element = "6103b9-A.agency", .choice = HoldChoice::Release, .number = 9};
    Ruling const ruling = face_ruling(facts, {&release, 1});
    EXPECT_EQ(ruling.outcome, Outcome::Refuse);
    EXPECT_TRUE(ruling.released.empty());
    EXPECT_EQ(ruling.findings[0].decision, 0U);
}

TEST(RecordReview, AReleasedContradictionPassesOnlyWithTheAddressOnFile) {
    ScenarioFacts facts = base_case();
    facts.connect();
    facts.record.identity = IdentityFinding::Contradicted;
    HoldDecision const release{.element = contradicted, .choice = HoldChoice::Release, .number = 5};
    RecordReview const review(the_law());
    EXPECT_EQ(review.ruling(facts.record, facts.batch).outcome, Outcome::Hold);
    EXPECT_EQ(review.ruling(facts.record, facts.batch, {&release, 1}).outcome, Outcome::Pass);
    facts.record.set_forth_in_period = false;
    facts.record.set_forth_is_last_known = false;
    facts.record.set_forth_has_no_period = false;
    EXPECT_EQ(review.ruling(facts.record, facts.batch, {&release, 1}).outcome, Outcome::Hold);
}

TEST(RecordReview, WhatTheDeskRefusedGetsNoInformation) {
    ScenarioFacts facts = base_case();
    facts.connect();
    facts.record.identity = IdentityFinding::Contradicted;
    HoldDecision const refusal{.element = contradicted, .choice = HoldChoice::Refuse, .number = 5};
    EXPECT_EQ(RecordReview(the_law()).ruling(facts.record, facts.batch, {&refusal, 1}).outcome,
              Outcome::NoRelease);
}

}  // namespace
}  // namespace penstock::law
