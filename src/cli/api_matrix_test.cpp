// The table of routes against docs/api/openapi.yaml, and every route asked as everybody.

#include "api/site.h"
#include "base/json_writer.h"
#include "cli/testing/replay_world.h"
#include "crypto/cms.h"
#include "crypto/digest.h"
#include "disclosure/order_entries.h"
#include "disclosure/order_inbox.h"
#include "service/settings.h"

#include <fstream>
#include <future>
#include <latch>

namespace penstock::cli {

namespace {

using api::Audience;
using api::Role;
using api::Route;

// One operation of the document, as far as its outline goes.
struct Described {
    std::string method, path, operation, roles;
    bool operator<(Described const& other) const { return operation < other.operation; }
};

std::string trimmed(std::string text) {
    text.erase(0, text.find_first_not_of(' '));
    return text;
}

// Reads the outline by its indentation: a path at two blanks, a method at four.
std::map<std::string, Described> described() {
    std::ifstream file("docs/api/openapi.yaml");
    std::map<std::string, Described> all;
    Described now;
    std::string line;
    bool in_paths = false;
    while (std::getline(file, line)) {
        if (!line.starts_with(' ')) in_paths = line == "paths:";
        if (!in_paths) continue;
        std::size_t const blanks = line.find_first_not_of(' ');
        std::string const text = trimmed(line);
        if (blanks == 2)
            now = {.method = {},
                   .path = text.substr(0, text.size() - 1),
                   .operation = {},
                   .roles = {}};
        if (blanks == 4) now.method = text.substr(0, text.find(':'));
        if (text.starts_with("operationId: ")) now.operation = text.substr(13);
        if (text.starts_with("x-roles: ")) {
            now.roles = text.substr(10, text.size() - 11);
            all[now.operation] = now;
        }
    }
    return all;
}

std::string roles_of(Route const& route) {
    if (route.audience == Audience::Anyone) return "anyone";
    if (route.audience == Audience::Known) return "known";
    std::string text;
    for (std::size_t role = 0; role < api::role_count; ++role) {
        if (!route.roles.has(static_cast<Role>(role))) continue;
        text += (text.empty() ? "" : ", ") + std::string(word(static_cast<Role>(role)));
    }
    return text;
}

std::string in_capitals(std::string text) {
    for (char& c : text) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    return text;
}

// An address that fits the pattern.
std::string address_of(Route const& route) {
    std::string path(route.pattern);
    constexpr std::array<std::pair<std::string_view, std::string_view>, 11> values{
        {{"{batch}", "6f1c0000-0000-4000-8000-000000000001"},
         {"{upload}", "6f1c0000-0000-4000-8000-000000000002"},
         {"{job}", "6f1c0000-0000-4000-8000-000000000003"},
         {"{line}", "1"},
         {"{entry}", "0"},
         {"{year}", "2026"},
         {"{notice}", "1"},
         {"{order}", "order-1"},
         {"{agreement}", "sample-tax-enforcement"},
         {"{which}", "received"},
         {"{path}", "0/000.p/1"}}};
    for (auto const& [name, value] : values) {
        std::size_t const at = path.find(name);
        if (at != std::string::npos) path.replace(at, name.size(), value);
    }
    return path;
}

class ApiMatrix : public Replay {
protected:
    void SetUp() override {
        Replay::SetUp();
        if (HasFatalFailure()) return;
        keys_ = world_.keys;
        station_.reset();
        auto house = api::House::open(seams_, {.station = folder_ / "station",
                                               .console = {},
                                               .personas = {},
                                               .named = {},
                                               .uploads = {},
                                               .rate = {.a_second = 1e6, .at_once = 1e6}});
        ASSERT_TRUE(house);
        house_ = std::move(*house);
        site_ = std::make_unique<api::StationSite>(*house_);
    }
    void TearDown() override {
        site_.reset();
        house_.reset();
        Replay::TearDown();
    }

    // The status with which the head alone is turned away; 0 if it is not.
    unsigned turned_away(Route const& route, std::optional<crypto::Certificate> const& who) {
        http::Fields fields{{"content-type", "application/json"}, {"content-range", "bytes 0-0/1"}};
        auto const plan = site_->plan({.method = std::string(route.method),
                                       .path = address_of(route),
                                       .fields = fields,
                                       .content_length = std::nullopt,
                                       .peer = {.certificate = who, .loopback = true}});
        auto const* const response = std::get_if<http::Response>(&plan);
        return response == nullptr ? 0 : response->status;
    }

    // Asks official-1's way; the answer comes when the station has it.
    std::future<http::Response> enter(std::string const& toml,
                                      std::vector<std::string> const& officials) {
        std::string const statement =
            disclosure::entering_statement(OrderId("order-1"), crypto::sha256(as_bytes(toml)));
        JsonWriter json;
        json.object_begin().member("toml").text(toml).member("signatures").array_begin();
        for (std::string const& official : officials) {
            json.text(to_base64(
                crypto::sign_detached(credential(official), as_bytes(statement), now_).value()));
        }
        auto answered = std::make_shared<std::promise<http::Response>>();
        site_->answer(
            {.method = "POST",
             .path = "/v1/orders",
             .content_type = "application/json",
             .body = json.array_end().object_end().take(),
             .fields = {{"content-type", "application/json"}}},
            {.certificate = credential("official-1").certificate(), .loopback = true},
            http::Reply([answered](http::Response response) { answered->set_value(response); }));
        return answered->get_future();
    }

