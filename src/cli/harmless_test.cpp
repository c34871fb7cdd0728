#include "cli/harmless.h"

#include <gtest/gtest.h>

namespace penstock::cli {
namespace {

TEST(Harmless, LeavesWordsInAnyScriptAlone) {
    for (std::string_view const text :
         {"", "Court of Appeals, No. 26-1234", "two\nlines\tand a tab", "Núñez 李 \u2019 \u2060",
          "\x1b[1mbold\x1b[0m \x1b[31mred\x1b[0m"}) {
        EXPECT_EQ(harmless(text), text);
    }
}

TEST(Harmless, WritesControlCharactersOut) {
    EXPECT_EQ(harmless("\x1b[2J"), "\\u001b[2J");
    EXPECT_EQ(harmless("\x1b]0;title\x07"), "\\u001b]0;title\\u0007");
    EXPECT_EQ(harmless("granted\rrefused"), "granted\\u000drefused");
    EXPECT_EQ(harmless(std::string_view("a\0b\x7f", 4)), "a\\u0000b\\u007f");
    EXPECT_EQ(harmless("\u009b2J"), "\\u009b2J");
    EXPECT_EQ(harmless("\u202Etxt.exe\u202C \u2066\u2069"), "\\u202etxt.exe\\u202c \\u2066\\u2069");
}

TEST(Harmless, TakesBrokenTextAsItIs) {
    for (std::string_view const text : {"\xc2", "\xe2\x80", "\xff\xfe", "\xe2\x81"}) {
        EXPECT_EQ(harmless(text), text);
    }
}

}  // namespace
}  // namespace penstock::cli
