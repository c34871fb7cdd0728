// Making, opening and recovering a ledger. Recovery and ordinary opening are one path.
#include "ledger/ledger.h"
#include "merkle/hash.h"

#include <utility>

namespace penstock::ledger {

namespace {

constexpr std::uint64_t max_checkpoint_bytes = 1'000'000;

std::unexpected<Error> disagree(Literal what) {
    return fail(ErrorCode::IntegrityLost, what,
                "keep a copy of the ledger's folder and find out who or what changed it");
}

// A folder that cannot be written stops the journey as surely as one that lost a write.
Result<void> or_stop(Result<void> done) {
    if (done || done.error().code == ErrorCode::IntegrityLost) return done;
    return fail(Error{.code = ErrorCode::DurabilityLost,
                      .what = "the ledger's folder cannot be written",
                      .remedy = "make room on the disk or give the folder back its permissions",
                      .system_error = done.error().system_error});
}

}  // namespace

Result<void> Ledger::create(Disk& disk, Disk::Path const& folder, std::string const& origin,
                            crypto::SigningKey const& key) {
    if (!valid_key_name(origin)) {
        return fail(ErrorCode::Malformed, "a ledger's origin has no spaces and no plus sign");
    }
    if (disk.exists(folder / "checkpoint")) {
        return fail(ErrorCode::AlreadyExists, "there is a ledger in the folder already");
    }
    TRY(disk.make_folder(folder));
    TRY(disk.sync_folder(folder.has_parent_path() ? folder.parent_path() : Disk::Path(".")));
    JournalBase const base{.size = 0, .root = merkle::empty_root(), .origin = origin};
    TRY(disk.replace(folder / "journal", base.head()));

    // A crash before this leaves no ledger: without a checkpoint there is none.
    Checkpoint const empty{.origin = origin, .tree = {.size = 0, .root = base.root}};
    std::string const note = TRY(sign_note(empty.text(), origin, key));
    return disk.replace(folder / "checkpoint", as_bytes(note));
}

Result<std::unique_ptr<Ledger>> Ledger::open(Disk& disk, Disk::Path folder,
                                             std::string const& origin, crypto::SigningKey key) {
    if (!disk.exists(folder / "checkpoint")) {
        return fail(ErrorCode::NotFound, "there is no ledger in the folder");
    }
    auto lock = disk.lock(folder / "lock");
    if (!lock) {
        if (lock.error().code == ErrorCode::NotReady) return fail(lock.error());
        return fail(or_stop(fail(lock.error())).error());
    }
    std::unique_ptr<Ledger> ledger(new Ledger(disk, std::move(folder), verifier_key(origin, key)));
    ledger->lock_ = std::move(*lock);
    ledger->signer_ = std::move(key);
    TRY(ledger->load());
    TRY(or_stop(ledger->write_anew()));
    return ledger;
}

Result<std::unique_ptr<Ledger>> Ledger::open_reader(Disk& disk, Disk::Path folder,
                                                    VerifierKey const& key) {
    if (!disk.exists(folder / "checkpoint")) {
        return fail(ErrorCode::NotFound, "there is no ledger in the folder");
    }
    std::unique_ptr<Ledger> ledger(new Ledger(disk, std::move(folder), key));
    TRY(ledger->load());
    return ledger;
}

Result<void> Ledger::load() {
    // The journal is read first: a writer that publishes meanwhile makes the checkpoint newer than
    // the journal, which is a state that a crash leaves too, and never older.
    auto const journal = disk_.read(folder_ / "journal");
    if (!journal && journal.error().code == ErrorCode::NotFound) {
        return disagree("the journal of the ledger is missing");
    }
    if (!journal) return fail(journal.error());
    TRY(load_checkpoint());
    TRY(load_right_edge());
    return load_journal(*journal);
}

Result<void> Ledger::load_checkpoint() {
    if (TRY(disk_.size(folder_ / "checkpoint")) > max_checkpoint_bytes) {
        return disagree("the checkpoint of the ledger is not a checkpoint");
    }
    note_ = as_text(TRY(disk_.read(folder_ / "checkpoint")));
    auto const checkpoint = open_checkpoint(note_, verifier_);
    if (!checkpoint) return disagree("the checkpoint of the ledger is not signed by its key");
    published_ = *checkpoint;
    tiles_.emplace(disk_, folder_, published_.tree.size);
    return {};
}

// The roots of the complete subtrees come from a few tiles at the right edge, not from all entries.
Result<void> Ledger::load_right_edge() {
    std::uint64_t const size = published_.tree.size;
    frontier_ = merkle::Frontier(size, TRY(merkle::peaks_of(size, tiles_->subtrees())));
    if (frontier_.root() != published_.tree.root) {
        return disagree("the tiles of the ledger do not give the root that was signed");
    }
    // The last entry must be readable: the clock is compared with it.
    if (size != 0) TRY(tiles_->bundle((size - 1) / merkle::tile_width));
    return {};
}

Result<void> Ledger::load_journal(ByteView journal) {
    JournalBase base{.size = TRY(journal_base_size(journal)), .root = {}, .origin = verifier_.name};
    std::uint64_t const published = published_.tree.size;
    if (base.size > published) {
        return disagree("the checkpoint of the ledger is older than its journal");
    }
    base.root = TRY(merkle::root_of(base.size, tiles_->subtrees()));
    RecoveredJournal recovered = TRY(recover_journal(journal, base));

    // A crash between the new checkpoint and the new journal leaves entries here that are
    // published. A reader may have read the journal before a writer added to it and published.
    std::uint64_t const end = base.size + recovered.entries.size();
    if (signer_ && end < published) {
        return disagree("the journal of the ledger lacks entries that were signed");
    }
    for (std::uint64_t at = base.size; at < end; ++at) {
        std::string& entry = recovered.entries[at - base.size];
        if (at >= published) {
            remember(std::move(entry));
        } else if (merkle::leaf_hash(as_bytes(entry)) != TRY(tiles_->subtree(0, at))) {
            return disagree("an entry of the journal is not the one that was signed");
        }
    }
    return {};
}

// What was read may be in the page cache alone, if a sync failed before the last process ended. So
// it is written once more, to new files.
Result<void> Ledger::write_anew() {
    TRY(disk_.replace(folder_ / "checkpoint", as_bytes(note_)));
    return start_journal();
}

}  // namespace penstock::ledger
