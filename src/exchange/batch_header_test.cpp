#include "exchange/batch_reader.h"
#include "support/sample_batch.h"
#include "support/text_file.h"

#include <gtest/gtest.h>

#include <string>

namespace penstock::exchange {
namespace {

using testing::TextFile;
using testing::sample_batch::has;
using testing::sample_batch::header;
using testing::sample_batch::with;

ReadHeader header_of(std::string file) {
    TextFile source(std::move(file));
    BatchReader reader(source);
    return reader.read_header().value();
}

TEST(BatchHeader, IsReadWhole) {
    ReadHeader const read = header_of(header + "\n");
    EXPECT_TRUE(read.deficiencies.empty());
    ASSERT_TRUE(read.header);
    EXPECT_EQ(read.header->batch.value(), "6f1c2a3b-0d4e-4f5a-8b6c-7d8e9f0a1b2c");
    EXPECT_EQ(read.header->agreement.value(), "toll-bridge-2025");
    EXPECT_EQ(read.header->agency.value(), "harbor-police");
    EXPECT_EQ(format_instant(read.header->created), "2026-11-20T14:00:00Z");
    EXPECT_EQ(read.header->lines, 1u);
    ASSERT_TRUE(read.header->attestation);
    EXPECT_EQ(read.header->attestation->bytes[1], 0x11);
}

TEST(BatchHeader, NeedsNoLineFeedAtTheEnd) {
    EXPECT_TRUE(header_of(header).deficiencies.empty());
}

TEST(BatchHeader, AnAttestationThatIsMissingOrMalformedIsLeftToTheAgreement) {
    for (std::string_view const value : {"\"sha256:00\"", "null", "7", "\"md5:00\""}) {
        std::string text = header.substr(0, header.find("\"sha256:")) + std::string(value) + "}";
        ReadHeader const read = header_of(text + "\n");
        EXPECT_TRUE(read.deficiencies.empty()) << value;
        ASSERT_TRUE(read.header) << value;
        EXPECT_FALSE(read.header->attestation) << value;
    }
}

TEST(BatchHeader, EachMandatoryFieldIsDemandedInItsForm) {
    struct Case {
        std::string_view old, fresh, field;
    };
    for (Case const& c : {
             Case{"6f1c2a3b-", "6f1c2a3b", "batch"},
             Case{"6f1c2a3b-", "6F1C2A3B-", "batch"},
             Case{"\"6f1c2a3b-0d4e-4f5a-8b6c-7d8e9f0a1b2c\"", "12", "batch"},
             Case{"\"6f1c2a3b-0d4e-4f5a-8b6c-7d8e9f0a1b2c\"", "\"../../etc\"", "batch"},
             Case{"toll-bridge-2025", "toll bridge", "agreement"},
             Case{"\"agreement\":\"toll-bridge-2025\",", "", "agreement"},
             Case{"harbor-police", "", "agency"},
             Case{"2026-11-20T14:00:00Z", "20 Nov 2026", "created"},
             Case{"2026-11-20T14:00:00Z", "2026-11-31T14:00:00Z", "created"},
             Case{"\"lines\":1", "\"lines\":0", "lines"},
             Case{"\"lines\":1", "\"lines\":-1", "lines"},
             Case{"\"lines\":1", "\"lines\":10000001", "lines"},
             Case{"\"lines\":1", "\"lines\":1.0", "lines"},
             Case{"\"lines\":1", "\"lines\":\"1\"", "lines"},
             Case{"\"lines\":1", "\"lines\":18446744073709551615", "lines"},
         }) {
        ReadHeader const read = header_of(with(header, c.old, c.fresh));
        EXPECT_FALSE(read.header) << c.fresh;
        EXPECT_TRUE(has(read.deficiencies, c.field, "must be")) << c.fresh;
    }
}

TEST(BatchHeader, DeficienciesThatLeaveTheFieldsReadableKeepTheHeader) {
    struct Case {
        std::string text;
        std::string_view field, word;
    };
    std::string const twice = with(header, "\"lines\":1", "\"lines\":1,\"lines\":2");
    for (Case const& c : {
             Case{with(header, "batch/1", "batch/9"), "format", "must be"},
             Case{with(header, "\"lines\":1", "\"lines\":1,\"priority\":\"high\""), "",
                  "does not know"},
             Case{twice, "", "twice"},
             Case{"\xef\xbb\xbf" + header + "\n", "", "byte order mark"},
             Case{header + "\r\n", "", "CR LF"},
         }) {
        ReadHeader const read = header_of(c.text);
        EXPECT_TRUE(read.header) << c.text;
        EXPECT_TRUE(has(read.deficiencies, c.field, c.word)) << c.text;
    }
}

TEST(BatchHeader, WhatIsNoHeaderAtAllSaysSo) {
    struct Case {
        std::string text;
        std::string_view word;
    };
    std::string utf16;
    for (char const c : header) (utf16 += c) += '\0';
    for (Case const& c : {
             Case{"", "empty"},
             Case{"\n" + header, "blank"},
             Case{"\r\n", "blank"},
             Case{"Odile,Marchetti,12 Heron Way,43604\r\n", "not one JSON object"},
             Case{"[1]", "not one JSON object"},
             Case{"{\"format\":", "not one JSON object"},
             Case{header + header, "not one JSON object"},
             Case{utf16, "NUL"},
             Case{"\xff\xfe" + utf16, "UTF-16"},
             Case{"{\"format\":\"\xff\"}", "UTF-8"},
             Case{std::string(70'000, 'x'), "64 KiB"},
             Case{std::string(60, '[') + std::string(60, ']'), "nested"},
         }) {
        ReadHeader const read = header_of(c.text);
        EXPECT_FALSE(read.header) << c.word;
        EXPECT_TRUE(has(read.deficiencies, "", c.word)) << c.word;
    }
}

}  // namespace
}  // namespace penstock::exchange
