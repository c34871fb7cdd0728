#include "remote/failure.h"

#include <gtest/gtest.h>

namespace penstock::remote {

namespace {

http::Response response(std::string type, std::string body, unsigned status = 403) {
    return {.status = status, .content_type = std::move(type), .body = std::move(body)};
}

TEST(Harmless, keeps_words_of_any_language) {
    EXPECT_EQ(harmless("No: Łódź, 東京, \xf0\x9f\x8f\xa0.", 100),
              "No: Łódź, 東京, \xf0\x9f\x8f\xa0.");
}

TEST(Harmless, writes_what_a_terminal_acts_on_as_a_question_mark) {
    EXPECT_EQ(harmless("a\x1b[31mb\r\n\x07"
                       "c\x7f",
                       100),
              "a?[31mb???c?");
    EXPECT_EQ(harmless("\xc2\x9b"
                       "1m",
                       100),
              "?1m")
        << "C1 control sequence introducer";
    EXPECT_EQ(harmless("ab\xe2\x80\xae"
                       "dc",
                       100),
              "ab?dc")
        << "right-to-left override";
    EXPECT_EQ(harmless("a\xe2\x80\x8b"
                       "b\xef\xbb\xbf",
                       100),
              "a?b?")
        << "what cannot be seen";
}

TEST(Harmless, writes_bytes_that_are_no_text_as_question_marks) {
    EXPECT_EQ(harmless("a\xff\xfe", 100), "a??");
    EXPECT_EQ(harmless("\xc0\xaf", 100), "??") << "an overlong slash";
    EXPECT_EQ(harmless("\xed\xa0\x80", 100), "???") << "half of a surrogate pair";
    EXPECT_EQ(harmless("\xe6\x9d", 100), "??") << "cut off";
}

TEST(Harmless, cuts_between_characters) {
    EXPECT_EQ(harmless("abc", 3), "abc");
    EXPECT_EQ(harmless("abcd", 3), "abc...");
    EXPECT_EQ(harmless("a東京", 4), "a東...");
    EXPECT_EQ(harmless("東京", 4), "東...");
}

TEST(Harmless, keeps_the_lines_of_a_longer_text) {
    EXPECT_EQ(harmless_lines("one\n\x1btwo\n", 100), "one\n?two\n");
    EXPECT_LE(harmless_lines(std::string(5000, 'x'), 100).size(), 103u);
    EXPECT_LE(harmless_lines(std::string(5000, '\n'), 100).size(), 103u);
}

TEST(FailureOf, reads_a_problem_with_its_findings) {
    Failure const failure = failure_of(response(
        "application/problem+json",
        R"({"title":"The rules in force say no.","status":403,"outcome":"block","findings":[)"
        R"({"element":"e","requirement":"R-ORD-STOP","reason":"An order stops it.","status":"unmet"}]})"));
    ASSERT_NE(failure.problem(), nullptr);
    EXPECT_EQ(failure.problem()->status, 403u);
    EXPECT_EQ(failure.problem()->outcome, "block");
    ASSERT_EQ(failure.problem()->findings.size(), 1u);
    EXPECT_EQ(failure.problem()->findings[0].requirement, "R-ORD-STOP");
}

TEST(FailureOf, makes_every_text_harmless_and_short) {
    std::string const body =
        R"({"title":"\u001b]0;owned\u0007 )" + std::string(5000, 'x') + R"(","detail":"\u202e"})";
    Failure const failure = failure_of(response("application/problem+json", body));
    ASSERT_NE(failure.problem(), nullptr);
    EXPECT_EQ(failure.problem()->title.substr(0, 11), "?]0;owned? ");
    EXPECT_LT(failure.problem()->title.size(), 700u);
    EXPECT_EQ(failure.problem()->detail, "?");
}

TEST(FailureOf, takes_a_bounded_number_of_findings) {
    std::string body = R"({"title":"No.","findings":[)";
    for (int i = 0; i < 1000; ++i) body += (i == 0 ? "" : ",") + std::string(R"({"reason":"r"})");
    Failure const failure = failure_of(response("application/problem+json", body + "]}"));
    ASSERT_NE(failure.problem(), nullptr);
    EXPECT_LE(failure.problem()->findings.size(), 64u);
}

TEST(FailureOf, is_an_error_of_ours_where_the_answer_is_no_problem_document) {
    for (auto const& odd :
         {response("text/html", "<html>", 502), response("application/problem+json", "<html>"),
          response("application/problem+json", "[]"), response("application/problem+json", "{}"),
          response("application/problem+json", R"({"title":7})"), response("", ""),
          response("application/problem+json", std::string(1 << 20, ' '))}) {
        Failure const failure = failure_of(odd);
        ASSERT_EQ(failure.problem(), nullptr);
        EXPECT_EQ(failure.error().code, ErrorCode::Malformed);
    }
}

}  // namespace

}  // namespace penstock::remote
