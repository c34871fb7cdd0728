#include "law/predicates.h"

#include "law/internal/questions.h"
#include "law/scenario_facts.h"

#include <gtest/gtest.h>

#include <set>

namespace penstock::law {

namespace {

using enum FindingStatus;
using identity::AddressKind;
using std::chrono::days;

FindingStatus ask(std::string_view name, ScenarioFacts& facts, std::int64_t parameter = 0) {
    Predicate const* const predicate = find_predicate(name);
    if (predicate == nullptr) {
        ADD_FAILURE() << "no predicate " << name;
        return Undetermined;
    }
    facts.connect();
    switch (predicate->stage) {
        case Stage::Face: {
            internal::LineReading const reading = internal::read_line(facts.batch, facts.line);
            return predicate->face({.batch = facts.batch,
                                    .line = facts.line,
                                    .orders = facts.orders,
                                    .reading = reading,
                                    .parameter = parameter});
        }
        case Stage::Record:
            return predicate->record(
                {.record = facts.record, .batch = facts.batch, .parameter = parameter});
        case Stage::Open:
            return predicate->open(
                {.open = facts.open, .batch = facts.batch, .parameter = parameter});
    }
    return Undetermined;
}

TEST(Predicates, NamesAreDistinctAndEachHasTheFunctionOfItsStageAndAFlip) {
    std::set<std::string_view> names;
    for (Predicate const* const predicate : predicates()) {
        EXPECT_TRUE(names.insert(predicate->name.view()).second) << predicate->name.view();
        EXPECT_EQ(predicate->face != nullptr, predicate->stage == Stage::Face);
        EXPECT_EQ(predicate->record != nullptr, predicate->stage == Stage::Record);
        EXPECT_EQ(predicate->open != nullptr, predicate->stage == Stage::Open);
        EXPECT_NE(predicate->flip, nullptr) << predicate->name.view();
        EXPECT_EQ(find_predicate(predicate->name.view()), predicate);
    }
    EXPECT_EQ(find_predicate("address.almost"), nullptr);
}

TEST(AddressPredicates, KindsAreToldApart) {
    struct Row {
        AddressKind kind;
        FindingStatus placeholder, complete, delivery_point, domestic;
    };
    for (Row const& row : {
             Row{AddressKind::Street, Met, Met, Met, Met},
             Row{AddressKind::PoBox, Met, Met, Met, Met},
             Row{AddressKind::Military, Met, Met, Met, Met},
             Row{AddressKind::Rural, Met, Met, Unmet, Met},
             Row{AddressKind::GeneralDelivery, Met, Met, Unmet, Met},
             Row{AddressKind::Foreign, Met, Met, Met, Unmet},
             Row{AddressKind::Placeholder, Unmet, Met, Met, Met},
             Row{AddressKind::Incomplete, Met, Unmet, Met, Met},
         }) {
        ScenarioFacts facts = base_case();
        facts.line.address.kind = row.kind;
        EXPECT_EQ(ask("address.not_placeholder", facts), row.placeholder) << word(row.kind);
        EXPECT_EQ(ask("address.complete", facts), row.complete) << word(row.kind);
        EXPECT_EQ(ask("address.delivery_point", facts), row.delivery_point) << word(row.kind);
        EXPECT_EQ(ask("address.domestic", facts), row.domestic) << word(row.kind);
    }
}

TEST(AddressPredicates, AMissingAddressIsAskedAboutOnceOnly) {
    ScenarioFacts facts = base_case();
    facts.line.address_given = false;
    facts.line.address = {};
    EXPECT_EQ(ask("address.given", facts), Unmet);
    EXPECT_EQ(ask("address.not_placeholder", facts), Met);
    EXPECT_EQ(ask("address.complete", facts), Met);
}

TEST(AddressPredicates, ADescriptionIsHeldAndNotReturned) {
    ScenarioFacts facts = base_case();
    facts.line.address.kind = AddressKind::Incomplete;
    facts.line.address.problems = {"descriptive"};
    EXPECT_EQ(ask("address.complete", facts), Met);
    EXPECT_EQ(ask("address.delivery_point", facts), Unmet);
}

TEST(AddressPredicates, EveryKnownBuildingIsAskedAboutByExactlyOnePredicate) {
    using enum ExcludedKind;
    for (ExcludedKind const kind :
         {Detention, FieldOffice, Court, Jail, Prison, Hospital, Shelter, MailDrop}) {
        ScenarioFacts facts = base_case();
        facts.line.excluded = kind;
        int unmet = 0;
        for (std::string_view const name :
             {"address.not_of_government", "address.not_a_prison", "address.not_an_institution",
              "address.not_a_mail_drop"}) {
            unmet += ask(name, facts) == Unmet ? 1 : 0;
        }
        EXPECT_EQ(unmet, 1);
    }
}

TEST(PeriodPredicates, YearsFromTheFirstToThatOfTheRequest) {
    for (int const year : {-1, 0, 1912, 1913, 1990, 2026, 2027, 9999}) {
        ScenarioFacts facts = base_case();
        facts.line.periods = {2024, year};
        EXPECT_EQ(ask("period.possible", facts, 1913), year >= 1913 && year <= 2026 ? Met : Unmet)
            << year;
    }
}

TEST(AuthorityPredicates, ExactlyOneIsUnmetForEachStateButListed) {
    for (std::string_view const authority :
         {"", "8 UCS 1253(a)(1)", "8 USC 1253(z)(9)", "8 USC 1251(a)", "8 USC 1253",
          "8 USC 1253(c)", "Texas Penal Code 30.02", "26 USC 7201", "18 USC 1546(a)",
          "8 USC 1253(a)(1)"}) {
        ScenarioFacts facts = base_case();
        facts.line.authority = authority;
        int unmet = 0;
        for (std::string_view const name :
             {"authority.given", "authority.is_citation", "authority.exists",
              "authority.has_subsection", "authority.criminal", "authority.federal",
              "authority.nontax", "authority.listed"}) {
            unmet += ask(name, facts) == Met ? 0 : 1;
        }
        EXPECT_EQ(unmet, authority == "8 USC 1253(a)(1)" ? 0 : 1) << authority;
    }
}

TEST(FinalOrderPredicates, TheNinetyFirstDayIsTheFirstRipeOne) {
    for (int age = 0; age <= 200; ++age) {
        ScenarioFacts facts = base_case();
        facts.line.particulars.final_order_date = utc_date(facts.batch.created) - days{age};
        EXPECT_EQ(ask("final_order.ripe", facts, 90), age >= 91 ? Met : Unmet) << age;
    }
}

TEST(FinalOrderPredicates, TheLaterOfTheTwoDatesCounts) {
    for (int const order : {10, 90, 91, 400}) {
        for (int const court : {10, 90, 91, 400}) {
            ScenarioFacts facts = base_case();
            Date const today = utc_date(facts.batch.created);
            facts.line.particulars.final_order_date = today - days{order};
            facts.line.particulars.court_order_date = today - days{court};
            bool const ripe = order >= 91 && court >= 91;
            EXPECT_EQ(ask("final_order.ripe", facts, 90), ripe ? Met : Unmet);
        }
    }
}

// The days are those of the calendar in UTC, whatever the hour of the request.
TEST(FinalOrderPredicates, TheHourDoesNotCount) {
    ScenarioFacts facts = base_case();
    facts.line.particulars.final_order_date = utc_date(facts.batch.created) - days{90};
    facts.batch.created = Instant{utc_date(facts.batch.created)} + std::chrono::seconds{86'399};
    EXPECT_EQ(ask("final_order.ripe", facts, 90), Unmet);
    facts.batch.created += std::chrono::seconds{1};
    EXPECT_EQ(ask("final_order.ripe", facts, 90), Met);
}

TEST(FinalOrderPredicates, AskNothingWhereTheStatuteHasNoSuchParticulars) {
    ScenarioFacts facts = base_case();
    facts.line.authority = "8 USC 1326(a)";
    facts.line.particulars = {};
    for (std::string_view const name :
         {"final_order.dates_readable", "final_order.date_given", "final_order.date_not_in_future",
          "final_order.date_after_birth", "final_order.ripe", "final_order.outstanding",
          "final_order.ground_deportable", "final_order.no_relief_pending", "case.not_protected",
          "case.not_in_custody"}) {
        EXPECT_EQ(ask(name, facts, 90), Met) << name;
    }
    facts.line.particulars.in_custody = true;
    EXPECT_EQ(ask("case.not_in_custody", facts), Unmet);
}

TEST(FinalOrderPredicates, OnlyAGroundOfSection1227aMakesTheCrime) {
    struct Row {
        std::string_view ground;
        FindingStatus status;
    };
    for (Row const& row :
         {Row{"8 USC 1227(a)(2)(A)(iii)", Met}, Row{"8 U.S.C. 1227(a)", Met},
          Row{"8 USC 1227(b)", Unmet}, Row{"8 USC 1182(a)(6)(A)(i)", Unmet},
          Row{"8 USC 1231(a)", Unmet}, Row{"18 USC 1542", Unmet}, Row{"8 USC 1227", Undetermined},
          Row{"overstay", Undetermined}, Row{"", Undetermined}, Row{"   ", Undetermined}}) {
        ScenarioFacts facts = base_case();
        facts.line.particulars.ground = row.ground;
        EXPECT_EQ(ask("final_order.ground_deportable", facts), row.status) << row.ground;
    }
}

TEST(CertifierPredicates, NobodyIsJudgedBehindASignatureThatIsNone) {
    for (SignatureState const state :
         {SignatureState::Missing, SignatureState::NotASignature, SignatureState::DoesNotVerify}) {
        ScenarioFacts facts = base_case();
        facts.batch.signature = state;
        facts.batch.signer_on_roll = false;
        facts.batch.certifier_role.reset();
        EXPECT_EQ(ask("certifier.on_roll", facts), Met);
    }
    ScenarioFacts facts = base_case();
    facts.batch.certifier_role.reset();
    EXPECT_EQ(ask("certifier.on_roll", facts), Unmet);
}

// To list the role is not enough: a delegate needs the switch and the written delegation.
TEST(CertifierPredicates, ADelegateNeedsTheSwitchAndTheWriting) {
    ScenarioFacts facts = base_case();
    facts.batch.certifier_role = CertifierRole::Delegate;
    facts.batch.switches.delegate_role_may_certify = true;
    EXPECT_EQ(ask("certifier.delegation_admitted", facts), Unmet);
    facts.batch.switches.delegation = true;
    EXPECT_EQ(ask("certifier.delegation_admitted", facts), Met);
    EXPECT_EQ(ask("certifier.delegation_written", facts), Unmet);
    facts.batch.delegation_in_force = true;
    EXPECT_EQ(ask("certifier.delegation_written", facts), Met);
}

TEST(BatchPredicates, ACeilingIsTheLargestNumberStillAllowed) {
    struct Row {
        std::string_view predicate;
        std::uint64_t RepetitionFacts::* own;
        std::uint64_t BatchPeaks::* peak;
        std::uint64_t Ceilings::* ceiling;
    };
    for (Row const& row : {Row{"repetition.reason", &RepetitionFacts::same_reason_lines,
                               &BatchPeaks::same_reason_lines, &Ceilings::same_reason_lines},
                           Row{"repetition.periods", &RepetitionFacts::same_period_lines,
                               &BatchPeaks::same_period_lines, &Ceilings::same_period_lines},
                           Row{"repetition.address", &RepetitionFacts::same_address_lines,
                               &BatchPeaks::same_address_lines, &Ceilings::same_address_lines}}) {
        ScenarioFacts facts = base_case();
        facts.batch.ceilings.*row.ceiling = 5;
        facts.line.repetition.*row.own = 5;
        EXPECT_EQ(ask(row.predicate, facts), Met) << row.predicate;
        facts.line.repetition.*row.own = 6;
        EXPECT_EQ(ask(row.predicate, facts), Unmet) << row.predicate;
        facts.line.repetition.*row.own = 1;
        facts.batch.peaks.*row.peak = 6;
        EXPECT_EQ(ask(row.predicate, facts), Unmet) << row.predicate;
    }
}

TEST(RecipientPredicates, OneWhoDoesNotQualifySpoilsTheLine) {
    ScenarioFacts facts = base_case();
    RecipientFacts contractor = facts.line.recipients->front();
    contractor.kind = RecipientKind::Contractor;
    facts.line.recipients->push_back(contractor);
    EXPECT_EQ(ask("recipient.not_contractor", facts), Unmet);
    EXPECT_EQ(ask("recipient.of_agency", facts), Met);
}

// Whoever is not on the roll is unknown: nothing else is said about that recipient.
TEST(RecipientPredicates, AStrangerIsAskedAboutOnceOnly) {
    ScenarioFacts facts = base_case();
    facts.line.recipients->front() = RecipientFacts{};
    int unmet = 0;
    for (Predicate const* const predicate : predicates()) {
        if (!predicate->name.view().starts_with("recipient.")) continue;
        unmet += ask(predicate->name.view(), facts) == Met ? 0 : 1;
    }
    EXPECT_EQ(unmet, 1);
}

TEST(RecipientPredicates, TheWholeBatchIsHeldForItsBusiestRecipient) {
    ScenarioFacts facts = base_case();
    facts.batch.peaks.recipient_lines = facts.batch.ceilings.recipient_lines_soft + 1;
    EXPECT_EQ(ask("recipient.within_soft_ceiling", facts), Unmet);
    EXPECT_EQ(ask("recipient.within_hard_ceiling", facts), Met);
    facts.batch.peaks.recipient_lines = facts.batch.ceilings.recipient_lines_hard + 1;
    EXPECT_EQ(ask("recipient.within_hard_ceiling", facts), Unmet);
}

TEST(ItemPredicates, NothingButTheAddressCanBeAskedFor) {
    ScenarioFacts facts = base_case();
    for (std::string_view const other : {"name", "tin", "income", "ADDRESS", "", "address "}) {
        facts.line.wants = {std::string(other)};
        EXPECT_EQ(ask("item.address_only", facts), Unmet) << other;
    }
    facts.line.wants = {"address", "address"};
    EXPECT_EQ(ask("item.address_only", facts), Met);
}

TEST(RecordPredicates, TheAddressRuleHasFourReadings) {
    for (AddressRule const rule : {AddressRule::OnFileInPeriod, AddressRule::EqualsLastKnown,
                                   AddressRule::OnFileAny, AddressRule::Complete}) {
        for (int facts_of = 0; facts_of < 4; ++facts_of) {
            ScenarioFacts facts = base_case();
            facts.batch.switches.address_rule = rule;
            facts.record.set_forth_in_period = (facts_of & 1) != 0;
            facts.record.set_forth_is_last_known = (facts_of & 2) != 0;
            bool expected = true;
            if (rule == AddressRule::OnFileInPeriod) expected = facts.record.set_forth_in_period;
            if (rule == AddressRule::EqualsLastKnown) {
                expected = facts.record.set_forth_is_last_known;
            }
            EXPECT_EQ(ask("record.address_rule", facts), expected ? Met : Unmet);
        }
    }
}

TEST(RecordPredicates, AskNothingAboutARecordThatNobodyWasMatchedTo) {
    for (Predicate const* const predicate : predicates()) {
        if (!predicate->name.view().starts_with("record.")) continue;
        ScenarioFacts facts = base_case();
        predicate->flip(facts);
        facts.record.identity = IdentityFinding::SeveralPersons;
        EXPECT_EQ(ask(predicate->name.view(), facts), Met) << predicate->name.view();
    }
}

TEST(OpenPredicates, AStrangerIsToldOnlyThatTheyAreNotNamed) {
    ScenarioFacts facts = base_case();
    facts.open.opener_named = false;
    facts.open.opener = RecipientFacts{};
    int unmet = 0;
    for (Predicate const* const predicate : predicates()) {
        if (predicate->stage != Stage::Open) continue;
        unmet += ask(predicate->name.view(), facts) == Met ? 0 : 1;
    }
    EXPECT_EQ(unmet, 1);
}

}  // namespace

}  // namespace penstock::law
