// The pages about the law file and the law file itself cannot drift apart.
#include "law/law_file.h"
#include "law/scenario.h"
#include "platform/real_disk.h"

#include <gtest/gtest.h>

namespace penstock::law {

namespace {

std::string text_of(std::string const& path) {
    platform::RealDisk disk;
    Result<Bytes> const bytes = disk.read(path);
    EXPECT_TRUE(bytes) << path;
    return bytes ? std::string(as_text(*bytes)) : std::string();
}

LawFile the_law() {
    return LawFile::parse(text_of("law/26-usc-6103-i-2.md"), Digest{}).value();
}

TEST(LawDocuments, CoverageNamesEveryParagraphAndEveryElementWithItsOutcome) {
    std::string const coverage = text_of("docs/law/coverage.md");
    LawFile const law = the_law();
    for (Paragraph const& paragraph : law.paragraphs()) {
        EXPECT_NE(coverage.find("| " + paragraph.citation + ": " + paragraph.title + " |"),
                  std::string::npos)
            << paragraph.citation;
        for (std::size_t const place : paragraph.elements) {
            Element const& element = law.elements()[place];
            EXPECT_NE(coverage.find("`" + element.id + "` (" + std::string(word(element.unmet))),
                      std::string::npos)
                << element.id;
        }
    }
}

TEST(LawDocuments, EveryRequirementOfTheLawFileIsExplained) {
    std::string const requirements = text_of("docs/law/requirements.md");
    LawFile const law = the_law();
    for (Element const& element : law.elements()) {
        EXPECT_NE(requirements.find("| " + element.requirement + " |"), std::string::npos)
            << element.requirement;
        for (std::string const& also : element.also) {
            EXPECT_NE(requirements.find("| " + also + " |"), std::string::npos) << also;
        }
    }
}

TEST(LawDocuments, TheScenarioPageNamesEveryFactWithItsValues) {
    std::string const page = text_of("docs/formats/scenario.md");
    for (FactName const& fact : fact_names()) {
        std::string const row =
            "| `" + std::string(fact.name.view()) + "` | " + std::string(fact.values.view()) + " |";
        EXPECT_NE(page.find(row), std::string::npos) << row;
    }
}

}  // namespace

}  // namespace penstock::law
