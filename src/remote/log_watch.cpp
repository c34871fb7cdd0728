#include "remote/log_watch.h"

#include "merkle/hash.h"
#include "remote/tile_source.h"

#include <algorithm>

namespace penstock::remote {

namespace {

using ledger::Checkpoint;
using merkle::TreeHead;

constexpr Literal requirement = "R-6103p3-A";
constexpr Literal for_overseers =
    "keep this folder as it is, and show it to those who oversee the custodian";

std::unexpected<Failure> lost(Literal what) {
    return std::unexpected(Failure(Error{.code = ErrorCode::IntegrityLost,
                                         .what = what,
                                         .remedy = for_overseers,
                                         .requirement = requirement}));
}

bool is_missing(Failure const& failure) {
    return failure.problem() != nullptr && failure.problem()->status == 404;
}

// Empty if a tile was not there any more: the tree has grown meanwhile.
Asked<std::optional<bool>> is_beginning(TreeHead const& older, TreeHead const& newer,
                                        TileSource& tiles) {
    if (older.size == newer.size) return older.root == newer.root;
    auto const proof = merkle::consistency_proof(older.size, newer.size, tiles.subtrees());
    if (!proof) {
        if (auto failure = tiles.take_failure()) {
            if (is_missing(*failure)) return std::optional<bool>();
            return std::unexpected(std::move(*failure));
        }
        return std::unexpected(Failure(proof.error()));
    }
    return merkle::verify_consistency(older, newer, *proof);
}

}  // namespace

Result<Checkpoint> LogWatch::opened(std::string_view note) const {
    Result<Checkpoint> last = fail(ErrorCode::NotAllowed, "there is no key");
    for (ledger::VerifierKey const& key : folder_.settings().log_keys) {
        last = ledger::open_checkpoint(note, key);
        if (last || last.error().code != ErrorCode::NotAllowed) return last;
    }
    return fail(Error{.code = ErrorCode::IntegrityLost,
                      .what = "a checkpoint is not signed by the log's key that was pinned",
                      .remedy = "if the custodian has changed the key, get the new one from "
                                "somebody whom you trust and name it to `penstock remote trust`",
                      .requirement = requirement});
}

Result<Checkpoint> LogWatch::proven(ledger::Receipt const& receipt) const {
    Checkpoint const checkpoint = TRY(opened(receipt.checkpoint));
    bool const proves = merkle::verify_inclusion(receipt.index, checkpoint.tree.size,
                                                 merkle::leaf_hash(receipt.extra), receipt.proof,
                                                 checkpoint.tree.root);
    if (proves) return checkpoint;
    return fail(Error{.code = ErrorCode::IntegrityLost,
                      .what = "a receipt does not prove its entry",
                      .remedy = for_overseers,
                      .requirement = requirement});
}

Asked<LogWatch::Shown> LogWatch::shown() {
    std::string note = TRY(client_.body("/ledger/checkpoint"));
    Checkpoint checkpoint = TRY(opened(note));
    return Shown{.note = std::move(note), .checkpoint = std::move(checkpoint)};
}

Asked<LogWatch::Shown> LogWatch::all_in_the_tree_shown(std::vector<TreeHead> older) {
    std::string const seen = TRY(folder_.seen_checkpoint());
    if (!seen.empty()) older.push_back(TRY(opened(seen)).tree);
    constexpr int most_attempts = 4;
    for (int attempt = 1;; ++attempt) {
        Shown now = TRY(shown());
        TreeHead const& tree = now.checkpoint.tree;
        TileSource tiles(client_, tree.size);
        bool moved_on = false;
        for (TreeHead const& one : older) {
            if (one.size == 0) continue;
            if (one.size > tree.size) {
                return lost("the station shows an older ledger than it did before");
            }
            auto const is_good = TRY(is_beginning(one, tree, tiles));
            moved_on = !is_good;
            if (moved_on) break;
            if (!*is_good) return lost("the station shows another ledger than it did before");
        }
        if (!moved_on) {
            TRY(folder_.keep_checkpoint(now.note));
            return now;
        }
        if (attempt == most_attempts) {
            return std::unexpected(
                Failure(Error{.code = ErrorCode::NotFound,
                              .what = "the station does not show the tiles of its checkpoint",
                              .remedy = "ask again; if it stays so, tell the custodian"}));
        }
    }
}

Asked<Checkpoint> LogWatch::look() {
    return TRY(all_in_the_tree_shown({})).checkpoint;
}

Asked<ProvenEntry> LogWatch::take(std::string const& text) {
    ledger::Receipt const receipt = TRY(ledger::parse_receipt(text));
    Checkpoint const checkpoint = TRY(proven(receipt));
    TRY(all_in_the_tree_shown({checkpoint.tree}));
    TRY(folder_.keep_receipt(text));
    return ProvenEntry{.index = receipt.index,
                       .entry = TRY(exchange::JsonForm::parse(as_text(receipt.extra),
                                                              "entry of a receipt", requirement))};
}

Asked<VerifiedLog> LogWatch::verify_all() {
    std::vector<TreeHead> trees;
    auto const receipts = TRY(folder_.receipts());
    for (std::string const& text : receipts) {
        ledger::Receipt const receipt = TRY(ledger::parse_receipt(text));
        TreeHead const tree = TRY(proven(receipt)).tree;
        if (std::ranges::find(trees, tree) == trees.end()) trees.push_back(tree);
    }
    Shown now = TRY(all_in_the_tree_shown(std::move(trees)));
    return VerifiedLog{
        .receipts = receipts.size(), .size = now.checkpoint.tree.size, .note = std::move(now.note)};
}

}  // namespace penstock::remote
