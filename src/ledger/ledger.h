// The ledger: entries in one order, durable, signed and checkable by strangers (C2SP tlog-tiles).
// What the folder holds, byte by byte: docs/formats/ledger.md.
//
//     auto ledger = TRY(Ledger::open(disk, folder, origin, key));
//     LeafIndex const first = TRY(ledger->append(entries));  // sequenced
//     TRY(ledger->publish());                                // published
//
// Three words, used everywhere. An entry is *sequenced* when it has an index and is durable (in the
// journal), *published* when a signed checkpoint covers it (in tiles), *witnessed* when others have
// cosigned such a checkpoint.
//
// Invariants, states, and what a crash in each leaves: README.md of this folder.
//
// Trust: whoever can write this folder can stop the ledger, and cut off what no checkpoint covers
// yet; to change, drop or reorder published entries unseen, they must also have the key, change
// last-signed, and keep every older checkpoint from being compared.
//
// Threads: one at a time. Processes: one writer (folder/lock); readers at any time.
#pragma once

#include "base/disk.h"
#include "base/result.h"
#include "base/strong.h"
#include "crypto/signing_key.h"
#include "ledger/checkpoint.h"
#include "ledger/export_scope.h"
#include "ledger/journal.h"
#include "ledger/last_signed.h"
#include "ledger/note_signer.h"
#include "ledger/place.h"
#include "ledger/tile_reader.h"
#include "merkle/bundle.h"
#include "merkle/frontier.h"
#include "merkle/tile.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace penstock::ledger {

class Ledger {
public:
    static constexpr std::size_t max_entry_bytes = merkle::max_entry_bytes;
    static constexpr std::uint64_t bundle_width = merkle::tile_width;

    // Makes an empty ledger with a signed checkpoint of size 0. Errors: AlreadyExists; Malformed if
    // no key may have the origin as its name; Io, DurabilityLost. After a failure, or a crash, the
    // folder holds no ledger, or a whole one.
    [[nodiscard]] static Result<void> create(Disk& disk, Place const& place,
                                             std::string const& origin,
                                             crypto::SigningKey const& key);

    // Opens a ledger to write, alone. Writes the checkpoint and the journal anew, so that a folder
    // that cannot be written is found out before anything is released. Where `former`, the key
    // before this one, signed last, the same tree is signed by `key`.
    // Errors: NotFound; NotReady if another process has it open; DurabilityLost if it cannot be
    // written; IntegrityLost if it is not signed by these keys, or the tiles, the journal, the
    // checkpoint and the last signed one do not fit. Requires: `disk` outlives the ledger.
    [[nodiscard]] static Result<std::unique_ptr<Ledger>> open(
        Disk& disk, Place place, std::string const& origin, crypto::SigningKey key,
        std::optional<VerifierKey> former = {});

    // Opens a ledger to read: takes no lock, writes nothing. Sees what was sequenced at this
    // moment. Errors: NotFound, IntegrityLost, Io.
    [[nodiscard]] static Result<std::unique_ptr<Ledger>> open_reader(
        Disk& disk, Place place, VerifierKey const& key, std::optional<VerifierKey> former = {});

    // Makes `note` the last signed checkpoint where that is missing, damaged or too old; the folder
    // must hold its tree. Errors: NotAllowed if `key` did not sign it, or a newer one is there;
    // those of open().
    [[nodiscard]] static Result<void> recover(Disk& disk, Place const& place,
                                              VerifierKey const& key, std::string const& note);

    // What append() and publish() write as one last entry when the disk is full.
    using LastWords = std::function<std::string()>;
    void set_last_words(LastWords words) { last_words_ = std::move(words); }
    // The same for a caller that finds a disk full by itself: writes them, if it can, and stops.
    void stop_with_last_words();

    // Appends the entries as one group and returns the index of the first. For no entries, size().
    // Durability: sequenced when this returns.
    // Errors: Malformed if an entry is larger than max_entry_bytes (nothing is written); NotReady
    // in a reader; DurabilityLost or IntegrityLost: stop, release nothing.
    [[nodiscard]] Result<LeafIndex> append(std::span<std::string const> entries);

