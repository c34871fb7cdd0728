#include "law/internal/reason_tokens.h"

#include "law/internal/reason_vocabulary.h"

#include <algorithm>
#include <array>
#include <optional>

namespace penstock::law::internal {

namespace {

// What a character of the text means here.
constexpr char space = ' ';
constexpr char dropped = '\0';      // as if it were not there
constexpr char other_letter = '~';  // a letter that no word of the lexicon has
constexpr char apostrophe = '\'';

// Two-byte letters from U+00C0 on, folded to their first base letter.
constexpr std::string_view latin =
    "aaaaaaaceeeeiiiidnooooo~ouuuuytsaaaaaaaceeeeiiiidnooooo~ouuuuyty"     // U+00C0 to U+00FF
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllll"  // U+0100 on
    "nnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

// Cyrillic small letters that look like Latin ones, from U+0430 on; a full stop where none does.
constexpr std::string_view cyrillic = "a.b..e....k.mho.pcty.x..........";

struct Decoded {
    char32_t value = 0xFFFD;
    std::size_t size = 1;
};

// One code point of UTF-8; a byte that starts none is read alone.
Decoded decode(std::string_view text) {
    auto const byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    unsigned char const first = byte(0);
    std::size_t const size = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 1;
    if (size == 1 || size > text.size()) return {};
    char32_t value = first & (0xFFU >> (size + 1));
    for (std::size_t i = 1; i < size; ++i) {
        if ((byte(i) & 0xC0) != 0x80) return {};
        value = (value << 6) | (byte(i) & 0x3FU);
    }
    return {value, size};
}

constexpr std::array<char, 128> ascii = [] {
    std::array<char, 128> table{};
    for (std::size_t i = 0; i < table.size(); ++i) {
        char const c = static_cast<char>(i);
        bool const capital = c >= 'A' && c <= 'Z';
        bool const printed = c > ' ' && c < '~';
        table[i] = capital ? static_cast<char>(c - 'A' + 'a') : printed ? c : space;
    }
    return table;
}();

// A byte of a longer character becomes a space.
char fold_ascii(char c) {
    auto const value = static_cast<unsigned char>(c);
    return value < ascii.size() ? ascii[value] : space;
}

char fold(char32_t c) {
    if (c >= 0xC0 && c < 0xC0 + latin.size()) return latin[c - 0xC0];
    if (c >= 0xFF01 && c <= 0xFF5E) return fold_ascii(static_cast<char>(c - 0xFEE0));
    char32_t const small = c >= 0x410 && c <= 0x42F ? c + 0x20 : c;
    if (small >= 0x430 && small < 0x430 + cyrillic.size()) {
        char const latin_letter = cyrillic[small - 0x430];
        return latin_letter == '.' ? other_letter : latin_letter;
    }
    switch (c) {
        case 0xAD:    // soft hyphen
        case 0x200B:  // zero-width space, joiners, word joiner, byte order mark
        case 0x200C:
        case 0x200D:
        case 0x2060:
        case 0xFEFF:
            return dropped;
        case 0x2018:
        case 0x2019:
        case 0x02BC:
            return apostrophe;
        case 0x2012:
        case 0x2013:
        case 0x2014:
        case 0x2015:
            return ',';
        case 0x2026:
        case 0x2022:
            return ';';
        case 0x456:  // Ukrainian i
            return 'i';
        default:
            break;
    }
    bool const sign = c < 0xC0 || (c >= 0x2000 && c <= 0x206F) || c == 0x3000;
    return sign ? space : other_letter;
}

bool in_word(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == other_letter;
}

// Reads words one after the other.
class Tokeniser {
public:
    Tokeniser(std::string_view text, Vocabulary const& vocabulary)
        : text_(text), vocabulary_(vocabulary) {
        result_.tokens.reserve(std::min<std::size_t>(text.size() / 5 + 4, 4096));
    }

    TokenisedReason run() {
        while (at_ < text_.size()) {
            char const c = take();
            if (c == dropped) continue;
            if (in_word(c)) {
                add(c);
            } else if (c == apostrophe && size_ > 0) {
                apostrophe_at_ = size_;
                walk_before_apostrophe_ = walk_;
            } else if (!(c == '.' && inside_abbreviation())) {
                end_word();
                separate(c);
            }
        }
        end_word();
        return std::move(result_);
    }

private:
    char take() {
        char const c = text_[at_];
        if (static_cast<unsigned char>(c) < 0x80) {
            ++at_;
            return fold_ascii(c);
        }
        Decoded const decoded = decode(text_.substr(at_));
        at_ += decoded.size;
        return fold(decoded.value);
    }

