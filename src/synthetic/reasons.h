// Reasons for requests: specific ones, each about one matter, and defective ones.
#pragma once

#include "base/date.h"
#include "synthetic/chance.h"

#include <string>

namespace penstock::synthetic {

// Why the address is relevant to the matter: a circumstance with its month, what it has to show,
// and the use. Tens of thousands before one repeats. Requires: `latest` lies after 2000.
[[nodiscard]] std::string specific_reason(Chance& chance, Date latest);

}  // namespace penstock::synthetic
