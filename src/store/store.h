// The station's memory, behind the questions that the journey asks. No SQLite type leaves this
// module.
//
// The store is a servant of the ledger: what the ledger records has happened. A step writes its
// rows together with a StepRow, then its ledger entry, then clears the StepRow; recovery looks at
// the ledger to complete or undo a step that was cut off. Threads: one at a time. Errors of every
// function: DurabilityLost, IntegrityLost, NotReady (another process).
#pragma once

#include "store/database.h"
#include "store/rows.h"

#include <functional>
#include <optional>
#include <string_view>
#include <vector>

namespace penstock::store {

class Store {
public:
    // Opens the store, makes its tables where they are missing, and brings those of an earlier
    // version of this program up to date. Errors: also NotReady for a store of a later version.
    static Result<Store> open(std::filesystem::path const& path);

    // Opens a store that is there, to read it; changes none of its bytes. Errors: NotFound;
    // NotReady for a store of another version, which open() must bring up to date first.
    static Result<Store> open_to_read(std::filesystem::path const& path);

    // Changes until commit() are one transaction.
    [[nodiscard]] Result<Transaction> begin() { return Transaction::begin(database_); }

    // --- steps
    [[nodiscard]] Result<void> begin_step(StepRow const& step);
    [[nodiscard]] Result<void> end_steps();
    // Those of which it is not known whether their entries were written, in their order.
    [[nodiscard]] Result<std::vector<StepRow>> pending_steps();
    // Takes back the rows of a step whose entry was not written.
    [[nodiscard]] Result<void> undo_step(StepRow const& step);

    // --- agreements
    [[nodiscard]] Result<void> add_agreement(AgreementRow const& agreement);
    [[nodiscard]] Result<std::optional<AgreementRow>> agreement(AgreementId const& id);
    // Of the same row, without its texts.
    [[nodiscard]] Result<std::optional<AgreementDigests>> agreement_digests(AgreementId const& id);
    // The versions of these digests, the latest first; more than one where the law file changed.
    [[nodiscard]] Result<std::vector<AgreementRow>> agreement_versions(AgreementId const& id,
                                                                       Digest const& digest);

    [[nodiscard]] Result<std::vector<AgreementId>> agreement_ids();

    // --- batches and rounds
    [[nodiscard]] Result<std::uint64_t> next_batch_sequence();
    [[nodiscard]] Result<void> add_batch(BatchRow const& batch);
    [[nodiscard]] Result<std::optional<BatchRow>> batch(BatchId const& id);
    [[nodiscard]] Result<std::vector<BatchRow>> batches();
    [[nodiscard]] Result<void> begin_round(RoundRow const& round);
    [[nodiscard]] Result<void> close_round(RoundRow const& round);
    [[nodiscard]] Result<void> set_delivered(BatchId const& batch, std::uint64_t round,
                                             Digest const& manifest);
    [[nodiscard]] Result<void> abandon_round(BatchId const& batch, std::uint64_t round);
    [[nodiscard]] Result<std::optional<RoundRow>> round(BatchId const& batch, std::uint64_t round);
    [[nodiscard]] Result<std::vector<RoundRow>> rounds_being_decided();
    // Every round of a batch, in their order.
    [[nodiscard]] Result<std::vector<RoundRow>> rounds(BatchId const& batch);

    // --- lines of a round
    [[nodiscard]] Result<void> add_lines(BatchId const& batch, std::uint64_t round,
                                         std::vector<LineRow> const& lines);
    [[nodiscard]] Result<std::optional<LineRow>> line(BatchId const& batch, std::uint64_t round,
                                                      LineNumber line);
    using LineVisitor = std::function<Result<void>(LineRow const&)>;
    // Visits the lines in their order.
    [[nodiscard]] Result<void> each_line(BatchId const& batch, std::uint64_t round,
                                         LineVisitor const& visit);
    // At most `count` lines from this one on, in their order.
    [[nodiscard]] Result<std::vector<LineRow>> lines_from(BatchId const& batch, std::uint64_t round,
                                                          LineNumber first, std::size_t count);
    // Distinct statutes among the admitted lines of a round.
    [[nodiscard]] Result<std::vector<std::string>> admitted_statutes(BatchId const& batch,
                                                                     std::uint64_t round);

    // --- what was asked before (keys are keyed digests, never the name itself)
    // Remembers what the lines of a batch set forth.
    [[nodiscard]] Result<void> add_asked(std::uint64_t batch_sequence,
                                         std::vector<AskedRow> const& asked);
    // Different addresses set forth for the name in batches up to this one.
    [[nodiscard]] Result<std::uint64_t> addresses_for_name(Digest const& name,
                                                           std::uint64_t batch_sequence);
    // Lines of the batch about a person whom an earlier batch asked for.
    [[nodiscard]] Result<std::uint64_t> lines_asked_before(std::uint64_t batch_sequence);
    // Addresses of the batch that were set forth under more different names than this, over all
    // batches up to it.
    [[nodiscard]] Result<std::uint64_t> addresses_with_more_names(std::uint64_t batch_sequence,
                                                                  std::uint64_t names);
    // True if a batch received earlier asks for the person and that line is still open: not
    // decided, or admitted or held and not delivered, or delivered on `delivered_since` or later
    // and not opened by anybody.
    [[nodiscard]] Result<bool> in_open_earlier_request(Digest const& person,
                                                       std::uint64_t batch_sequence,
                                                       Instant delivered_since);

