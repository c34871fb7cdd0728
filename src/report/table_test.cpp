#include "report/table.h"

#include "base/csv.h"

#include <gtest/gtest.h>

namespace penstock::report {
namespace {

Table texts(std::vector<std::string> const& values) {
    Table table("texts", "Texts", {{"text", "Text", ColumnKind::Text}});
    for (std::string const& value : values) table.add({value});
    return table;
}

TEST(TableCsv, follows_rfc_4180) {
    Table table("t", "T",
                {{"name", "Name", ColumnKind::Text},
                 {"lines", "Lines", ColumnKind::Count},
                 {"share", "Share", ColumnKind::Share},
                 {"day", "Day", ColumnKind::Date}});
    table.add({"one, \"two\"", 12345u, Share{1, 4}, *parse_date("2026-11-20")});
    table.add({"plain", Withheld{}, Share{0, 0}, {}});
    table.total({"All", 7u, {}, {}});
    EXPECT_EQ(table_csv(table),
              "name,lines,share,day\r\n\"one, \"\"two\"\"\",12345,0.250000,2026-11-20\r\n"
              "plain,withheld,,\r\nAll,7,,\r\n");
}

TEST(TableCsv, no_text_runs_as_a_formula) {
    std::vector<std::string> const hostile{"=1+1", "+1",     "-1",  "@SUM(A1)", " =1",
                                           "\t=1", "\r\n=1", "＝1", "|calc",    "%0A"};
    std::string const csv = table_csv(texts(hostile));
    CsvReader reader{std::string_view(csv)};
    std::vector<std::string> fields;
    ASSERT_TRUE(*reader.next(fields));
    for (std::string const& text : hostile) {
        ASSERT_TRUE(*reader.next(fields)) << text;
        EXPECT_TRUE(fields.at(0).starts_with('\'')) << fields.at(0);
    }
}

TEST(TableCsv, ordinary_text_comes_back_as_it_was) {
    std::vector<std::string> const ordinary{"ice-0412",   "O'Neil, Mary", "a=b", "\"\"",
                                            "8 USC 1253", "東京",         "x-y", " padded "};
    std::string const csv = table_csv(texts(ordinary));
    CsvReader reader{std::string_view(csv)};
    std::vector<std::string> fields;
    ASSERT_TRUE(*reader.next(fields));
    for (std::string const& text : ordinary) {
        ASSERT_TRUE(*reader.next(fields));
        EXPECT_EQ(fields.at(0), text);
    }
    EXPECT_FALSE(*reader.next(fields));
}

TEST(TableHtml, numbers_stand_to_the_right_and_rows_have_names) {
    Table table("t", "A caption",
                {{"a", "A", ColumnKind::Text}, {"n", "N", ColumnKind::Count, "lines"}});
    std::string const html = table_html(table.add({"row", 1234u}));
    EXPECT_NE(html.find("<caption id=\"t-caption\">A caption</caption>"), std::string::npos);
    EXPECT_NE(
        html.find("<th scope=\"row\" class=\"words\">row</th><td class=\"number\">1,234</td>"),
        std::string::npos);
    EXPECT_NE(html.find("<span class=\"unit\">(lines)</span>"), std::string::npos);
}

TEST(TableHtml, a_long_table_names_the_file_that_holds_all) {
    Table table = texts({"one", "two", "three"});
    std::string const html = table_html(table.show_at_most(2));
    EXPECT_EQ(html.find("three"), std::string::npos);
    EXPECT_NE(html.find("The first 2 of 3 rows; all are in <code>texts.csv</code>"),
              std::string::npos);
    EXPECT_NE(table_csv(table).find("three"), std::string::npos);
}

TEST(TableHtml, says_so_when_there_is_nothing) {
    EXPECT_NE(table_html(texts({})).find(">None.</td>"), std::string::npos);
}

TEST(TableHtml, what_is_withheld_is_said_and_not_shown) {
    Table table("t", "T", {{"a", "A", ColumnKind::Text}, {"n", "N", ColumnKind::Count}});
    table.add({"few", Withheld{}});
    EXPECT_NE(table_html(table).find("not shown"), std::string::npos);
    EXPECT_NE(table_json(table).find("[\"few\",\"withheld\"]"), std::string::npos);
}

using TableDeathTest = ::testing::Test;

TEST(TableDeathTest, a_row_that_does_not_fit_is_a_bug) {
    EXPECT_DEATH(texts({}).add({"one", "two"}), "");
    EXPECT_DEATH(Table("t", "T", {{"n", "N", ColumnKind::Count}}).add({Share{1, 2}}), "");
    EXPECT_DEATH(Table("../x", "T", {{"n", "N", ColumnKind::Count}}), "");
}

}  // namespace
}  // namespace penstock::report
