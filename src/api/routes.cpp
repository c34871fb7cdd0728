#include "api/routes.h"

#include <array>

namespace penstock::api {

namespace {

using enum Role;

constexpr Roles submitting{Certifier, Submitter};
constexpr Roles officials_and_auditor{Releasing,  OrderDesk,  HoldsDesk, ReleaseOwner,
                                      Safeguards, Accounting, Auditor};
constexpr Roles who_sees_batches{Certifier, Submitter,    Recipient,  Releasing,  OrderDesk,
                                 HoldsDesk, ReleaseOwner, Safeguards, Accounting, Auditor};
constexpr Roles desk_of_holds{HoldsDesk, ReleaseOwner, Auditor};

Route anyone(std::string_view pattern, std::string_view operation, Answer (*quick)(Call const&)) {
    return {.method = "GET",
            .pattern = pattern,
            .operation = operation,
            .audience = Audience::Anyone,
            .quick = quick,
            .body_bytes = 0};
}

Route anyone(std::string_view pattern, std::string_view operation,
             Answer (*at_desk)(Call const&, disclosure::Station&)) {
    return {.method = "GET",
            .pattern = pattern,
            .operation = operation,
            .audience = Audience::Anyone,
            .at_desk = at_desk,
            .body_bytes = 0};
}

Route known(std::string_view pattern, std::string_view operation, Answer (*quick)(Call const&)) {
    return {.method = "GET",
            .pattern = pattern,
            .operation = operation,
            .audience = Audience::Known,
            .quick = quick,
            .body_bytes = 0};
}

Route known(std::string_view pattern, std::string_view operation,
            Answer (*at_desk)(Call const&, disclosure::Station&)) {
    return {.method = "GET",
            .pattern = pattern,
            .operation = operation,
            .audience = Audience::Known,
            .at_desk = at_desk,
            .body_bytes = 0};
}

Route get(std::string_view pattern, std::string_view operation, Roles roles,
          Answer (*quick)(Call const&)) {
    return {.method = "GET",
            .pattern = pattern,
            .operation = operation,
            .roles = roles,
            .quick = quick,
            .body_bytes = 0};
}

Route get(std::string_view pattern, std::string_view operation, Roles roles,
          Answer (*at_desk)(Call const&, disclosure::Station&)) {
    return {.method = "GET",
            .pattern = pattern,
            .operation = operation,
            .roles = roles,
            .at_desk = at_desk,
            .body_bytes = 0};
}

constexpr std::size_t form_bytes = 64 << 10;
// A signature may bring its certificates along.
constexpr std::size_t signed_form_bytes = 4 << 20;

Route post(std::string_view pattern, std::string_view operation, Roles roles,
           Answer (*quick)(Call const&), std::size_t body_bytes = form_bytes) {
    return {.method = "POST",
            .pattern = pattern,
            .operation = operation,
            .roles = roles,
            .quick = quick,
            .body_bytes = body_bytes};
}

Route post(std::string_view pattern, std::string_view operation, Roles roles,
           Answer (*at_desk)(Call const&, disclosure::Station&),
           std::size_t body_bytes = form_bytes) {
    return {.method = "POST",
            .pattern = pattern,
            .operation = operation,
            .roles = roles,
            .at_desk = at_desk,
            .body_bytes = body_bytes};
}

Route post(std::string_view pattern, std::string_view operation, Roles roles,
           disclosure::Ruled<disclosure::SignedOpening> (*opens)(Call const&),
           std::size_t body_bytes) {
    return {.method = "POST",
            .pattern = pattern,
            .operation = operation,
            .roles = roles,
            .opens = opens,
            .body_bytes = body_bytes};
}

Route ahead_of_long_work(Route route, disclosure::Ruled<std::string> (*ahead)(Call const&)) {
    route.ahead = ahead;
    return route;
}

Route with_method(std::string_view method, Route route) {
    route.method = method;
    return route;
}

}  // namespace

std::span<Route const> routes() {
    static std::array const table{
        anyone("/healthz", "health", health),
        anyone("/readyz", "readiness", readiness),
        get("/metrics", "metrics", {Operator}, metrics),
        anyone("/ledger/checkpoint", "checkpoint", checkpoint),
        anyone("/ledger/log.vkey", "verifier_key", verifier_key),
        anyone("/ledger/tile/{path}", "tile", tile),
        known("/v1/me", "me", me),
        known("/v1/agreements", "agreements", agreements),
        post("/v1/uploads", "begin_upload", submitting, begin_upload),
        get("/v1/uploads/{upload}", "upload", submitting, upload),
        with_method("PUT", get("/v1/uploads/{upload}", "send_upload", submitting, send_upload)),
        with_method("DELETE", get("/v1/uploads/{upload}", "drop_upload", submitting, drop_upload)),
        post("/v1/prechecks", "begin_precheck", submitting, begin_precheck),
        get("/v1/prechecks/{job}/lines", "precheck_lines", submitting, precheck_lines),
        known("/v1/jobs/{job}", "job", job),
        get("/v1/batches", "batches", who_sees_batches, batches),
        post("/v1/batches", "submit_batch", submitting, submit_batch, signed_form_bytes),
        get("/v1/batches/{batch}", "batch", who_sees_batches, batch),
        get("/v1/batches/{batch}/answer", "answer", submitting, answer_file),
        get("/v1/batches/{batch}/receipts/{which}", "batch_receipt",
            {Certifier, Submitter, Recipient, Releasing, Auditor}, batch_receipt),
        get("/v1/batches/{batch}/envelopes", "envelopes", {Certifier, Submitter, Recipient},
            envelopes),
        get("/v1/batches/{batch}/envelopes/{line}", "envelope", {Certifier, Submitter, Recipient},
            envelope),
        post("/v1/batches/{batch}/decisions", "decide_batch", {Releasing}, decide_batch, 0),
        get("/v1/batches/{batch}/release-set", "release_set", {Releasing, ReleaseOwner, Auditor},
            release_set),
        post("/v1/batches/{batch}/approvals", "approve_batch", {Releasing}, approve_batch,
             signed_form_bytes),
        post("/v1/batches/{batch}/alarm-clearances", "clear_alarms", {ReleaseOwner}, clear_alarms),
        post("/v1/batches/{batch}/deliveries", "deliver_batch", {Releasing}, deliver_batch, 0),
        post("/v1/openings", "open_envelope", {Recipient}, envelope_to_open, signed_form_bytes),
        post("/v1/disposals", "dispose", {Recipient}, dispose),
        get("/v1/holds", "holds", desk_of_holds, holds),
        get("/v1/hold-reasons", "hold_reasons", desk_of_holds, hold_reasons),
        get("/v1/holds/{batch}/{line}", "hold", desk_of_holds, hold),
        post("/v1/holds/{batch}/{line}/views", "unmask_hold", {HoldsDesk}, unmask_hold, 0),
        post("/v1/holds/{batch}/{line}/decisions", "decide_hold", {HoldsDesk}, decide_hold,
             signed_form_bytes),
        get("/v1/orders", "orders", {OrderDesk, Releasing, ReleaseOwner, Auditor}, orders),
        ahead_of_long_work(
            post("/v1/orders", "enter_order", {OrderDesk}, enter_order, 2 * signed_form_bytes),
            leave_order),
        post("/v1/order-previews", "preview_order", {OrderDesk}, preview_order),
        post("/v1/lifts", "lift_order", {OrderDesk}, lift_order, 2 * signed_form_bytes),
        get("/v1/orders/{order}/report", "order_report", {OrderDesk, Auditor}, order_report),
        get("/v1/notices", "notices", {Recipient, Certifier, OrderDesk, Auditor}, notices),
        post("/v1/notices/{notice}/acknowledgements", "acknowledge_notice", {Recipient, Certifier},
             acknowledge_notice, 0),
        get("/v1/standing/{agreement}", "standing",
            {Safeguards, Releasing, ReleaseOwner, Certifier, Auditor}, standing),
        post("/v1/standing/{agreement}/records", "file_standing", {Safeguards}, file_standing),
        get("/v1/items-in-use/{agreement}", "items_in_use", {Accounting, Safeguards, Auditor},
            items_in_use),
        get("/v1/incidents", "incidents", {ReleaseOwner, Safeguards, Auditor}, incidents),
        get("/v1/reports/batch/{batch}", "batch_report", {Releasing, ReleaseOwner, Auditor},
            batch_report),
        get("/v1/reports/year/{year}", "year_report", {Accounting, ReleaseOwner, Auditor},
            year_report),
        get("/v1/reports/agreement/{agreement}", "agreement_report",
            {ReleaseOwner, Safeguards, Auditor}, agreement_report),
        get("/v1/counters/{year}", "counters", {Accounting, ReleaseOwner, Auditor}, counters),
        known("/v1/ledger", "ledger_status", ledger_status),
        get("/v1/ledger/entries", "entries", officials_and_auditor, entries),
        get("/v1/receipts/{entry}", "receipt", officials_and_auditor, receipt)};
    return table;
}

}  // namespace penstock::api
