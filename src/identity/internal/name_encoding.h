// Names whose accented letters were read in the wrong character set.
#pragma once

#include <string>
#include <string_view>

namespace penstock::identity::internal {

// UTF-8 that was once read as Latin-1 or Windows-1252 and written again ("NuÃ±ez", "Å‚") as it was
// meant ("Nuñez", "ł"). Only where a letter A-grave to A-ring or its like stands before a sign that
// no name has there; "João" and "Ångström" stay. Never fails, whatever the bytes.
[[nodiscard]] std::string with_encoding_mended(std::string_view utf8);

}  // namespace penstock::identity::internal
