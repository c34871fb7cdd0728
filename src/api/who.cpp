// Health, readiness, metrics, and who the caller is.
#include "api/house.h"
#include "api/pages.h"
#include "api/routes.h"
#include "base/digest_text.h"
#include "disclosure/witnessing.h"

#include <fmt/core.h>

namespace penstock::api {

namespace {

void add_check(JsonWriter& json, std::string_view name, bool good, std::string_view why) {
    json.object_begin().member("name").text(name).member("good").boolean(good);
    if (!good) json.member("why").text(why);
    json.object_end();
}

void add_agreement(JsonWriter& json, disclosure::SharedGoverning const& governing) {
    law::Agreement const& agreement = governing->agreement;
    json.object_begin().member("agreement").text(agreement.id.value());
    json.member("title").text(agreement.title).member("law").text(agreement.law_file);
    json.member("purpose").text(agreement.purpose).member("in_force").object_begin();
    json.member("from").text(format_date(agreement.in_force.from)).member("to");
    if (agreement.in_force.to) {
        json.text(format_date(*agreement.in_force.to));
    } else {
        json.null();
    }
    json.object_end().member("custodian").text(agreement.custodian.name);
    json.member("requester").text(agreement.requester.name);
    json.member("attestation").text(agreement.attestation);
    json.member("attestation_digest").text(text_of(agreement.attestation_digest));
    json.member("statutes").array_begin();
    for (law::Statute const& statute : agreement.statutes) {
        json.object_begin().member("citation").text(statute.citation);
        json.member("title").text(statute.title).object_end();
    }
    json.array_end().object_end();
}

}  // namespace

Answer health(Call const&) {
    return json_response(R"({"alive":true})");
}

Answer readiness(Call const& call, disclosure::Station& station) {
    bool const has_space = call.house.has_room_for(0);
    bool const is_clock_right = call.house.is_clock_right();
    bool const published = station.ledger().published_size() == station.ledger().size();
    bool const adopted = !TRY(station.store().agreement_ids()).empty();
    bool const ready = has_space && is_clock_right && adopted;
    JsonWriter json;
    json.object_begin().member("ready").boolean(ready).member("checks").array_begin();
    add_check(json, "storage", has_space,
              "less is free beside the station than its configuration wants");
    add_check(json, "clock", is_clock_right,
              "the machine's clock was set back behind what the station has recorded");
    add_check(json, "law", adopted, "no agreement has been adopted");
    // Long work publishes at its end.
    add_check(json, "ledger", published, "entries are waiting to be published");
    return json_response(json.array_end().object_end().take(), ready ? 200 : 503);
}

Answer metrics(Call const& call) {
    std::string text = call.house.metrics().text();
    text += fmt::format(
        "# HELP penstock_desk_waiting Pieces of work that wait for the station.\n"
        "# TYPE penstock_desk_waiting gauge\npenstock_desk_waiting {}\n",
        call.house.desk().waiting());
    return text_response(std::move(text), "text/plain; version=0.0.4");
}

Answer me(Call const& call) {
    Caller const& caller = call.caller();
    JsonWriter json;
    json.object_begin().member("id").text(caller.id).member("name").text(caller.name);
    json.member("roles").array_begin();
    for (std::size_t role = 0; role < role_count; ++role) {
        if (caller.roles.has(static_cast<Role>(role))) json.text(word(static_cast<Role>(role)));
    }
    json.array_end().member("agreements").array_begin();
    for (AgreementId const& id : caller.agreements) json.text(id.value());
    json.array_end().member("certificate").text(text_of(call.fingerprint()));
    json.member("station").object_begin().member("origin").text(call.house.origin());
    json.member("simulation").boolean(call.house.is_simulation());
    json.member("now").text(format_instant(call.house.desk().now()));
    return json_response(json.object_end().object_end().take());
}

Answer agreements(Call const& call, disclosure::Station& station) {
    std::vector<disclosure::SharedGoverning> shown;
    for (AgreementId const& id : call.caller().agreements) {
        if (auto governed = TRY(disclosure::governing(station, id))) {
            shown.push_back(std::move(governed));
        }
    }
    return page_of(call, shown, add_agreement);
}

}  // namespace penstock::api
