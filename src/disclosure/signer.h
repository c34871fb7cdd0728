// Who signed, on the custodian's side and at opening: a credential shown to a step, and whether its
// certificate is good.
#pragma once

#include "crypto/certificate.h"
#include "disclosure/governing.h"
#include "law/agreement.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace penstock::disclosure {

// The official of the agreement who holds this certificate, if it is good at the instant and the
// official is active on that day.
[[nodiscard]] law::Official const* official_of(Governing const& governing,
                                               crypto::Certificate const& certificate, Instant at);

// True if `count` different active officials with the role, each with a certificate of their own,
// signed, and nobody else did. Every agreement adopted here has its own desks, and a step may touch
// all of them, so an official of any of them counts. Errors: the fatal codes.
[[nodiscard]] Result<bool> different_officials(Station& station,
                                               std::vector<crypto::Credential> const& signers,
                                               law::OfficialRole role, std::size_t count);

[[nodiscard]] Result<bool> different_officials(Station& station,
                                               std::vector<crypto::Certificate> const& signers,
                                               law::OfficialRole role, std::size_t count);

// Of the certificates, in their order.
[[nodiscard]] std::vector<Digest> fingerprints_of(std::vector<crypto::Credential> const& signers);
[[nodiscard]] std::vector<crypto::Certificate> certificates_of(
    std::vector<crypto::Credential> const& signers);

}  // namespace penstock::disclosure
