#include "law/review.h"

#include "law/law_file.h"
#include "law/predicates.h"
#include "law/scenario_facts.h"
#include "platform/real_disk.h"

#include "support/seeded_entropy.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <type_traits>

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

Reviewed<Admission> review(ScenarioFacts& facts) {
    facts.connect();
    AdmittedLine line;
    line.line = LineNumber(7);
    return FaceReview(the_law())(facts.face(), std::move(line));
}

// Promise 1: only the reviews make the passages.
static_assert(!std::is_constructible_v<Admission, AdmittedLine>);
static_assert(!std::is_constructible_v<Permit, AdmittedLine>);
static_assert(!std::is_default_constructible_v<Admission>);
static_assert(!std::is_copy_constructible_v<Admission>);
static_assert(!std::is_copy_constructible_v<Permit>);
static_assert(!std::is_constructible_v<Permit, Admission>);

TEST(Outcome, StandsInTheOrderOfSeverity) {
    using enum Outcome;
    EXPECT_LT(Pass, NoRelease);
    EXPECT_LT(NoRelease, Hold);
    EXPECT_LT(Hold, Return);
    EXPECT_LT(Return, Refuse);
    EXPECT_LT(Refuse, Block);
}

// Promise 3: nothing that depends on a lookup shows as a status.
TEST(Outcome, EveryLineThatWasLookedUpIsServed) {
    using enum Outcome;
    for (Outcome const outcome : {Pass, NoRelease, Hold}) {
        EXPECT_EQ(status_of(outcome, true), Status::Served);
    }
    EXPECT_EQ(status_of(Hold, false), Status::Pending);
    EXPECT_EQ(status_of(Return, false), Status::Returned);
    EXPECT_EQ(status_of(Refuse, false), Status::Refused);
    EXPECT_EQ(status_of(Block, false), Status::Blocked);
    EXPECT_EQ(status_of(Block, true), Status::Blocked);
}

TEST(FaceReview, AdmitsALineInOrderWithWhatWasJudged) {
    ScenarioFacts facts = base_case();
    facts.line.authority = "8 U.S.C. 1253(a)(1)";
    Reviewed<Admission> const reviewed = review(facts);
    EXPECT_EQ(reviewed.ruling.outcome, Outcome::Pass);
    EXPECT_TRUE(reviewed.ruling.findings.empty());
    ASSERT_TRUE(reviewed.passage);
    EXPECT_EQ(reviewed.passage->line().line, LineNumber(7));
    EXPECT_EQ(reviewed.passage->line().statute, "8 USC 1253(a)(1)");
    EXPECT_EQ(reviewed.passage->line().periods, (std::vector<int>{2023, 2024}));
    EXPECT_TRUE(reviewed.passage->line().switches.address_only_allowed);
}

TEST(FaceReview, EvaluatesEveryElementAndSkipsNone) {
    ScenarioFacts facts = base_case();
    facts.batch.agreement_in_force = false;
    facts.line.address_given = false;
    facts.line.reason = "";
    Reviewed<Admission> const reviewed = review(facts);
    EXPECT_EQ(reviewed.ruling.statuses.size(), the_law().elements(Stage::Face).size());
    EXPECT_EQ(std::ranges::count(reviewed.ruling.statuses, 'u'), 3);
    EXPECT_EQ(reviewed.ruling.findings.size(), 3U);
    EXPECT_FALSE(reviewed.passage);
}

TEST(FaceReview, CodesAreThoseBehindTheOutcomeWithoutRepetition) {
    ScenarioFacts facts = base_case();
    facts.line.address_given = false;
    facts.line.address.problems = {"two-addresses", "unit-not-understood"};
    facts.line.case_status = "closed";
    Ruling const ruling = review(facts).ruling;
    EXPECT_EQ(ruling.outcome, Outcome::Return);
    EXPECT_EQ(ruling.codes(), (std::vector<std::string_view>{"R-6103i2-D", "R-MOU-H"}));
}

TEST(FaceReview, EachDeficiencyOfFormIsAFindingWithItsFieldAndRequirement) {
    ScenarioFacts facts = base_case();
    facts.line.deficiencies = {
        {.field = "priority", .what = "is not a field of a line", .requirement = "R-6103p1-A"},
        {.field = "periods", .what = "must be a list of years", .requirement = "R-6103i2-E"}};
    Ruling const ruling = review(facts).ruling;
    ASSERT_EQ(ruling.findings.size(), 2U);
    EXPECT_EQ(ruling.findings[0].element, "6103p1-A.form");
    EXPECT_EQ(ruling.findings[0].field, "priority");
    EXPECT_EQ(ruling.findings[1].requirement, "R-6103i2-E");
    EXPECT_EQ(ruling.findings[1].reason, "must be a list of years");
    EXPECT_EQ(ruling.codes(), (std::vector<std::string_view>{"R-6103p1-A", "R-6103i2-E"}));
}

TEST(FaceReview, UndeterminedNeverCountsAsMet) {
    ScenarioFacts facts = base_case();
    facts.line.particulars.outstanding.reset();
    Reviewed<Admission> const reviewed = review(facts);
    EXPECT_FALSE(reviewed.passage);
    EXPECT_EQ(std::ranges::count(reviewed.ruling.statuses, '?'), 1);
    ASSERT_EQ(reviewed.ruling.findings.size(), 1U);
    EXPECT_EQ(reviewed.ruling.findings[0].status, FindingStatus::Undetermined);
}

