#include "disclosure/leave_desk.h"

#include "base/json_writer.h"
#include "disclosure/freeze.h"
#include "disclosure/governing.h"
#include "disclosure/opening_before.h"
#include "disclosure/order_inbox.h"
#include "disclosure/signer.h"
#include "exchange/json_form.h"

#include <algorithm>

namespace penstock::disclosure {

namespace {

constexpr Literal leave_asked = "leave-asked";
constexpr Literal leave_decided = "leave-decided";

std::string_view word(Impairment impairment) {
    switch (impairment) {
        case Impairment::NotDetermined:
            return "not-determined";
        case Impairment::None:
            return "none";
        case Impairment::Informant:
            return "informant";
        case Impairment::Investigation:
            return "investigation";
    }
    return "not-determined";
}

std::unexpected<Stop> refuse_leave(Literal element, Literal reason) {
    return refuse(law::Outcome::Refuse, element, "R-6103i4-A", reason);
}

Result<Leave> read_leave(store::FiledRow const& row) {
    auto const form = TRY(exchange::JsonForm::parse(row.text, "a filed record", {}));
    bool const by_rule = TRY(form.boolean("refused_by_rule"));
    return Leave{.number = row.sequence,
                 .request = TRY(law::parse_leave(TRY(form.text("toml")))),
                 .agreement = AgreementId(TRY(form.text("agreement"))),
                 .officer = OfficerId(TRY(form.text("officer"))),
                 .asked = row.at,
                 .state = by_rule ? LeaveState::RefusedByRule : LeaveState::Waiting,
                 .decided = by_rule ? std::optional(row.at) : std::nullopt,
                 .reason = {},
                 .text = {}};
}

// The recipient with this certificate who was shown the line's item, in the last round or before.
Result<std::optional<OfficerId>> shown_to(Station& station, store::BatchRow const& batch,
                                          law::Agreement const& agreement, LineNumber line,
                                          Digest const& cert) {
    for (auto const& [officer, recipient] : agreement.recipients) {
        if (recipient.cert_sha256 != cert) continue;
        auto const opening = TRY(last_opening(station, batch.id, batch.round, line, officer));
        if (opening && opening->disclosed && !opening->disposed) return officer;
    }
    return std::nullopt;
}

Result<bool> is_revoked(Station& station, store::OpeningRow const& opening) {
    for (std::uint64_t const number :
         TRY(station.store().revocations_of(opening.batch, opening.round))) {
        for (store::RevokedRow const& row : TRY(station.store().revoked_by(number))) {
            bool const same_line = row.batch == opening.batch && row.round == opening.round &&
                                   row.line == opening.line;
            if (same_line) return true;
        }
    }
    return false;
}

// No leave is given to use what an order stops or bars, what was taken back, or what is gone.
Ruled<void> may_be_used(Station& station, Leave const& leave) {
    TRY(orders_came_in(station));
    auto const batch = TRY(station.store().batch(leave.request.batch));
    if (!batch) return fail(ErrorCode::IntegrityLost, "the batch of a request for leave is gone");
    auto const opening =
        TRY(last_opening(station, batch->id, batch->round, leave.request.line, leave.officer));
    if (!opening || opening->disposed) {
        return refuse_leave("leave.item-kept", "The recipient has the item no longer.");
    }
    auto const line = TRY(station.store().line(batch->id, opening->round, opening->line));
    law::OrderFacts const orders =
        orders_on(TRY(entered_orders(station)), *batch, line ? line->statute : std::string(),
                  station.now(), nullptr);
    if (orders.use_barred) {
        return refuse(law::Outcome::Block, "orders.use-not-barred", "R-ORD-USE",
                      "A court order in force bars the use of the item.");
    }
    if (orders.stopped) {
        return refuse(law::Outcome::Block, "orders.none-in-force", "R-ORD-STOP",
                      "A court order in force stops every disclosure of the item.");
    }
    if (TRY(is_revoked(station, *opening))) {
        return refuse(law::Outcome::Revoke, "leave.not-revoked", "R-1075-INC-A",
                      "The item was taken back: it may not be used at all.");
    }
    return {};
}

}  // namespace

std::string_view word(LeaveState state) {
    switch (state) {
        case LeaveState::Waiting:
            return "waiting";
        case LeaveState::RefusedByRule:
            return "refused-by-rule";
        case LeaveState::Granted:
            return "granted";
        case LeaveState::Refused:
            return "refused";
    }
    return "waiting";
}

std::optional<Impairment> impairment_of(std::string_view text) {
    for (Impairment const one : {Impairment::NotDetermined, Impairment::None, Impairment::Informant,
                                 Impairment::Investigation}) {
        if (word(one) == text) return one;
    }
    return std::nullopt;
}

Result<std::vector<Leave>> leaves(Station& station) {
    std::vector<Leave> all;
    for (store::FiledRow const& row : TRY(station.store().filed(leave_asked.view()))) {
        all.push_back(TRY(read_leave(row)));
    }
    for (store::FiledRow const& row : TRY(station.store().filed(leave_decided.view()))) {
        auto const form = TRY(exchange::JsonForm::parse(row.text, "a filed record", {}));
        auto const number = TRY(form.number("request"));
        auto const leave = std::ranges::find(all, number, &Leave::number);
        if (leave == all.end()) continue;
        leave->state = TRY(form.boolean("granted")) ? LeaveState::Granted : LeaveState::Refused;
        leave->decided = row.at;
        leave->reason = TRY(form.text_or_empty("reason"));
        leave->text = TRY(form.text_or_empty("text"));
    }
    return all;
}

Ruled<Filed> ask_leave(Station& station, std::string_view toml, Signer const& officer) {
    TRY(short_enough(toml));
    law::LeaveRequest const request = TRY(law::parse_leave(toml));
    auto const batch = TRY(station.store().batch(request.batch));
    if (!batch) return fail(ErrorCode::NotFound, "no batch of this id has been received");
    auto const governed = TRY(governing(station, batch->agreement));
    if (!governed)
        return fail(ErrorCode::IntegrityLost, "the agreement of a received batch is gone");
    auto const asker = TRY(shown_to(station, *batch, governed->agreement, request.line,
                                    officer.certificate().fingerprint()));
    if (!asker) {
        return refuse_leave("leave.by-recipient",
                            "Only a recipient who was shown the item and still has it can ask for "
                            "leave to use it.");
    }
    bool const by_rule = !law::leave_refused_by_rule(request, governed->agreement.statutes).empty();
    JsonWriter json;
    json.object_begin().member("agreement").text(batch->agreement.value());
    json.member("officer").text(asker->value()).member("refused_by_rule").boolean(by_rule);
    json.member("toml").text(toml).object_end();
    Filed const filed = TRY(file(
        station,
        {.kind = leave_asked,
         .subject = asker->value(),
         .text = json.take(),
         .line = LineOfRound{.batch = request.batch, .line = request.line, .round = batch->round},
         .signers = {officer.certificate().fingerprint()}}));
    if (by_rule) {
        return refuse_leave("leave.proceeding-listed",
                            "The item may be used only in a proceeding on a designated Federal "
                            "criminal statute, or for related civil forfeiture; a civil removal "
                            "proceeding is none.");
    }
    return filed;
}

Ruled<Filed> decide_leave(Station& station, std::uint64_t number, LeaveDecision const& decision,
                          std::vector<Signer> const& signers) {
    std::vector<Leave> const all = TRY(leaves(station));
    auto const leave = std::ranges::find(all, number, &Leave::number);
    if (leave == all.end()) return fail(ErrorCode::NotFound, "no request for leave of this number");
    if (leave->state != LeaveState::Waiting) {
        return fail(ErrorCode::NotReady, "this request has been decided already");
    }
    if (!TRY(different_officials(station, signers, law::OfficialRole::Releasing, 2))) {
        return refuse_leave("leave.two-officials",
                            "Leave is given or refused by two different releasing officials.");
    }
    if (decision.granted && decision.impairment != Impairment::None) {
        return refuse_leave("leave.no-impairment",
                            "Leave is given only where the officials determined that it would "
                            "neither identify a confidential informant nor seriously impair a tax "
                            "investigation.");
    }
    if (decision.reason.empty() || decision.text.empty()) {
        return fail(ErrorCode::Malformed, "a decision about leave without its reason");
    }
    if (decision.granted) TRY(may_be_used(station, *leave));
    JsonWriter json;
    json.object_begin().member("request").number(number);
    json.member("granted").boolean(decision.granted);
    json.member("impairment").text(word(decision.impairment));
    json.member("reason").text(decision.reason).member("text").text(decision.text).object_end();
    return TRY(file(station, {.kind = leave_decided,
                              .subject = leave->officer.value(),
                              .text = json.take(),
                              .line = LineOfRound{.batch = leave->request.batch,
                                                  .line = leave->request.line,
                                                  .round = 0},
                              .signers = fingerprints_of(signers)}));
}

}  // namespace penstock::disclosure
