#include "bytes.h"
#include "folder.h"
#include "json.h"
#include "note.h"
#include "statute.h"
#include "when.h"

#include <gtest/gtest.h>

namespace verify {
namespace {

TEST(Bytes, Base64IsStrict) {
    for (std::string const& text : {std::string(), std::string("a"), std::string("ab"),
                                    std::string("abc"), std::string("\0\xff\x80", 3)}) {
        EXPECT_EQ(from_base64(to_base64(text)), text);
    }
    for (char const* bad :
         {"A", "AA", "AAA", "A===", "AB==", "AAB=", "AA==AAAA", "AA=A", "A A=", "AA==\n", "AA-_"}) {
        EXPECT_FALSE(from_base64(bad)) << bad;
    }
}

TEST(Json, ReadsWhatEntriesHold) {
    auto const json = parse_json(
        R"( {"a":"x\"\\\/\n\u00e9\ud83d\ude00","b":18446744073709551615,"c":["d","e"],"f":null,"g":true} )");
    ASSERT_TRUE(json);
    EXPECT_EQ(json->text_of("a"), "x\"\\/\n\xC3\xA9\xF0\x9F\x98\x80");
    EXPECT_EQ(json->number_of("b"), 18446744073709551615u);
    EXPECT_EQ(json->texts_of("c"), (std::vector<std::string>{"d", "e"}));
    EXPECT_EQ(json->find("f")->kind, Json::Kind::Null);
    EXPECT_FALSE(json->text_of("b"));
    EXPECT_FALSE(json->number_of("a"));
    EXPECT_FALSE(json->text_of("missing"));
}

TEST(Json, OtherFormsAreRefused) {
    for (char const* bad : {"",
                            "{",
                            "}",
                            "{}x",
                            "{\"a\"}",
                            "{\"a\":}",
                            "{\"a\":1,}",
                            "[1,]",
                            "[1 2]",
                            "01",
                            "1.",
                            "-",
                            "+1",
                            ".5",
                            "1e",
                            "nul",
                            "'a'",
                            "\"a",
                            "\"\\x\"",
                            "\"\\u12\"",
                            "\"\\ud800\"",
                            "\"\\udc00\"",
                            "\"a\tb\"",
                            "\"\xff\"",
                            "{\"a\":1,\"a\":2}",
                            "\xEF\xBB\xBF{}"}) {
        EXPECT_FALSE(parse_json(bad)) << bad;
    }
    EXPECT_FALSE(parse_json(std::string(17, '[') + std::string(17, ']')));
    EXPECT_TRUE(parse_json(std::string(16, '[') + std::string(16, ']')));
}

TEST(Json, CutTextIsRefusedAndNeverReadBeyondTheEnd) {
    std::string const whole = R"({"type":"a\u00e9","time":["b",{"c":-1.5e+3}],"d":false})";
    ASSERT_TRUE(parse_json(whole));
    for (std::size_t size = 0; size < whole.size(); ++size) {
        EXPECT_FALSE(parse_json(std::string(whole, 0, size))) << size;
    }
}

TEST(Time, ReadsOneFormOnly) {
    EXPECT_EQ(parse_time("1970-01-01T00:00:00Z"), 0);
    EXPECT_EQ(parse_time("2026-11-20T15:00:00Z"), 1795186800);
    for (char const* bad : {"", "2026-11-20", "2026-11-20T15:00:00", "2026-11-20T15:00:00+00:00",
                            "2026-11-20t15:00:00Z", "2026-13-20T15:00:00Z", "2026-11-31T15:00:00Z",
                            "2026-11-20T24:00:00Z", "2026-11-20T15:60:00Z", "2026-11-20T15:00:60Z",
                            "2026-11-20T1 :00:00Z", "-026-11-20T15:00:00Z"}) {
        EXPECT_FALSE(parse_time(bad)) << bad;
    }
}

TEST(Statute, IsTheSameInEveryNotation) {
    Statute const plain = parse_statute("8 USC 1253(a)(1)");
    ASSERT_TRUE(plain.understood);
    for (char const* text :
         {"8 U.S.C. 1253(a)(1)", "8 U.S.C. § 1253(a)(1)", "8 USC §1253(a)(1)", "8 usc 1253 (a) (1)",
          "Title 8, United States Code, Section 1253(a)(1)", "8 U. S. C. sec. 1253(a)(1)",
          "section 1253(a)(1) of title 8, United States Code", "8 USCA 1253(a)(1)"}) {
        Statute const other = parse_statute(text);
        EXPECT_TRUE(other.understood) << text;
        EXPECT_EQ(other.places, plain.places) << text;
    }
}

TEST(Statute, CoversItsParagraphsAndNoOther) {
    auto const covers = [](char const* wide, char const* narrow) {
        return parse_statute(wide).covers(parse_statute(narrow));
    };
    EXPECT_TRUE(covers("8 USC 1253", "8 USC 1253(a)(1)"));
    EXPECT_TRUE(covers("8 USC 1253(a)", "8 USC 1253(a)(1)"));
    EXPECT_TRUE(covers("8 USC 1253(a)(1)", "8 USC 1253(a)(1)"));
    EXPECT_FALSE(covers("8 USC 1253(a)(1)", "8 USC 1253(a)"));
    EXPECT_FALSE(covers("8 USC 1253(b)", "8 USC 1253(a)(1)"));
    EXPECT_FALSE(covers("8 USC 125", "8 USC 1253(a)(1)"));
    EXPECT_FALSE(covers("18 USC 1253", "8 USC 1253(a)(1)"));
    EXPECT_FALSE(covers("8 USC 1324", "8 USC 1324d"));
}

TEST(Statute, OtherTextIsNotUnderstood) {
    for (char const* text : {"", "8 USC", "USC 1253", "8 CFR 1253", "1253(a)",
                             "8 USC 1253 and 1326", "8 USC 1253 note", "title VIII"}) {
        EXPECT_FALSE(parse_statute(text).understood) << text;
    }
}

TEST(Folder, NumbersTilesAsTheStandardDoes) {
    EXPECT_EQ(numbered(5, 256), "005");
    EXPECT_EQ(numbered(999, 3), "999.p/3");
    EXPECT_EQ(numbered(1000, 256), "x001/000");
    EXPECT_EQ(numbered(1234067, 255), "x001/x234/067.p/255");
}

TEST(LogKey, OtherFormsAreRefused) {
    std::string const good =
        "example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx";
    EXPECT_TRUE(parse_log_key(good));
    EXPECT_TRUE(parse_log_key(good + "\n"));
    for (std::string const& bad :
         {std::string(), std::string("a+b+c"), good.substr(1), good + "A", "x" + good,
          std::string("PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")}) {
        EXPECT_FALSE(parse_log_key(bad)) << bad;
    }
}

}  // namespace
}  // namespace verify
