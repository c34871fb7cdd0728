#include "oversight/accounting.h"

#include "disclosure/entry_reading.h"
#include "disclosure/governing.h"
#include "disclosure/replay_facts.h"
#include "disclosure/use_end.h"
#include "exchange/batch_reader.h"
#include "law/rolls.h"

#include <map>
#include <unordered_map>

namespace penstock::oversight {

namespace {

using disclosure::number_in;
using disclosure::text_in;

// The agreement as it was in force for a round: who its recipients were.
struct Roll {
    std::string agency_name, contact;
    std::unordered_map<OfficerId, law::Recipient> recipients;
};

// What belongs to one batch.
struct Batch {
    store::BatchRow row;
    std::vector<std::uint8_t> purposes;  // by line, from 0; read when first asked for
    bool read = false;
};

class Accounting {
public:
    Accounting(disclosure::Station& station, AccountingPeriod const& period,
               AccountingVisitor const& visit, LinesOfBatches const* only)
        : station_(station), period_(period), visit_(visit), only_(only) {}

    Result<AccountingSummary> run() {
        TRY(station_.ledger().iterate(
            LeafIndex(0),
            [this](LeafIndex index, std::string_view entry) { return add(index, entry); }));
        if (period_.whole()) TRY(count_store());
        return summary_;
    }

private:
    [[nodiscard]] bool wanted(std::string const& batch) const {
        return only_ == nullptr || only_->contains(batch);
    }
    [[nodiscard]] bool wanted(std::string const& batch, std::uint64_t line) const {
        return only_ == nullptr || (wanted(batch) && only_->at(batch).contains(line));
    }

    Result<void> add(LeafIndex index, std::string_view entry) {
        auto const time = parse_instant(text_in(entry, "time"));
        if (!time || !period_.contains(utc_date(*time))) return {};
        std::string_view const type = text_in(entry, "type");
        auto const nature = nature_of(type, entry);
        if (!nature) return {};
        AccountingRow row{.nature = *nature,
                          .entry = index.value(),
                          .at = *time,
                          .batch = std::string(text_in(entry, "batch")),
                          .round = number_in(entry, "round").value_or(0),
                          .line = number_in(entry, "line").value_or(0)};
        if (!wanted(row.batch)) return {};
        if (*nature == Nature::ReturnedBatch) return returned(std::move(row), entry);
        if (*nature == Nature::Request) return requests(row, entry);
        if (!wanted(row.batch, row.line)) return {};
        ++ledger(*nature);
        return of_line(std::move(row), entry);
    }

    static std::optional<Nature> nature_of(std::string_view type, std::string_view entry) {
        if (type == "received") {
            return text_in(entry, "outcome") == "accepted" ? Nature::Request
                                                           : Nature::ReturnedBatch;
        }
        if (type == "inspected") return Nature::Inspection;
        if (type == "explained") return Nature::Explanation;
        if (type == "disclosed") return Nature::Disclosure;
        if (type == "answered") return Nature::NoInformation;
        if (type == "reopened") return Nature::OpenedAgain;
        if (type == "open-refused") return Nature::RefusedOpening;
        if (type == "disposed" || type == disclosure::kept_under_safeguards.view())
            return Nature::Disposal;
        return std::nullopt;
    }

    std::uint64_t& ledger(Nature nature) {
        return summary_.ledger[static_cast<std::size_t>(nature)];
    }

    Result<void> give(AccountingRow const& row) {
        ++summary_.rows[static_cast<std::size_t>(row.nature)];
        return visit_(row);
    }

    // --- requests
    Result<void> returned(AccountingRow row, std::string_view entry) {
        ++ledger(Nature::ReturnedBatch);
        row.agency = text_in(entry, "agency");
        row.agreement = text_in(entry, "agreement");
        row.outcome = text_in(entry, "outcome");
        return give(row);
    }

