#include "law/render.h"

#include "law/internal/prose_html.h"
#include "platform/real_disk.h"

#include <gtest/gtest.h>

namespace penstock::law {

namespace {

LawFile the_law() {
    platform::RealDisk disk;
    Result<Bytes> const bytes = disk.read("law/26-usc-6103-i-2.md");
    return LawFile::parse(bytes ? as_text(*bytes) : std::string_view(), Digest{}).value();
}

std::size_t count(std::string_view text, std::string_view part) {
    std::size_t number = 0;
    for (std::size_t at = text.find(part); at != std::string_view::npos;
         at = text.find(part, at + part.size())) {
        ++number;
    }
    return number;
}

TEST(Render, ShowsEveryParagraphAndEveryElementOnce) {
    LawFile const law = the_law();
    std::string const page = render_html(law, run_law_tests(law, {}));
    EXPECT_EQ(count(page, "<section class=\"paragraph\""), law.paragraphs().size());
    EXPECT_EQ(count(page, "<li class=\"element "), law.elements().size());
    for (Element const& element : law.elements()) {
        EXPECT_EQ(count(page, "id=\"" + element.id + "\""), 1U) << element.id;
    }
    EXPECT_NE(page.find(" passed, 0 failed</span>"), std::string::npos);
}

TEST(Render, IsOneFileWithoutScriptsOrOutsideReferences) {
    LawFile const law = the_law();
    std::string const page = render_html(law, {});
    EXPECT_EQ(page.find("<script"), std::string::npos);
    EXPECT_EQ(page.find("src="), std::string::npos);
    EXPECT_EQ(page.find("http"), std::string::npos);
    EXPECT_EQ(page.find("url("), std::string::npos);
    EXPECT_EQ(count(page, "<main"), 1U);
    EXPECT_EQ(count(page, "<h1"), 1U);
    EXPECT_NE(page.find("<html lang=\"en\">"), std::string::npos);
}

TEST(Render, EveryLinkHasItsPlace) {
    LawFile const law = the_law();
    std::string const page = render_html(law, {});
    std::string_view const mark = "href=\"#";
    for (std::size_t at = page.find(mark); at != std::string::npos; at = page.find(mark, at + 1)) {
        std::size_t const from = at + mark.size();
        std::string const place = page.substr(from, page.find('"', from) - from);
        EXPECT_NE(page.find("id=\"" + place + "\""), std::string::npos) << place;
    }
}

TEST(Render, FailedTestsAreNamed) {
    LawFile const law = the_law();
    LawReport const report{{{.name = "flip 6103i2-D.complete",
                             .element = "6103i2-D.complete",
                             .failure = "met & <unmet>"}}};
    std::string const page = render_html(law, report);
    EXPECT_NE(page.find("flip 6103i2-D.complete: met &amp; &lt;unmet&gt;"), std::string::npos);
    EXPECT_NE(page.find("0 passed, 1 failed"), std::string::npos);
}

TEST(ProseHtml, EscapesAllText) {
    EXPECT_EQ(internal::prose_html("a < b & \"c\"\n"), "<p>a &lt; b &amp; &quot;c&quot;</p>\n");
    EXPECT_EQ(internal::inline_html("`<b>`"), "<code>&lt;b&gt;</code>");
}

TEST(ProseHtml, KnowsParagraphsListsQuotationsAndEmphasis) {
    EXPECT_EQ(internal::prose_html("one\ntwo\n\n- *a*\n  b\n- **c**\n\n> d\n"),
              "<p>one two</p>\n<ul>\n<li><em>a</em> b</li>\n<li><strong>c</strong></li>\n</ul>\n"
              "<blockquote><p>d</p></blockquote>\n");
    EXPECT_EQ(internal::inline_html("2 * 3 ** 4 `"), "2 * 3 ** 4 `");
}

}  // namespace

}  // namespace penstock::law
