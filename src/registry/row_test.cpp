#include "registry/row.h"

#include "registry/testing/sample_rows.h"

#include <gtest/gtest.h>

namespace penstock::registry {
namespace {

std::string_view fault_of(Cells const& changed) {
    std::vector<std::string> const fields = row_of(changed);
    auto const row = read_row(fields);
    return row ? std::string_view("none") : row.error().column;
}

TEST(Row, ReadsEveryColumn) {
    std::vector<std::string> const fields = row_of({{"middle", "L"},
                                                    {"suffix", "Jr"},
                                                    {"former_surnames", "Vane;Moss"},
                                                    {"unit", "Apt 4"},
                                                    {"flags", "deceased;care-of"}});
    auto const row = read_row(fields);
    ASSERT_TRUE(row);
    EXPECT_EQ(row->person, "p-1");
    EXPECT_EQ(row->tin.value(), "900700001");
    EXPECT_EQ(row->tin_kind, TinKind::Itin);
    EXPECT_EQ(row->middle, "L");
    EXPECT_EQ(row->suffix, "Jr");
    EXPECT_EQ(row->former_surnames, "Vane;Moss");
    EXPECT_EQ(row->unit, "Apt 4");
    EXPECT_EQ(row->source, Source::Return);
    EXPECT_EQ(row->tax_period, TaxPeriod(2024));
    EXPECT_EQ(format_date(row->effective), "2025-04-11");
    EXPECT_TRUE(row->flags.has(Flag::Deceased));
    EXPECT_TRUE(row->flags.has(Flag::CareOf));
    EXPECT_FALSE(row->flags.has(Flag::Minor));
}

TEST(Row, TakesEmptyColumnsWhereTheFormatAllowsThem) {
    EXPECT_EQ(fault_of({{"dob", ""}}), "none");
    EXPECT_EQ(fault_of({{"given", ""}}), "none");
    EXPECT_EQ(fault_of({{"tax_period", ""}, {"source", "usps"}}), "none");
    EXPECT_EQ(fault_of({{"tax_period", ""}, {"source", "other"}}), "none");
    EXPECT_EQ(fault_of({{"tin", "900700001"}}), "none");
}

TEST(Row, NamesTheColumnThatIsMalformed) {
    struct Case {
        char const* column;
        char const* value;
    };
    for (auto const& [column, value] : {
             Case{"person", ""},
             Case{"person", "  "},
             Case{"tin", ""},
             Case{"tin", "900-70-001"},
             Case{"tin", "9OO-70-0001"},
             Case{"tin_kind", "SSN"},
             Case{"tin_kind", ""},
             Case{"dob", "1980-02-30"},
             Case{"dob", "02/03/1980"},
             Case{"street", ""},
             Case{"source", "rumour"},
             Case{"source", ""},
             Case{"tax_period", ""},
             Case{"tax_period", "24"},
             Case{"tax_period", "2024x"},
             Case{"tax_period", "1024"},
             Case{"effective", ""},
             Case{"effective", "2025-13-40"},
             Case{"flags", "vip"},
             Case{"flags", "deceased;"},
             Case{"flags", ";deceased"},
             Case{"flags", "deceased; minor"},
             Case{"city", "Pe\xfforia"},
             Case{"city", "Pe\x01oria"},
         }) {
        EXPECT_EQ(fault_of({{column, value}}), column) << column << " = " << value;
    }
    EXPECT_EQ(fault_of({{"city", std::string(121, 'x')}}), "city");
    EXPECT_EQ(fault_of({{"given", ""}, {"surname", " "}}), "surname");
    EXPECT_EQ(fault_of({{"tax_period", ""}, {"source", "information-return"}}), "tax_period");
}

TEST(Row, RefusesAWrongNumberOfColumns) {
    std::vector<std::string> fields = row_of({});
    fields.pop_back();
    EXPECT_FALSE(read_row(fields));
    EXPECT_FALSE(read_row({}));
}

TEST(Utf8, AcceptsWellFormedTextOnly) {
    EXPECT_TRUE(is_utf8(""));
    EXPECT_TRUE(is_utf8("N\u00fa\u00f1ez \u0141 \u4e2d \U0001F600"));
    EXPECT_FALSE(is_utf8("\x80"));
    EXPECT_FALSE(is_utf8("\xc3"));
    EXPECT_FALSE(is_utf8("\xc0\xaf"));          // overlong
    EXPECT_FALSE(is_utf8("\xe0\x80\xaf"));      // overlong
    EXPECT_FALSE(is_utf8("\xed\xa0\x80"));      // a surrogate
    EXPECT_FALSE(is_utf8("\xf4\x90\x80\x80"));  // beyond U+10FFFF
    EXPECT_FALSE(is_utf8("\xf5\x80\x80\x80"));
    EXPECT_FALSE(is_utf8("\xe4\xb8"));
}

}  // namespace
}  // namespace penstock::registry
