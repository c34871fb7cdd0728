// Corrections and disputes: marked on each line concerned, and told to everybody who received the
// item (5 USC 552a(c)(4)).
#pragma once

#include "disclosure/refusal.h"
#include "disclosure/signer.h"
#include "disclosure/station.h"

#include <cstdint>
#include <string_view>

namespace penstock::oversight {

struct Corrected {
    std::uint64_t lines = 0;    // marked: those that were disclosed to somebody
    std::uint64_t notices = 0;  // given
};

// `toml` names one line, or none; then `subject_json` is the form of the person, and every line
// about that person is meant. Refused unless an official with the role `accounting` signed. Errors:
// Malformed; NotFound (no such line); the fatal codes.
[[nodiscard]] disclosure::Ruled<Corrected> correct(disclosure::Station& station,
                                                   std::string_view toml,
                                                   std::string_view subject_json,
                                                   disclosure::Signer const& signer);

}  // namespace penstock::oversight
