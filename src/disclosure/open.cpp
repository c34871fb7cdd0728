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
#include "disclosure/opening_moment.h"
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
#include <functional>
#include <set>
#include <tuple>

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
};

Ruled<Subject> find(Station& station, SignedOpening const& request) {
    if (!request.envelope()) return not_this_stations_envelope();
    auto const row = TRY(station.store().envelope(*request.envelope()));
    if (!row || row->digest != request.envelope_digest()) return not_this_stations_envelope();
    auto const batch = TRY(station.store().batch(row->batch));
    auto const round = TRY(station.store().round(row->batch, row->round));
    auto const line = TRY(station.store().line(row->batch, row->round, row->line));
    if (!batch || !round || !line) {
        return fail(ErrorCode::IntegrityLost, "the store lacks what belongs to an envelope");
    }
    return Subject{.envelope = *row, .batch = *batch, .round = *round, .line = *line};
}

// One opening of one envelope by whoever signed the request.
class Opening {
public:
    Opening(Station& station, Subject subject, crypto::Certificate opener)
        : station_(&station), subject_(std::move(subject)), opener_(std::move(opener)) {}

    Ruled<void> allowed(OpeningMoment& moment) {
        TRY(reviewed(moment));
        TRY(unless_revoked());
        return witnessed(moment);
    }

    // Everything again, as of `moment`. A refusal is recorded.
    Ruled<void> reviewed(OpeningMoment& moment) {
        Governing const& governing = TRY(moment.governing(subject_.batch.agreement));
        law::Ruling const ruling = TRY(review(moment, governing));
        if (ruling.outcome == Outcome::Pass) {
            recipient_ = named_recipient(governing.agreement)->id;
            use_days_ = std::chrono::days{governing.agreement.use_days};
            return recorded_if_refused(notices_acknowledged(*station_, recipient_));
        }
        TRY(station_->record_and_publish(
            open_refused(station_->now(), place(), opener_.fingerprint(), ruling.codes())));
        TRY(note_refused_opening(*station_, subject_.batch, opener_.fingerprint()));
        return std::unexpected<Stop>(Refusal(ruling, governing.law));
    }

    // Two openings with the same one are of the same item.
    [[nodiscard]] std::tuple<BatchId, LineNumber, OfficerId> item() const {
        return {subject_.batch.id, subject_.line.line, recipient_};
    }

    // The row to add, if this is the first opening of the item, and the entry to record.
    // Requires: it was allowed.
    Result<GroupedEntry> staged() {
        auto const before = TRY(item_opened_before(recipient_));
        use_end_ = before ? before->use_end : utc_date(station_->now()) + use_days_;
        if (before) return GroupedEntry{.step = {}, .entry = entry("reopened")};
        row_ = {.batch = subject_.batch.id,
                .round = subject_.round.round,
                .line = subject_.line.line,
                .recipient = recipient_,
                .disclosed = subject_.line.outcome == "pass",
                .use_end = use_end_};
        return GroupedEntry{.step = store::StepRow{.kind = store::StepKind::Open,
                                                   .batch = row_->batch.value(),
                                                   .round = row_->round,
                                                   .line = row_->line.value(),
                                                   .who = row_->recipient.value()},
                            .entry = entry(row_->disclosed ? "disclosed" : "answered")};
    }
    Result<void> add_row() { return row_ ? station_->store().add_opening(*row_) : Result<void>(); }

