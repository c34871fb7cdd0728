// A street's name as keys and comparisons see it.
#pragma once

#include <string>
#include <string_view>

namespace penstock::identity::internal {

// Its words in their long forms, ordinals as numbers, without hyphens and periods, one space
// between them: "TWENTY FIRST", "21ST" and "21" are one, and so are "ST JOHNS" and "SAINT JOHNS".
void append_folded_street(std::string& out, std::string_view street);

}  // namespace penstock::identity::internal
