// The two agreements of the reconstruction: one with a single recipient for all lines, as it was
// submitted, and one with as many officers as the lines need.
#pragma once

#include "base/bytes.h"
#include "base/date.h"
#include "base/disk.h"
#include "base/entropy.h"
#include "base/result.h"
#include "crypto/certificate.h"

#include <cstdint>
#include <string>

namespace penstock::reconstruction {

struct Parties {
    Digest attestation;
    crypto::Credential certifier;  // who signs batches
};

// The id of the officer who is the recipient of a line in the counterfactual.
[[nodiscard]] std::string officer_of(std::uint64_t line);
[[nodiscard]] std::uint64_t officers_for(std::uint64_t lines);
// The one officer of the batch as submitted.
inline constexpr std::string_view one_officer = "assistant-director";

struct AgreementFolders {
    Disk::Path submitted, counterfactual;  // agreement.toml, attestation.txt, recipients.csv each
    Disk::Path keys;                       // <id>.pem of those who sign
};

// Writes both agreements but for assignments.csv. The officers' certificates exist as fingerprints
// alone: nobody opens anything here. Requires: the folders exist. Errors: Io, those of `entropy`.
[[nodiscard]] Result<Parties> write_agreements(Disk& disk, Entropy& entropy,
                                               AgreementFolders const& folders, Instant now,
                                               std::uint64_t lines);

}  // namespace penstock::reconstruction
