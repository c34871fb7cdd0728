#include "disclosure/open.h"

#include "crypto/cms.h"
#include "crypto/digest.h"
#include "disclosure/commitments.h"
#include "disclosure/entries.h"
#include "disclosure/face_facts.h"
#include "disclosure/face_review.h"
#include "disclosure/freeze.h"
#include "disclosure/governing.h"
#include "disclosure/incident_signs.h"
#include "disclosure/item.h"
#include "disclosure/opening_before.h"
#include "disclosure/order_inbox.h"
#include "disclosure/order_notices.h"
#include "disclosure/release_key.h"
#include "disclosure/revoke.h"
#include "disclosure/standing.h"
#include "disclosure/use_end.h"
#include "disclosure/witnessing.h"
#include "exchange/batch_reader.h"
#include "law/review.h"
#include "law/statute_table.h"

#include <algorithm>

namespace penstock::disclosure {

namespace {

using law::Outcome;

std::unexpected<Stop> not_this_stations_envelope() {
    return refuse(Outcome::Refuse, "envelope.unchanged", "R-6103p4-C",
                  "This is not an envelope that the station delivered, or it was changed since.");
}

// An envelope of this station, unchanged, with all that belongs to its line.
struct Subject {
    store::EnvelopeRow envelope;
    store::BatchRow batch;
    store::RoundRow round;
    store::LineRow line;
    Governing governing;
};

Ruled<Subject> find(Station& station, ByteView envelope) {
    auto const id = crypto::sealing_key_id(envelope);
    if (!id) return not_this_stations_envelope();
    auto const row = TRY(station.store().envelope(*id));
    if (!row || row->digest != crypto::sha256(envelope)) return not_this_stations_envelope();
    auto const batch = TRY(station.store().batch(row->batch));
    auto const round = TRY(station.store().round(row->batch, row->round));
    auto const line = TRY(station.store().line(row->batch, row->round, row->line));
    if (!batch || !round || !line) {
        return fail(ErrorCode::IntegrityLost, "the store lacks what belongs to an envelope");
    }
    auto governed = TRY(governing(station, batch->agreement));
    if (!governed)
        return fail(ErrorCode::IntegrityLost, "the agreement of a received batch is gone");
    return Subject{.envelope = *row,
                   .batch = *batch,
                   .round = *round,
                   .line = *line,
                   .governing = std::move(*governed)};
}

// One opening of one envelope by whoever signed the request.
class Opening {
public:
    Opening(Station& station, Subject subject, crypto::Certificate opener)
        : station_(station), subject_(std::move(subject)), opener_(std::move(opener)) {}

    Ruled<Opened> run() {
        TRY(reviewed());
        TRY(unless_revoked());
        TRY(witnessed());
        // The last look: what lies in the inbox now comes before this disclosure.
        if (TRY(orders_came_in(station_))) TRY(reviewed());
        auto const before = TRY(item_opened_before());
        Date const use_end = before ? before->use_end
                                    : utc_date(station_.now()) +
                                          std::chrono::days{subject_.governing.agreement.use_days};
        Recorded const recorded = TRY(before ? record_again() : record(use_end));
        // A crash from here on: the opening is recorded and the same recipient may open again.
        crypto::SealingKey key;
        std::ranges::copy(subject_.envelope.id, key.id.begin());
        std::ranges::copy(subject_.envelope.content_key, key.secret.begin());
        return Opened{.wrapped_key = TRY(release_key(recorded, key, opener_)),
                      .use_end = use_end,
                      .entry = recorded.index()};
    }

private:
    Ruled<void> reviewed() {
        law::Ruling const ruling = TRY(review());
        if (ruling.outcome == Outcome::Pass) {
            return recorded_if_refused(notices_acknowledged(station_, recipient_->id));
        }
        TRY(station_.record_and_publish(
            open_refused(station_.now(), place(), opener_.fingerprint(), ruling.codes())));
        TRY(note_refused_opening(station_, subject_.batch, opener_.fingerprint()));
        return std::unexpected<Stop>(Refusal(ruling, subject_.governing.law));
    }

    // Everything again, as of now: agreement, standing, orders, the opener and what the opener did
    // before.
    Result<law::Ruling> review() {
        law::Ruling ruling = TRY(asked());
        if (subject_.envelope.content_key.empty()) {
            ruling.outcome = std::max(ruling.outcome, Outcome::Block);
            ruling.findings.push_back(
                {.element = "envelope.key-kept",
                 .requirement = "R-ORD-CLAWBACK",
                 .reason = "The key of this envelope was destroyed under a court order; nobody can "
                           "open it any more.",
                 .status = law::FindingStatus::Unmet,
                 .outcome = Outcome::Block});
        }
        if (TRY(use_has_ended())) {
            ruling.outcome = std::max(ruling.outcome, Outcome::Block);
            ruling.findings.push_back(
                {.element = "item.in-use",
                 .requirement = "R-6103p4-F",
                 .reason = "The use of this item has ended. A legal hold keeps it from being "
                           "disposed of; it is not opened again.",
                 .status = law::FindingStatus::Unmet,
                 .outcome = Outcome::Block});
        }
        return ruling;
    }

    // An item that a legal hold preserves is not overdue when its use ends, and is out of use all
    // the same.
    Result<bool> use_has_ended() {
        if (recipient_ == nullptr) return false;
        auto const opening = TRY(item_opened_before());
        if (!opening || !opening->disclosed || opening->disposed) return false;
        if (opening->use_end >= utc_date(station_.now())) return false;
        return !TRY(is_kept(station_, *opening));
    }

