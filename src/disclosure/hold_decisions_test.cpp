// A decision of the holds desk is about the facts that it was made on, and of two the later counts.
#include "disclosure/hold_decisions.h"

#include "disclosure/filed_text.h"

#include <gtest/gtest.h>

namespace penstock::disclosure {
namespace {

HoldOnFile hold(std::uint64_t number, std::uint64_t line, std::string const& element,
                law::HoldChoice choice = law::HoldChoice::Release) {
    return {.number = number,
            .index = 100 + number,
            .at = {},
            .place = {.batch = BatchId("b"), .line = LineNumber(line), .round = 1},
            .element = element,
            .stage = law::Stage::Record,
            .choice = choice,
            .reason = "same-person",
            .text = "seen \"it\"\nand \\ all",
            .officials = {"holds-1", "holds-2"},
            .basis = Digest{}};
}

TEST(FiledText, ReadsBackWhatWasWritten) {
    std::string const text = stored_text(hold(1, 7, "CT-MISID.not-contradicted"));
    EXPECT_EQ(filed_text(text, "text"), "seen \"it\"\nand \\ all");
    EXPECT_EQ(filed_text(text, "element"), "CT-MISID.not-contradicted");
    EXPECT_EQ(filed_number(text, "line"), 7u);
    EXPECT_EQ(filed_texts(text, "officials"), (std::vector<std::string>{"holds-1", "holds-2"}));
}

TEST(FiledText, AMemberInsideATextIsNotFound) {
    HoldOnFile sly = hold(1, 7, "e");
    sly.text = R"(","choice":"release","line":9)";
    std::string const text = stored_text(sly);
    EXPECT_EQ(filed_number(text, "line"), 7u);
    EXPECT_EQ(filed_text(text, "text"), sly.text);
}

TEST(FiledText, SurvivesAnyBytes) {
    std::string const text = stored_text(hold(1, 7, "e"));
    for (std::size_t cut = 0; cut < text.size(); ++cut) {
        (void)filed_text(std::string_view(text).substr(0, cut), "text");
        (void)filed_texts(std::string_view(text).substr(0, cut), "officials");
    }
    EXPECT_EQ(filed_text("{\"text\":\"a\\", "text"), "a\\");
}

TEST(HoldsOfBatch, OfTwoDecisionsAboutOneElementTheLaterCounts) {
    HoldsOfBatch const holds({hold(1, 7, "a"), hold(2, 7, "b"), hold(3, 8, "a"),
                              hold(4, 7, "a", law::HoldChoice::Refuse)});
    auto const on_line = holds.on(LineNumber(7));
    ASSERT_EQ(on_line.size(), 2u);
    EXPECT_EQ(on_line[0].number, 4u);
    EXPECT_EQ(on_line[0].choice, law::HoldChoice::Refuse);
    EXPECT_EQ(on_line[1].number, 2u);
    EXPECT_EQ(holds.on(LineNumber(8)).size(), 1u);
    EXPECT_TRUE(holds.on(LineNumber(9)).empty());
}

TEST(HoldBasis, AnotherLawLineStatusFactOrMatchIsAnotherBasis) {
    law::RecordFacts facts;
    Digest const law{}, another{.bytes = {1}};
    Digest const basis = record_basis(law, "asked", "mmu", facts, "evidence");
    EXPECT_EQ(basis, record_basis(law, "asked", "mmU", facts, "evidence"))
        << "a decision itself changes nothing";
    EXPECT_NE(basis, record_basis(another, "asked", "mmu", facts, "evidence"));
    EXPECT_NE(basis, record_basis(law, "asked otherwise", "mmu", facts, "evidence"));
    EXPECT_NE(basis, record_basis(law, "asked", "muu", facts, "evidence"));
    EXPECT_NE(basis, record_basis(law, "asked", "mmu", facts, "other evidence"));
    facts.informant = true;
    EXPECT_NE(basis, record_basis(law, "asked", "mmu", facts, "evidence"));
    facts.informant = false;
    facts.releasable_age_days = 3;
    EXPECT_EQ(basis, record_basis(law, "asked", "mmu", facts, "evidence"))
        << "a day later it is still the same decision";
    EXPECT_NE(face_basis(law, "asked", "mmu"), face_basis(another, "asked", "mmu"));
    EXPECT_NE(face_basis(law, "asked", "mmu"), face_basis(law, "asked", "mmm"));
}

TEST(HoldBasis, OnlyDecisionsOfTheStageOnTheSameBasisStand) {
    std::vector<HoldOnFile> const holds{hold(1, 7, "a")};
    EXPECT_EQ(standing(holds, law::Stage::Record, Digest{}).size(), 1u);
    EXPECT_TRUE(standing(holds, law::Stage::Face, Digest{}).empty());
    EXPECT_TRUE(standing(holds, law::Stage::Record, Digest{.bytes = {1}}).empty());
}

TEST(MatchEvidence, AnotherPersonOrItemIsOtherEvidence) {
    match::MatchOutcome outcome;
    outcome.person = PersonId("p-1");
    std::string const evidence = match_evidence(outcome, "item");
    EXPECT_EQ(evidence.size(), 32u);
    EXPECT_NE(evidence, match_evidence(outcome, "another item"));
    outcome.person = PersonId("p-2");
    EXPECT_NE(evidence, match_evidence(outcome, "item"));
    outcome.person = PersonId("p-1");
    outcome.reason = match::Reason::BirthDateDiffers;
    EXPECT_NE(evidence, match_evidence(outcome, "item"));
}

}  // namespace
}  // namespace penstock::disclosure
