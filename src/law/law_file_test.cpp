#include "law/law_file.h"

#include "law/internal/floor.h"
#include "law/predicates.h"
#include "platform/real_disk.h"

#include "support/seeded_entropy.h"

#include <gtest/gtest.h>

namespace penstock::law {

namespace {

std::string const& text_of_the_law() {
    static std::string const text = [] {
        platform::RealDisk disk;
        Result<Bytes> const bytes = disk.read("law/26-usc-6103-i-2.md");
        return bytes ? std::string(as_text(*bytes)) : std::string();
    }();
    return text;
}

// The law with one passage replaced. Fails the test if the passage is not there.
std::string with(std::string_view passage, std::string_view replacement) {
    std::string text = text_of_the_law();
    std::size_t const place = text.find(passage);
    EXPECT_NE(place, std::string::npos) << passage;
    if (place != std::string::npos) text.replace(place, passage.size(), replacement);
    return text;
}

// The law with a passage inside one element's block replaced.
std::string with_element(std::string_view id, std::string_view passage,
                         std::string_view replacement) {
    std::string text = text_of_the_law();
    std::size_t const block = text.find("id          = \"" + std::string(id) + "\"");
    EXPECT_NE(block, std::string::npos) << id;
    std::size_t const end = text.find("\n```\n", block);
    std::size_t const place = text.find(passage, block);
    EXPECT_LT(place, end) << id << " has no " << passage;
    if (place < end) text.replace(place, passage.size(), replacement);
    return text;
}

// The law without the block of one element.
std::string without_element(Element const& element) {
    std::string text = text_of_the_law();
    std::size_t const id = text.find("id          = \"" + element.id + "\"");
    std::size_t const begin = text.rfind("```toml element", id);
    std::size_t const end = text.find("\n```\n", id);
    return text.replace(begin, end + 5 - begin, "not formalised, because it was taken out.\n");
}

Result<LawFile> parse(std::string_view text) {
    return LawFile::parse(text, Digest{});
}

std::string error_of(std::string_view text) {
    Result<LawFile> const law = parse(text);
    return law ? std::string("loaded") : std::string(law.error().what.view());
}

TEST(LawFile, TheModelFileLoadsWithHeadParagraphsAndElements) {
    Result<LawFile> const law = parse(text_of_the_law());
    ASSERT_TRUE(law) << describe(law.error());
    EXPECT_EQ(law->head().id, "26-usc-6103-i-2");
    EXPECT_EQ(law->head().provision, "26 USC 6103(i)(2)");
    Element const* const complete = law->find("6103i2-D.complete");
    ASSERT_NE(complete, nullptr);
    EXPECT_EQ(complete->unmet, Outcome::Return);
    EXPECT_EQ(complete->requirement, "R-6103i2-D");
    EXPECT_EQ(law->paragraphs()[complete->paragraph].citation, "26 USC 6103(i)(2)(B)(i), address");
    EXPECT_EQ(law->find("6103i2-D.nowhere"), nullptr);
}

TEST(LawFile, WindowsLineEndsReadTheSame) {
    std::string text;
    for (char const c : text_of_the_law()) {
        if (c == '\n') text.push_back('\r');
        text.push_back(c);
    }
    Result<LawFile> const law = parse(text);
    ASSERT_TRUE(law) << describe(law.error());
    EXPECT_EQ(law->elements().size(), parse(text_of_the_law())->elements().size());
}

TEST(LawFile, EveryErrorNamesTheLineAndThatNothingIsAuthorised) {
    Result<LawFile> const law =
        parse(with_element("6103i2-D.complete", "\"return\"", "\"perhaps\""));
    ASSERT_FALSE(law);
    EXPECT_EQ(law.error().requirement.view(), "R-6103a-A");
    EXPECT_EQ(law.error().field.view(), "unmet");
    EXPECT_GT(law.error().line, 100U);
}

TEST(LawFile, UnknownPredicateDoesNotLoad) {
    EXPECT_EQ(error_of(with("\"address.complete\"", "\"address.almost\"")), "no such predicate");
}

TEST(LawFile, UnknownKeyDoesNotLoad) {
    EXPECT_EQ(error_of(with_element("6103i2-D.complete", "kind ", "mood = \"x\"\nkind ")),
              "a key that this format does not have");
}

TEST(LawFile, MissingKeyDoesNotLoad) {
    EXPECT_EQ(error_of(with_element("6103i2-D.complete", "kind        = \"mechanical\"\n", "")),
              "a mandatory key is missing");
}

TEST(LawFile, KeyOfAnotherTypeDoesNotLoad) {
    EXPECT_EQ(error_of(with_element("6103i2-D.complete", "\"mechanical\"", "7")), "not a text");
}

TEST(LawFile, BrokenTomlDoesNotLoad) {
    EXPECT_EQ(error_of(with_element("6103i2-D.complete", "\"mechanical\"", "\"mechanical")),
              "not a TOML file");
}

TEST(LawFile, DuplicateIdDoesNotLoad) {
    EXPECT_EQ(error_of(with("\"6103i2-D.complete\"", "\"6103i2-D.given\"")), "the id stands twice");
}

TEST(LawFile, ParagraphWithNeitherElementNorReasonDoesNotLoad) {
    EXPECT_EQ(error_of(with("not formalised, because it binds the sentencing court",
                            "It binds the sentencing court")),
              "the paragraph has neither element nor reason");
}

TEST(LawFile, FrontMatterIsNeededAndStandsFirst) {
    EXPECT_EQ(error_of(""), "the front matter is missing");
    EXPECT_EQ(error_of("# A title\n"), "the front matter stands before all else");
    EXPECT_EQ(error_of(with("penstock-law/1", "penstock-law/2")), "not a format that is known");
}

TEST(LawFile, BlockThatIsNotClosedDoesNotLoad) {
    EXPECT_EQ(error_of(text_of_the_law() + "\n```toml element\nid = \"x\"\n"),
              "the block is not closed");
}

TEST(LawFile, BlockOfAnotherKindDoesNotLoad) {
    EXPECT_EQ(error_of(with("```toml element", "```toml elements")),
              "the block is of no known kind");
}

// Whoever signs the file must see all that the engine reads.
TEST(LawFile, HiddenTextDoesNotLoad) {
    std::string const hidden = "the line has a character or a comment that a reader cannot see";
    EXPECT_EQ(error_of(with("## Court orders", "<!-- hidden -->\n## Court orders")), hidden);
    EXPECT_EQ(error_of(with("## Court orders", "## Court\xe2\x80\xae orders")), hidden);
    EXPECT_EQ(error_of(with("## Court orders", std::string_view("## Court\0orders", 15))), hidden);
}

TEST(LawFile, PredicateOfAnotherStageDoesNotLoad) {
    EXPECT_EQ(error_of(with_element("6103i2-D.complete", "\"face\"", "\"open\"")),
              "the predicate belongs to another stage");
}

// Promise 3: what rests on a record shows outside neither as returned nor as refused.
TEST(LawFile, RecordElementsEndInHoldOrNoReleaseOnly) {
    for (std::string_view const outcome : {"return", "refuse", "block", "pass"}) {
        std::string const quoted = "\"" + std::string(outcome) + "\"";
        EXPECT_EQ(error_of(with_element("6103i6-A.informant", "\"no-release\"", quoted)),
                  "no such outcome at this stage")
            << outcome;
    }
    EXPECT_EQ(error_of(with_element("6103i6-A.informant", "\"no-release\"", "\"hold\"")), "loaded");
}

TEST(LawFile, SwitchMustBeNamedAndBeThePredicatesOwn) {
    EXPECT_EQ(error_of(with_element("IRM28-E.address-only",
                                    "switch      = \"address_only_allowed\"\n", "")),
              "the outcome depends on a switch that is not named");
    EXPECT_EQ(error_of(with_element("6103i2-J.one-purpose", "\"mixed_purpose\"", "\"delegation\"")),
              "the predicate does not depend on this switch");
    EXPECT_EQ(error_of(with_element("6103i2-J.one-purpose", "switched    = \"hold\"\n", "")),
              "the outcome under the other value is missing");
}

TEST(LawFile, ASwitchCannotGiveMoreThanItsPredicateAllows) {
    EXPECT_EQ(error_of(with_element("6103i2-J.one-purpose", "switched    = \"hold\"",
                                    "switched    = \"pass\"")),
              "the outcome is none, or one that the switch cannot give");
    // Without the switch the element is strict for every agreement.
    EXPECT_EQ(
        error_of(with_element("6103i2-J.one-purpose",
                              "switch      = \"mixed_purpose\"\nswitched    = \"hold\"\n", "")),
        "loaded");
}

TEST(LawFile, AParameterCannotBeMilderThanTheLaw) {
    EXPECT_EQ(error_of(with("days = 90", "days = 89")),
              "the parameter is milder than the law allows");
    EXPECT_EQ(error_of(with("days = 90", "days = 120")), "loaded");
    EXPECT_EQ(error_of(with("days = 90", "first_year = 2000")),
              "the predicate takes another parameter, or none");
    EXPECT_EQ(error_of(with("days = 90", "days = 90, first_year = 2000")), "a second parameter");
    EXPECT_EQ(error_of(with("days = 90", "weeks = 90")), "a key that this format does not have");
}

TEST(LawFile, AnElementOfTheFloorCannotBeLeftOut) {
    Result<LawFile> const law = parse(text_of_the_law());
    ASSERT_TRUE(law);
    for (internal::FloorEntry const& entry : internal::floor_entries()) {
        ASSERT_NE(find_predicate(entry.predicate.view()), nullptr) << entry.predicate.view();
        for (Element const& element : law->elements()) {
            if (element.predicate->name.view() != entry.predicate.view()) continue;
            Result<LawFile> const poorer = parse(without_element(element));
            ASSERT_FALSE(poorer) << element.id;
            EXPECT_EQ(poorer.error().what.view(), "an element of the floor is missing");
            EXPECT_EQ(poorer.error().field.view(), entry.predicate.view());
        }
    }
}

TEST(LawFile, WhatIsNotOnTheFloorCanBeLeftOut) {
    Result<LawFile> const law = parse(text_of_the_law());
    ASSERT_TRUE(law);
    Result<LawFile> const poorer = parse(without_element(*law->find("6103m2-A.not-debts")));
    ASSERT_TRUE(poorer) << describe(poorer.error());
    EXPECT_EQ(poorer->elements().size(), law->elements().size() - 1);
}

TEST(LawFile, AnElementOfTheFloorCannotBeMilder) {
    std::string const milder = "the outcome is milder than the floor allows";
    EXPECT_EQ(error_of(with_element("6103i2-D.complete", "\"return\"", "\"hold\"")), milder);
    EXPECT_EQ(error_of(with_element("6103i2-I.nontax", "\"refuse\"", "\"return\"")), milder);
    EXPECT_EQ(error_of(with_element("ORD-STOP.review", "\"block\"", "\"refuse\"")), milder);
    EXPECT_EQ(error_of(with_element("CT-MISID.one-person", "\"hold\"", "\"no-release\"")), milder);
    EXPECT_EQ(
        error_of(with_element("6103i2-D.complete", "unmet ", "undetermined = \"hold\"\nunmet ")),
        milder);
}

TEST(LawFile, AnElementOfTheFloorCanBeStricter) {
    EXPECT_EQ(error_of(with_element("6103i2-D.complete", "\"return\"", "\"refuse\"")), "loaded");
}

// Any bytes: a mutated file loads or fails, and never crashes.
TEST(LawFile, AnyBytesAreAnsweredWithAResult) {
    testing::SeededEntropy random(20261120);
    std::string const& original = text_of_the_law();
    for (int round = 0; round < 60; ++round) {
        std::string text = original.substr(0, random.next() % original.size());
        for (int change = 0; change < 20 && !text.empty(); ++change) {
            text[random.next() % text.size()] = static_cast<char>(random.next());
        }
        Result<LawFile> const law = parse(text);
        EXPECT_FALSE(law);
    }
}

TEST(LawFile, CopiesShareTheirContent) {
    Result<LawFile> law = parse(text_of_the_law());
    ASSERT_TRUE(law);
    LawFile const copy = *law;
    std::string_view const id = law->elements().front().id;
    law = fail(ErrorCode::NotFound, "gone");
    EXPECT_EQ(copy.elements().front().id.data(), id.data());
}

}  // namespace

}  // namespace penstock::law
