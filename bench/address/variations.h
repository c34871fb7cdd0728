// Addresses given in fields, written on one line in many ways and read back.
#pragma once

#include "labelled.h"

#include <vector>

namespace penstock::bench {

// Prints one row for each way of writing: how many lines give the fields' own standard form.
void score_variations(std::vector<FieldedAddress> const& all, int misses);

}  // namespace penstock::bench
