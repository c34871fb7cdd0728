// Who acts, on the custodian's side and at opening: whoever holds the key of a certificate, here or
// at the other end of a connection, and whether that certificate is good.
#pragma once

#include "crypto/certificate.h"
#include "disclosure/governing.h"
#include "law/agreement.h"

#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace penstock::disclosure {

// A person known by a certificate whose private key is at hand: in this process, or with whoever
// has just proved it over a connection. Threads: a value.
class Signer {
public:
    // Holds the key: signs by itself. Implicit, since who has a Credential may act.
    Signer(crypto::Credential credential)
        : certificate_(credential.certificate()), credential_(std::move(credential)) {}
    // Requires: the holder of the certificate has proved to be there (TLS, or a signature over what
    // is done).
    [[nodiscard]] static Signer at_hand(crypto::Certificate certificate);
    // The same, with a detached CMS signature over the statement that the act will ask for.
    [[nodiscard]] static Signer with_signature(crypto::Certificate certificate, Bytes signature);

    [[nodiscard]] crypto::Certificate const& certificate() const { return certificate_; }
    // Errors: NotAllowed if there is no signature, or the one that came along is not by this
    // certificate over this statement; Io.
    [[nodiscard]] Result<Bytes> sign(std::string_view statement, Instant at) const;

private:
    explicit Signer(crypto::Certificate certificate) : certificate_(std::move(certificate)) {}

    crypto::Certificate certificate_;
    std::optional<crypto::Credential> credential_;
    Bytes signature_;
};

// The official of the agreement who holds this certificate, if it is good at the instant and the
// official is active on that day.
[[nodiscard]] law::Official const* official_of(Governing const& governing,
                                               crypto::Certificate const& certificate, Instant at);

// True if `count` different active officials with the role, each with a certificate of their own,
// signed, and nobody else did. Every agreement adopted here has its own desks, and a step may touch
// all of them, so an official of any of them counts. Errors: the fatal codes.
[[nodiscard]] Result<bool> different_officials(Station& station, std::vector<Signer> const& signers,
                                               law::OfficialRole role, std::size_t count);

[[nodiscard]] Result<bool> different_officials(Station& station,
                                               std::vector<crypto::Certificate> const& signers,
                                               law::OfficialRole role, std::size_t count);

// Of the certificates, in their order.
[[nodiscard]] std::vector<Digest> fingerprints_of(std::vector<Signer> const& signers);
[[nodiscard]] std::vector<crypto::Certificate> certificates_of(std::vector<Signer> const& signers);

}  // namespace penstock::disclosure
