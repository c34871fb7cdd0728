#include "disclosure/holds_desk.h"

#include "disclosure/incidents.h"
#include "disclosure/line_keys.h"
#include "disclosure/replay_facts.h"
#include "disclosure/round_law.h"
#include "disclosure/signer.h"

#include <algorithm>
#include <limits>
#include <set>

namespace penstock::disclosure {

namespace {

using law::HoldAnswer;
using law::HoldChoice;
using law::Outcome;

constexpr Literal speedily = "R-6103i2-L";

// One request to decide, with all that it is about.
class HoldDecision {
public:
    HoldDecision(Station& station, HoldRequest const& request, RoundAtHand at_hand,
                 store::LineRow row)
        : station_(station),
          request_(request),
          at_hand_(std::move(at_hand)),
          row_(std::move(row)) {}

    Ruled<Filed> run() {
        RecordKnowledge known;
        if (row_.looked_up) known = TRY(parse_record_knowledge(row_.record_known));
        law::HeldElement const held = TRY(held_element(known.facts));
        TRY(may_be_decided(held));
        TRY(not_refused_before());
        law::HoldReason const* const reason = law::find_hold_reason(request_.reason);
        if (reason == nullptr || reason->choice != request_.choice) {
            return fail(ErrorCode::NotAllowed, "no such reason for this decision",
                        "`penstock hold reasons` lists them");
        }
        if (!fits(*reason, *held.element)) {
            return refuse(Outcome::Hold, "hold.by-a-court", "R-6103i6-A",
                          "An address under protection is released only on a court's order.");
        }
        std::vector<std::string> const officials = TRY(signing_officials());
        exchange::ReadLine const read = TRY(request_line(station_, request_.batch, request_.line));
        HoldOnFile const hold{.number = 0,
                              .index = 0,
                              .at = station_.now(),
                              .place = place(),
                              .element = request_.element,
                              .stage = held.element->stage,
                              .choice = request_.choice,
                              .reason = request_.reason,
                              .text = request_.text,
                              .officials = officials,
                              .basis = basis(read, known)};
        return TRY(file(station_, {.kind = hold_decided,
                                   .subject = request_.batch.value(),
                                   .text = stored_text(hold),
                                   .batch = request_.batch,
                                   .signers = fingerprints_of(request_.signers)}));
    }

private:
    Ruled<law::HeldElement> held_element(law::RecordFacts const& facts) {
        law::Element const* const element = at_hand_.then.law.find(request_.element);
        if (element == nullptr) {
            return fail(ErrorCode::NotFound, "the law file of this round has no such element",
                        "`penstock hold show` names those that stopped the line");
        }
        for (law::HeldElement const& held : not_met(at_hand_, row_, &facts)) {
            if (held.element == element) return held;
        }
        return law::HeldElement{
            .element = element, .status = law::FindingStatus::Met, .outcome = Outcome::Pass};
    }

    Ruled<void> may_be_decided(law::HeldElement const& held) {
        // A line is worse off than on hold by another element: nothing of it can be lifted.
        bool const line_refused = row_.outcome == word(Outcome::Refuse) ||
                                  row_.outcome == word(Outcome::Block) ||
                                  row_.outcome == word(Outcome::NoRelease);
        HoldAnswer const answer = law::may_be_decided(held, request_.choice);
        if (answer == HoldAnswer::AgainstLaw || line_refused) {
            if (request_.choice == HoldChoice::Release) TRY(report_attempt());
            return refusal_stands();
        }
        if (row_.outcome != word(Outcome::Hold)) return not_held();
        return answered(answer);
    }

    static Ruled<void> answered(HoldAnswer answer) {
        switch (answer) {
            case HoldAnswer::May:
                return {};
            case HoldAnswer::NotHeld:
                return not_held();
            case HoldAnswer::AgainstLaw:
                return refusal_stands();
            case HoldAnswer::Floor:
                return refuse(Outcome::Hold, "hold.not-on-the-floor", "R-6103a-A",
                              "The floor asks for more here than a person's word; the request must "
                              "show it.");
            case HoldAnswer::NobodyNamed:
                return refuse(Outcome::Hold, "hold.one-person", "R-CT-MISID",
                              "Nobody is named by name and address alone: a release would be a "
                              "choice among several.");
            case HoldAnswer::AddressNotOn:
                return refuse(
                    Outcome::Hold, "hold.address-on-file", "R-CT-ADDR",
                    "The address set forth is not one on file for the person; no decision "
                    "makes up for that.");
            case HoldAnswer::AfterLookup:
                return refuse(Outcome::Hold, "hold.not-after-lookup", "R-6103b8-A",
                              "A line that was looked up is not sent back, as that would tell of "
                              "the record; refuse it, and it gets no information.");
        }
        return not_held();
    }

    static std::unexpected<Stop> not_held() {
        return refuse(Outcome::Return, "hold.on-hold", speedily,
                      "The line is not on hold for this element.");
    }

    static std::unexpected<Stop> refusal_stands() {
        return refuse(Outcome::Refuse, "hold.not-a-refusal", "R-7213-A",
                      "The law has refused this, and nobody lifts a refusal here. An attempt is "
                      "recorded as an incident and reported outside the chain.");
    }

