#include "tomlfile/toml_outline.h"

#include <gtest/gtest.h>

namespace penstock::tomlfile {

namespace {

TEST(TomlOutline, LettersBeyondAsciiStandInTextsAndComments) {
    for (std::string_view const good : {
             "",
             "a = 1\n",
             "a = \"café\" # café\nb = 'café'\n",
             "a = \"\"\"café\né\"\"\"\n",
             "a = '''café\\\né'''\n",
             "\xef\xbb\xbf"
             "a = 1\n",
             "a = \"quote \\\" café\"\n",
             "a = \"\" # café\n",
             "[ \"café\" . 'é' ]\r\na = [ 'é', \"é\", { \"é\" = 'é' } ]\n",
             "a = \"\"\"two \\\"\"\" café\"\"\"\n",
             "a = \"\"\"\"\"café\"\"\"\"\"\n",
         }) {
        EXPECT_FALSE(line_outside_toml(good)) << good;
    }
}

TEST(TomlOutline, LettersElsewhereAreFoundWithTheirLine) {
    EXPECT_EQ(line_outside_toml("café = 1\n"), 1U);
    EXPECT_EQ(line_outside_toml("a = 1\nb = 2 §\n"), 2U);
    EXPECT_EQ(line_outside_toml("a = \"one\ntwo é\"\n"), 2U);
    EXPECT_EQ(line_outside_toml("a = '''x''' é\n"), 1U);
    EXPECT_EQ(line_outside_toml("a = \"\"\"\\\n é\"\"\"\n"), 2U);
    // A quote that begins no text hides nothing.
    EXPECT_EQ(line_outside_toml("a =3\"3:26é\"\n"), 1U);
    EXPECT_EQ(line_outside_toml("a = 2026-11-20 \"é\"\n"), 1U);
    EXPECT_EQ(line_outside_toml("a = \"\"\"\\é\"\"\"\n"), 1U);
}

TEST(TomlOutline, ADigitFollowsTheTOfADateAndTime) {
    EXPECT_FALSE(line_outside_toml("a = 2026-11-20T12:00:00Z\n"));
    EXPECT_FALSE(line_outside_toml("a = 2026-11-20t12:00:00Z\n"));
    EXPECT_FALSE(line_outside_toml("a = true\nTotal = \"2T\" # 2T\n"));
    EXPECT_EQ(line_outside_toml("\na = 2026-11-20T\n"), 2U);
    EXPECT_EQ(line_outside_toml("a = 2026-11-20T"), 1U);
    EXPECT_EQ(line_outside_toml("a = 2026-11-20Tx12:00\n"), 1U);
}

}  // namespace

}  // namespace penstock::tomlfile
