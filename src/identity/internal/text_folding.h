// One spelling for letters: upper case, without accents and strokes, Latin letters as A to Z.
//
// What is compared must not depend on how a keyboard or an encoding wrote it: "Łukasz", "LUKASZ"
// and "Ｌｕｋａｓｚ" are one word. Source: Unicode compatibility decomposition (UAX 15) and a table
// for the Latin letters that do not decompose.
#pragma once

#include <string>
#include <string_view>

namespace penstock::identity::internal {

struct FoldedText {
    std::string text;               // upper case; dashes as "-", quotes as "'", spaces as " "
    bool has_invisible = false;     // zero-width or other characters that show nothing
    bool has_control = false;       // control characters but line breaks and tabs
    bool has_other_script = false;  // letters that are not Latin: they stay as they are
    bool has_symbol = false;        // signs that are neither letters, digits nor punctuation
    bool is_broken = false;         // bytes that are not UTF-8
};

// Threads: safe. Never fails, whatever the bytes.
[[nodiscard]] FoldedText fold(std::string_view utf8);

[[nodiscard]] bool is_ascii(std::string_view text);

// True if nothing in the text shows: no letter, digit or sign but dashes and punctuation.
[[nodiscard]] bool shows_nothing(std::string_view utf8);

}  // namespace penstock::identity::internal
