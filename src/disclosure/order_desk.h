// Entering and lifting court orders: each by two different officials of the order desk (R-ORD-STOP,
// R-ORD-LIFT).
#pragma once

#include "crypto/certificate.h"
#include "disclosure/refusal.h"
#include "disclosure/station.h"
#include "law/orders.h"

#include <string_view>
#include <vector>

namespace penstock::disclosure {

// `toml` is the order file. In force for every opening that begins after this returns. Errors:
// Malformed; the fatal codes.
[[nodiscard]] Ruled<OrderId> enter_order(Station& station, std::string_view toml,
                                         std::vector<crypto::Credential> const& signers);

// `toml` is the order file with its [lift] part. Nothing lifts itself. Errors: Malformed; the fatal
// codes.
[[nodiscard]] Ruled<OrderId> lift_order(Station& station, std::string_view toml,
                                        std::vector<crypto::Credential> const& signers);

// True if two different active officials of the order desk signed, and nobody else. Errors: the
// fatal codes.
[[nodiscard]] Result<bool> two_desk_officials(Station& station,
                                              std::vector<crypto::Credential> const& signers);

// Of the certificates, in their order.
[[nodiscard]] std::vector<Digest> fingerprints_of(std::vector<crypto::Credential> const& signers);

}  // namespace penstock::disclosure
