#include "exchange/json_form.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace penstock::exchange {
namespace {

Result<JsonForm> read(std::string_view text) {
    return JsonForm::parse(text, "form.json", "R-552a-c-C");
}

TEST(JsonForm, GivesMembersByNameAndType) {
    auto const form = read(
        R"({"a":"text","n":3,"yes":true,"day":"2026-11-20","o":{"b":"in\n it"},"l":[{"c":"1"}],"z":null})");
    ASSERT_TRUE(form);
    EXPECT_EQ(form->text("a"), "text");
    EXPECT_EQ(form->number("n"), 3U);
    EXPECT_EQ(form->boolean("yes"), true);
    EXPECT_EQ(form->date("day").value(), parse_date("2026-11-20").value());
    EXPECT_EQ(form->object("o")->text("o.b"), "in\n it");
    EXPECT_EQ(form->objects("l")->at(0).text("l.c"), "1");
    EXPECT_FALSE(form->has("z"));
    EXPECT_EQ(form->text_or_empty("z"), "");
    EXPECT_TRUE(form->no_other_members());
}

TEST(JsonForm, NamesTheMemberThatIsWrong) {
    auto const form = read(R"({"a":" ","n":-1,"day":"2026-02-30","o":[],"l":{}})");
    ASSERT_TRUE(form);
    EXPECT_EQ(form->text("a").error().field.view(), "a");
    EXPECT_EQ(form->text("missing").error().field.view(), "missing");
    EXPECT_EQ(form->number("n").error().field.view(), "n");
    EXPECT_EQ(form->date("day").error().field.view(), "day");
    EXPECT_EQ(form->object("o").error().field.view(), "o");
    EXPECT_EQ(form->objects("l").error().field.view(), "l");
    EXPECT_EQ(form->text("a").error().requirement.view(), "R-552a-c-C");
}

TEST(JsonForm, AMemberThatWasNotAskedForOrStandsTwiceIsRefused) {
    auto const other = read(R"({"a":"1","b":"2"})");
    EXPECT_TRUE(other->text("a"));
    EXPECT_FALSE(other->no_other_members());
    auto const twice = read(R"({"a":"1","a":"2"})");
    EXPECT_TRUE(twice->text("a"));
    EXPECT_FALSE(twice->no_other_members());
}

TEST(JsonForm, AnythingButOneObjectIsRefused) {
    for (std::string_view const text : {"", "[]", "3", "{", "{}{}", "\xff", "{\"a\":\"\xff\"}"}) {
        EXPECT_FALSE(read(text)) << text;
    }
}

RC_GTEST_PROP(JsonFormProperty, SurvivesAnyBytes, (std::string const& bytes)) {
    auto const form = read(bytes);
    if (form) (void)form->no_other_members();
}

}  // namespace
}  // namespace penstock::exchange
