// The words of a reason, folded for reading: small letters, accents and look-alike letters taken
// off, "U.S.C." as one word, possessives marked, and the places where a clause ends.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace penstock::law::internal {

class Vocabulary;

enum class Break : std::uint8_t { None, Comma, Clause };

// How the clause stands at a word: nothing said yet, a fact told, or a purpose stated; the last one
// with a subordinate clause open ("needed to show that …") or not.
enum class Mode : std::uint8_t { Neutral, Fact, Purpose, PurposeThat };
enum class Marker : std::uint8_t { None, Past, Purpose };

struct Token {
    std::uint16_t word = 0;        // what the vocabulary knows it as; 0: not in the lexicon
    Break before = Break::Clause;  // what stands between the word before and this one
    bool possessive = false;       // "subject's"
    bool past_form = false;        // ends in -ed
    bool negated = false;
    bool masked = false;    // part of a phrase that says something harmless
    bool hindered = false;  // part of a phrase about hindering: no other phrase counts there
    Mode mode = Mode::Neutral;
    Marker marker = Marker::None;
};

// A reason as tokens, with what blank reasons are told by.
struct TokenisedReason {
    std::vector<Token> tokens;
    std::size_t distinct_words = 0;  // up to 3: different words with a letter, placeholders aside
};

[[nodiscard]] TokenisedReason tokenise(std::string_view text, Vocabulary const& vocabulary);

}  // namespace penstock::law::internal
