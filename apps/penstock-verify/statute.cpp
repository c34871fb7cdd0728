#include "statute.h"

#include <algorithm>
#include <cctype>

namespace verify {

namespace {

char lower(char c) {
    return static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
}

bool is_alphanumeric(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0;
}

// The citation as words and parenthesised letters: "8", "usc", "1253", "(a", "(1". Section signs
// become the word "section"; full stops inside words go.
std::vector<std::string> words_of(std::string_view text) {
    constexpr std::string_view section_sign = "\xC2\xA7";
    std::vector<std::string> words;
    std::string word;
    auto const end_word = [&] {
        if (!word.empty()) words.push_back(word);
        word.clear();
    };
    for (std::size_t at = 0; at < text.size(); ++at) {
        char const c = text[at];
        if (text.substr(at).starts_with(section_sign)) {
            end_word();
            words.push_back("section");
            ++at;
        } else if (is_alphanumeric(c) || (c == '-' && !word.empty())) {
            word += lower(c);
        } else if (c == '(') {
            end_word();
            word = "(";
        } else if (c != '.') {
            end_word();
        }
    }
    end_word();
    return words;
}

// "U. S. C." and "United States Code" become "usc"; the words that say nothing go.
std::vector<std::string> plain_words(std::string_view text) {
    std::vector<std::string> words;
    for (std::string const& word : words_of(text)) {
        auto const joins = [&](std::string_view before, std::string_view now) {
            return word == now && !words.empty() && words.back() == before;
        };
        if (joins("u", "s")) {
            words.back() = "us";
        } else if (joins("us", "c") || joins("us", "code")) {
            words.back() = "usc";
        } else if (joins("united", "states")) {
            words.back() = "us";
        } else if (word == "usca") {
            words.push_back("usc");
        } else if (word != "of" && word != "the") {
            words.push_back(word == "sec" || word == "sect" || word == "s" ? "section" : word);
        }
    }
    return words;
}

bool starts_with_digit(std::string const& word) {
    return std::isdigit(static_cast<unsigned char>(word.front())) != 0;
}

// The place in front of which a word stands or behind which it stands; empty where it is not there.
std::string number_beside(std::vector<std::string>& words, std::string_view mark, int offset) {
    auto const found = std::ranges::find(words, mark);
    if (found == words.end()) return {};
    auto const at = found - words.begin() + offset;
    if (at < 0 || at >= static_cast<std::ptrdiff_t>(words.size())) return {};
    std::string const number = words[static_cast<std::size_t>(at)];
    if (!starts_with_digit(number)) return {};
    words.erase(words.begin() + at);
    words.erase(std::ranges::find(words, mark));
    return number;
}

}  // namespace

bool Statute::covers(Statute const& other) const {
    if (as_written == other.as_written) return true;
    if (!understood || !other.understood || places.size() > other.places.size()) return false;
    return std::equal(places.begin(), places.end(), other.places.begin());
}

Statute parse_statute(std::string_view text) {
    Statute statute{.as_written = std::string(text), .understood = false, .places = {}};
    std::vector<std::string> words = plain_words(text);

    // The title stands behind the word "title" or in front of "usc".
    bool const by_name = std::ranges::find(words, "title") != words.end();
    std::string const title =
        by_name ? number_beside(words, "title", 1) : number_beside(words, "usc", -1);
    std::erase(words, "usc");
    std::erase(words, "section");

    // What is left is the section and its subdivisions, and nothing else.
    if (title.empty() || words.empty() || !starts_with_digit(words.front())) return statute;
    bool const only_subdivisions =
        std::all_of(words.begin() + 1, words.end(),
                    [](std::string const& word) { return word.starts_with('('); });
    if (!only_subdivisions) return statute;
    statute.understood = true;
    statute.places.push_back(title);
    statute.places.insert(statute.places.end(), words.begin(), words.end());
    return statute;
}

}  // namespace verify
