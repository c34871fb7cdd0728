// Citations of the United States Code, as far as orders and lines name provisions.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace verify {

struct Statute {
    std::string as_written;
    bool understood = false;          // false: only as_written counts
    std::vector<std::string> places;  // title, section, subdivisions

    // True if `other` is this provision or a paragraph of it.
    [[nodiscard]] bool covers(Statute const& other) const;
};

// Reads "8 USC 1253(a)(1)", "8 U.S.C. § 1253(a)(1)", "Title 8, United States Code, Section
// 1253(a)(1)" and "section 1253(a)(1) of title 8, United States Code".
[[nodiscard]] Statute parse_statute(std::string_view text);

}  // namespace verify
