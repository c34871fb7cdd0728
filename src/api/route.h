// The table of what may be asked, by whom: each row is an operation of docs/api/openapi.yaml, and a
// test holds the two against each other.
#pragma once

#include "api/caller.h"
#include "disclosure/open.h"
#include "disclosure/refusal.h"
#include "disclosure/station.h"
#include "exchange/json_form.h"
#include "http/message.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace penstock::api {

class House;

// The value of the first member of this name in a query; empty where it is absent.
[[nodiscard]] std::string_view value_in(std::string_view query, std::string_view name);

// One request that may be answered: its caller may ask it, and its address is well-formed.
struct Call {
    House& house;
    std::shared_ptr<Caller const> who;                           // null where anyone may ask
    std::vector<std::pair<std::string_view, std::string>> path;  // parameters by their names
    std::string query;
    std::string body;
    http::Fields fields;
    std::string left = {};  // what Route::ahead left for the desk, if anything

    // Requires: the route is not for anyone at all.
    [[nodiscard]] Caller const& caller() const;
    [[nodiscard]] Digest const& fingerprint() const { return caller().certificate.fingerprint(); }
    // A parameter of the path. Requires: the route has it.
    [[nodiscard]] std::string const& text(std::string_view name) const;
    [[nodiscard]] std::uint64_t number(std::string_view name) const;
    [[nodiscard]] BatchId batch() const { return BatchId(text("batch")); }
    [[nodiscard]] LineNumber line() const { return LineNumber(number("line")); }
    // Of the query; empty where it is absent.
    [[nodiscard]] std::string_view asked(std::string_view name) const {
        return value_in(query, name);
    }
    // The body as a JSON object. Errors: Malformed.
    [[nodiscard]] Result<exchange::JsonForm> form() const;
};

using Answer = disclosure::Ruled<http::Response>;

// Who may ask: anyone at all, everybody on a roll, or the holders of these roles.
enum class Audience { Anyone, Known, Roles };

struct Route {
    std::string_view method, pattern, operation;
    Audience audience = Audience::Roles;
    Roles roles = {};
    // Exactly one of these: quick work of any thread, work of the desk's, or an envelope that the
    // desk opens together with others.
    Answer (*quick)(Call const&) = nullptr;
    Answer (*at_desk)(Call const&, disclosure::Station&) = nullptr;
    disclosure::Ruled<disclosure::SignedOpening> (*opens)(Call const&) = nullptr;
    // What takes effect also while the desk is at long work; then it is done before `at_desk`, by
    // any thread. Gives the name of what it left for the desk, if anything.
    disclosure::Ruled<std::string> (*ahead)(Call const&) = nullptr;
    std::size_t body_bytes = 64 << 10;
};

// All routes under /v1, /ledger, /metrics and the two of health.
[[nodiscard]] std::span<Route const> routes();

// Where a method and a path lead.
struct Found {
    Route const* route = nullptr;  // null: no such path, or `other_methods` has those it has
    std::string other_methods;     // for the field Allow
    std::vector<std::pair<std::string_view, std::string>> parameters;
};
[[nodiscard]] Found find_route(std::string_view method, std::string_view path);

}  // namespace penstock::api
