// What a report was made from, so that anybody can make it again and compare.
#pragma once

#include "base/date.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace penstock::report {

struct Provenance {
    std::string origin;  // of the station's ledger; "simulation/…" for invented data
    std::optional<std::uint64_t> ledger_entries{};  // left out of what is published
    std::string ledger_root{};                      // base64
    std::optional<Instant> last_entry_at;           // what the report can know of
    std::vector<std::string> law_files{};           // names, with the start of their digests
    Instant made_at{};
    std::string command{};  // that makes it again
};

}  // namespace penstock::report
