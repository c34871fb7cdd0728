#include "api/personas.h"

#include "api/problem.h"
#include "base/json_writer.h"
#include "exchange/json_form.h"

#include <algorithm>

namespace penstock::api {

namespace {

constexpr std::string_view cookie_name = "penstock-persona=";

// What each role does, in one sentence, for somebody who meets it for the first time.
std::string_view what_of(Roles roles) {
    constexpr std::array<std::pair<Role, std::string_view>, role_count> sentences{
        {{Role::Certifier, "Signs and submits batches for the requesting agency."},
         {Role::Recipient, "Investigates one case, and opens the envelopes that bear its number."},
         {Role::OrderDesk, "Approves what leaves, and enters court orders; two sign each."},
         {Role::Releasing, "Decides batches and approves what leaves; two sign each."},
         {Role::HoldsDesk, "Looks at the lines that a person must decide."},
         {Role::ReleaseOwner, "Answers for a release, and clears its alarms."},
         {Role::Safeguards, "Keeps the record of how well recipients guard what they got."},
         {Role::Accounting, "Answers for the permanent record of what was disclosed."},
         {Role::Auditor, "Checks everything and changes nothing."},
         {Role::Operator, "Runs the machine and sees no request."},
         {Role::Submitter, "A system of the requesting agency that sends batches."}}};
    for (auto const& [role, sentence] : sentences) {
        if (roles.has(role)) return sentence;
    }
    return {};
}

std::string_view named_in(http::Fields const& fields) {
    std::string_view rest = http::value_of(fields, "cookie");
    while (!rest.empty()) {
        std::string_view item = rest.substr(0, rest.find(';'));
        rest.remove_prefix(std::min(rest.size(), item.size() + 1));
        while (item.starts_with(' ')) item.remove_prefix(1);
        if (item.starts_with(cookie_name)) return item.substr(cookie_name.size());
    }
    return {};
}

bool is_name(std::string_view text) {
    return !text.empty() && text.size() <= 64 && std::ranges::all_of(text, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    });
}

// A name of somebody else's that leads here (DNS rebinding) must not reach a visitor's persona.
bool names_this_machine(http::Fields const& fields) {
    std::string_view const host = http::value_of(fields, "host");
    for (std::string_view const own : {"127.0.0.1", "localhost", "[::1]"}) {
        if (host == own || host.starts_with(std::string(own) + ":")) return true;
    }
    return false;
}

bool open_to(House& house, http::Peer const& peer, http::Fields const& fields) {
    return !house.options().personas.empty() && house.is_simulation() && peer.loopback &&
           names_this_machine(fields);
}

Result<std::string> pem_of(House& house, std::string_view name) {
    if (!is_name(name)) return fail(ErrorCode::NotFound, "there is no such persona");
    Bytes const pem =
        TRY(house.seams().disk.read(house.options().personas / (std::string(name) + ".pem")));
    return std::string(as_text(pem));
}

void add_persona(House& house, JsonWriter& json, std::string const& name) {
    auto const pem = pem_of(house, name);
    if (!pem) return;
    auto const certificate = crypto::Certificate::from_pem(*pem);
    if (!certificate) return;
    auto const caller = house.rolls()->find(*certificate, house.desk().now());
    if (!caller) return;
    json.object_begin().member("persona").text(name).member("name").text(caller->name);
    json.member("roles").array_begin();
    for (std::size_t role = 0; role < role_count; ++role) {
        if (caller->roles.has(static_cast<Role>(role))) json.text(word(static_cast<Role>(role)));
    }
    json.array_end().member("what").text(what_of(caller->roles)).object_end();
}

Result<http::Response> list(House& house, http::Fields const& fields) {
    JsonWriter json;
    json.object_begin().member("personas").array_begin();
    for (std::string name : TRY(house.seams().disk.list(house.options().personas))) {
        if (!name.ends_with(".pem")) continue;
        name.resize(name.size() - 4);
        add_persona(house, json, name);
    }
    std::string_view const current = named_in(fields);
    json.array_end().member("current");
    if (pem_of(house, current)) {
        json.text(current);
    } else {
        json.null();
    }
    return json_response(json.object_end().take());
}

http::Response with_cookie(std::string value) {
    http::Response response{
        .status = 204, .content_type = {}, .cache_control = "no-store", .body = {}};
    response.fields.push_back({"Set-Cookie", std::string(cookie_name) + std::move(value) +
                                                 "; Path=/; HttpOnly; SameSite=Strict"});
    return response;
}

Result<http::Response> choose(House& house, std::string const& body) {
    auto const form = TRY(exchange::JsonForm::parse(body, "the body", {}));
    std::string const name = TRY(form.text("persona"));
    TRY(form.no_other_members());
    TRY(pem_of(house, name));
    return with_cookie(name);
}

}  // namespace

std::optional<crypto::Certificate> persona_of(House& house, http::Peer const& peer,
                                              http::Fields const& fields) {
    if (!open_to(house, peer, fields)) return {};
    auto const pem = pem_of(house, named_in(fields));
    if (!pem) return {};
    auto certificate = crypto::Certificate::from_pem(*pem);
    if (!certificate) return {};
    return std::move(*certificate);
}

bool is_persona_path(std::string_view path) {
    return path == "/personas" || path.starts_with("/personas/");
}

http::Response answer_persona(House& house, http::Request const& request, http::Peer const& peer) {
    auto const answer = [&]() -> Result<http::Response> {
        if (open_to(house, peer, request.fields)) {
            if (request.path == "/personas" && request.method == "GET") {
                return list(house, request.fields);
            }
            if (request.path == "/personas" && request.method == "POST") {
                return choose(house, request.body);
            }
            if (request.path == "/personas" && request.method == "DELETE") return with_cookie("");
            if (request.path == "/personas/current/credential" && request.method == "GET") {
                return text_response(TRY(pem_of(house, named_in(request.fields))),
                                     "application/x-pem-file");
            }
        }
        return fail(ErrorCode::NotFound, "there is nothing here");
    }();
    return answer ? *answer : problem_of(answer.error());
}

}  // namespace penstock::api
