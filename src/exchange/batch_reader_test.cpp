#include "exchange/batch_reader.h"

#include "platform/real_disk.h"
#include "support/sample_batch.h"
#include "support/text_file.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace penstock::exchange {
namespace {

using testing::TextFile;
using testing::sample_batch::has;
using testing::sample_batch::header;
using testing::sample_batch::line;
using testing::sample_batch::with;

std::vector<ReadLine> lines_of(std::string file, std::size_t portion = 1 << 20) {
    TextFile source(std::move(file), portion);
    BatchReader reader(source);
    EXPECT_TRUE(reader.read_header());
    std::vector<ReadLine> lines;
    while (auto next = reader.next().value()) lines.push_back(*std::move(next));
    EXPECT_EQ(reader.lines_read(), lines.size());
    return lines;
}

// The only line of a batch whose line is `text`.
ReadLine read(std::string const& text) {
    auto const lines = lines_of(header + "\n" + text + "\n");
    EXPECT_EQ(lines.size(), 1u);
    return lines.empty() ? ReadLine{} : lines.front();
}

RequestLine blank_line(std::uint64_t place) {
    RequestLine blank;
    blank.line = LineNumber(place);
    return blank;
}

TEST(BatchLine, IsReadWhole) {
    ReadLine const got = read(line);
    EXPECT_TRUE(got.deficiencies.empty());
    RequestLine const& l = got.line;
    EXPECT_EQ(l.line, LineNumber(1));
    EXPECT_EQ(l.name, (identity::PersonName{"Odile", "", "Marchetti", ""}));
    ASSERT_TRUE(l.address);
    EXPECT_EQ(l.address->street, "12 Heron Way");
    EXPECT_EQ(l.address->unit, "Apt 4");
    EXPECT_EQ(l.address->city, "Toledo");
    EXPECT_EQ(l.address->state, "OH");
    EXPECT_EQ(l.address->zip, "43604");
    EXPECT_EQ(l.address->country, "US");
    EXPECT_FALSE(l.address->one_line);
    EXPECT_EQ(l.tin, "900-70-0001");
    EXPECT_EQ(l.dob, "1980-02-03");
    EXPECT_EQ(l.periods, (std::vector<int>{2023, 2024}));
    EXPECT_EQ(l.authority, "8 USC 1253(a)(1)");
    EXPECT_EQ(l.purpose, "investigation");
    EXPECT_EQ(l.reason, "A lease is to be dated.");
    EXPECT_EQ(l.matter, (CaseFields{"C-1", "2025-01-03", "open"}));
    EXPECT_EQ(l.particulars, (Particulars{"2024-01-05", std::nullopt, true, "8 USC 1227(a)(2)",
                                          false, false, false}));
    EXPECT_EQ(l.recipients, std::vector<std::string>{"hp-1"});
    EXPECT_EQ(l.wants, std::vector<std::string>{"address"});
    EXPECT_EQ(l.form, "value");
}

TEST(BatchLine, FieldsThatAreMissingOrNullAreEmptyAndNoDeficiency) {
    RequestLine const empty = blank_line(1);
    ReadLine const missing = read(R"({"line":1})");
    EXPECT_TRUE(missing.deficiencies.empty());
    EXPECT_EQ(missing.line, empty);
    ReadLine const null = read(
        R"({"form":null,"wants":null,"recipients":null,"particulars":null,"case":null,)"
        R"("reason":null,"purpose":null,"authority":null,"periods":null,"dob":null,"tin":null,)"
        R"("address":null,"aliases":null,"name":null,"line":1})");
    EXPECT_TRUE(null.deficiencies.empty());
    EXPECT_EQ(null.line, empty);
}

TEST(BatchLine, AnAddressMayBeOneLineOfText) {
    std::string const fields =
        line.substr(line.find("{\"street\""), line.find(",\"tin\"") - line.find("{\"street\""));
    ReadLine const got = read(with(line, fields, R"({"text":"12 HERON WAY, TOLEDO OH"})"));
    EXPECT_TRUE(got.deficiencies.empty());
    ASSERT_TRUE(got.line.address);
    EXPECT_TRUE(got.line.address->one_line);
    EXPECT_EQ(got.line.address->text, "12 HERON WAY, TOLEDO OH");
    ReadLine const both = read(with(line, "{\"street\"", R"({"text":"x","street")"));
    EXPECT_TRUE(has(both.deficiencies, "address", "not both", "R-6103i2-D"));
    EXPECT_FALSE(both.line.address);
}

TEST(BatchLine, ValuesOfAnotherTypeRestOnTheRequirementOfTheirField) {
    struct Case {
        std::string_view old, fresh, field, requirement;
    };
    for (Case const& c : {
             Case{"[2023,2024]", "\"any\"", "periods", "R-6103i2-E"},
             Case{"[2023,2024]", "[\"all years\"]", "periods", "R-6103i2-E"},
             Case{"[2023,2024]", "[\"2024-2019\"]", "periods", "R-6103i2-E"},
             Case{"[2023,2024]", "[2023,2024.5]", "periods", "R-6103i2-E"},
             Case{"[2023,2024]", "[99999999999]", "periods", "R-6103i2-E"},
             Case{"[2023,2024]", "2024", "periods", "R-6103i2-E"},
             Case{"[2023,2024]", "[null]", "periods", "R-6103i2-E"},
             Case{"{\"given\":\"Odile\"", "{\"given\":4", "name", "R-6103i2-C"},
             Case{"[],", "[\"Odile M\"],", "aliases", "R-6103i2-C"},
             Case{"[],", "[null],", "aliases", "R-6103i2-C"},
             Case{"\"43604\"", "43604", "address", "R-6103i2-D"},
             Case{"\"8 USC 1253(a)(1)\"", "[\"8 USC 1253(a)(1)\"]", "authority", "R-6103i2-F"},
             Case{"\"A lease is to be dated.\"", "true", "reason", "R-6103i2-G"},
             Case{"[\"hp-1\"]", "\"hp-1\"", "recipients", "R-6103i2-H"},
             Case{"[\"hp-1\"]", "[\"hp-1\",2]", "recipients", "R-6103i2-H"},
             Case{"[\"hp-1\"]", "[null]", "recipients", "R-6103i2-H"},
             Case{"\"investigation\"", "1", "purpose", "R-6103i2-I"},
             Case{"[\"address\"]", "{}", "wants", "R-6103i2-K"},
             Case{"\"C-1\"", "1", "case.number", "R-MOU-H"},
             Case{"\"open\"", "true", "case.status", "R-MOU-H"},
             Case{"\"2024-01-05\"", "20240105", "particulars.final_order_date", "R-MOU-E"},
             Case{"\"outstanding\":true", "\"outstanding\":\"yes\"", "particulars.outstanding",
                  "R-MOU-E"},
             Case{"\"900-70-0001\"", "900700001", "tin", "R-6103p1-A"},
             Case{"\"1980-02-03\"", "{}", "dob", "R-6103p1-A"},
             Case{"\"value\"", "false", "form", "R-6103p1-A"},
         }) {
        ReadLine const got = read(with(line, c.old, c.fresh));
        EXPECT_TRUE(has(got.deficiencies, c.field, "must", c.requirement)) << c.fresh;
        EXPECT_TRUE(std::ranges::any_of(got.deficiencies, [](Deficiency const& d) {
            return d.requirement == "R-6103p1-A";
        })) << c.fresh;
        EXPECT_LE(got.deficiencies.size(), 2u) << c.fresh;
    }
}

TEST(BatchLine, TheLinesOwnNumberIsDemanded) {
    for (std::string_view const fresh : {"{", "{\"line\":null,", "{\"line\":2,", "{\"line\":0,",
                                         "{\"line\":-1,", "{\"line\":\"1\",", "{\"line\":1.0,"}) {
        ReadLine const got = read(with(line, "{\"line\":1,", fresh));
        EXPECT_TRUE(has(got.deficiencies, "line", "place")) << fresh;
        EXPECT_EQ(got.line.line, LineNumber(1)) << fresh;
    }
}

TEST(BatchLine, UnknownFieldsAreDeficienciesAtAnyDepth) {
    struct Case {
        std::string_view old, fresh, field;
    };
    for (Case const& c : {
             Case{"{\"line\":1,", "{\"line\":1,\"priority\":\"high\",", ""},
             Case{"{\"line\":1,", "{\"Line\":1,\"line\":1,", ""},
             Case{"{\"given\"", "{\"nick\":\"O\",\"given\"", "name"},
             Case{"[],", "[{\"title\":\"Dr\"}],", "aliases"},
             Case{"{\"street\"", "{\"plus4\":\"1234\",\"street\"", "address"},
             Case{"{\"number\"", "{\"judge\":\"X\",\"number\"", "case"},
             Case{"{\"final_order_date\"", "{\"visa\":\"B\",\"final_order_date\"", "particulars"},
         }) {
        ReadLine const got = read(with(line, c.old, c.fresh));
        EXPECT_TRUE(has(got.deficiencies, c.field, "does not know")) << c.fresh;
    }
}

TEST(BatchLine, FieldsThatStandTwiceAreDeficienciesAtAnyDepth) {
    struct Case {
        std::string_view old, fresh, field;
    };
    for (Case const& c : {
             Case{"{\"line\":1,", "{\"line\":1,\"line\":1,", ""},
             Case{"{\"line\":1,", "{\"line\":1,\"t\\u0069n\":\"900-70-0002\",", ""},
             Case{"{\"given\"", "{\"given\":\"Other\",\"given\"", "name"},
             Case{"[],", "[{\"given\":\"A\",\"given\":\"B\"}],", "aliases"},
             Case{"{\"street\"", "{\"zip\":\"00000\",\"street\"", "address"},
             Case{"{\"number\"", "{\"status\":\"closed\",\"number\"", "case"},
             Case{"{\"final_order_date\"", "{\"in_custody\":true,\"final_order_date\"",
                  "particulars"},
         }) {
        ReadLine const got = read(with(line, c.old, c.fresh));
        EXPECT_TRUE(has(got.deficiencies, c.field, "twice")) << c.fresh;
    }
}

TEST(BatchLine, LengthsAreCountedInCharactersAndHaveLimits) {
    auto const repeated = [](std::string_view unit, std::size_t count) {
        std::string text;
        while (count-- > 0) text += unit;
        return text;
    };
    auto const quoted = [](std::string const& text) { return "\"" + text + "\""; };
    struct Case {
        std::string_view old;
        std::size_t most;
        std::string_view field, requirement;
    };
    for (Case const& c : {
             Case{"\"Odile\"", 100, "name", "R-6103i2-C"},
             Case{"\"12 Heron Way\"", 200, "address", "R-6103i2-D"},
             Case{"\"A lease is to be dated.\"", 4000, "reason", "R-6103i2-G"},
             Case{"\"8 USC 1253(a)(1)\"", 200, "authority", "R-6103i2-F"},
             Case{"\"hp-1\"", 64, "recipients", "R-6103i2-H"},
             Case{"\"C-1\"", 64, "case.number", "R-MOU-H"},
             Case{"\"900-70-0001\"", 32, "tin", "R-6103p1-A"},
         }) {
        ReadLine const most = read(with(line, c.old, quoted(repeated("\xc3\xa9", c.most))));
        EXPECT_TRUE(most.deficiencies.empty()) << c.field;
        ReadLine const more = read(with(line, c.old, quoted(repeated("\xc3\xa9", c.most + 1))));
        EXPECT_TRUE(has(more.deficiencies, c.field, "longer", c.requirement)) << c.field;
    }
    struct ListCase {
        std::string_view old, item;
        std::size_t most;
        std::string_view field, requirement;
    };
    for (ListCase const& c : {
             ListCase{"[\"hp-1\"]", "\"hp-1\"", 20, "recipients", "R-6103i2-H"},
             ListCase{"[\"address\"]", "\"address\"", 10, "wants", "R-6103i2-K"},
             ListCase{"[2023,2024]", "2024", 30, "periods", "R-6103i2-E"},
             ListCase{"[],", "{\"given\":\"Odile\"}", 10, "aliases", "R-6103i2-C"},
         }) {
        auto const list = [&](std::size_t count) {
            std::string const items = repeated(std::string(c.item) + ",", count);
            std::string const end = c.old.ends_with(',') ? "]," : "]";
            return with(line, c.old, "[" + items.substr(0, items.size() - 1) + end);
        };
        EXPECT_TRUE(read(list(c.most)).deficiencies.empty()) << c.field;
        EXPECT_TRUE(has(read(list(c.most + 1)).deficiencies, c.field, "more items", c.requirement))
            << c.field;
    }
}

TEST(BatchLine, ControlCharactersAreDeficienciesHoweverTheyAreWritten) {
    for (std::string_view const bad : {"\\u0000", "\\u001b", "\\u007f", "\xc2\x85", "\\n"}) {
        ReadLine const got = read(with(line, "Odile", "Od" + std::string(bad) + "ile"));
        EXPECT_TRUE(has(got.deficiencies, "name", "control", "R-6103i2-C")) << bad;
        ASSERT_TRUE(got.line.name);
        EXPECT_EQ(got.line.name->given, "");
    }
    EXPECT_TRUE(has(read(with(line, "Odile", "Od\x1bile")).deficiencies, "", "control"));
    EXPECT_TRUE(read(with(line, "to be", "to\\nbe\\t")).deficiencies.empty());
    EXPECT_TRUE(read(with(line, "Odile", "Od\xc2\xa0ile \xe2\x80\x8b")).deficiencies.empty());
}

TEST(BatchLine, WhatIsNoJsonObjectIsOneDeficiencyOfTheLine) {
    struct Case {
        std::string text;
        std::string_view word;
    };
    for (Case const& c : {
             Case{"{\"line\":1,", "not one JSON object"},
             Case{"[]", "not one JSON object"},
             Case{"7", "not one JSON object"},
             Case{line + line, "not one JSON object"},
             Case{line + ",", "not one JSON object"},
             Case{with(line, "true", "True"), "not one JSON object"},
             Case{with(line, "2023", "02023"), "not one JSON object"},
             Case{with(line, "2023", "1e999"), "not one JSON object"},
             Case{with(line, "Odile", "\\ud800"), "not one JSON object"},
             Case{with(line, "Odile", "\\udc00"), "not one JSON object"},
             Case{with(line, "Odile", "\\q"), "not one JSON object"},
             Case{with(line, "Odile", "\xed\xa0\x80"), "UTF-8"},
             Case{with(line, "Odile", "\xc0\xaf"), "UTF-8"},
             Case{with(line, "Odile", "\xe9"), "UTF-8"},
             Case{with(line, "Odile", std::string("O\0d", 3)), "NUL"},
             Case{with(line, "[2023,2024]", std::string(40, '[') + std::string(40, ']')), "nested"},
             Case{"", "blank"},
             Case{"  ", "blank"},
             Case{with(line, "Odile", std::string(70'000, 'x')), "64 KiB"},
         }) {
        ReadLine const got = read(c.text);
        EXPECT_TRUE(has(got.deficiencies, "", c.word)) << c.word;
        EXPECT_EQ(got.deficiencies.size(), 1u) << c.word;
        EXPECT_EQ(got.line, blank_line(1)) << c.word;
    }
}

TEST(BatchLine, CarriageReturnsAreADeficiencyAndTheLineIsStillRead) {
    ReadLine const got = read(line + "\r");
    EXPECT_TRUE(has(got.deficiencies, "", "CR LF"));
    EXPECT_EQ(got.line.tin, "900-70-0001");
}

TEST(BatchLine, ManyDeficienciesAreCutToWhatAReaderCanUse) {
    std::string text = "{\"line\":1";
    for (int i = 0; i < 3000; ++i) text += ",\"f" + std::to_string(i) + "\":1";
    EXPECT_EQ(read(text + "}").deficiencies.size(), 1u);
}

TEST(BatchReader, EveryLineComesInItsPlaceWhateverStandsBeforeIt) {
    std::string file = header + "\n{\n\n" + std::string(200'000, ' ') + "\n";
    file += with(line, "\"line\":1", "\"line\":4") + "\n";
    file += with(line, "\"line\":1", "\"line\":5");
    for (std::size_t const portion : {1u, 7u, 4096u, 1u << 20}) {
        auto const lines = lines_of(file, portion);
        ASSERT_EQ(lines.size(), 5u);
        EXPECT_TRUE(has(lines[0].deficiencies, "", "not one JSON object"));
        EXPECT_TRUE(has(lines[1].deficiencies, "", "blank"));
        EXPECT_TRUE(has(lines[2].deficiencies, "", "64 KiB"));
        EXPECT_TRUE(lines[3].deficiencies.empty());
        EXPECT_TRUE(lines[4].deficiencies.empty());
        for (std::size_t i = 0; i < lines.size(); ++i) {
            EXPECT_EQ(lines[i].line.line, LineNumber(i + 1));
        }
    }
}

TEST(BatchReader, ALineOfExactly64KiBIsReadAndOneByteMoreIsNot) {
    std::string const start = "{\"line\":1,\"reason\":\"x\"";
    std::string const most = start + std::string(65'536 - start.size() - 1, ' ') + "}";
    ASSERT_EQ(most.size(), 65'536u);
    EXPECT_TRUE(read(most).deficiencies.empty());
    EXPECT_TRUE(has(read(most + " ").deficiencies, "", "64 KiB"));
    EXPECT_TRUE(has(lines_of(header + "\n" + most + " ").at(0).deficiencies, "", "64 KiB"));
}

TEST(BatchReader, AHeaderAloneIsABatchOfNoLines) {
    EXPECT_TRUE(lines_of(header).empty());
    EXPECT_TRUE(lines_of(header + "\n").empty());
    EXPECT_TRUE(lines_of("").empty());
}

// The worked example of docs/formats/batch.md has the deficiencies that the page tells.
TEST(BatchReader, TheFormatPagesExampleIsReadAsThePageSays) {
    platform::RealDisk real;
    Disk& disk = real;
    Bytes const bytes = disk.read("docs/formats/batch.md").value();
    std::string_view const page = as_text(bytes);
    std::size_t const begin = page.find("```json\n") + 8;
    std::string const example(page.substr(begin, page.find("```", begin) - begin));
    TextFile source(example);
    BatchReader reader(source);
    ReadHeader const head = reader.read_header().value();
    EXPECT_TRUE(head.header && head.deficiencies.empty());
    EXPECT_TRUE(reader.next().value()->deficiencies.empty());
    auto const second = reader.next().value();
    ASSERT_EQ(second->deficiencies.size(), 2u);
    EXPECT_TRUE(has(second->deficiencies, "name", "does not know"));
    EXPECT_TRUE(has(second->deficiencies, "periods", "list of years", "R-6103i2-E"));
    EXPECT_FALSE(reader.next().value());
    EXPECT_EQ(head.header->lines, reader.lines_read());
}

class BrokenFile : public ReadFile {
public:
    Result<std::size_t> read(std::span<std::uint8_t>) override {
        return fail(ErrorCode::Io, "cannot read a file");
    }
};

TEST(BatchReader, AFileThatCannotBeReadIsAnErrorAndNotABatch) {
    BrokenFile file;
    BatchReader reader(file);
    ASSERT_FALSE(reader.read_header());
    EXPECT_EQ(reader.next().error().code, ErrorCode::Io);
}

}  // namespace
}  // namespace penstock::exchange
