#include "identity/internal/name_syllables.h"

#include <algorithm>
#include <array>

namespace penstock::identity::internal {

namespace {

constexpr std::size_t longest_syllable = 6;

// Longer ones first, so that "ZH" is not read as "Z".
constexpr std::array beginnings = std::to_array<std::string_view>(
    {"ZH", "CH", "SH", "TS", "HS", "B", "P", "M", "F", "D", "T", "N", "L",
     "G",  "K",  "H",  "J",  "Q",  "X", "R", "Z", "C", "S", "Y", "W", ""});

constexpr std::array endings = std::to_array<std::string_view>({
    "A",   "AE",  "AI",   "AN",   "ANG",  "AO",  "E",    "EI",  "EN",   "ENG",   "EO",
    "EOK", "EON", "EONG", "EUK",  "EUL",  "EUN", "EUNG", "I",   "IA",   "IAN",   "IANG",
    "IAO", "IE",  "IK",   "IL",   "IN",   "ING", "IONG", "IU",  "O",    "OK",    "ON",
    "ONG", "OO",  "OON",  "OU",   "OUNG", "U",   "UA",   "UAI", "UAN",  "UANG",  "UE",
    "UI",  "UK",  "UL",   "UM",   "UN",   "UNG", "UO",   "YE",  "YEON", "YEONG", "YO",
    "YU",  "YUK", "YUN",  "YUNG", "AK",   "AM",  "IM",   "EOM", "AP",   "WA",
});

bool is_syllable(std::string_view text) {
    if (text.empty() || text.size() > longest_syllable) return false;
    return std::ranges::any_of(beginnings, [&](std::string_view beginning) {
        return text.starts_with(beginning) &&
               std::ranges::find(endings, text.substr(beginning.size())) != endings.end();
    });
}

}  // namespace

bool share_a_syllable(std::string_view first, std::string_view second) {
    std::size_t const longest = std::min(first.size(), second.size());
    for (std::size_t cut = 1; cut < longest; ++cut) {
        bool const same_head = first.substr(0, cut) == second.substr(0, cut);
        if (same_head && is_syllable(first.substr(0, cut)) && is_syllable(first.substr(cut)) &&
            is_syllable(second.substr(cut))) {
            return true;
        }
        std::size_t const first_cut = first.size() - cut;
        std::size_t const second_cut = second.size() - cut;
        bool const same_tail = first.substr(first_cut) == second.substr(second_cut);
        if (same_tail && is_syllable(first.substr(first_cut)) &&
            is_syllable(first.substr(0, first_cut)) && is_syllable(second.substr(0, second_cut))) {
            return true;
        }
    }
    return false;
}

}  // namespace penstock::identity::internal
