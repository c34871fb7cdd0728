#include "disclosure/station_check.h"

#include "disclosure/entry_reading.h"
#include "disclosure/release_set.h"
#include "disclosure/station_keys.h"
#include "ledger/checkpoint.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

namespace penstock::disclosure {

namespace {

using store::RecordedRow;
using store::StepKind;

std::unexpected<Error> differs(Literal what) {
    return fail(
        ErrorCode::IntegrityLost, what,
        "keep a copy of the station; restore the store from the backup that fits the ledger");
}

std::string hex_of(std::string_view digest) {
    constexpr std::string_view prefix = "sha256:";
    if (digest.starts_with(prefix)) digest.remove_prefix(prefix.size());
    return std::string(digest);
}

// The kind of row that a type of entry stands for.
std::optional<StepKind> kind_of(std::string_view type, std::string_view entry) {
    static std::map<std::string_view, StepKind> const kinds{
        {"agreement-adopted", StepKind::Adopt}, {"received", StepKind::Receive},
        {"decision-closed", StepKind::Decide},  {"approved", StepKind::Approve},
        {"delivered", StepKind::Deliver},       {"disclosed", StepKind::Open},
        {"answered", StepKind::Open},           {"disposed", StepKind::Dispose},
        {"order-entered", StepKind::Order},     {"order-lifted", StepKind::Order}};
    if (number_in(entry, "filed")) return StepKind::File;
    auto const found = kinds.find(type);
    if (found == kinds.end()) return {};
    bool const rejected =
        found->second == StepKind::Receive && text_in(entry, "outcome") != "accepted";
    return rejected ? std::nullopt : std::optional(found->second);
}

// What the entry tells apart from its subject, as store_recorded.cpp puts it.
std::string detail_of(StepKind kind, std::string_view entry, LeafIndex index) {
    auto const counted = [&](std::string_view digest, std::string_view count) {
        return hex_of(text_in(entry, digest)) + " " +
               std::to_string(number_in(entry, count).value_or(0));
    };
    switch (kind) {
        case StepKind::Adopt:
            return hex_of(text_in(entry, "agreement_digest"));
        case StepKind::Receive:
            return hex_of(text_in(entry, "batch_digest"));
        case StepKind::Decide:
            return counted("release_set", "lines");
        case StepKind::Approve:
            return hex_of(text_in(entry, "signer_cert"));
        case StepKind::Deliver:
            return counted("manifest", "envelopes");
        case StepKind::Open:
            return std::string(text_in(entry, "type"));
        case StepKind::Dispose:
            return {};
        case StepKind::Order:
            return (text_in(entry, "type") == "order-lifted" ? "lifted " : "entered ") +
                   std::to_string(index.value());
        case StepKind::File:
            return std::to_string(index.value());
    }
    return {};
}

RecordedRow row_of(StepKind kind, std::string_view entry, LeafIndex index) {
    if (kind == StepKind::File) {
        return RecordedRow{.kind = kind,
                           .subject = std::string(text_in(entry, "subject")),
                           .round = number_in(entry, "filed").value_or(0),
                           .line = 0,
                           .who = std::string(text_in(entry, "type")),
                           .detail = detail_of(kind, entry, index)};
    }
    std::string_view const subject = kind == StepKind::Adopt   ? "agreement"
                                     : kind == StepKind::Order ? "order"
                                                               : "batch";
    std::string_view const who = kind == StepKind::Approve ? "official" : "recipient";
    bool const of_round = kind != StepKind::Dispose && kind != StepKind::Receive;
    bool const of_person =
        kind == StepKind::Approve || kind == StepKind::Open || kind == StepKind::Dispose;
    bool const of_line = kind == StepKind::Open || kind == StepKind::Dispose;
    return RecordedRow{.kind = kind,
                       .subject = std::string(text_in(entry, subject)),
                       .round = of_round ? number_in(entry, "round").value_or(0) : 0,
                       .line = of_line ? number_in(entry, "line").value_or(0) : 0,
                       .who = of_person ? std::string(text_in(entry, who)) : std::string(),
                       .detail = detail_of(kind, entry, index)};
}

// True if the row may be one of a step whose entry has not been written.
bool belongs_to(RecordedRow const& row, store::StepRow const& step) {
    if (row.kind != step.kind) return false;
    bool const unnamed =
        step.kind == StepKind::Adopt || step.kind == StepKind::Order || step.kind == StepKind::File;
    return unnamed || (row.subject == step.batch &&
                       (step.kind == StepKind::Receive || step.kind == StepKind::Dispose ||
                        row.round == step.round) &&
                       row.line == step.line && row.who == step.who);
}

class Comparison {
public:
    Comparison(store::Store store, ledger::Ledger& ledger)
        : store_(std::move(store)), ledger_(ledger) {}

