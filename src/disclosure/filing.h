// Putting something on file: a report, a finding, a notice, a decision of a desk, an incident.
//
// One record of the store and one entry of the ledger, both or neither. The entry names the kind,
// the subject and who signed, and commits to the text; the text stays in the store. Nothing on file
// is ever changed or taken away: a later record supersedes an earlier one, and the state of a thing
// is computed from all of its records (docs/formats/filed.md).
#pragma once

#include "base/literal.h"
#include "disclosure/entries.h"
#include "disclosure/station.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace penstock::disclosure {

struct Filing {
    Literal kind;         // the type of the entry, such as "standing-filed"
    std::string subject;  // an id: of an agreement, an order, a notice; never a person's name
    std::string text;     // JSON
    std::optional<BatchId> batch = {};
    std::optional<LineOfRound> line = {};  // instead of `batch`
    std::vector<Digest> signers = {};      // their certificates
    std::string sort = {};                 // of an incident: in the entry, as "kind"
    // Further rows that stand or fall with the record, which gets this number.
    std::function<Result<void>(std::uint64_t number)> also = {};
};

struct Filed {
    std::uint64_t number = 0;  // of the record, from 1
    LeafIndex entry;
};

// A form that a person hands in is kept in a record and read again from it, so that it is short.
// Errors: Malformed for one of more than 64 KiB.
[[nodiscard]] Result<void> short_enough(std::string_view form);

// Durable when this returns. Errors: the fatal codes.
[[nodiscard]] Result<Filed> file(Station& station, Filing const& filing);

}  // namespace penstock::disclosure
