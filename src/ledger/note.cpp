#include "ledger/note.h"

#include "base/check.h"
#include "crypto/digest.h"
#include "crypto/ecdsa_key.h"
#include "ledger/note_signer.h"

#include <array>
#include <optional>

namespace penstock::ledger {

namespace {

constexpr std::string_view dash = "\xE2\x80\x94 ";  // U+2014 and a space
constexpr std::size_t max_note_bytes = 1'000'000;
constexpr std::size_t max_signatures = 100;

std::uint32_t big_endian_32(ByteView bytes) {
    return std::uint32_t{bytes[0]} << 24 | std::uint32_t{bytes[1]} << 16 |
           std::uint32_t{bytes[2]} << 8 | bytes[3];
}

// The code point at the front of `text`, taken off it; empty where the bytes are not UTF-8.
std::optional<char32_t> take_code_point(std::string_view& text) {
    auto const first = static_cast<unsigned char>(text[0]);
    std::size_t const size = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    if ((first >= 0x80 && first < 0xC2) || first > 0xF4 || text.size() < size) return {};
    char32_t point = size == 1 ? first : first & (0x7Fu >> size);
    for (std::size_t i = 1; i < size; ++i) {
        auto const next = static_cast<unsigned char>(text[i]);
        if ((next & 0xC0) != 0x80) return {};
        point = point << 6 | (next & 0x3Fu);
    }
    constexpr char32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
    bool const surrogate = point >= 0xD800 && point <= 0xDFFF;
    if (point < smallest[size] || point > 0x10FFFF || surrogate) return {};
    text.remove_prefix(size);
    return point;
}

bool is_space(char32_t point) {
    return point == 0x20 || point == 0x85 || point == 0xA0 || point == 0x1680 ||
           (point >= 0x2000 && point <= 0x200A) || point == 0x2028 || point == 0x2029 ||
           point == 0x202F || point == 0x205F || point == 0x3000;
}

std::unexpected<Error> not_a_note() {
    return fail(ErrorCode::Malformed, "the bytes are not a signed note");
}

Result<NoteSignature> parse_signature(std::string_view line) {
    if (!line.starts_with(dash)) return not_a_note();
    line.remove_prefix(dash.size());
    std::size_t const space = line.find(' ');
    if (space == std::string_view::npos) return not_a_note();
    std::string_view const name = line.substr(0, space);
    Bytes const blob = TRY(from_base64(line.substr(space + 1)));
    if (!valid_key_name(name) || blob.size() < 5) return not_a_note();
    return NoteSignature{.name = std::string(name),
                         .id = big_endian_32(blob),
                         .bytes = Bytes(blob.begin() + 4, blob.end())};
}

Bytes big_endian(std::uint32_t number) {
    return {static_cast<std::uint8_t>(number >> 24), static_cast<std::uint8_t>(number >> 16),
            static_cast<std::uint8_t>(number >> 8), static_cast<std::uint8_t>(number)};
}

constexpr std::size_t ed25519_key_bytes = 32;
constexpr std::size_t cosignature_bytes = 8 + 64;

bool verify_ed25519(VerifierKey const& key, std::string_view text, ByteView signature) {
    if (key.public_key.size() != ed25519_key_bytes) return false;
    return crypto::verify_ed25519(ByteView(key.public_key).first<ed25519_key_bytes>(),
                                  as_bytes(text), signature);
}

std::uint64_t time_of(ByteView cosignature) {
    return std::uint64_t{big_endian_32(cosignature)} << 32 | big_endian_32(cosignature.subspan(4));
}

bool verify_cosignature(VerifierKey const& key, std::string_view text, ByteView signature) {
    if (signature.size() != cosignature_bytes) return false;
    std::uint64_t const time = time_of(signature);
    // c2sp.org/tlog-cosignature
    //     "It MUST NOT exceed 2^63 - 1 [...]"
    if (time >> 63 != 0) return false;
    return verify_ed25519(key, cosigned_text(text, time), signature.subspan(8));
}

bool verify(VerifierKey const& key, std::string_view text, ByteView signature) {
    switch (key.kind) {
        case KeyKind::Ed25519:
            return verify_ed25519(key, text, signature);
        case KeyKind::EcdsaP256:
            return crypto::verify_ecdsa_p256(key.public_key, as_bytes(text), signature);
        case KeyKind::Cosignature:
            return verify_cosignature(key, text, signature);
    }
    return false;
}

// A key of a kind that is known, in the form that its kind demands.
bool valid_public_key(VerifierKey const& key) {
    switch (key.kind) {
        case KeyKind::Ed25519:
        case KeyKind::Cosignature:
            return key.public_key.size() == ed25519_key_bytes;
        case KeyKind::EcdsaP256:
            return crypto::is_p256_key(key.public_key);
    }
    return false;
}

}  // namespace

std::uint32_t VerifierKey::id() const {
    // c2sp.org/signed-note: a key of type 0x02 has the first bytes of SHA-256 of its DER as its id.
    if (kind == KeyKind::EcdsaP256) return big_endian_32(crypto::sha256(public_key).bytes);
    crypto::Sha256 hash;
    hash.update(as_bytes(name));
    std::uint8_t const separator[] = {'\n', static_cast<std::uint8_t>(kind)};
    hash.update(separator);
    hash.update(public_key);
    return big_endian_32(hash.finish().bytes);
}

std::string VerifierKey::text() const {
    Bytes key{static_cast<std::uint8_t>(kind)};
    key.insert(key.end(), public_key.begin(), public_key.end());
    return name + "+" + to_hex(big_endian(id())) + "+" + to_base64(key);
}

Result<VerifierKey> parse_verifier_key(std::string_view text) {
    // Base64 may hold a `+` of its own, so only the first two separate.
    std::size_t const first = text.find('+');
    std::size_t const second = first == std::string_view::npos ? first : text.find('+', first + 1);
    if (second == std::string_view::npos) {
        return fail(ErrorCode::Malformed, "a verifier key has the form name+id+base64");
    }
    VerifierKey key;
    key.name = text.substr(0, first);
    Bytes const blob = TRY(from_base64(text.substr(second + 1)));
    if (!valid_key_name(key.name) || blob.empty()) {
        return fail(ErrorCode::Malformed, "a verifier key has a name and a key");
    }
    key.kind = static_cast<KeyKind>(blob[0]);
    key.public_key.assign(blob.begin() + 1, blob.end());
    if (!valid_public_key(key)) {
        return fail(ErrorCode::Malformed, "a verifier key of this kind is not known");
    }
    if (key.text() != text) {
        return fail(ErrorCode::Malformed, "the id of a verifier key is not that of the key");
    }
    return key;
}

bool valid_key_name(std::string_view name) {
    if (name.empty()) return false;
    while (!name.empty()) {
        auto const point = take_code_point(name);
        if (!point || *point < 0x20 || *point == '+' || is_space(*point)) return false;
    }
    return true;
}

Result<Note> parse_note(std::string_view bytes) {
    if (bytes.size() > max_note_bytes || !valid_note_text(bytes)) return not_a_note();
    // "[...] the last empty line": the text itself may have some.
    std::size_t const split = bytes.rfind("\n\n");
    if (split == std::string_view::npos) return not_a_note();
    Note note;
    note.text = bytes.substr(0, split + 1);
    std::string_view rest = bytes.substr(split + 2);
    if (rest.empty()) return not_a_note();
    while (!rest.empty()) {
        std::size_t const end = rest.find('\n');
        note.signatures.push_back(TRY(parse_signature(rest.substr(0, end))));
        if (note.signatures.size() > max_signatures) return not_a_note();
        rest.remove_prefix(end + 1);
    }
    return note;
}

std::string NoteSignature::line() const {
    Bytes blob = big_endian(id);
    blob.insert(blob.end(), bytes.begin(), bytes.end());
    return std::string(dash) + name + " " + to_base64(blob) + "\n";
}

Result<OpenedNote> open_note(std::string_view bytes, std::span<VerifierKey const> keys) {
    Note note = TRY(parse_note(bytes));
    OpenedNote opened;
    for (std::size_t place = 0; place < keys.size(); ++place) {
        VerifierKey const& key = keys[place];
        std::uint32_t const id = key.id();
        for (NoteSignature const& signature : note.signatures) {
            if (signature.name != key.name || signature.id != id) continue;
            if (!verify(key, note.text, signature.bytes)) {
                return fail(ErrorCode::NotAllowed, "a signature of the note is not the key's");
            }
            bool const timed = key.kind == KeyKind::Cosignature;
            opened.signatures.push_back({.key = place,
                                         .time = timed ? time_of(signature.bytes) : 0,
                                         .signature = signature});
        }
    }
    if (opened.signatures.empty()) {
        return fail(ErrorCode::NotAllowed, "the note is not signed by the key");
    }
    opened.text = std::move(note.text);
    return opened;
}

Result<std::string> open_note(std::string_view bytes, VerifierKey const& key) {
    return TRY(open_note(bytes, std::span(&key, 1))).text;
}

bool valid_note_text(std::string_view text) {
    if (!text.ends_with('\n')) return false;
    // c2sp.org/signed-note
    //     "[...] the note MUST NOT contain any ASCII control characters (those below U+0020) other
    //      than newline (U+000A)."
    while (!text.empty()) {
        auto const point = take_code_point(text);
        if (!point || (*point < 0x20 && *point != '\n')) return false;
    }
    return true;
}

}  // namespace penstock::ledger
