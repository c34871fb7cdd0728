#include "ledger/receipt.h"

#include "ledger/ledger.h"
#include "merkle/hash.h"

#include <algorithm>
#include <charconv>

namespace penstock::ledger {

namespace {

constexpr std::string_view first_line = "c2sp.org/tlog-proof@v1";
constexpr std::size_t max_hashes = 63;

std::unexpected<Error> not_a_receipt() {
    return fail(ErrorCode::Malformed, "the text is not a receipt of a ledger");
}

Result<std::string_view> take_line(std::string_view& text) {
    std::size_t const end = text.find('\n');
    if (end == std::string_view::npos) return not_a_receipt();
    std::string_view const line = text.substr(0, end);
    text.remove_prefix(end + 1);
    return line;
}

Result<std::uint64_t> parse_index(std::string_view line) {
    constexpr std::string_view word = "index ";
    if (!line.starts_with(word)) return not_a_receipt();
    line.remove_prefix(word.size());
    std::uint64_t index = 0;
    auto const [end, error] = std::from_chars(line.data(), line.data() + line.size(), index);
    bool const padded = line.size() > 1 && line.front() == '0';
    if (line.empty() || error != std::errc() || end != line.data() + line.size() || padded) {
        return not_a_receipt();
    }
    return index;
}

}  // namespace

std::string Receipt::text() const {
    std::string text(first_line);
    text += '\n';
    if (!extra.empty()) text += "extra " + to_base64(extra) + "\n";
    text += "index " + std::to_string(index) + "\n";
    for (Digest const& hash : proof) text += to_base64(hash.view()) + "\n";
    return text + "\n" + checkpoint;
}

Result<Receipt> parse_receipt(std::string_view text) {
    if (TRY(take_line(text)) != first_line) return not_a_receipt();
    Receipt receipt;
    std::string_view line = TRY(take_line(text));
    constexpr std::string_view extra = "extra ";
    if (line.starts_with(extra)) {
        receipt.extra = TRY(from_base64(line.substr(extra.size())));
        line = TRY(take_line(text));
    }
    receipt.index = TRY(parse_index(line));
    for (line = TRY(take_line(text)); !line.empty(); line = TRY(take_line(text))) {
        Bytes const hash = TRY(from_base64(line));
        if (hash.size() != 32 || receipt.proof.size() == max_hashes) return not_a_receipt();
        std::ranges::copy(hash, receipt.proof.emplace_back().bytes.begin());
    }
    receipt.checkpoint = text;
    return receipt;
}

Result<Checkpoint> verify_receipt(Receipt const& receipt, ByteView entry, VerifierKey const& key) {
    Checkpoint checkpoint = TRY(open_checkpoint(receipt.checkpoint, key));
    bool const proven =
        merkle::verify_inclusion(receipt.index, checkpoint.tree.size, merkle::leaf_hash(entry),
                                 receipt.proof, checkpoint.tree.root);
    if (!proven) return fail(ErrorCode::NotAllowed, "the receipt does not prove the entry");
    return checkpoint;
}

Result<std::string> Ledger::receipt(LeafIndex index, ByteView extra) {
    if (index.value() >= published_size()) {
        return fail(ErrorCode::NotReady, "the entry is not published yet");
    }
    Receipt const receipt{
        .extra = Bytes(extra.begin(), extra.end()),
        .index = index.value(),
        .proof = TRY(merkle::inclusion_proof(index.value(), published_size(), tiles_->subtrees())),
        .checkpoint = note_};
    return receipt.text();
}

Result<merkle::Proof> Ledger::consistency(std::uint64_t old_size, std::uint64_t size) {
    if (old_size == 0 || old_size > size || size > published_size()) {
        return fail(ErrorCode::Malformed, "there is no such older tree");
    }
    return merkle::consistency_proof(old_size, size, tiles_->subtrees());
}

Result<std::optional<LeafIndex>> Ledger::newest(std::uint64_t below, Fits const& fits) {
    std::uint64_t at = std::min(below, published_size());
    while (at > 0) {
        Bundle const bundle = TRY(tiles_->bundle((at - 1) / merkle::tile_width));
        do {
            --at;
            if (fits(bundle.entries[at % merkle::tile_width])) return LeafIndex(at);
        } while (at % merkle::tile_width != 0);
    }
    return std::optional<LeafIndex>();
}

Result<std::string> Ledger::attest(std::string const& text) const {
    if (!signer_) return fail(ErrorCode::NotReady, "a reader signs nothing");
    if (text.starts_with(verifier_.name + "\n") || !text.ends_with('\n')) {
        return fail(ErrorCode::Malformed, "the text could be taken for a checkpoint");
    }
    return sign_note(text, verifier_.name, *signer_);
}

}  // namespace penstock::ledger