    // One row for each line of the batch file kept.
    Result<void> requests(AccountingRow row, std::string_view entry) {
        ledger(Nature::Request) += number_in(entry, "lines").value_or(0);
        Batch& batch = *TRY(batch_of(row.batch));
        Roll const& roll = TRY(latest_roll(batch)).get();
        row.agency = batch.row.agency.value();
        row.agency_name = roll.agency_name;
        row.agreement = batch.row.agreement.value();
        return read_batch(batch, [&](exchange::RequestLine const& line) -> Result<void> {
            row.line = line.line.value();
            if (!wanted(row.batch, row.line)) return {};
            row.purpose = purpose_of(line.purpose.value_or(""));
            row.statute = line.authority.value_or("");
            row.case_number = line.matter ? line.matter->number.value_or("") : "";
            row.reason = line.reason.value_or("");
            row.recipient.clear();
            for (std::string const& one : line.recipients.value_or(std::vector<std::string>{})) {
                row.recipient += (row.recipient.empty() ? "" : " ") + one;
            }
            auto const decided = TRY(decided_line(batch.row.id, batch.row.round, line.line));
            row.outcome = decided ? decided->outcome : "";
            row.round = decided ? batch.row.round : 0;
            return give(row);
        });
    }

    template <typename Visit>
    Result<void> read_batch(Batch& batch, Visit const& visit) {
        auto file =
            TRY(station_.disk().open_read(station_.batch_folder(batch.row.id) / "batch.jsonl"));
        exchange::BatchReader reader(*file);
        TRY(reader.read_header());
        batch.purposes.clear();
        batch.purposes.reserve(batch.row.lines);
        while (auto const read = TRY(reader.next())) {
            batch.purposes.push_back(
                static_cast<std::uint8_t>(purpose_of(read->line.purpose.value_or(""))));
            TRY(visit(read->line));
        }
        batch.read = true;
        return {};
    }

    // The line as decided in a round; mostly asked for in their order.
    Result<store::LineRow const*> decided_line(BatchId const& batch, std::uint64_t round,
                                               LineNumber line) {
        constexpr std::size_t ahead = 2048;
        bool const here = ahead_batch_ == batch && ahead_round_ == round && !ahead_.empty() &&
                          ahead_.front().line <= line && line <= ahead_.back().line;
        if (!here) {
            ahead_ = TRY(station_.store().lines_from(batch, round, line, ahead));
            ahead_batch_ = batch;
            ahead_round_ = round;
        }
        if (ahead_.empty() || line < ahead_.front().line) return nullptr;
        std::uint64_t const at = line.value() - ahead_.front().line.value();
        return at < ahead_.size() && ahead_[at].line == line ? &ahead_[at] : nullptr;
    }

    // --- what was done with a line
    Result<void> of_line(AccountingRow row, std::string_view entry) {
        Batch& batch = *TRY(batch_of(row.batch));
        if (!batch.read) {
            TRY(read_batch(batch, [](exchange::RequestLine const&) { return Result<void>(); }));
        }
        row.agency = batch.row.agency.value();
        row.agreement = batch.row.agreement.value();
        if (row.line >= 1 && row.line <= batch.purposes.size()) {
            row.purpose = batch.purposes[row.line - 1];
        }
        std::optional<store::LineRow> line;
        if (row.nature != Nature::Inspection) {
            line = TRY(station_.store().line(batch.row.id, row.round, LineNumber(row.line)));
        } else if (auto const* const decided =
                       TRY(decided_line(batch.row.id, row.round, LineNumber(row.line)))) {
            line = *decided;
        }
        if (line) {
            row.statute = line->statute;
            row.case_number = line->case_number;
        }
        row.how = text_in(entry, "how");
        if (text_in(entry, "type") == disclosure::kept_under_safeguards.view()) row.how = "kept";
        row.recipient = text_in(entry, "recipient");
        if (row.recipient.empty()) row.recipient = text_in(entry, "subject");
        if (row.nature == Nature::Inspection || row.nature == Nature::Explanation) {
            row.recipient = text_in(entry, "official");
        } else {
            TRY(add_recipient(row, batch));
        }
        if (row.nature == Nature::Disclosure) TRY(add_person(row, line));
        row.agency_name = TRY(latest_roll(batch)).get().agency_name;
        return give(row);
    }

