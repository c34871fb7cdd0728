// What the sample agreement has to know of a request line that somebody else wrote: the case and
// who is named as recipient, so that they can be put on the agreement's rolls.
//
// Not the batch reader: a line that is no JSON, or writes these fields with escapes, simply has
// none.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace penstock::synthetic {

struct GivenLine {
    std::string case_number;
    std::vector<std::string> recipients;
};

// Never fails, whatever the text.
[[nodiscard]] GivenLine given_line(std::string_view text);

// Whether the text is an id that may stand in a roll and be a file's name.
[[nodiscard]] bool is_officer_id(std::string_view text);

}  // namespace penstock::synthetic