    std::filesystem::path keys_;
    std::unique_ptr<api::House> house_;
    std::unique_ptr<api::StationSite> site_;
};

TEST(ApiDocument, DescribesEveryRouteAndNoOther) {
    auto const document = described();
    std::set<std::string> served;
    for (Route const& route : api::routes()) {
        std::string const operation(route.operation);
        served.insert(operation);
        auto const found = document.find(operation);
        ASSERT_NE(found, document.end()) << operation;
        EXPECT_EQ(found->second.path, route.pattern) << operation;
        EXPECT_EQ(in_capitals(found->second.method), route.method) << operation;
        std::multiset<std::string> said, is;
        std::istringstream said_text(found->second.roles), is_text(roles_of(route));
        for (std::string role; std::getline(said_text, role, ',');) said.insert(trimmed(role));
        for (std::string role; std::getline(is_text, role, ',');) is.insert(trimmed(role));
        EXPECT_EQ(said, is) << operation;
        EXPECT_EQ(int(route.quick != nullptr) + int(route.at_desk != nullptr) +
                      int(route.opens != nullptr),
                  1)
            << operation << " is answered in one way";
    }
    for (auto const& [operation, described] : document)
        EXPECT_TRUE(served.contains(operation)) << operation;
}

TEST(ApiDocument, EveryRoleMayHaveItsOwnRate) {
    auto const rated = service::rated_roles();
    ASSERT_EQ(rated.size(), api::role_count + 1);
    for (std::size_t i = 0; i < api::role_count; ++i) {
        EXPECT_EQ(rated[i], api::word(static_cast<Role>(i)));
    }
    EXPECT_EQ(rated.back(), "public");
}

// R-ORD-STOP: nothing is disclosed from then on, whatever the desk is at.
TEST_F(ApiMatrix, AnOrderThatIsEnteredDuringLongWorkStopsDisclosuresAtOnce) {
    std::latch begun(1), go(1);
    ASSERT_TRUE(house_->desk().post_long([&](Station&) -> Result<void> {
        begun.count_down();
        go.wait();
        return {};
    }));
    begun.wait();
    std::string const toml =
        "id = \"order-1\"\ncourt = \"A court\"\ndocket = \"1\"\neffective = "
        "2020-01-01T00:00:00Z\nkind = \"stop\"\ntext_digest = \"sha256:" +
        std::string(64, 'a') + "\"\n";
    auto const waiting = [this] {
        return disclosure::waiting_orders(disk_, folder_ / "station")->size();
    };

    auto by_one = enter(toml, {"official-1"});
    EXPECT_EQ(by_one.get().status, 403u);
    EXPECT_EQ(waiting(), 0u);

    auto with_another = enter(toml, {"official-1", "official-3"});
    EXPECT_EQ(waiting(), 0u) << "who is not of the desk: the station itself says no";

    auto by_two = enter(toml, {"official-1", "official-2"});
    EXPECT_EQ(waiting(), 1u);
    EXPECT_EQ(by_two.wait_for(std::chrono::seconds(0)), std::future_status::timeout);
    go.count_down();
    EXPECT_EQ(with_another.get().status, 403u);
    auto const response = by_two.get();
    EXPECT_EQ(response.status, 201u) << response.body;
    EXPECT_EQ(waiting(), 0u);
    EXPECT_EQ(enter(toml, {"official-1", "official-2"}).get().status, 403u) << "entered already";
}

TEST_F(ApiMatrix, EveryRouteTakesItsRolesAndNobodyElse) {
    std::vector<std::pair<std::string, std::vector<Role>>> const people{
        {"head-of-agency", {Role::Certifier}}, {"official-1", {Role::Releasing, Role::OrderDesk}},
        {"official-3", {Role::Releasing}},     {"holds-1", {Role::HoldsDesk}},
        {"manager-1", {Role::ReleaseOwner}},   {"safeguards-1", {Role::Safeguards}},
        {"accounting-1", {Role::Accounting}}};
    std::size_t taken = 0, refused = 0;
    for (Route const& route : api::routes()) {
        EXPECT_EQ(turned_away(route, std::nullopt), route.audience == Audience::Anyone ? 0 : 401)
            << route.operation;
        for (auto const& [key, roles] : people) {
            bool may = route.audience != Audience::Roles;
            for (Role const role : roles) may |= route.roles.has(role);
            unsigned const status = turned_away(route, credential(key).certificate());
            // What an upload's own bytes lack is found out after its caller is known.
            bool const is_taken = status == 0 || status == 404;
            EXPECT_EQ(is_taken, may) << route.operation << " as " << key << ": " << status;
            if (!may) {
                EXPECT_EQ(status, 403) << route.operation << " as " << key;
            }
            ++(may ? taken : refused);
        }
    }
    EXPECT_GT(taken, 80U);
    EXPECT_GT(refused, 150U);
}

TEST_F(ApiMatrix, ACardThatWasRevokedIsNobodys) {
    for (Route const& route : api::routes()) {
        if (route.audience == Audience::Anyone) continue;
        EXPECT_EQ(turned_away(route, credential("head-of-agency-lost-card").certificate()), 403)
            << route.operation;
    }
}

}  // namespace

}  // namespace penstock::cli
