#include "identity/internal/token_line.h"

#include "identity/internal/text_folding.h"
#include "identity/internal/word_table.h"
#include "identity/tables/states.h"

#include <algorithm>
#include <array>

namespace penstock::identity::internal {

namespace {

constexpr std::array glued_rows = std::to_array<WordRow>({
    {"",
     "APT STE SUITE UNIT FL FLOOR BLDG RM ROOM LOT SPC TRLR PMB PH HC HCR RR RT RTE CR SR US "
     "FM HWY PSC CMR BOX POBOX NO SH IH RFD UPPER PO"},
});

bool is_glued_prefix(std::string_view word) {
    static WordTable const table(glued_rows);
    return table.contains(word);
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_word_byte(char c) {
    return is_letter(c) || is_digit(c) || static_cast<unsigned char>(c) >= 0x80;
}

char at(std::string_view text, std::size_t place) {
    return place < text.size() ? text[place] : ' ';
}

std::size_t letters_from(std::string_view text, std::size_t place) {
    std::size_t count = 0;
    while (is_letter(at(text, place + count))) ++count;
    return count;
}

}  // namespace

bool is_letter(char c) {
    return c >= 'A' && c <= 'Z';
}

bool is_digits(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, is_digit);
}

bool has_digit(std::string_view text) {
    return std::ranges::any_of(text, is_digit);
}

bool starts_with_digit(std::string_view text) {
    return !text.empty() && is_digit(text.front());
}

bool is_ordinal(std::string_view text) {
    if (text.size() < 3 || !is_digits(text.substr(0, text.size() - 2))) return false;
    std::string_view const end = text.substr(text.size() - 2);
    return end == "ST" || end == "ND" || end == "RD" || end == "TH";
}

TokenLine::TokenLine(std::string_view text) {
    if (text.size() > most_bytes) {
        too_long_ = true;
        text = text.substr(0, most_bytes);
    }
    if (text.empty()) return;
    tokens_.reserve(std::min<std::size_t>(text.size() / 2 + 1, 12));
    if (is_ascii(text)) {
        std::string upper(text);
        for (char& c : upper) {
            if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
        }
        split(upper);
    } else {
        FoldedText const folded = fold(text);
        has_odd_letters_ = folded.has_other_script || folded.is_broken;
        split(folded.text);
    }
}

void TokenLine::split(std::string_view folded) {
    // The buffer never grows past this, so the views into it stay good.
    buffer_.reserve(folded.size() * 2 + 2);
    for (std::size_t place = 0; place < folded.size(); ++place) {
        char const c = folded[place];
        if (is_word_byte(c)) {
            word_ += c;
            letters_since_period_ = is_letter(c) ? letters_since_period_ + 1 : 2;
            continue;
        }
        switch (c) {
            case '\'':
                break;
            case '.':
                period(folded, place);
                break;
            case '-':
            case '/':
                hyphen_or_slash(folded, place);
                break;
            case '#':
            case '%':
            case '&':
            case '@':
                own_word(c);
                break;
            case ',':
            case ';':
            case '\n':
            case '\r':
            case '|':
            case '(':
            case ')':
                end_segment();
                break;
            case '*':
            case '?':
            case '_':
            case '[':
            case ']':
                has_wildcard_ = true;
                end_word();
                break;
            default:
                end_word();
        }
    }
    end_word();
}

void TokenLine::period(std::string_view folded, std::size_t place) {
    char const next = at(folded, place + 1);
    if (!word_.empty() && is_digit(word_.back()) && is_digit(next)) {
        word_ += '.';
    } else if (letters_since_period_ == 1 && letters_from(folded, place + 1) == 1) {
        letters_since_period_ = 0;  // "P.O." and "N.W." are words of single letters
    } else {
        end_word();
    }
}

void TokenLine::hyphen_or_slash(std::string_view folded, std::size_t place) {
    char const sign = folded[place];
    char const next = at(folded, place + 1);
    if (word_.empty() || !is_word_byte(next)) {
        if (sign == '/' && !word_.empty()) return end_segment();
        return end_word();
    }
    bool const beside_digit = is_digit(word_.back()) || is_digit(next);
    if (sign == '-') {
        // "UNIT C-D", but "N-W" is a direction.
        std::string_view const directions = "NSEW";
        bool const two_letters = word_.size() == 1 && is_letter(word_[0]) &&
                                 letters_from(folded, place + 1) == 1 &&
                                 !is_digit(at(folded, place + 2)) &&
                                 !directions.contains(word_[0]) && !directions.contains(next);
        if (two_letters) {
            word_ += sign;
            return;
        }
        if (!beside_digit || is_glued_prefix(word_) || word_ == "I") return end_word();
        word_ += sign;
        return;
    }
    bool const of_letters = word_.size() == 1 && letters_from(folded, place + 1) == 1;
    bool const of_digits = is_digit(word_.back()) && is_digit(next);
    if (!of_letters && !of_digits) return end_segment();
    word_ += sign;
}

void TokenLine::own_word(char sign) {
    end_word();
    word_ += sign;
    end_word();
}

void TokenLine::end_segment() {
    end_word();
    segment_pending_ = !tokens_.empty();
}

void TokenLine::end_word() {
    letters_since_period_ = 0;
    if (word_.empty()) return;
    std::string_view const word = word_;
    auto const letters =
        static_cast<std::size_t>(std::ranges::find_if_not(word, is_letter) - word.begin());
    bool const glued = letters > 0 && letters < word.size() && is_digit(word[letters]);
    std::string_view const rest = word.substr(letters);
    if (glued &&
        (is_glued_prefix(word.substr(0, letters)) ||
         (word.substr(0, letters) == "I" && is_digits(rest) && rest.size() <= 3) ||
         (is_digits(rest) && rest.size() == 5 && tables::is_state_code(word.substr(0, letters))))) {
        store_word(word.substr(0, letters));
        store_word(rest);
    } else {
        store_word(word);
    }
    word_.clear();
}

void TokenLine::store_word(std::string_view word) {
    if (tokens_.size() == most_tokens || buffer_.size() + word.size() + 1 > buffer_.capacity()) {
        too_long_ = true;
        return;
    }
    if (!buffer_.empty()) buffer_ += ' ';
    std::size_t const start = buffer_.size();
    buffer_ += word;
    tokens_.push_back(
        Token{.text = std::string_view(buffer_).substr(start), .starts_segment = segment_pending_});
    segment_pending_ = false;
}

std::string_view phrase(Tokens tokens) {
    if (tokens.empty()) return {};
    char const* const begin = tokens.front().text.data();
    char const* end = begin + tokens.front().text.size();
    for (Token const& token : tokens.subspan(1)) {
        if (token.text.data() != end + 1) return {};
        end = token.text.data() + token.text.size();
    }
    return {begin, static_cast<std::size_t>(end - begin)};
}

std::string joined(Tokens tokens, std::string_view between) {
    std::string text;
    for (Token const& token : tokens) {
        if (!text.empty()) text += between;
        text += token.text;
    }
    return text;
}

}  // namespace penstock::identity::internal
