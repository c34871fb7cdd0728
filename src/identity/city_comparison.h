// Whether two cities' names are one name with a slip of the pen. Not a lookup: no list of cities is
// kept, and a neighbouring city under the same ZIP code is another city.
#pragma once

#include "identity/address.h"

namespace penstock::identity {

// True if the names differ, by one letter wrong, missing or too many, or two neighbours exchanged,
// behind the first letter of a name of five letters and more. Symmetric. Threads: safe.
[[nodiscard]] bool is_city_misspelt(StandardAddress const& a, StandardAddress const& b);

}  // namespace penstock::identity
