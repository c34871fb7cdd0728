#include "disclosure/approve.h"

#include "crypto/cms.h"
#include "disclosure/alarms.h"
#include "disclosure/entries.h"
#include "disclosure/freeze.h"
#include "disclosure/governing.h"
#include "disclosure/holds_desk.h"
#include "disclosure/order_inbox.h"
#include "disclosure/release_set.h"
#include "disclosure/signer.h"
#include "disclosure/standing.h"

#include <algorithm>

namespace penstock::disclosure {

namespace {

using law::Outcome;

// A round that has been decided, with what governs it now.
struct DecidedRound {
    store::BatchRow batch;
    store::RoundRow round;
    SharedGoverning governing;
};

Result<DecidedRound> decided_round(Station& station, BatchId const& id) {
    auto const batch = TRY(station.store().batch(id));
    if (!batch) {
        return fail(ErrorCode::NotFound, "no batch of this id has been received",
                    "`penstock batch receive` prints the id");
    }
    auto const round = TRY(station.store().round(id, batch->round));
    if (!round || round->state == store::RoundState::Abandoned) {
        return fail(ErrorCode::NotReady, "the batch has not been decided",
                    "decide it with `penstock batch decide`");
    }
    auto governed = TRY(governing(station, batch->agreement));
    if (!governed)
        return fail(ErrorCode::IntegrityLost, "the agreement of a received batch is gone");
    return DecidedRound{.batch = *batch, .round = *round, .governing = std::move(governed)};
}

std::unexpected<Stop> not_an_official() {
    return refuse(
        Outcome::Hold, "approval.by-releasing-official", "R-IRM28-C",
        "The signer is not an active releasing official on the custodian's roll; the batch "
        "is held until one signs.");
}

// The agreement may have changed since the decision: what it no longer allows may not go on.
Ruled<void> still_in_force(Station& station, Governing const& governing) {
    if (!governing.agreement.in_force_on(utc_date(station.now()))) {
        return refuse(Outcome::Block, "agreement.in-force", "R-552a-o-A",
                      "The agreement is not in force today (R-552a-o-A, R-MOU-N).");
    }
    return standing_allows(station, governing.agreement);
}

// True if the stored signature is one over this round's statement by a releasing official of the
// agreement as it is now.
bool stands(store::ApprovalRow const& approval, DecidedRound const& decided, Instant now) {
    std::string const statement =
        approval_statement(decided.batch.id, decided.round.round, decided.round.release_set);
    auto const signature = crypto::verify_detached(approval.signature, as_bytes(statement));
    if (signature.state != crypto::DetachedState::Good) return false;
    law::Official const* const official = official_of(*decided.governing, *signature.signer, now);
    return official != nullptr && official->is(law::OfficialRole::Releasing) &&
           official->id == approval.official;
}

Result<bool> released_a_hold(Station& station, store::RoundRow const& round,
                             OfficialId const& official) {
    std::vector<std::string> const officials = TRY(officials_who_released(station, round));
    return std::ranges::find(officials, official.value()) != officials.end();
}

}  // namespace

Ruled<ApprovalGiven> approve(Station& station, BatchId const& id, Signer const& credential) {
    DecidedRound const decided = TRY(decided_round(station, id));
    if (decided.round.state == store::RoundState::Delivered) {
        return fail(ErrorCode::NotReady, "the round has been delivered already");
    }
    TRY(still_in_force(station, *decided.governing));
    TRY(orders_came_in(station));
    TRY(may_go_on(station, decided.batch, decided.round, TRY(entered_orders(station))));
    TRY(alarms_allow(station, decided.batch, decided.round, decided.governing->agreement));
    law::Official const* const official =
        official_of(*decided.governing, credential.certificate(), station.now());
    if (official == nullptr || !official->is(law::OfficialRole::Releasing))
        return not_an_official();
    if (TRY(released_a_hold(station, decided.round, official->id))) {
        return refuse(Outcome::Hold, "approval.separate-duties", "R-IRM28-C",
                      "This official released a line of the round from hold, and so does not "
                      "approve the round; two others must sign.");
    }
    std::vector<store::ApprovalRow> const before =
        TRY(station.store().approvals(id, decided.round.round));
    auto const same_person = [&](store::ApprovalRow const& approval) {
        return approval.official == official->id ||
               approval.cert == credential.certificate().fingerprint();
    };
    if (std::ranges::any_of(before, same_person)) {
        return refuse(Outcome::Hold, "approval.by-different-officials", "R-IRM28-C",
                      "This official has approved the batch already; another official must sign.");
    }
    std::string const statement =
        approval_statement(id, decided.round.round, decided.round.release_set);
    store::ApprovalRow const row{.official = official->id,
                                 .cert = credential.certificate().fingerprint(),
                                 .signature = TRY(credential.sign(statement, station.now()))};
    Recorded const recorded = TRY(station.step(
        {.kind = store::StepKind::Approve,
         .batch = id.value(),
         .round = decided.round.round,
         .who = official->id.value()},
        [&] { return station.store().add_approval(id, decided.round.round, row); },
        approved(station.now(), {.batch = id,
                                 .round = decided.round.round,
                                 .release_set = decided.round.release_set,
                                 .official = row.official,
                                 .signer_cert = row.cert,
                                 .signature = row.signature})));
    return ApprovalGiven{.given = before.size() + 1,
                         .needed = decided.governing->agreement.approval_signatures,
                         .entry = recorded.index()};
}

Ruled<Approved> approved_round(Station& station, BatchId const& id) {
    DecidedRound decided = TRY(decided_round(station, id));
    TRY(still_in_force(station, *decided.governing));
    TRY(orders_came_in(station));
    TRY(may_go_on(station, decided.batch, decided.round, TRY(entered_orders(station))));
    TRY(alarms_allow(station, decided.batch, decided.round, decided.governing->agreement));
    std::uint64_t standing = 0;
    for (store::ApprovalRow const& approval :
         TRY(station.store().approvals(id, decided.round.round))) {
        if (TRY(released_a_hold(station, decided.round, approval.official))) continue;
        if (stands(approval, decided, station.now())) ++standing;
    }
    if (standing < std::max<std::uint64_t>(2, decided.governing->agreement.approval_signatures)) {
        return refuse(
            Outcome::Hold, "approval.enough-officials", "R-IRM28-C",
            "Not enough different releasing officials have approved this round; the batch "
            "is held until they sign.");
    }
    return Approved(std::move(decided.batch), std::move(decided.round));
}

}  // namespace penstock::disclosure
