// The sample agreement: its folder, and the keys and certificates of all who take part.
#pragma once

#include "base/bytes.h"
#include "base/date.h"
#include "base/disk.h"
#include "base/entropy.h"
#include "base/result.h"
#include "crypto/certificate.h"
#include "synthetic/agreement_text.h"
#include "synthetic/roster.h"

#include <string_view>

namespace penstock::synthetic {

struct AgreementOptions {
    Instant now;              // the agreement is in force and all offices are held on that day
    std::uint64_t lines = 0;  // of the batches that the ceilings have to bear
    AlarmTable alarms = AlarmTable::Written;
};

struct SampleAgreement {
    Digest attestation;
    crypto::Credential certifier;  // who signs batches
};

// Writes agreement.toml, attestation.txt and recipients.csv into `folder`, and <id>.pem with
// certificate and private key of every official, officer and auditor into `keys`; beside `keys`
// serve.toml, which names the auditor to a server. assignments.csv comes with a batch
// (write_batch). Requires: both folders exist. Errors: Io, those of `entropy`.
[[nodiscard]] Result<SampleAgreement> write_agreement(Disk& disk, Entropy& entropy,
                                                      Disk::Path const& folder,
                                                      Disk::Path const& keys, Roster const& roster,
                                                      AgreementOptions const& options);

}  // namespace penstock::synthetic
