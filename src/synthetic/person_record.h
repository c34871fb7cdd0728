// One person of the sample registry: who it is, and one row for each return or other document.
#pragma once

#include "base/date.h"
#include "identity/address.h"
#include "identity/name.h"

#include <optional>
#include <string>
#include <vector>

namespace penstock::synthetic {

struct RecordRow {
    identity::AddressInput address;
    std::string source;  // return, information-return, usps, other
    std::optional<int> tax_period;
    Date effective;
    std::string flags;  // separated by ';'
};

struct PersonRecord {
    std::string id;
    std::string tin;
    std::string tin_kind;
    identity::PersonName name;
    std::string former_surnames;  // separated by ';'
    Date dob;
    std::vector<RecordRow> rows;
};

}  // namespace penstock::synthetic
