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

std::unexpected<Finding> malformed() {
    return violation("note.form", "the checkpoint is not a signed note with origin, size and root");
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

// Every signature that claims to be the key's must be; one at least must be there; all others are
// other people's business.
Checked<void> check_signatures(std::string_view text, std::string_view signatures,
                               LogKey const& key) {
    bool found = false;
    for (std::string_view line : lines_of(signatures)) {
        if (!line.starts_with(dash)) return malformed();
        line.remove_prefix(dash.size());
        std::size_t const space = line.find(' ');
        if (space == 0 || space == std::string_view::npos) return malformed();
        auto const blob = from_base64(line.substr(space + 1));
        if (!blob || blob->size() < 5) return malformed();
        if (line.substr(0, space) != key.name || blob->substr(0, 4) != key.id) continue;
        if (!verify_ed25519(key.public_key, text, std::string_view(*blob).substr(4))) {
            return violation("note.signature", "the checkpoint's signature is not the given key's");
        }
        found = true;
    }
    if (found) return {};
    return violation("note.signature", "the checkpoint is not signed by the given key");
}

}  // namespace

std::optional<LogKey> parse_log_key(std::string_view text) {
    while (text.ends_with('\n') || text.ends_with('\r')) text.remove_suffix(1);
    std::size_t const first = text.find('+');
    std::size_t const second = first == std::string_view::npos ? first : text.find('+', first + 1);
    if (first == 0 || second == std::string_view::npos) return {};
    auto const blob = from_base64(text.substr(second + 1));
    if (!blob || blob->size() != 33 || (*blob)[0] != 1) return {};
    LogKey key{.name = std::string(text.substr(0, first)), .id = {}, .public_key = blob->substr(1)};
    key.id = as_text(sha256({key.name, "\n", *blob})).substr(0, 4);
    if (to_hex(key.id) != text.substr(first + 1, second - first - 1)) return {};
    return key;
}

Checked<Checkpoint> open_checkpoint(std::string_view note, LogKey const& key) {
    bool const control = std::ranges::any_of(
        note, [](char c) { return static_cast<unsigned char>(c) < 0x20 && c != '\n'; });
    std::size_t const split = note.rfind("\n\n");
    if (note.size() > max_note_bytes || control || !is_utf8(note) || !note.ends_with('\n') ||
        split == std::string_view::npos) {
        return malformed();
    }
    std::string_view const text = note.substr(0, split + 1);
    if (auto const good = check_signatures(text, note.substr(split + 2), key); !good) {
        return std::unexpected(good.error());
    }
    std::vector<std::string_view> const lines = lines_of(text);
    bool const no_empty_line =
        std::ranges::none_of(lines, [](std::string_view line) { return line.empty(); });
    if (lines.size() < 3 || !no_empty_line) return malformed();
    auto const size = decimal(lines[1]);
    auto const root = from_base64(lines[2]);
    if (!size || !root || root->size() != 32) return malformed();
    if (lines[0] != key.name) {
        return violation("note.origin", "the checkpoint is of another log than the key");
    }
    Checkpoint checkpoint{.origin = std::string(lines[0]), .size = *size, .root = {}};
    std::ranges::copy(*root, checkpoint.root.begin());
    return checkpoint;
}

}  // namespace verify
