#include "report/report.h"

#include "report/style.h"
#include "report/text.h"
#include "support/memory_disk.h"

#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <memory>
#include <set>

namespace penstock::report {
namespace {

constexpr std::string_view markup = "<script>alert('x')</script>&\"\n";

Date day(int month, unsigned date) {
    return Date{std::chrono::year{2026} / month / static_cast<int>(date)};
}

Table sample_table() {
    Table table("lines", "How the lines fared",
                {{"what", "What", ColumnKind::Text},
                 {"lines", "Lines", ColumnKind::Count},
                 {"share", "Share", ColumnKind::Share},
                 {"since", "Since", ColumnKind::Date},
                 {"at", "At", ColumnKind::Time},
                 {"digest", "Digest", ColumnKind::Code}});
    table.add({"returned", 1200u, Share{1, 3}, day(11, 20), Instant{day(11, 20)}, "sha256:00"});
    table.add({std::string(markup), Withheld{}, {}, {}, {}, {}});
    return table.total({"All", 1200u, Share{3, 3}, {}, {}, {}});
}

Page sample_page() {
    std::string const text(markup);
    Page page(text, Handling::InsideCustodian);
    page.lead(text).section(text).subsection(text).paragraph(text).list({text});
    page.note(NoteKind::Stop, text, text).facts({{text, text}}).figures({{text, text, text}});
    page.table(sample_table());
    page.chart(
        BarChart{{"bars", text, text}, text, text, {{text, 3u, Tone::Stop, text}}, {{text, 2u}}});
    page.chart(FunnelChart{
        {"funnel", text, text}, text, {{text, 5, {{text, 2, Tone::Quiet}}}, {text, 3, {}}}});
    page.chart(ShareChart{{"shares", text, text}, text, {{text, {{text, 5, Tone::Fourth}}}}});
    page.chart(LineChart{
        {"time", text, text}, text, {{text, {{day(1, 1), 4}}, Tone::Third}}, {{day(2, 1), text}}});
    page.chart(Histogram{{"bins", text, text}, text, text, {{text, 4}}});
    return page;
}

Report sample_report() {
    return Report{.name = "sample",
                  .page = sample_page(),
                  .further = {},
                  .made_from = {.origin = "simulation/one",
                                .ledger_entries = 12,
                                .last_entry_at = Instant{day(11, 20)},
                                .made_at = Instant{day(11, 21)},
                                .command = std::string(markup)}};
}

// Opens and closes every tag in order; `void` elements of HTML need no end.
::testing::AssertionResult is_balanced(std::string_view html, bool xml) {
    std::vector<std::string> open;
    for (std::size_t at = html.find('<'); at != std::string_view::npos; at = html.find('<', at)) {
        std::size_t const end = html.find('>', at);
        if (end == std::string_view::npos) return ::testing::AssertionFailure() << "open tag";
        std::string_view const tag = html.substr(at + 1, end - at - 1);
        at = end;
        if (tag.starts_with('!') || tag.ends_with('/')) continue;
        std::string const name(tag.substr(0, tag.find_first_of(" \n")));
        if (!xml && name == "meta") continue;
        if (!name.starts_with('/')) {
            open.push_back(name);
        } else if (open.empty() || open.back() != name.substr(1)) {
            return ::testing::AssertionFailure() << name << " closes another";
        } else {
            open.pop_back();
        }
    }
    if (!open.empty()) return ::testing::AssertionFailure() << open.back() << " is not closed";
    return ::testing::AssertionSuccess();
}

std::string sha256_by_openssl(std::string const& text) {
    std::string const file = ::testing::TempDir() + "penstock-style.css";
    {
        std::unique_ptr<std::FILE, int (*)(std::FILE*)> out(std::fopen(file.c_str(), "wb"),
                                                            std::fclose);
        std::fwrite(text.data(), 1, text.size(), out.get());
    }
    std::string const command =
        "openssl dgst -sha256 -binary '" + file + "' 2>/dev/null | openssl base64 -A";
    std::unique_ptr<std::FILE, int (*)(std::FILE*)> pipe(popen(command.c_str(), "r"), pclose);
    std::array<char, 128> answer{};
    std::size_t const size = std::fread(answer.data(), 1, answer.size(), pipe.get());
    std::remove(file.c_str());
    return std::string(answer.data(), size);
}

TEST(Page, no_text_becomes_markup) {
    std::string const html = sample_report().html();
    EXPECT_EQ(html.find("<script"), std::string::npos);
    EXPECT_EQ(html.find("alert('"), std::string::npos);
    EXPECT_NE(html.find("&lt;script&gt;"), std::string::npos);
}

TEST(Page, is_well_formed) {
    EXPECT_TRUE(is_balanced(sample_report().html(), false));
}

TEST(Page, fetches_nothing_and_forbids_it) {
    std::string html = sample_report().html();
    for (std::size_t at = html.find("http://www.w3.org/2000/svg"); at != std::string::npos;
         at = html.find("http://www.w3.org/2000/svg")) {
        html.erase(at, 26);  // a name, not an address to fetch
    }
    for (char const* const word : {"http://", "https://", "src=", "@import", "<link", "url(//"}) {
        EXPECT_EQ(html.find(word), std::string::npos) << word;
    }
    EXPECT_NE(html.find("default-src &#39;none&#39;"), std::string::npos);
    EXPECT_EQ(html.find("unsafe-inline"), std::string::npos);
    EXPECT_EQ(html.find(" style="), std::string::npos);
}

TEST(Page, its_policy_names_the_digest_of_its_style) {
    std::string const digest = sha256_by_openssl(page_style());
    if (digest.empty()) GTEST_SKIP() << "there is no openssl program here";
    EXPECT_EQ(page_style_digest(), "sha256-" + digest);
}

TEST(Page, has_what_a_reader_needs_to_find_the_way) {
    std::string const html = sample_report().html();
    for (char const* const part :
         {"<html lang=\"en\">", "<a class=\"skip\" href=\"#content\">", "<main id=\"content\">",
          "<header>", "<footer>", "<caption id=\"lines-caption\">", "scope=\"col\"",
          "scope=\"row\"", "<summary>", "role=\"img\"", "<desc id=\"bars-desc\">"}) {
        EXPECT_NE(html.find(part), std::string::npos) << part;
    }
}

TEST(Page, says_that_a_simulation_is_one) {
    Report report = sample_report();
    EXPECT_NE(report.html().find("<strong>Simulation</strong>"), std::string::npos);
    report.made_from.origin = "example.gov/one";
    EXPECT_EQ(report.html().find("<strong>Simulation</strong>"), std::string::npos);
}

TEST(Page, lists_its_sections_when_there_are_many) {
    Page page("Title", Handling::Public);
    page.section("One").section("Two").section("Three");
    EXPECT_EQ(page.html({}).find("<nav"), std::string::npos);
    page.section("Four");
    EXPECT_NE(page.html({}).find("<li><a href=\"#h4\">Four</a></li>"), std::string::npos);
}

TEST(Report, appears_whole_in_a_new_folder) {
    testing::MemoryDisk disk;
    ASSERT_TRUE(sample_report().write(disk, "out/"));
    EXPECT_EQ(*disk.list("out"),
              (std::vector<std::string>{"index.html", "lines.csv", "report.json"}));
    auto const again = sample_report().write(disk, "out");
    ASSERT_FALSE(again);
    EXPECT_EQ(again.error().code, ErrorCode::AlreadyExists);
}

TEST(Report, leaves_nothing_when_the_disk_fails) {
    testing::MemoryDisk calm;
    ASSERT_TRUE(sample_report().write(calm, "out"));
    for (std::uint64_t call = 1; call <= calm.calls(); ++call) {
        testing::MemoryDisk disk;
        disk.fail_at({.call = call, .fault = testing::Fault::FailsLost});
        if (sample_report().write(disk, "out")) continue;
        disk.no_more_faults();
        bool const whole = disk.exists("out") && disk.list("out")->size() == 3;
        EXPECT_TRUE(whole || !disk.exists("out")) << "call " << call;
    }
}

TEST(Report, json_holds_every_table_and_chart) {
    std::string const json = sample_report().json();
    for (char const* const part :
         {"\"format\":\"penstock-report/1\"", "\"report\":\"sample\"",
          "\"handling\":\"inside-custodian\"", "\"id\":\"lines\"", "\"id\":\"funnel-numbers\"",
          "\"last_entry_at\":\"2026-11-20T00:00:00Z\"", "{\"part\":1,\"whole\":3}",
          "\"withheld\""}) {
        EXPECT_NE(json.find(part), std::string::npos) << part;
    }
}

TEST(Chart, is_well_formed_and_complete) {
    Page const page = sample_page();
    for (Chart const* const chart : page.charts()) {
        std::string const svg = standalone_svg(*chart);
        EXPECT_TRUE(is_balanced(svg, true)) << head_of(*chart).id;
        EXPECT_NE(svg.find("<title id="), std::string::npos);
        EXPECT_NE(svg.find("<style>"), std::string::npos);
        EXPECT_EQ(svg.find("nan"), std::string::npos);
        EXPECT_EQ(svg.find("inf"), std::string::npos);
        EXPECT_FALSE(chart_numbers(*chart).rows().empty());
    }
}

TEST(Chart, of_nothing_draws_and_does_not_divide) {
    for (Chart const& chart :
         {Chart{BarChart{{"a", "", ""}, "", "", {}}}, Chart{FunnelChart{{"a", "", ""}, "", {}}},
          Chart{FunnelChart{{"a", "", ""}, "", {{"none", 0, {{"left", 0}}}}}},
          Chart{ShareChart{{"a", "", ""}, "", {{"none", {{"part", 0}}}}}},
          Chart{LineChart{{"a", "", ""}, "", {}}}, Chart{Histogram{{"a", "", ""}, "", "", {}}}}) {
        std::string const svg = chart_svg(chart);
        EXPECT_TRUE(is_balanced(svg, true));
        EXPECT_EQ(svg.find("nan"), std::string::npos);
        EXPECT_EQ(svg.find("inf"), std::string::npos);
    }
}

TEST(Chart, tells_tones_apart_by_pattern_too) {
    std::string const svg = chart_svg(
        ShareChart{{"a", "", ""}, "", {{"row", {{"one", 1, Tone::Main}, {"two", 1, Tone::Stop}}}}});
    EXPECT_NE(svg.find("<pattern id=\"a-stop\""), std::string::npos);
    EXPECT_EQ(svg.find("<pattern id=\"a-main\""), std::string::npos);
}

TEST(Chart, an_axis_stands_at_whole_numbers_that_do_not_repeat) {
    for (std::uint64_t const most : {1u, 2u, 3u, 4u, 5u, 7u, 12u, 24u, 60u, 130u, 999u, 4001u}) {
        std::string const svg =
            chart_svg(Histogram{{"a", "", ""}, "", "", {{"one", most}, {"two", 1}}});
        std::set<std::string> seen;
        std::string const mark = "text-anchor=\"end\">";
        for (std::size_t at = svg.find(mark); at != std::string::npos; at = svg.find(mark, at)) {
            at += mark.size();
            std::string const number = svg.substr(at, svg.find('<', at) - at);
            EXPECT_TRUE(seen.insert(number).second) << number << " twice, up to " << most;
        }
        EXPECT_GE(seen.size(), 2u);
    }
}

TEST(Text, is_clean_whatever_the_bytes) {
    EXPECT_EQ(clean("a\xff\x01z"), "a\xef\xbf\xbd\xef\xbf\xbdz");
    EXPECT_EQ(clean("\xed\xa0\x80").find('\xed'), std::string::npos);  // a surrogate
    EXPECT_EQ(clean("\xe2\x80\xae"
                    "abc"),
              "\xef\xbf\xbd"
              "abc");  // turns the direction
    EXPECT_EQ(clean("Muñoz – 東"), "Muñoz – 東");
    EXPECT_EQ(clean("one\r\ntwo\tthree"), "one  two three");
}

TEST(Text, never_rounds_some_to_none_or_all) {
    EXPECT_EQ(percent(47289, 1280000), "3.7 %");
    EXPECT_EQ(percent(1, 1280000), "under 0.1 %");
    EXPECT_EQ(percent(1279999, 1280000), "over 99.9 %");
    EXPECT_EQ(percent(0, 7), "0.0 %");
    EXPECT_EQ(percent(7, 7), "100.0 %");
    EXPECT_EQ(percent(0, 0), "–");
    EXPECT_EQ(counted(1, "batch", "batches"), "1 batch");
    EXPECT_EQ(counted(0, "batch", "batches"), "0 batches");
    EXPECT_EQ(grouped(999), "999");
    EXPECT_EQ(grouped(1280000), "1,280,000");
}

}  // namespace
}  // namespace penstock::report