    Result<void> report_attempt() {
        TRY(open_incident(
            station_,
            {.kind = IncidentKind::ReversalAttempt,
             .agreement = at_hand_.batch.agreement.value(),
             .batch = request_.batch,
             .line = request_.line,
             .how = "noticed by the station at the holds desk",
             .description = "Somebody tried to release a line that the law had refused; nothing "
                            "left.",
             .records = 1,
             .signers = fingerprints_of(request_.signers)}));
        return {};
    }

    // What the desk itself refused stays so too.
    Ruled<void> not_refused_before() {
        for (HoldOnFile const& hold : TRY(holds_on_file(
                 station_.store(), request_.batch, std::numeric_limits<std::uint64_t>::max()))) {
            if (hold.place.line != request_.line || hold.element != request_.element ||
                hold.choice != HoldChoice::Refuse || request_.choice != HoldChoice::Release ||
                hold.index < at_hand_.round.first_index) {
                continue;
            }
            TRY(report_attempt());
            return refusal_stands();
        }
        return {};
    }

    [[nodiscard]] std::int64_t signatures_needed() const {
        law::DeskTerms const& terms = at_hand_.then.agreement.desks;
        if (request_.choice != HoldChoice::Release) return 1;
        return row_.looked_up ? terms.record_signatures : terms.face_signatures;
    }

    // Their ids. Roles and rolls are those of the agreement as it is now.
    Ruled<std::vector<std::string>> signing_officials() {
        auto const governed = TRY(governing(station_, at_hand_.batch.agreement));
        if (!governed) {
            return fail(ErrorCode::IntegrityLost, "the agreement of a received batch is gone");
        }
        std::set<std::string> ids;
        for (Signer const& signer : request_.signers) {
            law::Official const* const official =
                official_of(*governed, signer.certificate(), station_.now());
            if (official == nullptr || !official->is(law::OfficialRole::HoldsDesk)) {
                return refuse(Outcome::Hold, "hold.by-holds-desk", "R-IRM28-C",
                              "A line on hold is decided by active officials of the holds desk "
                              "alone.");
            }
            if (takes_part(governed->agreement, signer.certificate().fingerprint())) {
                return refuse(Outcome::Hold, "hold.separate-duties", "R-IRM28-C",
                              "A certifier or a recipient of the requests does not decide about "
                              "them.");
            }
            ids.insert(official->id.value());
        }
        if (ids.size() < static_cast<std::size_t>(signatures_needed())) {
            return refuse(Outcome::Hold, "hold.enough-officials", "R-IRM28-C",
                          "Not enough different officials of the holds desk signed: a release of "
                          "what the record held takes a second person.");
        }
        return std::vector<std::string>(ids.begin(), ids.end());
    }

    // On the requester's side.
    [[nodiscard]] bool takes_part(law::Agreement const& agreement, Digest const& cert) const {
        auto const certifies = [&](law::Certifier const& one) { return one.cert_sha256 == cert; };
        auto const receives = [&](auto const& one) { return one.second.cert_sha256 == cert; };
        return at_hand_.batch.signer_cert == cert ||
               std::ranges::any_of(agreement.certifiers, certifies) ||
               std::ranges::any_of(agreement.recipients, receives);
    }

    [[nodiscard]] Digest basis(exchange::ReadLine const& read, RecordKnowledge const& known) const {
        std::string const facts = set_forth(read.line, standard_line(read).keys);
        Digest const& law = at_hand_.then.law.digest();
        std::string_view const statuses = statuses_of(row_, deciding_stage(row_));
        return row_.looked_up ? record_basis(law, facts, statuses, known.facts, known.evidence)
                              : face_basis(law, facts, statuses);
    }

    [[nodiscard]] LineOfRound place() const {
        return {.batch = request_.batch, .line = request_.line, .round = at_hand_.round.round};
    }

    Station& station_;
    HoldRequest const& request_;
    RoundAtHand at_hand_;
    store::LineRow row_;
};

}  // namespace

Ruled<Filed> decide_hold(Station& station, HoldRequest const& request) {
    if (request.text.find_first_not_of(" \t\r\n") == std::string::npos) {
        return fail(ErrorCode::NotAllowed, "a decision without a word of why",
                    "say in the desk's own words what was seen");
    }
    RoundAtHand at_hand = TRY(last_round(station, request.batch));
    store::LineRow row = TRY(line_of(station, at_hand, request.line));
    return HoldDecision(station, request, std::move(at_hand), std::move(row)).run();
}

Result<bool> holds_wait(Station& station, store::BatchRow const& batch,
                        store::RoundRow const& round) {
    std::vector<HoldOnFile> const holds =
        TRY(holds_on_file(station.store(), batch.id, std::numeric_limits<std::uint64_t>::max()));
    return std::ranges::any_of(
        holds, [&](HoldOnFile const& hold) { return hold.index >= round.first_index; });
}

Result<std::vector<std::string>> officials_who_released(Station& station,
                                                        store::RoundRow const& round) {
    std::vector<std::string> officials;
    for (HoldOnFile const& hold :
         TRY(holds_on_file(station.store(), round.batch, round.first_index))) {
        if (hold.choice != HoldChoice::Release) continue;
        officials.insert(officials.end(), hold.officials.begin(), hold.officials.end());
    }
    return officials;
}

}  // namespace penstock::disclosure
