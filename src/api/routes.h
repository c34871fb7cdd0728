// The work behind each row of the table of routes, by topic.
#pragma once

#include "api/route.h"
#include "service/jobs.h"

#include <string>

namespace penstock::api {

// who.cpp
[[nodiscard]] Answer health(Call const& call);
[[nodiscard]] Answer readiness(Call const& call, disclosure::Station& station);
[[nodiscard]] Answer metrics(Call const& call);
[[nodiscard]] Answer me(Call const& call);
[[nodiscard]] Answer agreements(Call const& call, disclosure::Station& station);

// incoming.cpp
[[nodiscard]] Answer begin_upload(Call const& call);
[[nodiscard]] Answer upload(Call const& call);
[[nodiscard]] Answer send_upload(Call const& call);
[[nodiscard]] Answer drop_upload(Call const& call);
[[nodiscard]] Answer begin_precheck(Call const& call);
[[nodiscard]] Answer precheck_lines(Call const& call);
[[nodiscard]] Answer submit_batch(Call const& call);
[[nodiscard]] Answer job(Call const& call);

// Begins long work for the caller; 202 with the job.
[[nodiscard]] Answer begin_job(Call const& call, service::JobKind kind, std::string text,
                               std::string more = {});

// batches.cpp
[[nodiscard]] Answer batches(Call const& call, disclosure::Station& station);
[[nodiscard]] Answer batch(Call const& call, disclosure::Station& station);
[[nodiscard]] Answer answer_file(Call const& call, disclosure::Station& station);
[[nodiscard]] Answer batch_receipt(Call const& call, disclosure::Station& station);
[[nodiscard]] Answer envelopes(Call const& call, disclosure::Station& station);
[[nodiscard]] Answer envelope(Call const& call, disclosure::Station& station);

// releasing.cpp
[[nodiscard]] Answer decide_batch(Call const& call, disclosure::Station& station);
[[nodiscard]] Answer release_set(Call const& call, disclosure::Station& station);
[[nodiscard]] Answer approve_batch(Call const& call, disclosure::Station& station);
[[nodiscard]] Answer clear_alarms(Call const& call, disclosure::Station& station);
[[nodiscard]] Answer deliver_batch(Call const& call, disclosure::Station& station);

// opening.cpp
[[nodiscard]] disclosure::Ruled<disclosure::SignedOpening> envelope_to_open(Call const& call);
// Requires: the desk has just opened it.
[[nodiscard]] Answer opened_envelope(disclosure::Station& station,
                                     disclosure::Opened const& opened);
[[nodiscard]] Answer dispose(Call const& call, disclosure::Station& station);

// holding.cpp
[[nodiscard]] Answer holds(Call const& call, disclosure::Station& station);
[[nodiscard]] Answer hold_reasons(Call const& call);
[[nodiscard]] Answer hold(Call const& call, disclosure::Station& station);
[[nodiscard]] Answer unmask_hold(Call const& call, disclosure::Station& station);
[[nodiscard]] Answer decide_hold(Call const& call, disclosure::Station& station);

// ordering.cpp
[[nodiscard]] Answer orders(Call const& call, disclosure::Station& station);
[[nodiscard]] Answer enter_order(Call const& call, disclosure::Station& station);
[[nodiscard]] disclosure::Ruled<std::string> leave_order(Call const& call);
[[nodiscard]] Answer preview_order(Call const& call, disclosure::Station& station);
[[nodiscard]] Answer lift_order(Call const& call, disclosure::Station& station);
[[nodiscard]] Answer order_report(Call const& call, disclosure::Station& station);
[[nodiscard]] Answer notices(Call const& call, disclosure::Station& station);
[[nodiscard]] Answer acknowledge_notice(Call const& call, disclosure::Station& station);

// overseeing.cpp
[[nodiscard]] Answer standing(Call const& call, disclosure::Station& station);
[[nodiscard]] Answer file_standing(Call const& call, disclosure::Station& station);
[[nodiscard]] Answer items_in_use(Call const& call, disclosure::Station& station);
[[nodiscard]] Answer incidents(Call const& call, disclosure::Station& station);
[[nodiscard]] Answer batch_report(Call const& call, disclosure::Station& station);
[[nodiscard]] Answer year_report(Call const& call, disclosure::Station& station);
[[nodiscard]] Answer agreement_report(Call const& call, disclosure::Station& station);
[[nodiscard]] Answer counters(Call const& call, disclosure::Station& station);

// publishing.cpp
[[nodiscard]] Answer checkpoint(Call const& call);
[[nodiscard]] Answer verifier_key(Call const& call);
[[nodiscard]] Answer tile(Call const& call);
[[nodiscard]] Answer ledger_status(Call const& call, disclosure::Station& station);
[[nodiscard]] Answer entries(Call const& call, disclosure::Station& station);
[[nodiscard]] Answer receipt(Call const& call, disclosure::Station& station);

}  // namespace penstock::api