    // Signs a checkpoint over all that is sequenced. Does nothing if that is published already.
    // append() calls it by itself when a lot is waiting, so that memory stays bounded.
    // Errors: NotReady in a reader; DurabilityLost or IntegrityLost: stop, release nothing.
    [[nodiscard]] Result<void> publish();

    // Puts cosigners' signatures below the published checkpoint, in one step, in place of earlier
    // ones of the same keys. Errors: NotReady in a reader; Malformed for one of the log's own
    // signatures; DurabilityLost. (cosigning.cpp)
    [[nodiscard]] Result<void> add_cosignatures(std::span<NoteSignature const> signatures);
    // Has every checkpoint signed by this key too, from the next one on.
    void also_sign_with(std::unique_ptr<NoteSigner> signer);

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
    // The proof that the tree of `size` entries, now or once published, began as that of
    // `old_size`. Errors: Malformed if not 0 < old_size <= size <= published_size(); as read().
    [[nodiscard]] Result<merkle::Proof> consistency(std::uint64_t old_size, std::uint64_t size);

    // Writes a folder that penstock-verify and stock verifiers read: `checkpoint`, `tile/…`, and
    // `tile/entries/…` unless HashesOnly. A writer publishes first. Errors: AlreadyExists if the
    // folder is there; Io, IntegrityLost; those of publish(). After a failure the folder is not
    // there.
    [[nodiscard]] Result<void> export_to(Disk::Path const& destination,
                                         ExportScope scope = ExportScope::Everything);
    // Writes `checkpoint`, these bundles, and the hash tiles that lead from the tiles below `tiles`
    // (numbers at level 0) to the signed root: a part of the export, by the same names, that proves
    // its entries. Requires: the folder is the caller's to build; the numbers are of the published
    // tree. Errors: Io, IntegrityLost.
    [[nodiscard]] Result<void> export_part(Disk::Path const& folder,
                                           std::set<std::uint64_t> const& tiles,
                                           std::set<std::uint64_t> const& bundles);

    // The index of the newest published entry below `below` that fits, if there is one. Errors:
    // IntegrityLost, Io.
    using Fits = std::function<bool(std::string_view)>;
    [[nodiscard]] Result<std::optional<LeafIndex>> newest(std::uint64_t below, Fits const& fits);

    // A signed note over a text of ours that is no checkpoint: its first line names its form, such
    // as "penstock-evidence/1". Errors: NotReady in a reader; Malformed if the first line is the
    // origin.
    [[nodiscard]] Result<std::string> attest(std::string const& text) const;

private:
    Ledger(Disk& disk, Place place, VerifierKey verifier, std::optional<VerifierKey> former);

    [[nodiscard]] Result<void> load();
    [[nodiscard]] Result<void> load_against(std::string last_note);
    [[nodiscard]] Result<Checkpoint> signed_here(std::string_view note) const;
    [[nodiscard]] Result<void> load_checkpoint();
    [[nodiscard]] Result<void> compare_with_last_signed();
    [[nodiscard]] Result<void> load_tree(ByteView journal);
    [[nodiscard]] Result<void> load_right_edge();
    [[nodiscard]] Result<void> load_journal(ByteView journal);
    [[nodiscard]] Result<void> write_anew();
    [[nodiscard]] Result<void> start_journal();
    [[nodiscard]] Result<void> append_group(std::span<std::string const> entries);
    [[nodiscard]] Result<void> publish_pending();
    [[nodiscard]] Result<void> write_last_words();
    [[nodiscard]] Result<void> writable() const;
    [[nodiscard]] std::unexpected<Error> stop(Error error);
    void remember(std::string entry);
    [[nodiscard]] std::string_view pending_entry(std::uint64_t index) const;

    Disk& disk_;
    Disk::Path folder_;
    VerifierKey verifier_;
    std::optional<VerifierKey> former_;
    std::optional<crypto::SigningKey> signer_;  // a writer's
    std::vector<std::unique_ptr<NoteSigner>> further_signers_;
    std::unique_ptr<FolderLock> lock_;  // a writer's
    bool stopped_ = false;              // invariant 5
    LastWords last_words_;

    LastSigned last_signed_;
    std::string last_note_;  // what last_signed_ holds
    Checkpoint published_;
    std::string note_;
    Checkpoint shown_;  // in the folder; older than published_ if a crash cut off publish()
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
