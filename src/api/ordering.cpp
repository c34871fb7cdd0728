// The orders desk: what stands, what an order would touch, entering and lifting; notices.
#include "api/acting.h"
#include "api/house.h"
#include "api/pages.h"
#include "api/routes.h"
#include "base/digest_text.h"
#include "crypto/digest.h"
#include "disclosure/governing.h"
#include "disclosure/order_desk.h"
#include "disclosure/order_entries.h"
#include "disclosure/order_notices.h"
#include "disclosure/order_reach.h"
#include "oversight/order_report.h"
#include "oversight/provenance.h"

#include <algorithm>

namespace penstock::api {

namespace {

using disclosure::LineState;
using disclosure::OrderNotice;

std::string joined(std::vector<std::string> const& texts) {
    std::string text;
    for (std::string const& one : texts) text += (text.empty() ? "" : ", ") + one;
    return text;
}

std::string in_words(law::OrderScope const& scope) {
    std::string text;
    auto const add = [&](std::string_view what, std::vector<std::string> const& names) {
        if (names.empty()) return;
        text += (text.empty() ? "" : "; ") + std::string(what) + " " + joined(names);
    };
    add("agreement", scope.agreements);
    add("agency", scope.agencies);
    add("statute", scope.statutes);
    if (!scope.persons.empty() || !scope.districts.empty()) {
        text += text.empty() ? "" : "; ";
        text += "limits to persons or districts, which cannot be applied: everybody";
    }
    return text.empty() ? "everything" : text;
}

void add_order(JsonWriter& json, law::EnteredOrder const& entered, Instant now) {
    law::Order const& order = entered.order;
    json.object_begin().member("order").text(order.id.value());
    json.member("kind").text(word(order.kind)).member("court").text(order.court);
    json.member("docket").text(order.docket);
    json.member("effective").text(format_instant(order.effective));
    json.member("entered").text(format_instant(entered.entered_at));
    json.member("entry").number(entered.entered_index);
    law::OrderState const state = law::state_of(entered, now);
    json.member("state").text(word(state));
    json.member("in_force").boolean(state != law::OrderState::Lifted);
    json.member("scope").text(in_words(order.scope)).member("lifts").array_begin();
    for (std::size_t i = 0; i < entered.lifted.size(); ++i) {
        json.object_begin().member("citation").text(order.lifts[i].citation);
        json.member("at").text(format_instant(order.lifts[i].effective));
        json.member("entry").number(entered.lifted[i].index).object_end();
    }
    json.array_end().object_end();
}

void add_counts(JsonWriter& json, disclosure::ReachCounts const& counts) {
    json.member("lines").object_begin();
    for (std::size_t i = 0; i < disclosure::line_states; ++i) {
        json.member(word(static_cast<LineState>(i))).number(counts.lines[i]);
    }
    json.object_end().member("recipients").number(std::uint64_t{counts.recipients.size()});
}

http::Response entered_form(disclosure::EnteredAt const& entered) {
    JsonWriter json;
    json.object_begin().member("order").text(entered.order.value());
    json.member("entry").number(entered.entry.value());
    return json_response(json.member("at").text(format_instant(entered.at)).object_end().take(),
                         201);
}

bool is_to(Caller const& caller, OrderNotice const& notice) {
    if (caller.roles.any_of({Role::OrderDesk, Role::Auditor})) {
        return caller.has(notice.agreement);
    }
    if (notice.as == disclosure::BoundAs::Recipient) {
        return std::ranges::find(caller.recipient_ids, OfficerId(notice.to)) !=
               caller.recipient_ids.end();
    }
    return notice.as == disclosure::BoundAs::Contact &&
           std::ranges::find(caller.agencies, AgencyId(notice.to)) != caller.agencies.end();
}

void add_notice(JsonWriter& json, OrderNotice const& notice) {
    json.object_begin().member("notice").number(notice.number);
    json.member("order").text(notice.order.value());
    json.member("event").text(notice.of_lift ? "lifted" : "entered");
    json.member("as").text(word(notice.as)).member("to").text(notice.to);
    json.member("given").text(format_instant(notice.at)).member("acknowledged");
    if (notice.acknowledged) {
        json.text(format_instant(*notice.acknowledged));
    } else {
        json.null();
    }
    if (notice.deadline) json.member("deadline").text(format_instant(*notice.deadline));
    json.member("text").text(notice.text).object_end();
}

struct SignedOrder {
    OrderId id;
    std::string toml;
    std::vector<disclosure::Signer> signers;
};

disclosure::Ruled<SignedOrder> order_asked(Call const& call) {
    auto const form = TRY(call.form());
    std::string toml = TRY(form.text("toml"));
    OrderId const id = TRY(disclosure::read_order_file(toml)).id;
    std::string const statement =
        disclosure::entering_statement(id, crypto::sha256(as_bytes(toml)));
    auto signers = TRY(signed_by(call, form, statement));
    TRY(form.no_other_members());
    return SignedOrder{.id = id, .toml = std::move(toml), .signers = std::move(signers)};
}

}  // namespace

Answer orders(Call const& call, disclosure::Station& station) {
    auto entered = TRY(disclosure::entered_orders(station));
    std::ranges::reverse(entered);
    return page_of(call, entered, [&](JsonWriter& json, law::EnteredOrder const& one) {
        add_order(json, one, station.now());
    });
}

disclosure::Ruled<std::string> leave_order(Call const& call) {
    SignedOrder const order = TRY(order_asked(call));
    Instant const now = call.house.desk().now();
    auto const rolls = call.house.rolls();
    // What lies in the inbox and cannot be taken in stops everything until a person has looked.
    bool const is_clear = std::ranges::all_of(order.signers, [&](disclosure::Signer const& signer) {
        auto const known = rolls->find(signer.certificate(), now);
        return known && known->roles.has(Role::OrderDesk);
    });
    if (!is_clear) return std::string();
    return disclosure::leave_order(call.house.seams(), call.house.options().station, order.toml,
                                   order.signers, now);
}

Answer enter_order(Call const& call, disclosure::Station& station) {
    SignedOrder const order = TRY(order_asked(call));
    auto const entered =
        TRY(call.left.empty() ? disclosure::enter_order(station, order.toml, order.signers)
                              : disclosure::order_from_inbox(station, order.id, call.left));
    TRY(disclosure::carry_out_orders(station));
    return entered_form(entered);
}

Answer lift_order(Call const& call, disclosure::Station& station) {
    auto const form = TRY(call.form());
    std::string const toml = TRY(form.text("toml"));
    auto const lift = TRY(law::parse_lift(toml));
    std::string const statement =
        disclosure::lifting_statement(lift.order, crypto::sha256(as_bytes(toml)));
    auto const signers = TRY(signed_by(call, form, statement));
    TRY(form.no_other_members());
    auto const lifted = TRY(disclosure::lift_order(station, toml, signers));
    TRY(disclosure::carry_out_orders(station));
    return entered_form(lifted);
}

Answer preview_order(Call const& call, disclosure::Station& station) {
    auto const form = TRY(call.form());
    std::string const toml = TRY(form.text("toml"));
    TRY(form.no_other_members());
    Digest const file = crypto::sha256(as_bytes(toml));
    law::Order const order = TRY(disclosure::read_order_file(toml));
    disclosure::Reach const reach = TRY(disclosure::reach_of(station, order.scope));
    auto const lift = law::parse_lift(toml);
    JsonWriter json;
    json.object_begin().member("order").text(order.id.value());
    json.member("kind").text(word(order.kind)).member("scope").text(in_words(order.scope));
    json.member("statement").text(disclosure::entering_statement(order.id, file));
    if (lift) {
        json.member("lift_statement").text(disclosure::lifting_statement(lift->order, file));
    }
    json.member("not_applicable").array_begin();
    for (std::string const& key : law::not_applicable(order.scope)) json.text(key);
    json.array_end().member("batches").array_begin();
    for (disclosure::BatchReach const& batch : reach.batches) {
        json.object_begin().member("batch").text(batch.batch.value());
        add_counts(json, batch.counts);
        json.object_end();
    }
    json.array_end();
    add_counts(json, reach.all);
    return json_response(json.object_end().take());
}

Answer order_report(Call const& call, disclosure::Station& station) {
    auto const compliance = TRY(oversight::compliance_with(station, OrderId(call.text("order"))));
    auto const made_from = TRY(oversight::provenance_of(station, "GET /v1/orders/…/report"));
    return text_response(oversight::order_report(compliance, made_from).html(),
                         "text/html; charset=utf-8");
}

Answer notices(Call const& call, disclosure::Station& station) {
    TRY(disclosure::carry_out_orders(station));
    std::vector<OrderNotice> shown;
    for (OrderNotice& notice : TRY(disclosure::order_notices(station, std::nullopt))) {
        if (is_to(call.caller(), notice)) shown.push_back(std::move(notice));
    }
    return page_of(call, shown, add_notice);
}

Answer acknowledge_notice(Call const& call, disclosure::Station& station) {
    auto const notice = TRY(disclosure::acknowledge_notice(
        station, call.number("notice"), disclosure::Signer::at_hand(call.caller().certificate)));
    JsonWriter json;
    add_notice(json, notice);
    return json_response(json.take(), 201);
}

}  // namespace penstock::api