    // Adds a letter or digit, and those of ASCII that follow it at once.
    void add(char c) {
        Vocabulary::Walk walk = walk_;
        std::uint32_t tail = tail_;
        std::uint64_t hash = hash_;
        std::size_t count = 0;
        while (true) {
            vocabulary_.follow(walk, c);
            tail = (tail << 8) | static_cast<unsigned char>(c);
            hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
            has_letter_ |= c > '9';
            ++count;
            if (at_ == text_.size()) break;
            c = fold_ascii(text_[at_]);
            if (!in_word(c)) break;
            ++at_;
        }
        walk_ = walk;
        tail_ = tail;
        hash_ = hash;
        size_ += count;
        run_ += count;
    }

    // "U.S.C.": a single letter, a full stop, and a letter at once. The last full stop ends a
    // clause only where a capital follows.
    bool inside_abbreviation() {
        if (run_ != 1) return false;
        std::string_view const rest = text_.substr(at_);
        bool const goes_on =
            !rest.empty() && fold_ascii(rest[0]) >= 'a' && fold_ascii(rest[0]) <= 'z';
        bool const capital_follows =
            rest.size() > 1 && rest[0] == ' ' && rest[1] >= 'A' && rest[1] <= 'Z';
        if (!goes_on && (size_ == 1 || rest.empty() || capital_follows)) return false;
        run_ = 0;
        return true;
    }

    void end_word() {
        if (size_ == 0) return;
        Token token{.before = result_.tokens.empty() ? Break::Clause : break_};
        bool const possessive =
            apostrophe_at_ > 0 && size_ == apostrophe_at_ + 1 && (tail_ & 0xFF) == 's';
        token.word = vocabulary_.word_of(possessive ? walk_before_apostrophe_ : walk_);
        token.possessive = possessive || apostrophe_at_ == size_;
        // "need" and "proceed" are no past forms.
        token.past_form = size_ >= 4 && (tail_ & 0xFFFF) == ed && ((tail_ >> 16) & 0xFF) != 'e';
        if (has_letter_) count_distinct(token.word);
        result_.tokens.push_back(token);
        break_ = Break::None;
        walk_ = {};
        size_ = run_ = apostrophe_at_ = 0;
        tail_ = 0;
        has_letter_ = false;
        hash_ = first_hash;
    }

    void count_distinct(std::uint16_t word) {
        if (result_.distinct_words >= seen_.size()) return;
        if ((vocabulary_.roles(word) & Placeholder) != 0) return;
        auto const seen_end = seen_.begin() + static_cast<std::ptrdiff_t>(result_.distinct_words);
        if (std::find(seen_.begin(), seen_end, hash_) != seen_end) return;
        seen_[result_.distinct_words++] = hash_;
    }

    void separate(char c) {
        switch (c) {
            case '.':
            case ';':
            case ':':
            case '!':
            case '?':
            case '|':
                break_ = Break::Clause;
                break;
            case ',':
            case '(':
            case ')':
            case '[':
            case ']':
                if (break_ == Break::None) break_ = Break::Comma;
                break;
            default:
                break;
        }
    }

    static constexpr std::uint32_t ed = ('e' << 8) | 'd';
    static constexpr std::uint64_t first_hash = 14695981039346656037ULL;

    std::string_view text_;
    Vocabulary const& vocabulary_;
    TokenisedReason result_;
    std::size_t at_ = 0;
    Break break_ = Break::None;
    Vocabulary::Walk walk_, walk_before_apostrophe_;
    std::size_t size_ = 0;           // letters of the word so far
    std::size_t run_ = 0;            // of these, since the last full stop inside
    std::size_t apostrophe_at_ = 0;  // letters before the apostrophe; 0: none
    std::uint32_t tail_ = 0;         // its last letters, a byte each
    bool has_letter_ = false;
    std::uint64_t hash_ = first_hash;
    std::array<std::uint64_t, 3> seen_{};
};

}  // namespace

TokenisedReason tokenise(std::string_view text, Vocabulary const& vocabulary) {
    return Tokeniser(text, vocabulary).run();
}

}  // namespace penstock::law::internal