// The outcome is the most severe of the findings, and a passage exists only where there are none:
// all pairs of flips, against the obvious twin.
TEST(FaceReview, TheMostSevereOfTwoFlipsDecides) {
    auto const& elements = the_law().elements(Stage::Face);
    for (std::size_t first = 0; first < elements.size(); first += 3) {
        for (std::size_t second = first + 1; second < elements.size(); second += 2) {
            ScenarioFacts facts = base_case();
            elements[first]->predicate->flip(facts);
            // The second flip may lean on a list that the first took away.
            if (!facts.line.recipients || facts.line.recipients->empty()) continue;
            if (!facts.line.dob) continue;
            elements[second]->predicate->flip(facts);
            Reviewed<Admission> const reviewed = review(facts);
            Outcome worst = Outcome::Pass;
            for (Finding const& finding : reviewed.ruling.findings) {
                worst = std::max(worst, finding.outcome);
            }
            EXPECT_EQ(reviewed.ruling.outcome, worst);
            EXPECT_EQ(reviewed.passage.has_value(), reviewed.ruling.findings.empty());
            EXPECT_FALSE(reviewed.passage) << elements[first]->id << ", " << elements[second]->id;
        }
    }
}

TEST(FaceReview, NoSwitchExcusesWhatIsUnknown) {
    ScenarioFacts facts = base_case();
    facts.line.particulars.in_custody.reset();
    facts.batch.switches.verification_depth = VerificationDepth::Presume;
    EXPECT_EQ(review(facts).ruling.outcome, Outcome::Return);
}

TEST(FaceReview, NoSwitchLiftsAnOrder) {
    testing::SeededEntropy random(1);
    for (int round = 0; round < 64; ++round) {
        ScenarioFacts facts = base_case();
        facts.orders.stopped = true;
        Switches& switches = facts.batch.switches;
        switches.delegation = random.next() % 2;
        switches.foreign_address = random.next() % 2 ? HoldOrPass::Pass : HoldOrPass::Hold;
        switches.period_binding = random.next() % 2;
        switches.address_rule =
            random.next() % 2 ? AddressRule::Complete : AddressRule::OnFileInPeriod;
        EXPECT_EQ(review(facts).ruling.outcome, Outcome::Block);
    }
}

TEST(RecordReview, GivesAPermitOnlyWhereEverythingIsMet) {
    ScenarioFacts facts = base_case();
    Reviewed<Admission> admitted = review(facts);
    ASSERT_TRUE(admitted.passage);
    Reviewed<Permit> const permitted =
        RecordReview(the_law())(facts.record, facts.batch, *std::move(admitted.passage));
    EXPECT_EQ(permitted.ruling.outcome, Outcome::Pass);
    ASSERT_TRUE(permitted.passage);
    EXPECT_EQ(permitted.passage->line().line, LineNumber(7));
}

TEST(RecordReview, EveryWayButOnePersonReleasesNothing) {
    using enum IdentityFinding;
    for (IdentityFinding const identity :
         {NotOnFile, AddressNotThatPersons, NumberOfAnother, AddressOfAnother, SeveralPersons,
          UnitMissing, UnitMissingOnePerson, Contradicted}) {
        ScenarioFacts facts = base_case();
        facts.record.identity = identity;
        Reviewed<Admission> admitted = review(facts);
        ASSERT_TRUE(admitted.passage);
        Reviewed<Permit> const permitted =
            RecordReview(the_law())(facts.record, facts.batch, *std::move(admitted.passage));
        EXPECT_FALSE(permitted.passage);
        EXPECT_EQ(permitted.ruling.findings.size(), 1U);
    }
}

TEST(RecordReview, UntouchedFactsReleaseNothing) {
    ScenarioFacts facts = base_case();
    Reviewed<Admission> admitted = review(facts);
    ASSERT_TRUE(admitted.passage);
    Reviewed<Permit> const permitted =
        RecordReview(the_law())(RecordFacts{}, facts.batch, *std::move(admitted.passage));
    EXPECT_FALSE(permitted.passage);
}

// A person must see the informant's flag before turning a hold into a permit.
TEST(RecordReview, AHeldContradictionStillNamesTheFlags) {
    ScenarioFacts facts = base_case();
    facts.record.identity = IdentityFinding::Contradicted;
    facts.record.informant = true;
    Reviewed<Admission> admitted = review(facts);
    ASSERT_TRUE(admitted.passage);
    Ruling const ruling =
        RecordReview(the_law())(facts.record, facts.batch, *std::move(admitted.passage)).ruling;
    EXPECT_EQ(ruling.outcome, Outcome::Hold);
    EXPECT_EQ(std::ranges::count(ruling.findings, "6103i6-A.informant", &Finding::element), 1);
}

TEST(OpenReview, AsksEverythingAgain) {
    ScenarioFacts facts = base_case();
    facts.connect();
    EXPECT_EQ(OpenReview(the_law())(facts.open).outcome, Outcome::Pass);
    BatchFacts const untouched;
    OpenFacts nothing;
    nothing.batch = &untouched;
    Ruling const ruling = OpenReview(the_law())(nothing);
    EXPECT_EQ(ruling.outcome, Outcome::Block);
    EXPECT_EQ(ruling.statuses.size(), the_law().elements(Stage::Open).size());
}

TEST(FaceReview, UntouchedFactsAdmitNothing) {
    ScenarioFacts facts;
    Reviewed<Admission> const reviewed = review(facts);
    EXPECT_EQ(reviewed.ruling.outcome, Outcome::Block);
    EXPECT_FALSE(reviewed.passage);
}

}  // namespace

}  // namespace penstock::law
