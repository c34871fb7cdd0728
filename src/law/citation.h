// A citation of the United States Code or of another body of law, read from any usual notation.
//
//     "8 USC 1253(a)(1)", "8 U.S.C. § 1253(a)(1)", "Title 8, United States Code, Section
//     1253(a)(1)"
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace penstock::law {

struct UscCitation {
    int title = 0;
    std::string section;                    // "1253", "1324d", "552a"
    std::vector<std::string> subdivisions;  // "a", "1"

    bool operator==(UscCitation const&) const = default;
    // "8 USC 1253(a)(1)"
    [[nodiscard]] std::string text() const;
    // True if `other` is this provision or stands inside it: 8 USC 1253 covers 8 USC 1253(a)(1).
    // Capital and small letters of a subdivision count as one.
    [[nodiscard]] bool covers(UscCitation const& other) const;
};

// Empty if the text as a whole is not one citation of the United States Code. Notations: the title
// first ("8 USC 1253(a)(1)"), "title 8" first, or the section first ("section 1253(a)(1) of title
// 8"); capitals, spaces, full stops, section signs and the words "subsection", "paragraph" … aside.
[[nodiscard]] std::optional<UscCitation> parse_usc(std::string_view text);

}  // namespace penstock::law