    Result<law::Ruling> asked() {
        law::Agreement const& agreement = subject_.governing.agreement;
        recipient_ = named_recipient(agreement);
        auto file = TRY(
            station_.disk().open_read(station_.batch_folder(subject_.batch.id) / "batch.jsonl"));
        auto const header = TRY(exchange::BatchReader(*file).read_header()).header;
        if (!header)
            return fail(ErrorCode::IntegrityLost, "a received batch cannot be read any more");
        BatchContext const context{.header = *header,
                                   .signature = law::SignatureState::Good,
                                   .signer_cert = subject_.batch.signer_cert,
                                   .now = station_.now()};
        law::BatchFacts batch = batch_facts(subject_.governing, context);
        law::Standing const standing =
            TRY(standing_of(station_, agreement, utc_date(station_.now())));
        put(knowledge_of(standing), batch);
        law::OpenFacts facts;
        facts.batch = &batch;
        facts.orders = orders_on(TRY(entered_orders(station_)), subject_.batch,
                                 subject_.line.statute, station_.now(), &subject_.round);
        // A later round supersedes this envelope.
        facts.orders.frozen |= subject_.batch.round != subject_.round.round;
        facts.envelope_known =
            subject_.round.state == store::RoundState::Delivered &&
            (subject_.envelope.content_key.size() == 32 || subject_.envelope.content_key.empty());
        facts.opener_named = recipient_ != nullptr;
        facts.opener_certificate_good =
            subject_.governing.trust.check(opener_, station_.now(), crypto::Use::Receive) ==
            crypto::CertificateState::Good;
        facts.statute_still_listed =
            law::classify(subject_.line.statute, agreement.statutes).state ==
            law::StatuteState::Listed;
        if (recipient_ != nullptr) {
            std::string const& name = recipient_->id.value();
            facts.opener =
                recipient_facts(name, subject_.line.case_number, subject_.governing, context);
            facts.opener.disposal_overdue =
                !TRY(overdue_items(
                         station_, recipient_->id, utc_date(station_.now()),
                         standing.good() ? AgencyStanding::Good : AgencyStanding::NotGood))
                     .empty();
            auto const opening = TRY(item_opened_before());
            facts.disposed = opening && opening->disposed;
        }
        return law::OpenReview(subject_.governing.law)(facts);
    }

    // The recipient named on the line whose certificate the opener showed.
    [[nodiscard]] law::Recipient const* named_recipient(law::Agreement const& agreement) const {
        std::string const named = " " + subject_.line.recipients + " ";
        for (auto const& [id, recipient] : agreement.recipients) {
            if (recipient.cert_sha256 != opener_.fingerprint()) continue;
            if (named.find(" " + id.value() + " ") != std::string::npos) return &recipient;
        }
        return nullptr;
    }

    // Nothing of a round whose releases were taken back is opened.
    Ruled<void> unless_revoked() {
        return recorded_if_refused(not_revoked(station_, subject_.batch, subject_.round.round));
    }

    // Others must have seen the ledger of late, so that no second history can be made of it.
    Ruled<void> witnessed() {
        return recorded_if_refused(quorum_allows_opening(station_, subject_.governing.agreement));
    }

    Ruled<void> recorded_if_refused(Ruled<void> allowed) {
        if (allowed || allowed.error().refusal() == nullptr) return allowed;
        TRY(station_.record_and_publish(open_refused(station_.now(), place(), opener_.fingerprint(),
                                                     allowed.error().refusal()->codes())));
        return allowed;
    }

    Result<std::optional<store::OpeningRow>> item_opened_before() {
        return opening_before(station_, subject_.batch.id, subject_.round.round, subject_.line,
                              recipient_->id);
    }

    Result<Recorded> record(Date use_end) {
        bool const disclosed = subject_.line.outcome == "pass";
        store::OpeningRow const row{.batch = subject_.batch.id,
                                    .round = subject_.round.round,
                                    .line = subject_.line.line,
                                    .recipient = recipient_->id,
                                    .disclosed = disclosed,
                                    .use_end = use_end};
        return station_.step(
            {.kind = store::StepKind::Open,
             .batch = row.batch.value(),
             .round = row.round,
             .line = row.line.value(),
             .who = row.recipient.value()},
            [&] { return station_.store().add_opening(row); },
            entry(disclosed ? "disclosed" : "answered"));
    }

    Result<Recorded> record_again() { return station_.record_and_publish(entry("reopened")); }

    [[nodiscard]] std::string entry(std::string_view type) const {
        return opened(station_.now(), type,
                      {.line = place(),
                       .recipient = recipient_->id,
                       .recipient_cert = opener_.fingerprint(),
                       .item = commit(subject_.line.seed, "opened item", subject_.line.release),
                       .envelope = subject_.envelope.digest});
    }

    [[nodiscard]] LineOfRound place() const {
        return {
            .batch = subject_.batch.id, .line = subject_.line.line, .round = subject_.round.round};
    }

    Station& station_;
    Subject subject_;
    crypto::Certificate opener_;
    law::Recipient const* recipient_ = nullptr;
};

}  // namespace

std::string open_statement(ByteView envelope) {
    return "penstock-open/1\nenvelope " + digest_text(crypto::sha256(envelope)) + "\n";
}

Ruled<Opened> open(Station& station, OpenRequest const& request) {
    Subject subject = TRY(find(station, request.envelope));
    auto const signature =
        crypto::verify_detached(request.signature, as_bytes(open_statement(request.envelope)));
    if (signature.state != crypto::DetachedState::Good) {
        TRY(note_unsigned_opening(station, subject.batch, subject.line.line));
        return refuse(Outcome::Refuse, "opener.signed", "R-6103p4-C",
                      "The request to open is not signed by the recipient's own key.");
    }
    return Opening(station, std::move(subject), *signature.signer).run();
}

}  // namespace penstock::disclosure