    // 5 USC 552a(c)(1)(B)
    //     "the name and address of the person or agency to whom the disclosure is made"
    Result<void> add_recipient(AccountingRow& row, Batch const& batch) {
        auto const round = TRY(station_.store().round(batch.row.id, row.round));
        for (Roll const* const roll :
             {round ? TRY(roll_of(batch.row.agreement, round->agreement_digest)) : nullptr,
              &TRY(latest_roll(batch)).get()}) {
            if (roll == nullptr) continue;
            auto const found = roll->recipients.find(OfficerId(row.recipient));
            if (found == roll->recipients.end()) continue;
            row.recipient_name = found->second.name;
            row.recipient_address =
                found->second.unit + ", " + roll->agency_name + ", " + roll->contact;
            return {};
        }
        return {};
    }

    Result<void> add_person(AccountingRow& row, std::optional<store::LineRow> const& line) {
        auto const opening = TRY(station_.store().opening(
            BatchId(row.batch), row.round, LineNumber(row.line), OfficerId(row.recipient)));
        if (!opening || !opening->disclosed) ++summary_.without_store_row;
        if (!line || line->record_known.empty()) return {};
        row.person = TRY(disclosure::parse_record_knowledge(line->record_known)).person;
        return {};
    }

    // --- what does not change from row to row
    Result<Batch*> batch_of(std::string const& id) {
        auto const known = batches_.find(id);
        if (known != batches_.end()) return &known->second;
        auto const row = TRY(station_.store().batch(BatchId(id)));
        if (!row) {
            return fail(ErrorCode::IntegrityLost,
                        "the ledger speaks of a batch that is not stored");
        }
        return &batches_.emplace(id, Batch{.row = *row, .purposes = {}}).first->second;
    }

    static Roll roll_in(law::Agreement const& agreement) {
        return {.agency_name = agreement.requester.name,
                .contact = agreement.contact_requester,
                .recipients = agreement.recipients};
    }

    Result<std::reference_wrapper<Roll const>> latest_roll(Batch const& batch) {
        AgreementId const& id = batch.row.agreement;
        auto const known = latest_.find(id);
        if (known != latest_.end()) return std::cref(known->second);
        auto const governed = TRY(disclosure::governing(station_, id));
        if (!governed) return fail(ErrorCode::IntegrityLost, "an agreement is gone");
        return std::cref(latest_.emplace(id, roll_in(governed->agreement)).first->second);
    }

    // Null where the version is not stored.
    Result<Roll const*> roll_of(AgreementId const& id, Digest const& digest) {
        auto const known = rolls_.find(digest);
        if (known != rolls_.end()) return &known->second;
        auto versions = TRY(station_.store().agreement_versions(id, digest));
        if (versions.empty()) return nullptr;
        store::AgreementRow& row = versions.front();
        auto const governed = TRY(disclosure::parse_governing(
            {.agreement = {.agreement_toml = std::move(row.agreement_toml),
                           .attestation_txt = std::move(row.attestation_txt),
                           .recipients_csv = std::move(row.recipients_csv),
                           .assignments_csv = std::move(row.assignments_csv)},
             .law_text = std::move(row.law_text)}));
        return &rolls_.emplace(digest, roll_in(governed.agreement)).first->second;
    }

    Result<void> count_store() {
        for (store::BatchRow const& batch : TRY(station_.store().batches())) {
            for (store::OpeningRow const& row : TRY(station_.store().openings_of(batch.id))) {
                if (row.disclosed) ++summary_.store_disclosures;
            }
        }
        return {};
    }

    disclosure::Station& station_;
    AccountingPeriod period_;
    AccountingVisitor const& visit_;
    LinesOfBatches const* only_;
    AccountingSummary summary_;
    std::unordered_map<std::string, Batch> batches_;
    std::map<AgreementId, Roll> latest_;
    std::map<Digest, Roll> rolls_;
    BatchId ahead_batch_;
    std::uint64_t ahead_round_ = 0;
    std::vector<store::LineRow> ahead_;
};

}  // namespace

bool AccountingSummary::reconciled(AccountingPeriod const& period) const {
    return rows == ledger && without_store_row == 0 &&
           (!period.whole() || store_disclosures == count(Nature::Disclosure));
}

Result<AccountingSummary> each_accounting_row(disclosure::Station& station,
                                              AccountingPeriod const& period,
                                              AccountingVisitor const& visit,
                                              LinesOfBatches const* only) {
    return Accounting(station, period, visit, only).run();
}

}  // namespace penstock::oversight
