// What somebody writes down who reports an incident by hand, as `penstock incident report` reads
// it: the contents of the report form (R-1075-INC-B), without personal data of taxpayers. The
// file's keys: docs/operations/incidents.md.
#pragma once

#include "base/date.h"
#include "base/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace penstock::law {

struct IncidentForm {
    std::string kind;                              // "lost-envelope", "counts-differ", "reported" …
    std::string agreement, batch, recipient = {};  // as far as they are known
    std::uint64_t line = 0;                        // of the batch; 0: all of it
    std::optional<Instant> occurred = {}, discovered = {};
    std::string how, description;  // it was discovered; what happened
    std::string elements = {}, place = {}, equipment = {};
    std::uint64_t records = 0;  // 0: not known
};

// Errors: Malformed with the key and requirement R-1075-INC-B.
[[nodiscard]] Result<IncidentForm> parse_incident_form(std::string_view toml);

}  // namespace penstock::law
