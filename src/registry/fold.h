// The rows of one person in, the person out: equal addresses become one version.
//
// What comes out does not depend on the order in which the rows went in.
#pragma once

#include "identity/name.h"
#include "registry/person_record.h"
#include "registry/row.h"

#include <span>
#include <string>
#include <vector>

namespace penstock::registry {

struct NumberOnFile {
    identity::Tin tin;
    TinKind kind = TinKind::Ssn;

    auto operator<=>(NumberOnFile const&) const = default;
};

// Everything that the rows of one person say. Lists are sorted and hold nothing twice; `standard`
// of the versions is not yet filled.
struct FoldedPerson {
    PersonRecord record;
    std::vector<identity::PersonName> names;
    std::vector<std::string> former_surnames;
    std::vector<NumberOnFile> numbers;
    Flags flags;  // of all rows; the record's own are filled when it is read back
};

// Requires: at least one row, all of one person.
[[nodiscard]] FoldedPerson fold(std::span<Row const> rows);

}  // namespace penstock::registry
