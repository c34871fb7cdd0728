// What two officials sign: the digest of everything that a round would deliver, line by line, and
// the statement that names it.
#pragma once

#include "crypto/digest.h"
#include "store/rows.h"

#include <string>

namespace penstock::disclosure {

// Lines are added in their order.
class ReleaseSet {
public:
    ReleaseSet(BatchId const& batch, std::uint64_t round);
    void add(store::LineRow const& line);
    [[nodiscard]] Digest finish() { return hash_.finish(); }

private:
    crypto::Sha256 hash_;
};

// The text that an official signs (CMS, detached): the batch, the round and the release set.
[[nodiscard]] std::string approval_statement(BatchId const& batch, std::uint64_t round,
                                             Digest const& release_set);

}  // namespace penstock::disclosure
