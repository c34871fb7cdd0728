#include "law/citation.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>
#include <utility>

namespace penstock::law {

namespace {

constexpr int last_title = 54;
constexpr std::size_t longest_citation = 200;
constexpr std::size_t longest_section = 16;
constexpr std::size_t longest_subdivision = 6;
constexpr std::size_t deepest_subdivision = 10;

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool equal_ignoring_case(std::string_view a, std::string_view b) {
    return std::ranges::equal(a, b, {}, lower, lower);
}

// Section signs become "§"-free words and the other signs that printers use become plain ones, so
// that the cursor below sees ASCII only. Any other byte over 127 stays and matches nothing.
std::string plain(std::string_view text) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 7> signs{{
        {"\xc2\xa7", " sec "},  // section sign
        {"\xc2\xa0", " "},      // no-break space
        {"\xe2\x80\xaf", " "},  // narrow no-break space
        {"\xe2\x80\x89", " "},  // thin space
        {"\xe2\x80\x93", "-"},  // en dash
        {"\xe2\x80\x91", "-"},  // no-break hyphen
        {"&sect;", " sec "},    // as web pages have it
    }};
    std::string result;
    while (!text.empty()) {
        auto const sign = std::ranges::find_if(
            signs, [&](auto const& entry) { return text.starts_with(entry.first); });
        if (sign != signs.end()) {
            result += sign->second;
            text.remove_prefix(sign->first.size());
        } else {
            result += text.front();
            text.remove_prefix(1);
        }
    }
    return result;
}

// Reads a citation from left to right. Each function takes what it can read and says whether it
// could; a failed one leaves the place where it was.
class Cursor {
public:
    explicit Cursor(std::string_view text) : rest_(text) {}

    void spaces() {
        while (!rest_.empty() && (rest_.front() == ' ' || rest_.front() == '\t')) {
            rest_.remove_prefix(1);
        }
    }
    // Spaces and at most one comma.
    void separator() {
        spaces();
        if (rest_.starts_with(',')) rest_.remove_prefix(1);
        spaces();
    }
    bool at_end() {
        spaces();
        if (rest_ == "." || rest_ == ";" || rest_ == ",") rest_ = {};
        return rest_.empty();
    }

    // A whole word, with a full stop after it or not.
    bool word(std::string_view expected) {
        spaces();
        if (rest_.size() < expected.size() ||
            !equal_ignoring_case(rest_.substr(0, expected.size()), expected)) {
            return false;
        }
        std::string_view const after = rest_.substr(expected.size());
        if (!after.empty() && is_letter(after.front())) return false;
        rest_ = after;
        if (rest_.starts_with('.')) rest_.remove_prefix(1);
        return true;
    }
    template <std::size_t N>
    bool any_word(std::array<std::string_view, N> const& words) {
        return std::ranges::any_of(words, [&](std::string_view w) { return word(w); });
    }

    // "USC", "U.S.C.", "U. S. C.", "USCA", "United States Code"
    bool code() {
        std::string_view const before = rest_;
        if (letters_of("usc")) {
            std::string_view const short_form = rest_;
            spaces();
            // The annotated edition has the same numbers.
            if (!letters_of("a")) rest_ = short_form;
            if (rest_.empty() || !is_letter(rest_.front())) return true;
            rest_ = before;
        }
        if (word("united") && word("states") && word("code")) {
            word("annotated");
            return true;
        }
        rest_ = before;
        return false;
    }

    bool section_mark() {
        constexpr std::array<std::string_view, 4> marks{"section", "sect", "sec", "s"};
        return any_word(marks);
    }

    std::optional<int> title() {
        spaces();
        int value = 0;
        std::size_t count = 0;
        while (count < rest_.size() && is_digit(rest_[count]) && count < 3) {
            value = value * 10 + (rest_[count] - '0');
            ++count;
        }
        if (count == 0 || value < 1 || value > last_title) return std::nullopt;
        rest_.remove_prefix(count);
        if (!rest_.empty() && is_digit(rest_.front())) return std::nullopt;
        return value;
    }

    // "1253", "1324d", "2000e-5", "78dd-1"
    std::optional<std::string> section() {
        spaces();
        if (rest_.empty() || !is_digit(rest_.front())) return std::nullopt;
        std::string number;
        std::size_t count = 0;
        while (count < rest_.size() && count < longest_section) {
            char const c = rest_[count];
            bool const hyphen_inside =
                c == '-' && count + 1 < rest_.size() && is_digit(rest_[count + 1]);
            if (!is_digit(c) && !is_letter(c) && !hyphen_inside) break;
            number += lower(c);
            ++count;
        }
        rest_.remove_prefix(count);
        return number;
    }

