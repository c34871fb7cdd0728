// Approvals: whose signature stands over which release set, and how many different officials and
// certificates that makes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace verify {

struct Approval {
    std::uint64_t index = 0;  // of the entry
    std::string official;
    std::string signer_cert;  // "sha256:<hex>"
};

// The text that an official signs.
[[nodiscard]] std::string approval_statement(std::string_view batch, std::uint64_t round,
                                             std::string_view release_set);

// True if `cms` is a detached CMS signature (DER) over `statement` by the key of the certificate
// with this fingerprint, which must be in the structure. Whether that certificate belongs to an
// official is the agreement's question and not asked here.
[[nodiscard]] bool verify_approval(std::string_view cms, std::string_view statement,
                                   std::string_view signer_cert);

// The largest number of approvals of which no two share an official or a certificate.
[[nodiscard]] std::size_t distinct_approvals(std::vector<Approval> const& approvals);

}  // namespace verify
