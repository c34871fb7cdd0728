// Words that stand in or instead of personal names.
#pragma once

#include <string_view>

namespace penstock::identity::tables {

// Words that belong to the surname that follows: DE, LA, VAN, AL, MC …
[[nodiscard]] bool is_particle(std::string_view word);
// "JUNIOR" gives "JR", "3RD" gives "III"; empty for other words.
[[nodiscard]] std::string_view generation(std::string_view word);
// MR, MRS, DR, SRA and the like, before a given name.
[[nodiscard]] bool is_title(std::string_view word);
// UNKNOWN, FNU, LNU, NO NAME … for a whole field; words are separated by one space. Some are
// surnames too and count in the given name only: BABY, CHILD, PERSON.
[[nodiscard]] bool is_given_placeholder(std::string_view phrase);
[[nodiscard]] bool is_surname_placeholder(std::string_view phrase);
// SPOUSE OF, BABY GIRL … as the first two words of a given name, whatever follows.
[[nodiscard]] bool begins_given_placeholder(std::string_view two_words);
// JOHN DOE, JANE ROE, JOHN Q PUBLIC … as given name and surname.
[[nodiscard]] bool is_proverbial(std::string_view given, std::string_view surname);
// "NMN", "NMI": no middle name.
[[nodiscard]] bool says_no_middle_name(std::string_view word);
// AKA, ALIAS, NEE … between names of one person.
[[nodiscard]] bool joins_names(std::string_view word);

}  // namespace penstock::identity::tables