    // "(a)(1)", "(a) (1)", ", subsection (a), paragraph (1)". False if a bracket is not closed or
    // holds what no subdivision has.
    bool subdivisions(std::vector<std::string>& out) {
        constexpr std::array<std::string_view, 8> levels{
            "subsection", "subsec", "subparagraph", "subpar", "paragraph", "par", "para", "clause"};
        while (true) {
            std::string_view const before = rest_;
            separator();
            bool const named = any_word(levels);
            spaces();
            if (!rest_.starts_with('(')) {
                rest_ = before;
                return !named;
            }
            rest_.remove_prefix(1);
            spaces();
            std::string mark;
            while (!rest_.empty() && (is_digit(rest_.front()) || is_letter(rest_.front()))) {
                mark += rest_.front();
                rest_.remove_prefix(1);
            }
            spaces();
            if (!rest_.starts_with(')') || mark.empty() || mark.size() > longest_subdivision ||
                out.size() == deepest_subdivision) {
                return false;
            }
            rest_.remove_prefix(1);
            // The first level of a section has small letters.
            if (out.empty()) std::ranges::transform(mark, mark.begin(), lower);
            out.push_back(std::move(mark));
        }
    }

private:
    // The letters in this order, with full stops and spaces between them or not.
    bool letters_of(std::string_view letters) {
        std::string_view const before = rest_;
        for (char const letter : letters) {
            spaces();
            if (rest_.empty() || lower(rest_.front()) != letter) {
                rest_ = before;
                return false;
            }
            rest_.remove_prefix(1);
            if (rest_.starts_with('.')) rest_.remove_prefix(1);
        }
        return true;
    }

    std::string_view rest_;
};

// "section 1253(a)(1) of title 8[, United States Code]"
std::optional<UscCitation> section_first(Cursor cursor) {
    UscCitation result;
    if (!cursor.section_mark()) return std::nullopt;
    auto section = cursor.section();
    if (!section || !cursor.subdivisions(result.subdivisions)) return std::nullopt;
    cursor.separator();
    if (!cursor.word("of")) return std::nullopt;
    bool const named = cursor.word("title");
    auto const title = cursor.title();
    if (!title) return std::nullopt;
    cursor.separator();
    if (cursor.word("of")) cursor.word("the");
    // "section 3 of 8" is no citation unless title or code is named.
    bool const code = cursor.code();
    if ((!named && !code) || !cursor.at_end()) return std::nullopt;
    result.title = *title;
    result.section = std::move(*section);
    return result;
}

// "8 USC 1253(a)(1)", "Title 8, United States Code, Section 1253(a)(1)"
std::optional<UscCitation> title_first(Cursor cursor) {
    UscCitation result;
    bool const named = cursor.word("title");
    auto const title = cursor.title();
    if (!title) return std::nullopt;
    cursor.separator();
    if (cursor.word("of")) cursor.word("the");
    bool const code = cursor.code();
    cursor.separator();
    bool const marked = cursor.section_mark();
    // "Title 8, section 1253" needs no code; "8 1253" is none.
    if (!code && !(named && marked)) return std::nullopt;
    auto section = cursor.section();
    if (!section || !cursor.subdivisions(result.subdivisions) || !cursor.at_end()) {
        return std::nullopt;
    }
    result.title = *title;
    result.section = std::move(*section);
    return result;
}

}  // namespace

std::string UscCitation::text() const {
    std::string result = std::to_string(title) + " USC " + section;
    for (std::string const& mark : subdivisions) result += "(" + mark + ")";
    return result;
}

bool UscCitation::covers(UscCitation const& other) const {
    return title == other.title && section == other.section &&
           subdivisions.size() <= other.subdivisions.size() &&
           std::ranges::equal(subdivisions,
                              std::span(other.subdivisions).first(subdivisions.size()),
                              equal_ignoring_case);
}

std::optional<UscCitation> parse_usc(std::string_view text) {
    if (text.size() > longest_citation) return std::nullopt;
    std::string const line = plain(text);
    Cursor const cursor(line);
    if (auto citation = title_first(cursor)) return citation;
    return section_first(cursor);
}

}  // namespace penstock::law
