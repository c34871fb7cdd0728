// The words of one field of a name, folded.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace penstock::identity::internal {

// Upper case, A to Z and digits; apostrophes and invisible characters dropped; words end at spaces,
// hyphens and other signs. "O'Brien" is one word, "Al-Khatib" two, "J.R." one.
[[nodiscard]] std::vector<std::string> name_tokens(std::string_view field);

// "AL", "KHATIB" become "ALKHATIB"; "DE", "LA", "CRUZ" become "DELACRUZ".
void join_particles(std::vector<std::string>& tokens);

// All words without space between them.
[[nodiscard]] std::string run_together(std::vector<std::string> const& tokens);

}  // namespace penstock::identity::internal