    Result<StationCheck> run() {
        StationCheck check;
        TRY(ledger_.iterate(LeafIndex(0), [&](LeafIndex index, std::string_view entry) {
            add(index, entry);
            return Result<void>();
        }));
        std::vector<store::StepRow> steps = TRY(store_.pending_steps());
        check.step_cut_off = !steps.empty();
        TRY(store_.each_recorded([&](RecordedRow const& row) {
            ++check.rows;
            if (auto const found = entries_.find(row); found != entries_.end()) {
                if (--found->second == 0) entries_.erase(found);
            } else if (auto const step = std::ranges::find_if(
                           steps, [&](auto const& one) { return belongs_to(row, one); });
                       step != steps.end()) {
                steps.erase(step);  // each step explains one row
            } else {
                row_without_entry_ = true;
            }
        }));
        if (row_without_entry_) {
            return differs("the store has a row that the ledger has no entry for");
        }
        if (!entries_.empty()) {
            return differs("the ledger has an entry that the store has no row for");
        }
        TRY(release_sets());
        return check;
    }

private:
    void add(LeafIndex index, std::string_view entry) {
        auto const kind = kind_of(text_in(entry, "type"), entry);
        if (!kind) return;
        std::uint64_t& count = entries_[row_of(*kind, entry, index)];
        // A disposal is one fact, however often it is certified.
        count = *kind == StepKind::Dispose ? 1 : count + 1;
    }

    // What two officials signed is reckoned anew from the lines.
    Result<void> release_sets() {
        for (store::BatchRow const& batch : TRY(store_.batches())) {
            for (std::uint64_t number = 1; number <= batch.round; ++number) {
                auto const round = TRY(store_.round(batch.id, number));
                bool const closed = round && (round->state == store::RoundState::Decided ||
                                              round->state == store::RoundState::Delivered);
                if (!closed) continue;
                ReleaseSet set(batch.id, number);
                TRY(store_.each_line(batch.id, number, [&](store::LineRow const& line) {
                    set.add(line);
                    return Result<void>();
                }));
                if (set.finish() != round->release_set) {
                    return differs("the lines of a decision are not those that were approved");
                }
            }
        }
        return {};
    }

    store::Store store_;
    ledger::Ledger& ledger_;
    std::map<RecordedRow, std::uint64_t> entries_;
    bool row_without_entry_ = false;
};

// A check that cannot read is a stop like any other; a lock that another holds is not.
Error stopping(Error error) {
    if (error.code == ErrorCode::Io) error.code = ErrorCode::DurabilityLost;
    return error;
}

Result<ledger::VerifierKey> verifier_of(Disk& disk, Station::Path const& folder) {
    auto const bytes = disk.read(KeyFiles{folder}.vkey());
    if (!bytes) {
        return fail(ErrorCode::NotFound, "this folder holds no station",
                    "make one with `penstock init`");
    }
    std::string_view text = as_text(*bytes);
    if (text.ends_with('\n')) text.remove_suffix(1);
    return ledger::parse_verifier_key(text);
}

// The key that a change which was cut off may have brought into use already.
Result<std::optional<ledger::VerifierKey>> next_of(Disk& disk, Station::Path const& folder,
                                                   std::string const& origin) {
    KeyFiles const files{folder};
    for (Station::Path const& file : {files.next_key(), files.key()}) {
        if (!disk.exists(file)) continue;
        Bytes const pem = TRY(disk.read(file));
        crypto::SigningKey const key = TRY(crypto::SigningKey::from_pem(as_text(pem)));
        return std::optional(ledger::verifier_key(origin, key));
    }
    return std::optional<ledger::VerifierKey>();
}

Result<StationCheck> check_at(Disk& disk, Station::Path const& folder, ledger::Place const& place,
                              ledger::VerifierKey const& key, Progress const& progress) {
    auto const next = TRY(next_of(disk, folder, key.name));
    auto const report = ledger::fsck(disk, place, key, next, progress);
    if (!report) return std::unexpected(stopping(report.error()));
    auto const reader = TRY(ledger::Ledger::open_reader(disk, place, key, next));
    Comparison comparison(TRY(store::Store::open_to_read(folder / "store.db")), *reader);
    StationCheck check = TRY(comparison.run());
    check.ledger = *report;
    return check;
}

}  // namespace

Result<StationCheck> check_station(Seams seams, Station::Path const& folder,
                                   Progress const& progress) {
    ledger::VerifierKey const key = TRY(verifier_of(seams.disk, folder));
    auto const lock = TRY(seams.disk.lock(folder / "lock"));
    ledger::Place const place = TRY(ledger_place(seams.disk, folder));
    return check_at(seams.disk, folder, place, key, progress);
}

Result<CopyHead> head_of_copy(Disk& disk, Station::Path const& folder) {
    CopyHead head{.key = TRY(verifier_of(disk, folder)), .checkpoint = {}};
    Bytes const note = TRY(disk.read(folder / "ledger/checkpoint"));
    head.checkpoint = TRY(ledger::open_checkpoint(as_text(note), head.key));
    return head;
}

Result<CopyCheck> check_copy(Seams seams, Station::Path const& folder, Progress const& progress) {
    CopyHead const head = TRY(head_of_copy(seams.disk, folder));
    ledger::Place const place(folder / "ledger", folder / "ledger/checkpoint");
    return CopyCheck{.found = TRY(check_at(seams.disk, folder, place, head.key, progress)),
                     .head = head};
}

Result<void> recover_last_signed(Seams seams, Station::Path const& folder,
                                 std::string const& note) {
    ledger::VerifierKey const key = TRY(verifier_of(seams.disk, folder));
    auto const lock = TRY(seams.disk.lock(folder / "lock"));
    ledger::Place const place = TRY(ledger_place(seams.disk, folder));
    return ledger::Ledger::recover(seams.disk, place, key, note);
}

}  // namespace penstock::disclosure
