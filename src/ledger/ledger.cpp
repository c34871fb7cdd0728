#include "ledger/ledger.h"

#include "base/check.h"
#include "ledger/growth.h"
#include "ledger/reserve.h"
#include "merkle/hash.h"

#include <algorithm>
#include <utility>

namespace penstock::ledger {

namespace {

// More than this waiting in the journal is published without being asked.
constexpr std::uint64_t max_pending_bytes = 64u << 20;

}  // namespace

Ledger::Ledger(Disk& disk, Place place, VerifierKey verifier, std::optional<VerifierKey> former)
    : disk_(disk),
      folder_(std::move(place.folder)),
      verifier_(std::move(verifier)),
      former_(std::move(former)),
      last_signed_(disk, std::move(place.last_signed)) {}

// Invariant 5: whatever failed, what is on the disk is not known here any more. Only a lost
// integrity says more than a lost durability does.
std::unexpected<Error> Ledger::stop(Error error) {
    bool const full = says_full(error);
    if (full) stop_with_last_words();
    stopped_ = true;
    if (error.code == ErrorCode::IntegrityLost) return fail(error);
    return fail(Error{
        .code = ErrorCode::DurabilityLost,
        .what = full ? Literal("the disk that holds the ledger is full")
                     : Literal("the ledger could not be written"),
        .remedy = full ? Literal("make room on it and run the command again")
                       : Literal("stop, look at the disk, and start again from what is on it"),
        .system_error = error.system_error});
}

void Ledger::stop_with_last_words() {
    if (writable()) (void)write_last_words();
    stopped_ = true;
}

// Only behind a journal that holds what was acknowledged and nothing else.
Result<void> Ledger::write_last_words() {
    if (!last_words_ || !journal_) return {};
    TRY(journal_->truncate(journal_bytes_));
    if (TRY(journal_->size()) != journal_bytes_) return {};
    std::string const words = last_words_();
    TRY(free_reserve(disk_, folder_));
    TRY(journal_->append(encode_group(chain_, size(), std::span(&words, 1))));
    return journal_->sync();
}

Result<void> Ledger::writable() const {
    if (!signer_) return fail(ErrorCode::NotReady, "the ledger is open to be read only");
    if (stopped_) {
        return fail(ErrorCode::DurabilityLost, "the ledger has stopped after a failure",
                    "start again from what is on the disk");
    }
    return {};
}

void Ledger::remember(std::string entry) {
    pending_hashes_.push_back(merkle::leaf_hash(as_bytes(entry)));
    frontier_.append(pending_hashes_.back());
    pending_bytes_ += entry.size();
    pending_.push_back(std::move(entry));
}

Result<LeafIndex> Ledger::append(std::span<std::string const> entries) {
    TRY(writable());
    bool const too_large = std::ranges::any_of(
        entries, [](std::string const& entry) { return entry.size() > max_entry_bytes; });
    if (too_large) {
        return fail(ErrorCode::Malformed, "an entry of the ledger has more than 65,535 bytes");
    }
    LeafIndex const first(size());
    if (entries.empty()) return first;
    if (auto const done = append_group(entries); !done) return stop(done.error());
    if (pending_bytes_ > max_pending_bytes) TRY(publish());
    return first;
}

Result<void> Ledger::append_group(std::span<std::string const> entries) {
    Bytes const group = encode_group(chain_, size(), entries);

    // A crash here leaves nothing, part of the group, or all of it. Nobody has been told its
    // indices; the next opening keeps it if it is whole.
    if (auto const written = journal_->append(group); !written) {
        // Best effort, so that entries that were refused do not appear later. The next opening
        // copes without it.
        (void)journal_->truncate(journal_bytes_);
        return fail(written.error());
    }
    TRY(journal_->sync());
    journal_bytes_ += group.size();

    // A file that was removed or exchanged still takes writes and syncs through an open handle.
    auto const on_disk = disk_.size(folder_ / "journal");
    if (!on_disk || *on_disk != journal_bytes_) {
        return fail(ErrorCode::IntegrityLost, "the journal is not the file that was written",
                    "find out who or what exchanged it");
    }
    chain_ = chain_of(group);
    for (std::string const& entry : entries) remember(entry);
    return {};
}

Result<void> Ledger::publish() {
    TRY(writable());
    if (pending_.empty()) return {};
    if (auto const done = publish_pending(); !done) return stop(done.error());
    return {};
}

Result<void> Ledger::publish_pending() {
    Growth const growth{
        .before = published_.tree, .entries = pending_, .leaf_hashes = pending_hashes_};
    Checkpoint const next{.origin = verifier_.name,
                          .tree = {.size = frontier_.size(), .root = frontier_.root()}};

    // A crash here leaves files that no checkpoint names. They are written anew by the next
    // publish.
    TRY(write_growth(disk_, folder_, growth));

    // Sign only what was read back (one flipped bit has killed logs that did not).
    TRY(verify_growth(disk_, folder_, growth, next.tree));
    std::string note = TRY(sign_note(next.text(), verifier_.name, *signer_));
    for (auto const& further : further_signers_) note += TRY(signature_line(next.text(), *further));

    // A crash before this leaves the old checkpoint and the journal; after it, the new checkpoint
    // apart from the folder, and its tiles in the folder: open() completes what follows.
    TRY(last_signed_.advance(last_note_, note));
    last_note_ = note;

    // A crash after this leaves the new checkpoint and a journal whose entries are all in tiles:
    // open() compares them and starts a new one.
    TRY(disk_.replace(folder_ / "checkpoint", as_bytes(note)));
    std::uint64_t const before = published_.tree.size;
    published_ = next;
    note_ = std::move(note);
    tiles_.emplace(disk_, folder_, published_.tree.size);
    pending_.clear();
    pending_hashes_.clear();
    pending_bytes_ = 0;
    TRY(start_journal());
    remove_replaced_partials(disk_, folder_, before, published_.tree.size);
    return {};
}

// Puts a journal in place that holds what is pending on top of the published tree.
Result<void> Ledger::start_journal() {
    JournalBase const base{
        .size = published_.tree.size, .root = published_.tree.root, .origin = verifier_.name};
    Bytes bytes = base.head();
    if (!pending_.empty()) {
        Bytes const group = encode_group(chain_of(bytes), base.size, pending_);
        bytes.insert(bytes.end(), group.begin(), group.end());
    }
    // Where this fails, the handle is still that of the old journal, which holds everything.
    TRY(disk_.replace(folder_ / "journal", bytes));
    journal_ = TRY(disk_.open_append(folder_ / "journal"));
    journal_bytes_ = bytes.size();
    chain_ = chain_of(bytes);
    return {};
}

std::string_view Ledger::pending_entry(std::uint64_t index) const {
    return pending_[index - published_.tree.size];
}

Result<Bytes> Ledger::read(LeafIndex index) {
    std::uint64_t const at = index.value();
    if (at >= size()) return fail(ErrorCode::NotFound, "the ledger has no entry of this index");
    if (at >= published_size()) return to_bytes(pending_entry(at));
    Bundle const bundle = TRY(tiles_->bundle(at / merkle::tile_width));
    return to_bytes(bundle.entries[at % merkle::tile_width]);
}

Result<std::optional<std::string>> Ledger::last_entry() {
    if (size() == 0) return std::optional<std::string>();
    Bytes const entry = TRY(read(LeafIndex(size() - 1)));
    return std::optional<std::string>(as_text(entry));
}

Result<void> Ledger::iterate(LeafIndex from, Visit const& visit) {
    std::uint64_t at = from.value();
    while (at < published_size()) {
        Bundle const bundle = TRY(tiles_->bundle(at / merkle::tile_width));
        for (std::size_t i = at % merkle::tile_width; i < bundle.entries.size(); ++i, ++at) {
            TRY(visit(LeafIndex(at), bundle.entries[i]));
        }
    }
    for (; at < size(); ++at) TRY(visit(LeafIndex(at), pending_entry(at)));
    return {};
}

}  // namespace penstock::ledger
