#include "law/orders.h"

#include "support/seeded_entropy.h"

#include <gtest/gtest.h>

namespace penstock::law {

namespace {

std::string const digest(64, 'c');

std::string order_text() {
    return "id = \"order-7\"\n"
           "court = \"District Court of the Northern District\"\n"
           "docket = \"3:26-cv-00007\"\n"
           "effective = 2026-11-20T12:00:00Z\n"
           "kind = \"stop\"\n"
           "text_digest = \"sha256:" +
           digest +
           "\"\n"
           "[scope]\n"
           "agreements = [\"north-2026\"]\n"
           "agencies = []\n"
           "statutes = [\"8 USC 1253(a)(1)\"]\n";
}

std::string lift_text() {
    return order_text() +
           "[lift]\n"
           "citation = \"Mandate, No. 26-7\"\n"
           "effective = 2026-12-01T09:30:00-05:00\n"
           "text_digest = \"sha256:" +
           digest +
           "\"\n"
           "[lift.scope]\n"
           "statutes = [\"8 USC 1326(a)\"]\n";
}

std::string changed(std::string text, std::string_view from, std::string_view to) {
    auto const place = text.find(from);
    EXPECT_NE(place, std::string::npos) << from;
    if (place != std::string::npos) text.replace(place, from.size(), to);
    return text;
}

TEST(OrderFile, IsReadWithItsScope) {
    auto const order = parse_order(order_text());
    ASSERT_TRUE(order) << describe(order.error());
    EXPECT_EQ(order->id, OrderId("order-7"));
    EXPECT_EQ(order->court, "District Court of the Northern District");
    EXPECT_EQ(order->docket, "3:26-cv-00007");
    EXPECT_EQ(format_instant(order->effective), "2026-11-20T12:00:00Z");
    EXPECT_EQ(order->kind, OrderKind::Stop);
    EXPECT_EQ(to_hex(order->text_digest.view()), digest);
    EXPECT_EQ(order->scope,
              (OrderScope{.agreements = {"north-2026"}, .statutes = {"8 USC 1253(a)(1)"}}));
    EXPECT_TRUE(order->lifts.empty());
}

TEST(OrderFile, WithoutScopeIsAboutEverything) {
    std::string const text = order_text();
    auto const order = parse_order(text.substr(0, text.find("[scope]")));
    ASSERT_TRUE(order);
    EXPECT_EQ(order->scope, OrderScope{});
}

TEST(OrderFile, IsNotTurnedAwayForAScopeThatIsNotKnown) {
    auto const order = parse_order(changed(order_text(), "agencies = []", "wards = 3"));
    ASSERT_TRUE(order) << describe(order.error());
    EXPECT_EQ(order->scope.unknown, std::vector<std::string>{"wards"});
    EXPECT_EQ(not_applicable(order->scope), std::vector<std::string>{"wards"});
    auto const lift =
        parse_lift(changed(lift_text(), "[lift.scope]\nstatutes", "[lift.scope]\nstatute"));
    ASSERT_TRUE(lift);
    EXPECT_EQ(lift->lift.scope->unknown, std::vector<std::string>{"statute"});
}

TEST(OrderFile, MaySayDistrictsDaysAnExpiryAndWhatBecomesOfKeys) {
    auto const order = parse_order(changed(
        changed(order_text(), "agencies = []",
                "districts = [\"N.D.\"]\ncreated_from = 2026-01-01\ncreated_to = 2026-06-30"),
        "kind = ", "keys = \"destroy\"\nexpires = 2026-12-31T00:00:00Z\nkind = "));
    ASSERT_TRUE(order) << describe(order.error());
    EXPECT_EQ(order->scope.districts, std::vector<std::string>{"N.D."});
    EXPECT_EQ(order->scope.created_from, parse_date("2026-01-01").value());
    EXPECT_EQ(order->scope.created_to, parse_date("2026-06-30").value());
    EXPECT_EQ(order->keys, KeyDuty::Destroy);
    EXPECT_EQ(order->expires, parse_instant("2026-12-31T00:00:00Z").value());
    EXPECT_EQ(parse_order(order_text())->keys, KeyDuty::Withhold);
}

TEST(OrderFile, KnowsFourKinds) {
    EXPECT_EQ(parse_order(changed(order_text(), "\"stop\"", "\"preserve\""))->kind,
              OrderKind::Preserve);
    EXPECT_EQ(parse_order(changed(order_text(), "\"stop\"", "\"bar-use\""))->kind,
              OrderKind::BarUse);
    EXPECT_EQ(parse_order(changed(order_text(), "\"stop\"", "\"vacate\""))->kind,
              OrderKind::Vacate);
}

struct Fault {
    std::string_view from, to, field;
};

TEST(OrderFile, NamesTheFieldThatIsWrong) {
    Fault const faults[] = {
        {"id = \"order-7\"\n", "", "id"},
        {"id = \"order-7\"", "id = 7", "id"},
        {"id = \"order-7\"", "id = \"  \"", "id"},
        {"court = ", "# court = ", "court"},
        {"docket = ", "# docket = ", "docket"},
        {"effective = 2026-11-20T12:00:00Z", "effective = 2026-11-20", "effective"},
        {"effective = 2026-11-20T12:00:00Z", "effective = 2026-11-20T12:00:00", "effective"},
        {"effective = 2026-11-20T12:00:00Z", "effective = \"2026-11-20T12:00:00Z\"", "effective"},
        {"kind = \"stop\"", "kind = \"Stop\"", "kind"},
        {"\"sha256:", "\"", "text_digest"},
        {"\"sha256:c", "\"sha256:", "text_digest"},
        {"agencies = []", "agencies = \"agency-n\"", "scope.agencies"},
        {"agencies = []", "agencies = [7]", "scope.agencies"},
        {"agencies = []", "agencies = [\"\"]", "scope.agencies"},
        {"agencies = []", "districts = \"S.D.\"", "scope.districts"},
        {"agencies = []", "created_from = \"2026-01-01\"", "scope.created_from"},
        {"agencies = []", "created_from = 2026-02-01\ncreated_to = 2026-01-31", "scope.created_to"},
        {"kind = ", "expires = 2026-12-01\nkind = ", "expires"},
        {"kind = ", "keys = \"burn\"\nkind = ", "keys"},
        {"kind = \"stop\"", "kind = \"preserve\"\nkeys = \"destroy\"", "keys"},
        {"kind = ", "urgent = true\nkind = ", "order file"},
        {"[scope]\n", "[scope\n", "order file"},
        {"[scope]\n", "[lift]\ncitation = \"x\"\n[scope]\n", "lift"},
    };
    for (Fault const& fault : faults) {
        auto const order = parse_order(changed(order_text(), fault.from, fault.to));
        ASSERT_FALSE(order) << fault.to;
        EXPECT_EQ(order.error().code, ErrorCode::Malformed) << fault.to;
        EXPECT_EQ(order.error().field.view(), fault.field) << fault.to;
    }
}

TEST(LiftFile, IsReadWithItsCitation) {
    auto const request = parse_lift(lift_text());
    ASSERT_TRUE(request) << describe(request.error());
    EXPECT_EQ(request->order, OrderId("order-7"));
    EXPECT_EQ(request->lift.citation, "Mandate, No. 26-7");
    EXPECT_EQ(format_instant(request->lift.effective), "2026-12-01T14:30:00Z");
    EXPECT_EQ(request->lift.scope, (OrderScope{.statutes = {"8 USC 1326(a)"}}));
}

TEST(LiftFile, WithoutScopeLiftsTheWholeOrder) {
    std::string const text = lift_text();
    auto const request = parse_lift(text.substr(0, text.find("[lift.scope]")));
    ASSERT_TRUE(request);
    EXPECT_FALSE(request->lift.scope);
}

TEST(LiftFile, WithoutAuthorityLiftsNothing) {
    auto const without = parse_lift(order_text());
    ASSERT_FALSE(without);
    EXPECT_EQ(without.error().requirement.view(), "R-ORD-LIFT");
    Fault const faults[] = {
        {"citation = \"Mandate, No. 26-7\"\n", "", "lift.citation"},
        {"\"Mandate, No. 26-7\"", "\" \"", "lift.citation"},
        {"effective = 2026-12-01T09:30:00-05:00\n", "", "lift.effective"},
        {"[lift.scope]", "signed = true\n[lift.scope]", "order file"},
    };
    for (Fault const& fault : faults) {
        auto const request = parse_lift(changed(lift_text(), fault.from, fault.to));
        ASSERT_FALSE(request) << fault.from;
        EXPECT_EQ(request.error().code, ErrorCode::Malformed);
        EXPECT_EQ(request.error().requirement.view(), "R-ORD-LIFT") << fault.from;
        EXPECT_EQ(request.error().field.view(), fault.field) << fault.from;
    }
}

TEST(LiftFile, IsNoOrderToEnter) {
    EXPECT_FALSE(parse_order(lift_text()));
}

TEST(OrderFile, AnyChangedBytesAreReadOrRefused) {
    testing::SeededEntropy entropy(3);
    for (int round = 0; round < 5000; ++round) {
        std::string text = lift_text();
        for (int change = 0; change < 2; ++change) {
            text[entropy.next() % text.size()] = static_cast<char>(entropy.next());
        }
        auto const order = parse_order(text);
        EXPECT_FALSE(order);
        auto const request = parse_lift(text);
        if (request) {
            EXPECT_FALSE(request->lift.citation.empty());
        }
    }
}

}  // namespace

}  // namespace penstock::law
