// The ledger: entries in one order, durable, signed and checkable by strangers (C2SP tlog-tiles).
//
// Start here. What the folder holds, byte by byte: docs/formats/ledger.md.
//
//     auto ledger = TRY(Ledger::open(disk, folder, origin, key));
//     LeafIndex const first = TRY(ledger->append(entries));  // sequenced
//     TRY(ledger->publish());                                // published
//
// Three words, used everywhere. An entry is *sequenced* when it has an index and is durable (in the
// journal), *published* when a signed checkpoint covers it (in tiles), *witnessed* when others have
// cosigned such a checkpoint.
//
// Invariants
// 1. An index that append() returned names that entry for ever, whatever fails afterwards.
// 2. Order of calls is order of indices; entries of one call are consecutive.
// 3. A checkpoint is signed only over bytes that were read back from the disk, and only if the tree
//    begins as the one signed before.
// 4. Tiles that a signed checkpoint names are never written again.
// 5. After a failure of append() or publish() the object does nothing more: what is on the disk is
//    known only to the next open(), which reads it and writes it anew. Nothing is retried.
// 6. What is found on opening and cannot be explained by a crash is IntegrityLost, never mended.
//
//   append: journal, sync ──► sequenced ──► publish: tiles, sync, read back, sign, checkpoint,
//                                           new journal ──► published
//
// A crash in append leaves a group that is whole (then it is sequenced, though nobody was told) or
// unfinished (then it is dropped). A crash in publish leaves the old checkpoint with the journal,
// or the new one with a journal whose entries are all published: both open cleanly.
//
// Trust: whoever can write this folder can stop the ledger, and can cut off what no checkpoint
// covers yet; to change, drop or reorder published entries unseen, they must also have the key and
// keep every older checkpoint from being compared.
//
// Threads: one at a time. Processes: one writer (folder/lock); readers at any time.
#pragma once

#include "base/disk.h"
#include "base/result.h"
#include "base/strong.h"
#include "crypto/signing_key.h"
#include "ledger/checkpoint.h"
#include "ledger/journal.h"
#include "ledger/tile_reader.h"
#include "merkle/bundle.h"
#include "merkle/frontier.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace penstock::ledger {

enum class ExportScope {
    Everything,
    HashesOnly,  // without entries: what a requester may hold to check proofs and consistency
};

class Ledger {
public:
    static constexpr std::size_t max_entry_bytes = merkle::max_entry_bytes;

    // Makes an empty ledger with a signed checkpoint of size 0. Errors: AlreadyExists; Malformed if
    // no key may have the origin as its name; Io, DurabilityLost. After a failure, or a crash, the
    // folder holds no ledger, or a whole one.
    [[nodiscard]] static Result<void> create(Disk& disk, Disk::Path const& folder,
                                             std::string const& origin,
                                             crypto::SigningKey const& key);

    // Opens a ledger to write, alone. Writes the checkpoint and the journal anew, so that a folder
    // that cannot be written is found out before anything is released.
    // Errors: NotFound; NotReady if another process has it open; DurabilityLost if it cannot be
    // written; IntegrityLost if the checkpoint is not this key's, or the tiles, the journal and the
    // checkpoint do not fit. Requires: `disk` outlives the ledger.
    [[nodiscard]] static Result<std::unique_ptr<Ledger>> open(Disk& disk, Disk::Path folder,
                                                              std::string const& origin,
                                                              crypto::SigningKey key);

    // Opens a ledger to read: takes no lock, writes nothing. Sees what was sequenced at this
    // moment. Errors: NotFound, IntegrityLost, Io.
    [[nodiscard]] static Result<std::unique_ptr<Ledger>> open_reader(Disk& disk, Disk::Path folder,
                                                                     VerifierKey const& key);

    // Appends the entries as one group and returns the index of the first. For no entries, size().
    // Durability: sequenced when this returns.
    // Errors: Malformed if an entry is larger than max_entry_bytes (nothing is written); NotReady
    // in a reader; DurabilityLost or IntegrityLost: stop, release nothing.
    [[nodiscard]] Result<LeafIndex> append(std::span<std::string const> entries);

