// A line of an address as words: folded, split, and still in one piece of text.
//
// Words stand in one buffer, one space between them, so that neighbouring words are also a phrase
// to look up. Rules of splitting: a period joins single letters ("N.W.", "P.O.") and parts others;
// a hyphen stays between digits ("89-14") and parts words; "#", "%" and "&" are words; a number
// glued to a designator is taken off ("APT4", "HC-2", "#308").
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace penstock::identity::internal {

struct Token {
    std::string_view text;
    bool starts_segment = false;  // a comma, semicolon or line break stands before it
};

using Tokens = std::span<Token const>;

class TokenLine {
public:
    // A line with more words or bytes than any address has is cut and marked.
    static constexpr std::size_t most_tokens = 48;
    static constexpr std::size_t most_bytes = 600;

    explicit TokenLine(std::string_view text);
    // Tokens view the buffer.
    TokenLine(TokenLine const&) = delete;
    TokenLine& operator=(TokenLine const&) = delete;

    [[nodiscard]] std::vector<Token>& tokens() { return tokens_; }
    [[nodiscard]] Tokens view() const { return tokens_; }
    [[nodiscard]] bool has_wildcard() const { return has_wildcard_; }
    [[nodiscard]] bool has_odd_letters() const { return has_odd_letters_; }
    [[nodiscard]] bool too_long() const { return too_long_; }

private:
    void split(std::string_view folded);
    void end_word();
    void end_segment();
    void own_word(char sign);
    void period(std::string_view folded, std::size_t place);
    void hyphen_or_slash(std::string_view folded, std::size_t place);
    void store_word(std::string_view word);

    std::string buffer_;
    std::string word_;
    std::vector<Token> tokens_;
    std::size_t letters_since_period_ = 0;
    bool segment_pending_ = false;
    bool has_wildcard_ = false;
    bool has_odd_letters_ = false;
    bool too_long_ = false;
};

// The text of neighbouring tokens, one space between them; empty if they are not neighbours.
[[nodiscard]] std::string_view phrase(Tokens tokens);
// The same for any tokens, as a new text.
[[nodiscard]] std::string joined(Tokens tokens, std::string_view between = " ");

[[nodiscard]] bool is_digits(std::string_view text);
[[nodiscard]] bool has_digit(std::string_view text);
[[nodiscard]] bool starts_with_digit(std::string_view text);
// "1ST", "22ND", "170TH"
[[nodiscard]] bool is_ordinal(std::string_view text);
[[nodiscard]] bool is_letter(char c);

}  // namespace penstock::identity::internal
