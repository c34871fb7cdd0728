#include "ledger/checkpoint.h"

#include <algorithm>
#include <charconv>

namespace penstock::ledger {

namespace {

std::unexpected<Error> not_a_checkpoint() {
    return fail(ErrorCode::Malformed, "the note is not a checkpoint");
}

// Takes a line off the front of `text`; empty if there is none.
std::string_view take_line(std::string_view& text) {
    std::size_t const end = text.find('\n');
    if (end == std::string_view::npos) return {};
    std::string_view const line = text.substr(0, end);
    text.remove_prefix(end + 1);
    return line;
}

// "The tree size MUST be [...] ASCII decimal with no leading zeroes (unless the size is 0)".
Result<std::uint64_t> parse_size(std::string_view text) {
    std::uint64_t size = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), size);
    bool const padded = text.size() > 1 && text.front() == '0';
    if (text.empty() || error != std::errc() || end != text.data() + text.size() || padded) {
        return not_a_checkpoint();
    }
    return size;
}

}  // namespace

std::string Checkpoint::text() const {
    return origin + "\n" + std::to_string(tree.size) + "\n" + to_base64(tree.root.view()) + "\n";
}

Result<Checkpoint> parse_checkpoint(std::string_view text) {
    Checkpoint checkpoint;
    checkpoint.origin = take_line(text);
    if (checkpoint.origin.empty()) return not_a_checkpoint();
    checkpoint.tree.size = TRY(parse_size(take_line(text)));
    Bytes const root = TRY(from_base64(take_line(text)));
    if (root.size() != 32) return not_a_checkpoint();
    std::ranges::copy(root, checkpoint.tree.root.bytes.begin());
    while (!text.empty()) {
        if (take_line(text).empty()) return not_a_checkpoint();
    }
    return checkpoint;
}

Result<Checkpoint> open_checkpoint(std::string_view note, VerifierKey const& key) {
    Checkpoint checkpoint = TRY(parse_checkpoint(TRY(open_note(note, key))));
    if (checkpoint.origin != key.name) {
        return fail(ErrorCode::NotAllowed, "the checkpoint is another log's");
    }
    return checkpoint;
}

VerifierKey verifier_key(std::string_view origin, crypto::SigningKey const& key) {
    auto const public_key = key.public_key();
    return {.name = std::string(origin),
            .kind = KeyKind::Ed25519,
            .public_key = Bytes(public_key.begin(), public_key.end())};
}

}  // namespace penstock::ledger
