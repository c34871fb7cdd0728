// Making, opening and recovering a ledger. Recovery and ordinary opening are one path.
#include "ledger/ledger.h"
#include "ledger/reserve.h"
#include "merkle/hash.h"

#include <utility>

namespace penstock::ledger {

namespace {

constexpr std::uint64_t max_checkpoint_bytes = 1'000'000;

constexpr Literal recover_remedy =
    "give `penstock ledger recover` the newest checkpoint that anybody holds";

std::unexpected<Error> disagree(Literal what) {
    return fail(ErrorCode::IntegrityLost, what,
                "keep a copy of the ledger's folder and find out who or what changed it");
}

std::unexpected<Error> folder_older() {
    return fail(ErrorCode::IntegrityLost,
                "the ledger's folder is older than the last signed checkpoint",
                "restore the newest copy of the folder: over this one nothing may be signed again");
}

std::unexpected<Error> two_histories() {
    return fail(ErrorCode::IntegrityLost,
                "the ledger's folder and the last signed checkpoint are two histories",
                "keep copies of both, compare them with the checkpoints that others hold, and "
                "restore the folder that theirs continue");
}

// A tree without entries, whoever signed it: there is nothing that it could keep.
bool names_nothing(std::string_view note) {
    auto const parsed = parse_note(note);
    if (!parsed) return false;
    auto const checkpoint = parse_checkpoint(parsed->text);
    return checkpoint && checkpoint->tree.size == 0;
}

Result<void> has_ledger(Disk& disk, Place const& place) {
    if (disk.exists(place.folder / "checkpoint")) return {};
    LastSigned const last_signed(disk, place.last_signed);
    if (last_signed.exists() && !names_nothing(TRY(last_signed.read()))) return folder_older();
    return fail(ErrorCode::NotFound, "there is no ledger in the folder");
}

// A folder that cannot be written stops the journey as surely as one that lost a write.
Result<void> or_stop(Result<void> done) {
    if (done || done.error().code == ErrorCode::IntegrityLost) return done;
    return fail(Error{.code = ErrorCode::DurabilityLost,
                      .what = "the ledger's folder cannot be written",
                      .remedy =
                          "make room on the disk or give the folder back its permissions, and "
                          "run the command again",
                      .system_error = done.error().system_error});
}

}  // namespace

Result<void> Ledger::create(Disk& disk, Place const& place, std::string const& origin,
                            crypto::SigningKey const& key) {
    Disk::Path const& folder = place.folder;
    if (!valid_key_name(origin)) {
        return fail(ErrorCode::Malformed, "a ledger's origin has no spaces and no plus sign");
    }
    if (disk.exists(folder / "checkpoint")) {
        return fail(ErrorCode::AlreadyExists, "there is a ledger in the folder already");
    }
    LastSigned last_signed(disk, place.last_signed);
    if (last_signed.exists() && !names_nothing(TRY(last_signed.read()))) {
        return fail(ErrorCode::AlreadyExists, "there is a last signed checkpoint already",
                    "name another place for it; one that a half-made station left may be removed");
    }
    TRY(disk.make_folder(folder));
    TRY(disk.sync_folder(folder.has_parent_path() ? folder.parent_path() : Disk::Path(".")));
    JournalBase const base{.size = 0, .root = merkle::empty_root(), .origin = origin};
    TRY(disk.replace(folder / "journal", base.head()));
    Checkpoint const empty{.origin = origin, .tree = {.size = 0, .root = base.root}};
    std::string const note = TRY(sign_note(empty.text(), origin, key));
    TRY(last_signed.start(note));

    // A crash before this leaves no ledger: without a checkpoint there is none.
    return disk.replace(folder / "checkpoint", as_bytes(note));
}

Result<std::unique_ptr<Ledger>> Ledger::open(Disk& disk, Place place, std::string const& origin,
                                             crypto::SigningKey key,
                                             std::optional<VerifierKey> former) {
    TRY(has_ledger(disk, place));
    auto lock = disk.lock(place.folder / "lock");
    if (!lock) {
        if (lock.error().code == ErrorCode::NotReady) return fail(lock.error());
        return fail(or_stop(fail(lock.error())).error());
    }
    std::unique_ptr<Ledger> ledger(
        new Ledger(disk, std::move(place), verifier_key(origin, key), std::move(former)));
    ledger->lock_ = std::move(*lock);
    ledger->signer_ = std::move(key);
    TRY(ledger->load());
    if (auto const locked = ledger->last_signed_.lock(); !locked) {
        if (locked.error().code == ErrorCode::NotReady) return fail(locked.error());
        return fail(or_stop(locked).error());
    }
    TRY(or_stop(ledger->write_anew()));
    return ledger;
}

Result<std::unique_ptr<Ledger>> Ledger::open_reader(Disk& disk, Place place, VerifierKey const& key,
                                                    std::optional<VerifierKey> former) {
    TRY(has_ledger(disk, place));
    std::unique_ptr<Ledger> ledger(new Ledger(disk, std::move(place), key, std::move(former)));
    TRY(ledger->load());
    return ledger;
}

Result<void> Ledger::recover(Disk& disk, Place const& place, VerifierKey const& key,
                             std::string const& note) {
    auto const given = open_checkpoint(note, key);
    if (!given) {
        return fail(ErrorCode::NotAllowed, "the checkpoint is not one that this ledger signed");
    }
    TRY(has_ledger(disk, place));
    auto const lock = TRY(disk.lock(place.folder / "lock"));
    LastSigned last_signed(disk, place.last_signed);
    TRY(or_stop(last_signed.lock()));
    if (auto const old = last_signed.read()) {
        auto const checkpoint = open_checkpoint(*old, key);
        if (checkpoint && checkpoint->tree.size > given->tree.size) {
            return fail(ErrorCode::NotAllowed, "a newer checkpoint was signed than this one",
                        "restore the folder that holds it");
        }
    }
    Ledger ledger(disk, place, key, {});
    TRY(ledger.load_against(note));
    return or_stop(last_signed.start(note));
}

// What was signed last is read first, then the journal, then the checkpoint: a writer that
// publishes meanwhile makes each newer than the one before, which is a state that a crash leaves
// too, and never older.
Result<void> Ledger::load() {
    return load_against(TRY(last_signed_.read()));
}

Result<void> Ledger::load_against(std::string last_note) {
    last_note_ = std::move(last_note);
    auto const journal = disk_.read(folder_ / "journal");
    if (!journal && journal.error().code == ErrorCode::NotFound) {
        return disagree("the journal of the ledger is missing");
    }
    if (!journal) return fail(journal.error());
    TRY(load_checkpoint());
    TRY(compare_with_last_signed());
    auto const loaded = load_tree(*journal);
    bool const behind = published_.tree.size > shown_.tree.size;
    if (!loaded && behind && loaded.error().code == ErrorCode::IntegrityLost) return folder_older();
    return loaded;
}

Result<Checkpoint> Ledger::signed_here(std::string_view note) const {
    auto checkpoint = open_checkpoint(note, verifier_);
    if (!checkpoint && former_) checkpoint = open_checkpoint(note, *former_);
    return checkpoint;
}

Result<void> Ledger::load_checkpoint() {
    if (TRY(disk_.size(folder_ / "checkpoint")) > max_checkpoint_bytes) {
        return disagree("the checkpoint of the ledger is not a checkpoint");
    }
    note_ = as_text(TRY(disk_.read(folder_ / "checkpoint")));
    auto const checkpoint = signed_here(note_);
    if (!checkpoint) return disagree("the checkpoint of the ledger is not signed by its key");
    shown_ = published_ = *checkpoint;
    return {};
}

Result<void> Ledger::compare_with_last_signed() {
    auto last = signed_here(last_note_);
    if (last && last->tree.size < shown_.tree.size && !signer_) {
        // A writer has published since it was read.
        last_note_ = TRY(last_signed_.read());
        last = signed_here(last_note_);
    }
    if (!last) {
        return fail(ErrorCode::IntegrityLost,
                    "the last signed checkpoint is not signed by the ledger's key", recover_remedy);
    }
    if (last->tree.size < shown_.tree.size) {
        return fail(ErrorCode::IntegrityLost,
                    "the last signed checkpoint is older than the ledger's folder", recover_remedy);
    }
    if (last->tree.size > shown_.tree.size) {
        published_ = *last;
        note_ = last_note_;
    } else if (last->tree != shown_.tree) {
        return two_histories();
    }
    return {};
}

Result<void> Ledger::load_tree(ByteView journal) {
    tiles_.emplace(disk_, folder_, published_.tree.size);
    TRY(load_right_edge());
    if (TRY(merkle::root_of(shown_.tree.size, tiles_->subtrees())) != shown_.tree.root) {
        return two_histories();
    }
    return load_journal(journal);
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
    if (base.size > shown_.tree.size) {
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
// it is written once more, to new files; and signed once more, if the key is a new one.
Result<void> Ledger::write_anew() {
    bool const by_this_key = open_checkpoint(note_, verifier_).has_value();
    if (!by_this_key) note_ = TRY(sign_note(published_.text(), verifier_.name, *signer_));
    std::string const last = open_checkpoint(last_note_, verifier_) ? last_note_ : note_;
    TRY(last_signed_.advance(last_note_, last));
    last_note_ = last;
    TRY(disk_.replace(folder_ / "checkpoint", as_bytes(note_)));
    TRY(keep_reserve(disk_, folder_));
    return start_journal();
}

}  // namespace penstock::ledger
