// The item that a line releases: how the store keeps it from the decision to the delivery, and how
// it becomes an envelope's text.
#pragma once

#include "base/result.h"
#include "exchange/envelope.h"
#include "registry/person_record.h"
#include "store/rows.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace penstock::disclosure {

// The licence under which every item goes out; its text is docs/licence.md.
inline constexpr std::string_view licence_id = "penstock-licence/1";

// What a permitted line releases.
struct Release {
    registry::AddressOnFile address;
    std::optional<int> tax_period;
    bool confirmed = false;  // the address set forth is this one
};

// One text, and back. Requires: no field holds the unit separator (registry import refuses control
// characters).
[[nodiscard]] std::string stored_form(Release const& release);
// Errors: IntegrityLost.
[[nodiscard]] Result<Release> parse_stored_form(std::string_view text);

// Address, confirmation or nothing. Errors: IntegrityLost if the stored release cannot be read.
[[nodiscard]] Result<exchange::EnvelopeItem> item_of(BatchId const& batch,
                                                     store::LineRow const& line,
                                                     std::int64_t use_days);

}  // namespace penstock::disclosure
