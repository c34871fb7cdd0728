#include "ledger/note_signer.h"

#include "base/check.h"

#include <utility>

namespace penstock::ledger {

namespace {

VerifierKey ed25519_key(std::string_view name, KeyKind kind, crypto::SigningKey const& key) {
    auto const bytes = key.public_key();
    return {
        .name = std::string(name), .kind = kind, .public_key = Bytes(bytes.begin(), bytes.end())};
}

class Ed25519Signer : public NoteSigner {
public:
    Ed25519Signer(std::string name, crypto::SigningKey key)
        : name_(std::move(name)), key_(std::move(key)) {}

    [[nodiscard]] VerifierKey key() const override {
        return ed25519_key(name_, KeyKind::Ed25519, key_);
    }
    [[nodiscard]] Result<Bytes> sign(std::string_view text) const override {
        auto const signature = TRY(key_.sign(as_bytes(text)));
        return Bytes(signature.begin(), signature.end());
    }

private:
    std::string name_;
    crypto::SigningKey key_;
};

class EcdsaSigner : public NoteSigner {
public:
    EcdsaSigner(std::string name, crypto::EcdsaKey key)
        : name_(std::move(name)), key_(std::move(key)) {}

    [[nodiscard]] VerifierKey key() const override {
        return {.name = name_, .kind = KeyKind::EcdsaP256, .public_key = key_.public_key()};
    }
    [[nodiscard]] Result<Bytes> sign(std::string_view text) const override {
        return key_.sign(as_bytes(text));
    }

private:
    std::string name_;
    crypto::EcdsaKey key_;
};

class Cosigner : public NoteSigner {
public:
    Cosigner(std::string name, crypto::SigningKey key, std::uint64_t time)
        : name_(std::move(name)), key_(std::move(key)), time_(time) {}

    [[nodiscard]] VerifierKey key() const override { return cosigner_key(name_, key_); }
    [[nodiscard]] Result<Bytes> sign(std::string_view text) const override {
        auto const signature = TRY(key_.sign(as_bytes(cosigned_text(text, time_))));
        Bytes bytes;
        for (int shift = 56; shift >= 0; shift -= 8) {
            bytes.push_back(static_cast<std::uint8_t>(time_ >> shift));
        }
        bytes.insert(bytes.end(), signature.begin(), signature.end());
        return bytes;
    }

private:
    std::string name_;
    crypto::SigningKey key_;
    std::uint64_t time_;
};

}  // namespace

std::unique_ptr<NoteSigner> ed25519_signer(std::string name, crypto::SigningKey key) {
    return std::make_unique<Ed25519Signer>(std::move(name), std::move(key));
}

std::unique_ptr<NoteSigner> ecdsa_signer(std::string name, crypto::EcdsaKey key) {
    return std::make_unique<EcdsaSigner>(std::move(name), std::move(key));
}

std::unique_ptr<NoteSigner> cosigner(std::string name, crypto::SigningKey key, Instant time) {
    CHECK(time.time_since_epoch().count() >= 0);
    return std::make_unique<Cosigner>(std::move(name), std::move(key),
                                      static_cast<std::uint64_t>(time.time_since_epoch().count()));
}

Result<std::string> signature_line(std::string_view text, NoteSigner const& signer) {
    CHECK(valid_note_text(text));
    VerifierKey const key = signer.key();
    CHECK(valid_key_name(key.name));
    return NoteSignature{.name = key.name, .id = key.id(), .bytes = TRY(signer.sign(text))}.line();
}

Result<std::string> sign_note(std::string_view text,
                              std::span<std::unique_ptr<NoteSigner> const> signers) {
    CHECK(!signers.empty());
    std::string note = std::string(text) + "\n";
    for (auto const& signer : signers) note += TRY(signature_line(text, *signer));
    return note;
}

Result<std::string> sign_note(std::string_view text, std::string_view name,
                              crypto::SigningKey const& key) {
    return std::string(text) + "\n" +
           TRY(signature_line(text, *ed25519_signer(std::string(name), key)));
}

// c2sp.org/tlog-cosignature
//     "The signed message MUST be two newline (U+000A) terminated lines (one header line and one
//      timestamp line) followed by the whole note body of the cosigned checkpoint [...]"
std::string cosigned_text(std::string_view text, std::uint64_t time) {
    return "cosignature/v1\ntime " + std::to_string(time) + "\n" + std::string(text);
}

VerifierKey cosigner_key(std::string_view name, crypto::SigningKey const& key) {
    return ed25519_key(name, KeyKind::Cosignature, key);
}

}  // namespace penstock::ledger
