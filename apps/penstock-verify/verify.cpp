// The whole check, from the signature down to what the entries say.
#include "report.h"

#include "bundles.h"
#include "evidence.h"
#include "folder.h"
#include "journey.h"
#include "key_chain.h"
#include "tree.h"

#include <algorithm>
#include <cstring>
#include <map>

namespace verify {

namespace {

// Sees to it that the tree was, at the size of each earlier checkpoint, the tree that it names.
class Growth {
public:
    Growth(Tree const& tree, Report& report) : tree_(tree), report_(report) {}

    Checked<void> expect(std::string_view note, LogKey const& key,
                         std::vector<Rotation> const& rotations) {
        auto const signer = earlier_signer_of(note, key, rotations);
        auto const checkpoint = open_checkpoint(note, signer.value_or(key));
        if (!checkpoint) return std::unexpected(checkpoint.error());
        if (checkpoint->size > report_.checkpoint->size) {
            return violation("tree.consistency",
                             "an earlier checkpoint is of a larger tree: entries were dropped");
        }
        roots_.emplace(checkpoint->size, checkpoint->root);
        return {};
    }

    // After each leaf, and before the first.
    Checked<void> look() {
        auto const [begin, end] = roots_.equal_range(tree_.size());
        for (auto earlier = begin; earlier != end; ++earlier) {
            if (tree_.root() != earlier->second) {
                return violation("tree.consistency",
                                 "the tree did not begin as an earlier checkpoint says");
            }
            report_.began_as.push_back(earlier->first);
        }
        return {};
    }

private:
    Tree const& tree_;
    Report& report_;
    std::multimap<std::uint64_t, Hash> roots_;
};

Checked<void> add_entries(Folder const& folder, std::uint64_t size, Tree& tree, Growth& growth,
                          Journey& journey, std::uint64_t& bundles) {
    for (std::uint64_t start = 0; start < size; start += bundle_width) {
        std::uint64_t const width = std::min(bundle_width, size - start);
        auto const bundle = folder.bundle(start / bundle_width, width);
        if (!bundle) return std::unexpected(bundle.error());
        auto const good = for_each_entry(*bundle, width, [&](std::string_view entry) {
            journey.add(entry);
            auto const added = tree.add(leaf_hash(entry));
            return added ? growth.look() : added;
        });
        if (!good) return good;
        ++bundles;
    }
    return {};
}

Checked<void> add_hashes(Folder const& folder, std::uint64_t size, Tree& tree, Growth& growth) {
    for (std::uint64_t start = 0; start < size; start += bundle_width) {
        std::uint64_t const width = std::min(bundle_width, size - start);
        auto const tile = folder.tile(0, start / bundle_width, width);
        if (!tile) return std::unexpected(tile.error());
        if (tile->size() != width * sizeof(Hash)) {
            return violation("tree.tile", "a hash tile does not have its size");
        }
        for (std::uint64_t i = 0; i < width; ++i) {
            Hash hash;
            std::memcpy(hash.data(), tile->data() + i * sizeof(Hash), sizeof(Hash));
            if (auto const good = tree.add(hash); !good) return good;
            if (auto const good = growth.look(); !good) return good;
        }
    }
    return {};
}

// The key that is trusted: the given one, or the policy's for the log. Rule: policy.log.
Checked<LogKey> key_for(Question const& question, std::string_view note) {
    if (question.key) return *question.key;
    auto const parts = parse_note(note);
    if (!parts) return std::unexpected(parts.error());
    auto const checkpoint = parse_checkpoint(parts->text);
    if (!checkpoint) return std::unexpected(checkpoint.error());
    auto const key =
        question.policy ? question.policy->log(checkpoint->origin) : std::optional<LogKey>();
    if (key) return *key;
    return violation("policy.log", "the policy does not name the log");
}

Checked<void> check_export(Folder const& folder, Question const& question, LogKey const& key,
                           Report& report) {
    std::uint64_t const size = report.checkpoint->size;
    report.has_entries = folder.has_entries();
    if (!report.has_entries && size != 0 && question.expect == Expect::Entries) {
        return violation(
            "tree.missing",
            "the export holds no entries; to check its hashes alone say --hashes-only");
    }
    Tree tree(folder);
    Growth growth(tree, report);
    std::vector<Rotation> rotations;
    if (!question.since.empty() && report.has_entries) {
        auto found = rotations_in(folder, size);
        if (!found) return std::unexpected(found.error());
        rotations = std::move(*found);
    }
    for (std::string const& note : question.since) {
        if (auto const good = growth.expect(note, key, rotations); !good) return good;
    }
    if (auto const good = growth.look(); !good) return good;
    Journey journey(report.checkpoint->origin, report.findings);
    auto const added = report.has_entries
                           ? add_entries(folder, size, tree, growth, journey, report.bundles)
                           : add_hashes(folder, size, tree, growth);
    report.counts = journey.counts();
    report.orders = journey.orders().entered();
    report.lifts = journey.orders().lifted();
    if (!added) return added;
    auto const root = tree.finish();
    report.tiles = tree.tiles();
    if (!root) return std::unexpected(root.error());
    if (*root == report.checkpoint->root) return {};
    return violation("tree.root", "the tree does not have the root that was signed");
}

// The key that signed the checkpoint: the trusted one, or a later one of the same log to which its
// entries lead. Every entry that is looked at here is held against the signed tree afterwards.
Checked<LogKey> current_key(Folder const& folder, std::string_view note, LogKey const& trusted) {
    if (open_note(note, trusted)) return trusted;
    auto const parts = parse_note(note);
    auto const checkpoint = parts ? parse_checkpoint(parts->text) : Checked<Checkpoint>();
    if (!parts || !checkpoint) return trusted;  // whoever opens it with this key says what is wrong
    auto const rotations = rotations_in(folder, checkpoint->size);
    if (!rotations) return std::unexpected(rotations.error());
    return signer_of(note, trusted, *rotations).value_or(trusted);
}

Checked<void> check(Question const& question, Report& report) {
    Folder const folder(question.folder);
    auto const note = folder.checkpoint();
    if (!note) return std::unexpected(note.error());
    auto const trusted = key_for(question, *note);
    if (!trusted) return std::unexpected(trusted.error());
    auto const key = current_key(folder, *note, *trusted);
    if (!key) return std::unexpected(key.error());
    auto const checkpoint = open_checkpoint(*note, *key);
    if (!checkpoint) return std::unexpected(checkpoint.error());
    report.checkpoint = *checkpoint;
    report.by_later_key = key->public_key != trusted->public_key;
    if (question.policy) {
        auto by = question.policy->check(*note);
        if (!by) return std::unexpected(by.error());
        report.witnesses = std::move(*by);
    }
    if (folder.is_evidence()) return check_evidence(folder, *key, report);
    return check_export(folder, question, *key, report);
}

}  // namespace

Report verify_folder(Question const& question) {
    Report report;
    if (auto const good = check(question, report); !good) report.findings.add(good.error());
    return report;
}

Report verify_folder(std::string const& folder, LogKey const& key, Expect expect) {
    return verify_folder(
        Question{.folder = folder, .key = key, .policy = {}, .since = {}, .expect = expect});
}

}  // namespace verify