    // Signs a checkpoint over all that is sequenced. Does nothing if that is published already.
    // append() calls it by itself when a lot is waiting, so that memory stays bounded.
    // Errors: NotReady in a reader; DurabilityLost or IntegrityLost: stop, release nothing.
    [[nodiscard]] Result<void> publish();

    [[nodiscard]] std::uint64_t size() const { return frontier_.size(); }  // sequenced
    [[nodiscard]] std::uint64_t published_size() const { return published_.tree.size; }
    [[nodiscard]] Checkpoint const& published() const { return published_; }
    // The signed note as the file `checkpoint` holds it.
    [[nodiscard]] std::string const& checkpoint() const { return note_; }
    [[nodiscard]] VerifierKey const& key() const { return verifier_; }

    // Errors: NotFound if there is no such entry; IntegrityLost, Io.
    [[nodiscard]] Result<Bytes> read(LeafIndex index);
    // The entry with the highest index; empty if there is none. Errors: IntegrityLost, Io.
    [[nodiscard]] Result<std::optional<std::string>> last_entry();
    // Calls `visit` for each sequenced entry from `from` on, in order, until it returns an error,
    // which is handed on. Errors: also IntegrityLost, Io.
    using Visit = std::function<Result<void>(LeafIndex, std::string_view)>;
    [[nodiscard]] Result<void> iterate(LeafIndex from, Visit const& visit);

    // The receipt of a published entry (c2sp.org/tlog-proof@v1). `extra` is not authenticated.
    // Errors: NotReady if the entry is not published; IntegrityLost, Io.
    [[nodiscard]] Result<std::string> receipt(LeafIndex index, ByteView extra = {});
    // The proof that the published tree began as that of `old_size` entries. Errors: Malformed if
    // old_size is 0 or larger than published_size(); IntegrityLost, Io.
    [[nodiscard]] Result<merkle::Proof> consistency(std::uint64_t old_size);

    // Writes a folder that penstock-verify and stock verifiers read: `checkpoint`, `tile/…`, and
    // `tile/entries/…` unless HashesOnly. A writer publishes first. Errors: AlreadyExists if the
    // folder is there; Io, IntegrityLost; those of publish(). After a failure the folder is not
    // there.
    [[nodiscard]] Result<void> export_to(Disk::Path const& destination,
                                         ExportScope scope = ExportScope::Everything);

private:
    Ledger(Disk& disk, Disk::Path folder, VerifierKey verifier);

    [[nodiscard]] Result<void> load();
    [[nodiscard]] Result<void> load_checkpoint();
    [[nodiscard]] Result<void> load_right_edge();
    [[nodiscard]] Result<void> load_journal(ByteView journal);
    [[nodiscard]] Result<void> write_anew();
    [[nodiscard]] Result<void> start_journal();
    [[nodiscard]] Result<void> append_group(std::span<std::string const> entries);
    [[nodiscard]] Result<void> publish_pending();
    [[nodiscard]] Result<void> writable() const;
    [[nodiscard]] std::unexpected<Error> stop(Error error);
    void remember(std::string entry);
    [[nodiscard]] std::string_view pending_entry(std::uint64_t index) const;

    Disk& disk_;
    Disk::Path folder_;
    VerifierKey verifier_;
    std::optional<crypto::SigningKey> signer_;  // a writer's
    std::unique_ptr<FolderLock> lock_;          // a writer's
    bool stopped_ = false;                      // invariant 5

    Checkpoint published_;
    std::string note_;
    std::optional<TileReader> tiles_;  // of the published tree

    merkle::Frontier frontier_;         // of all that is sequenced
    std::vector<std::string> pending_;  // sequenced, not published
    std::vector<Digest> pending_hashes_;
    std::uint64_t pending_bytes_ = 0;

    std::unique_ptr<AppendFile> journal_;  // a writer's
    std::uint64_t journal_bytes_ = 0;
    Digest chain_;  // where the next group of the journal joins on
};

}  // namespace penstock::ledger
