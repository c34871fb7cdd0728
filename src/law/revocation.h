// Why releases are taken back: a rule was found to have been wrong (background domain dossier 2.4,
// F20). docs/formats/revocation.md.
#pragma once

#include "base/date.h"
#include "base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace penstock::law {

struct RevocationReason {
    std::string id;
    std::vector<std::string> requirements;  // that the wrong rule fell short of; at least one
    Instant discovered;                     // from here the clock of the incident runs
    std::string how;                        // it was discovered
    std::string reason;                     // what was wrong, without personal data
};

// Errors: Malformed with the field's name.
[[nodiscard]] Result<RevocationReason> parse_revocation(std::string_view toml);

}  // namespace penstock::law
