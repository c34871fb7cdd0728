// OPTIMIZATION: the DER form of a sealed item is written by hand. CMS_encrypt takes three times as
// long, and a delivery has a million items. Every field has a fixed place, so a reader rebuilds the
// header from its fields and compares; nothing is left to interpretation. The tests open what is
// written here with OpenSSL's own reader.
#include "crypto/sealing.h"

#include "base/check.h"
#include "crypto/internal/openssl.h"

#include <algorithm>
#include <initializer_list>
#include <optional>

namespace penstock::crypto {

namespace {

constexpr std::size_t key_bytes = 32;
constexpr std::size_t wrapped_bytes = key_bytes + 8;  // RFC 3394
constexpr std::size_t nonce_bytes = 12;
constexpr std::size_t tag_bytes = 16;

// What differs from one header to the next, apart from the size of the text.
struct Fields {
    SealingKeyId id{};
    std::array<std::uint8_t, wrapped_bytes> wrapped_key{};
    std::array<std::uint8_t, nonce_bytes> nonce{};
};

// Where they stand in the header (docs/formats/envelope.md has the whole table).
constexpr std::size_t id_at = 39;
constexpr std::size_t wrapped_key_at = 70;
constexpr std::size_t nonce_at = 142;
constexpr std::size_t header_bytes = 161;
static_assert(sealing_overhead == header_bytes + 2 + tag_bytes);

void put(Bytes& out, std::initializer_list<std::uint8_t> bytes) {
    out.insert(out.end(), bytes.begin(), bytes.end());
}

void put(Bytes& out, ByteView bytes) {
    out.insert(out.end(), bytes.begin(), bytes.end());
}

// Opens a structure that reaches to `end`, counted from the start of the sealed item.
void open_until(Bytes& out, std::uint8_t tag, std::size_t end) {
    std::size_t const size = end - (out.size() + 4);
    put(out, {tag, 0x82, static_cast<std::uint8_t>(size >> 8), static_cast<std::uint8_t>(size)});
}

// All that stands before the ciphertext. Room for the rest is reserved.
Bytes header(Fields const& fields, std::size_t text_size) {
    std::size_t const end = text_size + sealing_overhead;
    std::size_t const content_end = end - 2 - tag_bytes;
    Bytes out;
    out.reserve(end);
    open_until(out, 0x30, end);  // ContentInfo
    // contentType: id-ct-authEnvelopedData, 1.2.840.113549.1.9.16.1.23
    put(out, {0x06, 0x0b, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x09, 0x10, 0x01, 0x17});
    open_until(out, 0xa0, end);    // content
    open_until(out, 0x30, end);    // AuthEnvelopedData
    put(out, {0x02, 0x01, 0x00});  // version 0
    put(out, {0x31, 0x50});        // recipientInfos
    put(out, {0xa2, 0x4e});        // kekri
    put(out, {0x02, 0x01, 0x04});  // version 4
    put(out, {0x30, 0x12, 0x04, 0x10});
    put(out, fields.id);  // keyIdentifier
    // keyEncryptionAlgorithm: id-aes256-wrap, 2.16.840.1.101.3.4.1.45
    put(out, {0x30, 0x0b, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x01, 0x2d});
    put(out, {0x04, 0x28});
    put(out, fields.wrapped_key);        // encryptedKey
    open_until(out, 0x30, content_end);  // authEncryptedContentInfo
    // contentType: id-data, 1.2.840.113549.1.7.1
    put(out, {0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x01});
    // contentEncryptionAlgorithm: id-aes256-GCM, 2.16.840.1.101.3.4.1.46
    put(out, {0x30, 0x1e, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x01, 0x2e});
    put(out, {0x30, 0x11, 0x04, 0x0c});
    put(out, fields.nonce);
    put(out, {0x02, 0x01, 0x10});        // tag of 16 bytes
    open_until(out, 0x80, content_end);  // encryptedContent
    CHECK(out.size() == header_bytes);
    return out;
}

template <std::size_t size>
std::array<std::uint8_t, size> copied(ByteView from) {
    std::array<std::uint8_t, size> field;
    std::ranges::copy(from.first<size>(), field.begin());
    return field;
}

// The fields of a sealed item; nothing unless every other byte of its header is as seal() puts it.
std::optional<Fields> fields_of(ByteView sealed) {
    if (sealed.size() < sealing_overhead + shortest_sealed_text ||
        sealed.size() > sealing_overhead + longest_sealed_text) {
        return std::nullopt;
    }
    Fields const fields{
        .id = copied<sizeof(SealingKeyId)>(sealed.subspan(id_at)),
        .wrapped_key = copied<wrapped_bytes>(sealed.subspan(wrapped_key_at)),
        .nonce = copied<nonce_bytes>(sealed.subspan(nonce_at)),
    };
    Bytes const expected = header(fields, sealed.size() - sealing_overhead);
    ByteView const tag_header = sealed.subspan(sealed.size() - tag_bytes - 2, 2);
    if (!std::ranges::equal(expected, sealed.first(header_bytes)) || tag_header[0] != 0x04 ||
        tag_header[1] != tag_bytes) {
        return std::nullopt;
    }
    return fields;
}

// OPTIMIZATION: fetched once, with one context for each thread.
EVP_CIPHER const* gcm() {
    static internal::OwnedCipher const cipher(EVP_CIPHER_fetch(nullptr, "AES-256-GCM", nullptr));
    CHECK(cipher != nullptr);
    return cipher.get();
}

EVP_CIPHER const* key_wrap() {
    static internal::OwnedCipher const cipher(EVP_CIPHER_fetch(nullptr, "AES-256-WRAP", nullptr));
    CHECK(cipher != nullptr);
    return cipher.get();
}

EVP_CIPHER_CTX* new_cipher_context() {
    EVP_CIPHER_CTX* const context = EVP_CIPHER_CTX_new();
    CHECK(context != nullptr);
    EVP_CIPHER_CTX_set_flags(context, EVP_CIPHER_CTX_FLAG_WRAP_ALLOW);
    return context;
}

EVP_CIPHER_CTX* gcm_context() {
    thread_local internal::OwnedCipherContext const context(new_cipher_context());
    return context.get();
}

EVP_CIPHER_CTX* wrap_context() {
    thread_local internal::OwnedCipherContext const context(new_cipher_context());
    return context.get();
}

using ContentKey = std::array<std::uint8_t, key_bytes>;

std::array<std::uint8_t, wrapped_bytes> wrapped(SealingKey const& key, ContentKey const& content) {
    EVP_CIPHER_CTX* const context = wrap_context();
    std::array<std::uint8_t, wrapped_bytes + 8> out{};
    int size = 0;
    CHECK(EVP_EncryptInit_ex2(context, key_wrap(), key.secret.data(), nullptr, nullptr) == 1);
    CHECK(EVP_EncryptUpdate(context, out.data(), &size, content.data(), key_bytes) == 1);
    CHECK(size == wrapped_bytes);
    return copied<wrapped_bytes>(out);
}

std::optional<ContentKey> unwrapped(SealingKey const& key, Fields const& fields) {
    EVP_CIPHER_CTX* const context = wrap_context();
    std::array<std::uint8_t, wrapped_bytes + 8> out{};
    int size = 0;
    CHECK(EVP_DecryptInit_ex2(context, key_wrap(), key.secret.data(), nullptr, nullptr) == 1);
    if (EVP_DecryptUpdate(context, out.data(), &size, fields.wrapped_key.data(), wrapped_bytes) !=
            1 ||
        size != key_bytes) {
        return std::nullopt;
    }
    return copied<key_bytes>(out);
}

std::unexpected<Error> not_sealed() {
    return fail(ErrorCode::Malformed, "the file is not a sealed envelope");
}

std::unexpected<Error> will_not_open() {
    return fail(ErrorCode::NotAllowed,
                "the envelope does not open with this key, or it was changed");
}

}  // namespace

Result<SealingKey> make_sealing_key(Entropy& entropy) {
    SealingKey key;
    TRY(entropy.fill(key.id));
    TRY(entropy.fill(key.secret));
    return key;
}

Result<Bytes> seal(SealingKey const& key, ByteView text, Entropy& entropy) {
    CHECK(text.size() >= shortest_sealed_text && text.size() <= longest_sealed_text);
    std::array<std::uint8_t, key_bytes + nonce_bytes> chance;
    TRY(entropy.fill(chance));
    auto content_key = copied<key_bytes>(chance);
    Fields const fields{.id = key.id,
                        .wrapped_key = wrapped(key, content_key),
                        .nonce = copied<nonce_bytes>(ByteView(chance).subspan(key_bytes))};

    Bytes out = header(fields, text.size());
    out.resize(text.size() + sealing_overhead);
    unsigned char* const ciphertext = out.data() + header_bytes;
    unsigned char* const tag = out.data() + out.size() - tag_bytes;
    tag[-2] = 0x04;  // mac: OCTET STRING
    tag[-1] = tag_bytes;
    EVP_CIPHER_CTX* const context = gcm_context();
    int size = 0;
    CHECK(EVP_EncryptInit_ex2(context, gcm(), content_key.data(), fields.nonce.data(), nullptr) ==
          1);
    CHECK(EVP_EncryptUpdate(context, ciphertext, &size, text.data(),
                            static_cast<int>(text.size())) == 1);
    CHECK(static_cast<std::size_t>(size) == text.size());
    CHECK(EVP_EncryptFinal_ex(context, ciphertext + size, &size) == 1 && size == 0);
    CHECK(EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_GET_TAG, tag_bytes, tag) == 1);
    OPENSSL_cleanse(chance.data(), chance.size());
    OPENSSL_cleanse(content_key.data(), content_key.size());
    return out;
}

