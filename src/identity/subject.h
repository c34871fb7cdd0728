// The person asked about, as the request line sets the person forth.
#pragma once

#include "base/date.h"
#include "identity/address.h"
#include "identity/name.h"
#include "identity/tin.h"

#include <optional>
#include <vector>

namespace penstock::identity {

struct Subject {
    PersonName name;
    std::vector<PersonName> aliases;
    StandardAddress address;
    std::optional<Tin> tin;
    std::optional<Date> dob;
};

}  // namespace penstock::identity
