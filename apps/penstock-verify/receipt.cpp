#include "receipt.h"

#include "tree.h"

#include <algorithm>
#include <charconv>

namespace verify {

namespace {

constexpr std::size_t most_hashes = 63;

std::unexpected<Finding> malformed() {
    return violation("receipt.form", "the file is not a receipt (c2sp.org/tlog-proof@v1)");
}

std::optional<std::string_view> take_line(std::string_view& text) {
    std::size_t const end = text.find('\n');
    if (end == std::string_view::npos) return {};
    std::string_view const line = text.substr(0, end);
    text.remove_prefix(end + 1);
    return line;
}

std::optional<std::uint64_t> parse_index(std::string_view line) {
    constexpr std::string_view word = "index ";
    if (!line.starts_with(word)) return {};
    line.remove_prefix(word.size());
    std::uint64_t index = 0;
    auto const [end, error] = std::from_chars(line.data(), line.data() + line.size(), index);
    bool const padded = line.size() > 1 && line.front() == '0';
    if (line.empty() || padded || error != std::errc() || end != line.data() + line.size()) {
        return {};
    }
    return index;
}

}  // namespace

Checked<Receipt> parse_receipt(std::string_view text) {
    constexpr std::string_view extra = "extra ";
    Receipt receipt;
    if (take_line(text) != "c2sp.org/tlog-proof@v1") return malformed();
    auto line = take_line(text);
    if (line && line->starts_with(extra)) {
        auto entry = from_base64(line->substr(extra.size()));
        if (!entry) return malformed();
        receipt.entry = std::move(*entry);
        line = take_line(text);
    }
    auto const index = parse_index(line.value_or(""));
    if (!index) return malformed();
    receipt.index = *index;
    for (line = take_line(text); line && !line->empty(); line = take_line(text)) {
        auto const hash = from_base64(*line);
        if (!hash || hash->size() != sizeof(Hash) || receipt.path.size() == most_hashes) {
            return malformed();
        }
        std::ranges::copy(*hash, receipt.path.emplace_back().begin());
    }
    if (!line) return malformed();
    receipt.checkpoint = text;
    return receipt;
}

std::optional<Hash> root_over(Hash const& leaf, std::uint64_t index, std::uint64_t size,
                              std::vector<Hash> const& path) {
    if (index >= size) return {};
    std::uint64_t place = index;
    std::uint64_t last = size - 1;
    Hash hash = leaf;
    for (Hash const& sibling : path) {
        if (last == 0) return {};
        if (place % 2 == 1 || place == last) {
            hash = node_hash(sibling, hash);
            while (place % 2 == 0 && place != 0) {
                place /= 2;
                last /= 2;
            }
        } else {
            hash = node_hash(hash, sibling);
        }
        place /= 2;
        last /= 2;
    }
    if (last != 0) return {};
    return hash;
}

Checked<Checkpoint> prove(Receipt const& receipt, LogKey const& key) {
    auto checkpoint = open_checkpoint(receipt.checkpoint, key);
    if (!checkpoint) return checkpoint;
    auto const root =
        root_over(leaf_hash(receipt.entry), receipt.index, checkpoint->size, receipt.path);
    if (root == checkpoint->root) return checkpoint;
    return violation("receipt.proof", "the receipt does not lead from its entry to the root");
}

}  // namespace verify