    // Every line that asks for the person, whatever became of it.
    [[nodiscard]] Result<std::vector<AskedPlace>> asked_for(Digest const& person);

    // --- approval, delivery, opening
    [[nodiscard]] Result<void> add_approval(BatchId const& batch, std::uint64_t round,
                                            ApprovalRow const& approval);
    [[nodiscard]] Result<std::vector<ApprovalRow>> approvals(BatchId const& batch,
                                                             std::uint64_t round);
    [[nodiscard]] Result<void> add_envelopes(std::vector<EnvelopeRow> const& envelopes);
    [[nodiscard]] Result<void> remove_envelopes(BatchId const& batch, std::uint64_t round);
    [[nodiscard]] Result<std::optional<EnvelopeRow>> envelope(ByteView id);
    [[nodiscard]] Result<void> add_opening(OpeningRow const& opening);
    [[nodiscard]] Result<std::optional<OpeningRow>> opening(BatchId const& batch,
                                                            std::uint64_t round, LineNumber line,
                                                            OfficerId const& recipient);
    [[nodiscard]] Result<void> set_disposed(BatchId const& batch, LineNumber line,
                                            OfficerId const& recipient);

    // --- orders
    [[nodiscard]] Result<void> add_order(OrderRow const& order);
    // In the order of their entry.
    [[nodiscard]] Result<std::vector<OrderRow>> orders();
    // A text that changes with every agreement adopted and every order entered or lifted.
    [[nodiscard]] Result<std::string> order_desk_version();
    // All openings of a batch, of any round, by line.
    [[nodiscard]] Result<std::vector<OpeningRow>> openings_of(BatchId const& batch);
    // The lines of a round whose envelope has lost its key.
    [[nodiscard]] Result<std::vector<LineNumber>> lines_without_key(BatchId const& batch,
                                                                    std::uint64_t round);
    // The content keys that there still are for the lines of a statute.
    [[nodiscard]] Result<KeyCounts> keys_of(BatchId const& batch, std::uint64_t round,
                                            std::string_view statute);
    // Empties the keys of those that nobody opened.
    [[nodiscard]] Result<void> destroy_keys(BatchId const& batch, std::uint64_t round,
                                            std::string_view statute);
    // Nothing that was overwritten or deleted is left on the disk when this returns.
    [[nodiscard]] Result<void> forget_overwritten();
    // What the officer opened, did not dispose of, and might use until before `day`.
    [[nodiscard]] Result<std::vector<OpeningRow>> overdue_openings(OfficerId const& recipient,
                                                                   Date day);

    // --- what was put on file
    // The sequence number that the next record gets.
    [[nodiscard]] Result<std::uint64_t> next_filed();
    [[nodiscard]] Result<void> add_filed(FiledRow const& record);
    // All records of a kind, or those about one subject, in the order of filing.
    [[nodiscard]] Result<std::vector<FiledRow>> filed(std::string_view kind);
    [[nodiscard]] Result<std::vector<FiledRow>> filed_about(std::string_view kind,
                                                            std::string_view subject);

    // --- revocations (store_revoked.cpp)
    [[nodiscard]] Result<void> add_revoked(std::vector<RevokedRow> const& lines);
    [[nodiscard]] Result<std::vector<RevokedRow>> revoked();
    // Those of a revocation, by batch, round and line.
    [[nodiscard]] Result<std::vector<RevokedRow>> revoked_by(std::uint64_t revocation);
    // Those whose ledger entry is still to be written.
    [[nodiscard]] Result<std::vector<RevokedRow>> revoked_not_entered();
    [[nodiscard]] Result<void> set_revoked_entered(std::uint64_t revocation);
    // The revocations that took back a line of the round.
    [[nodiscard]] Result<std::vector<std::uint64_t>> revocations_of(BatchId const& batch,
                                                                    std::uint64_t round);
    // Who opened a line of a round.
    [[nodiscard]] Result<std::vector<OpeningRow>> openings(BatchId const& batch,
                                                           std::uint64_t round, LineNumber line);

    // --- the comparison with the ledger
    // Visits, in no order, every row that a step of the journey wrote and the ledger has an entry
    // for.
    using RecordedVisitor = std::function<void(RecordedRow const&)>;
    [[nodiscard]] Result<void> each_recorded(RecordedVisitor const& visit);

private:
    friend class StoreCopy;
    explicit Store(Database database) : database_(std::move(database)) {}

    // The statement in the slot, prepared when it is first asked for.
    [[nodiscard]] Result<std::reference_wrapper<Statement>> cached(std::optional<Statement>& slot,
                                                                   std::string_view sql);

    Database database_;
    std::optional<Statement> addresses_query_, earlier_query_;  // asked once for every line
};

}  // namespace penstock::store