    // A crash from here on: the opening is recorded and the same recipient may open again.
    Ruled<Opened> released(Recorded const& recorded) const {
        crypto::SealingKey key;
        std::ranges::copy(subject_.envelope.id, key.id.begin());
        std::ranges::copy(subject_.envelope.content_key, key.secret.begin());
        return Opened{.wrapped_key = TRY(release_key(recorded, key, opener_)),
                      .use_end = use_end_,
                      .entry = recorded.index()};
    }

private:
    // Agreement, standing, orders, the opener and what the opener did before.
    Result<law::Ruling> review(OpeningMoment& moment, Governing const& governing) {
        law::Recipient const* const recipient = named_recipient(governing.agreement);
        law::Ruling ruling = TRY(asked(moment, governing, recipient));
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
        if (recipient != nullptr && TRY(use_has_ended(recipient->id))) {
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
    Result<bool> use_has_ended(OfficerId const& recipient) {
        auto const opening = TRY(item_opened_before(recipient));
        if (!opening || !opening->disclosed || opening->disposed) return false;
        if (opening->use_end >= utc_date(station_->now())) return false;
        return !TRY(is_kept(*station_, *opening));
    }

    Result<law::Ruling> asked(OpeningMoment& moment, Governing const& governing,
                              law::Recipient const* recipient) {
        BatchContext const& context = TRY(moment.context(subject_.batch));
        law::BatchFacts batch = batch_facts(governing, context);
        law::Standing const& standing = TRY(moment.standing(governing.agreement));
        put(knowledge_of(standing), batch);
        law::OpenFacts facts;
        facts.batch = &batch;
        facts.orders = orders_on(TRY(moment.orders()), subject_.batch, subject_.line.statute,
                                 station_->now(), &subject_.round);
        // A later round supersedes this envelope.
        facts.orders.frozen |= subject_.batch.round != subject_.round.round;
        facts.envelope_known =
            subject_.round.state == store::RoundState::Delivered &&
            (subject_.envelope.content_key.size() == 32 || subject_.envelope.content_key.empty());
        facts.opener_named = recipient != nullptr;
        facts.opener_certificate_good = moment.is_good(opener_, governing);
        facts.statute_still_listed =
            law::classify(subject_.line.statute, governing.agreement.statutes).state ==
            law::StatuteState::Listed;
        if (recipient != nullptr) {
            facts.opener = recipient_facts(recipient->id.value(), subject_.line.case_number,
                                           governing, context);
            facts.opener.disposal_overdue = TRY(moment.has_overdue_item(recipient->id, standing));
            auto const opening = TRY(item_opened_before(recipient->id));
            facts.disposed = opening && opening->disposed;
        }
        return law::OpenReview(governing.law)(facts);
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
        return recorded_if_refused(not_revoked(*station_, subject_.batch, subject_.round.round));
    }

    // Others must have seen the ledger of late, so that no second history can be made of it.
    Ruled<void> witnessed(OpeningMoment& moment) {
        Governing const& governing = TRY(moment.governing(subject_.batch.agreement));
        return recorded_if_refused(quorum_allows_opening(*station_, governing.agreement));
    }

    Ruled<void> recorded_if_refused(Ruled<void> allowed) {
        if (allowed || allowed.error().refusal() == nullptr) return allowed;
        TRY(station_->record_and_publish(open_refused(
            station_->now(), place(), opener_.fingerprint(), allowed.error().refusal()->codes())));
        return allowed;
    }

    Result<std::optional<store::OpeningRow>> item_opened_before(OfficerId const& recipient) {
        return opening_before(*station_, subject_.batch.id, subject_.round.round, subject_.line,
                              recipient);
    }

    [[nodiscard]] std::string entry(std::string_view type) const {
        return opened(station_->now(), type,
                      {.line = place(),
                       .recipient = recipient_,
                       .recipient_cert = opener_.fingerprint(),
                       .item = commit(subject_.line.seed, "opened item", subject_.line.release),
                       .envelope = subject_.envelope.digest});
    }

    [[nodiscard]] LineOfRound place() const {
        return {
            .batch = subject_.batch.id, .line = subject_.line.line, .round = subject_.round.round};
    }

    Station* station_;
    Subject subject_;
    crypto::Certificate opener_;
    OfficerId recipient_;  // set when it was allowed, as the next
    std::chrono::days use_days_{};
    Date use_end_{};
    std::optional<store::OpeningRow> row_;
};

Ruled<Opening> find_opening(Station& station, SignedOpening const& request) {
    Subject subject = TRY(find(station, request));
    if (!request.signer()) {
        TRY(note_unsigned_opening(station, subject.batch, subject.line.line));
        return refuse(Outcome::Refuse, "opener.signed", "R-6103p4-C",
                      "The request to open is not signed by the recipient's own key.");
    }
    return Opening(station, std::move(subject), *request.signer());
}

// Openings on their way to one durable step.
class Group {
public:
    Group(Station& station, std::span<SignedOpening const> requests)
        : station_(station), requests_(requests), answers_(requests.size()), moment_(station) {}

    std::vector<Ruled<Opened>> run() {
        Result<void> const done = carry_out();
        std::vector<Ruled<Opened>> all;
        for (auto& answer : answers_) {
            all.push_back(answer ? std::move(*answer) : std::unexpected<Stop>(done.error()));
        }
        return all;
    }

private:
    struct Waiting {
        std::size_t place;
        Opening opening;
    };

    Result<void> carry_out() {
        for (std::size_t i = 0; i < requests_.size(); ++i) {
            auto found = find_opening(station_, requests_[i]);
            if (found) {
                waiting_.push_back({i, std::move(*found)});
            } else {
                TRY(answer(i, std::unexpected(std::move(found.error()))));
            }
        }
        TRY(keep_those([this](Opening& opening) { return opening.allowed(moment_); }));
        while (!waiting_.empty()) {
            // The last look: what lies in the inbox now comes before these disclosures.
            while (TRY(order_or_time_came_in())) {
                moment_ = OpeningMoment(station_);
                TRY(keep_those([this](Opening& opening) { return opening.reviewed(moment_); }));
            }
            TRY(record(first_of_each_item()));
        }
        return {};
    }

    // A group may take its time: an order takes effect meanwhile, a certificate lapses.
    Result<bool> order_or_time_came_in() {
        Instant const before = station_.now();
        station_.advance_clock();
        return TRY(orders_came_in(station_)) || station_.now() != before;
    }

    Result<void> keep_those(std::function<Ruled<void>(Opening&)> const& allowed) {
        std::vector<Waiting> kept;
        for (Waiting& one : waiting_) {
            if (auto may = allowed(one.opening)) {
                kept.push_back(std::move(one));
            } else {
                TRY(answer(one.place, std::unexpected(std::move(may.error()))));
            }
        }
        waiting_ = std::move(kept);
        return {};
    }

    // Takes them out of what waits. The second opening of an item is judged after the first.
    std::vector<Waiting> first_of_each_item() {
        std::set<std::tuple<BatchId, LineNumber, OfficerId>> items;
        std::vector<Waiting> first, later;
        for (Waiting& one : waiting_) {
            bool const is_first = items.insert(one.opening.item()).second;
            (is_first ? first : later).push_back(std::move(one));
        }
        waiting_ = std::move(later);
        return first;
    }

    Result<void> record(std::vector<Waiting> group) {
        if (group.empty()) return {};
        std::vector<GroupedEntry> entries;
        for (Waiting& one : group) entries.push_back(TRY(one.opening.staged()));
        auto const add_rows = [&]() -> Result<void> {
            for (Waiting& one : group) TRY(one.opening.add_row());
            return {};
        };
        auto const recorded = TRY(station_.steps_together(entries, add_rows));
        for (std::size_t i = 0; i < group.size(); ++i) {
            TRY(answer(group[i].place, group[i].opening.released(recorded[i])));
        }
        return {};
    }

    // Errors: the answer's own, if it is fatal.
    Result<void> answer(std::size_t place, Ruled<Opened> answer) {
        if (!answer && answer.error().refusal() == nullptr &&
            is_fatal(answer.error().error().code)) {
            return std::unexpected(answer.error().error());
        }
        answers_[place] = std::move(answer);
        return {};
    }

    Station& station_;
    std::span<SignedOpening const> requests_;
    std::vector<std::optional<Ruled<Opened>>> answers_;
    OpeningMoment moment_;
    std::vector<Waiting> waiting_;
};

}  // namespace

std::string open_statement(ByteView envelope) {
    return "penstock-open/1\nenvelope " + digest_text(crypto::sha256(envelope)) + "\n";
}

SignedOpening::SignedOpening(OpenRequest const& request)
    : envelope_digest_(crypto::sha256(request.envelope)) {
    if (auto const id = crypto::sealing_key_id(request.envelope)) envelope_ = *id;
    signer_ = crypto::verify_detached(request.signature, as_bytes(open_statement(request.envelope)))
                  .signer;
}

Ruled<Opened> open(Station& station, OpenRequest const& request) {
    SignedOpening const one(request);
    return std::move(open_together(station, std::span(&one, 1)).front());
}

std::vector<Ruled<Opened>> open_together(Station& station,
                                         std::span<SignedOpening const> requests) {
    return Group(station, requests).run();
}

}  // namespace penstock::disclosure