Result<SealingKeyId> sealing_key_id(ByteView sealed) {
    std::optional<Fields> const fields = fields_of(sealed);
    if (!fields) return not_sealed();
    return fields->id;
}

Result<Bytes> unseal(SealingKey const& key, ByteView sealed) {
    internal::QuietErrors const quiet;
    std::optional<Fields> const fields = fields_of(sealed);
    if (!fields) return not_sealed();
    if (fields->id != key.id) return will_not_open();
    std::optional<ContentKey> const content_key = unwrapped(key, *fields);
    if (!content_key) return will_not_open();

    ByteView const ciphertext = sealed.subspan(header_bytes, sealed.size() - sealing_overhead);
    auto tag = copied<tag_bytes>(sealed.last(tag_bytes));
    Bytes text(ciphertext.size());
    EVP_CIPHER_CTX* const context = gcm_context();
    int size = 0;
    CHECK(EVP_DecryptInit_ex2(context, gcm(), content_key->data(), fields->nonce.data(), nullptr) ==
          1);
    CHECK(EVP_DecryptUpdate(context, text.data(), &size, ciphertext.data(),
                            static_cast<int>(ciphertext.size())) == 1);
    CHECK(EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_SET_TAG, tag_bytes, tag.data()) == 1);
    if (EVP_DecryptFinal_ex(context, text.data() + size, &size) != 1) return will_not_open();
    return text;
}

}  // namespace penstock::crypto
