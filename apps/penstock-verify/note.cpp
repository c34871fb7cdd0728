#include "note.h"

#include <openssl/evp.h>

#include <algorithm>
#include <charconv>
#include <memory>
#include <vector>

namespace verify {

namespace {

constexpr std::string_view dash = "\xE2\x80\x94 ";
constexpr std::size_t max_note_bytes = 1'000'000;

std::unexpected<Finding> malformed() {
    return violation("note.form", "it is not a signed note, or not one of a checkpoint");
}

std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        std::size_t const end = text.find('\n');
        lines.push_back(text.substr(0, end));
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    return lines;
}

std::optional<std::uint64_t> decimal(std::string_view text) {
    std::uint64_t value = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    bool const padded = text.size() > 1 && text.front() == '0';
    bool const whole = error == std::errc() && end == text.data() + text.size();
    if (text.empty() || padded || !whole) return {};
    return value;
}

constexpr char log_key_kind = 1;
constexpr char witness_key_kind = 4;

std::optional<LogKey> parse_key(std::string_view text, char kind) {
    while (text.ends_with('\n') || text.ends_with('\r')) text.remove_suffix(1);
    std::size_t const first = text.find('+');
    std::size_t const second = first == std::string_view::npos ? first : text.find('+', first + 1);
    if (first == 0 || second == std::string_view::npos) return {};
    auto const blob = from_base64(text.substr(second + 1));
    if (!blob || blob->size() != 33 || (*blob)[0] != kind) return {};
    LogKey key{.name = std::string(text.substr(0, first)), .id = {}, .public_key = blob->substr(1)};
    key.id = as_text(sha256({key.name, "\n", *blob})).substr(0, 4);
    if (to_hex(key.id) != text.substr(first + 1, second - first - 1)) return {};
    return key;
}

std::optional<NoteSignature> parse_signature(std::string_view line) {
    if (!line.starts_with(dash)) return {};
    line.remove_prefix(dash.size());
    std::size_t const space = line.find(' ');
    if (space == 0 || space == std::string_view::npos) return {};
    auto const blob = from_base64(line.substr(space + 1));
    if (!blob || blob->size() < 5) return {};
    return NoteSignature{.name = std::string(line.substr(0, space)),
                         .id = blob->substr(0, 4),
                         .bytes = blob->substr(4)};
}

}  // namespace

bool verify_ed25519(std::string_view public_key, std::string_view message,
                    std::string_view signature) {
    auto const raw = [](std::string_view text) {
        return reinterpret_cast<unsigned char const*>(text.data());
    };
    std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> const key(
        EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, raw(public_key), public_key.size()),
        EVP_PKEY_free);
    std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> const context(EVP_MD_CTX_new(),
                                                                          EVP_MD_CTX_free);
    return key && context && signature.size() == 64 &&
           EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, key.get()) == 1 &&
           EVP_DigestVerify(context.get(), raw(signature), signature.size(), raw(message),
                            message.size()) == 1;
}

std::optional<LogKey> parse_log_key(std::string_view text) {
    return parse_key(text, log_key_kind);
}

std::optional<LogKey> parse_witness_key(std::string_view text) {
    return parse_key(text, witness_key_kind);
}

Checked<Note> parse_note(std::string_view bytes) {
    bool const control = std::ranges::any_of(
        bytes, [](char c) { return static_cast<unsigned char>(c) < 0x20 && c != '\n'; });
    std::size_t const split = bytes.rfind("\n\n");
    if (bytes.size() > max_note_bytes || control || !is_utf8(bytes) || !bytes.ends_with('\n') ||
        split == std::string_view::npos) {
        return malformed();
    }
    Note note{.text = std::string(bytes.substr(0, split + 1)), .signatures = {}};
    for (std::string_view const line : lines_of(bytes.substr(split + 2))) {
        auto signature = parse_signature(line);
        if (!signature) return malformed();
        note.signatures.push_back(std::move(*signature));
    }
    return note;
}

Checked<std::string> open_note(std::string_view bytes, LogKey const& key) {
    auto note = parse_note(bytes);
    if (!note) return std::unexpected(note.error());
    bool found = false;
    for (NoteSignature const& signature : note->signatures) {
        if (signature.name != key.name || signature.id != key.id) continue;
        if (!verify_ed25519(key.public_key, note->text, signature.bytes)) {
            return violation("note.signature", "the note's signature is not the given key's");
        }
        found = true;
    }
    if (found) return std::move(note->text);
    return violation("note.signature", "the note is not signed by the given key");
}

Checked<Checkpoint> parse_checkpoint(std::string_view text) {
    std::vector<std::string_view> const lines = lines_of(text);
    bool const no_empty_line =
        std::ranges::none_of(lines, [](std::string_view line) { return line.empty(); });
    if (lines.size() < 3 || !no_empty_line) return malformed();
    auto const size = decimal(lines[1]);
    auto const root = from_base64(lines[2]);
    if (!size || !root || root->size() != 32) return malformed();
    Checkpoint checkpoint{.origin = std::string(lines[0]), .size = *size, .root = {}};
    std::ranges::copy(*root, checkpoint.root.begin());
    return checkpoint;
}

Checked<Checkpoint> open_checkpoint(std::string_view note, LogKey const& key) {
    auto const text = open_note(note, key);
    if (!text) return std::unexpected(text.error());
    auto checkpoint = parse_checkpoint(*text);
    if (checkpoint && checkpoint->origin != key.name) {
        return violation("note.origin", "the checkpoint is of another log than the key");
    }
    return checkpoint;
}

}  // namespace verify
