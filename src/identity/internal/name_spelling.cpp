#include "identity/internal/name_spelling.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <utility>

namespace penstock::identity::internal {

namespace {

constexpr std::size_t shortest_alike = 5;
constexpr std::size_t longest_alike = 48;

bool is_vowel(char c) {
    return c == 'A' || c == 'E' || c == 'I' || c == 'O' || c == 'U';
}

// Letters of one sound in one form. Never longer than the word.
class Sound {
public:
    // Requires: at most `longest_alike` letters.
    explicit Sound(std::string_view word) {
        for (std::size_t place = 0; place < word.size();) place += take(word, place);
    }
    [[nodiscard]] std::string_view letters() const { return {letters_.data(), size_}; }

private:
    // Returns how many letters of the word it took.
    std::size_t take(std::string_view word, std::size_t place) {
        std::string_view const rest = word.substr(place);
        if (rest.starts_with("PH")) return add('F', 2, word, place);
        if (rest.starts_with("CK")) return add('K', 2, word, place);
        char const letter = rest.front();
        if (letter == 'C') return add(is_hard_c(rest) ? 'K' : 'C', 1, word, place);
        if (letter == 'Y') return add('I', 1, word, place);
        if (letter == 'Z') return add('S', 1, word, place);
        bool const silent =
            letter == 'H' && rest.size() == 1 && place > 0 && is_vowel(word[place - 1]);
        if (silent) return 1;
        return add(letter, 1, word, place);
    }

    static bool is_hard_c(std::string_view rest) {
        if (rest.size() == 1) return true;
        if (rest.starts_with("CHR") || rest.starts_with("CHL")) return false;
        return std::string_view("AOULRTC").contains(rest[1]);
    }

    // A double letter counts once, but for a vowel at the end: ANDRE and ANDREE are two names.
    std::size_t add(char letter, std::size_t taken, std::string_view word, std::size_t place) {
        bool const at_end = place + taken == word.size();
        bool const again = size_ > 0 && letters_[size_ - 1] == letter;
        if (!again || (at_end && is_vowel(letter))) letters_[size_++] = letter;
        return taken;
    }

    std::array<char, longest_alike> letters_;
    std::size_t size_ = 0;
};

using Pair = std::pair<std::string_view, std::string_view>;

// The word without the ending, and what stands for it.
struct Ending {
    std::string_view stem;
    std::string_view ending;

    bool operator==(Ending const&) const = default;
};

Ending slavic_ending(std::string_view word) {
    for (std::string_view const ending :
         {"SKIY", "SKYI", "SKII", "SKYY", "SKYJ", "SKIJ", "SKI", "SKY"}) {
        if (word.ends_with(ending) && word.size() > ending.size() + 1) {
            return {.stem = word.substr(0, word.size() - ending.size()), .ending = "SKI"};
        }
    }
    for (std::string_view const ending : {"OFF", "EFF"}) {
        if (word.ends_with(ending) && word.size() > ending.size() + 2) {
            return {.stem = word.substr(0, word.size() - 2), .ending = "V"};
        }
    }
    if (word.size() > 4 && (word.ends_with("OV") || word.ends_with("EV"))) {
        return {.stem = word.substr(0, word.size() - 1), .ending = "V"};
    }
    return {.stem = word, .ending = {}};
}

bool umlaut_written_out(std::string_view longer, std::string_view shorter) {
    std::size_t place = 0;
    for (std::size_t at = 0; at < longer.size(); ++at) {
        char const letter = longer[at];
        bool const written_out =
            letter == 'E' && at > 0 &&
            (longer[at - 1] == 'A' || longer[at - 1] == 'O' || longer[at - 1] == 'U') &&
            (place == shorter.size() || shorter[place] != 'E');
        if (written_out) continue;
        if (place == shorter.size() || shorter[place] != letter) return false;
        ++place;
    }
    return place == shorter.size();
}

}  // namespace

bool sound_alike(std::string_view first, std::string_view second) {
    auto const [shorter, longer] = std::minmax({first.size(), second.size()});
    if (shorter < shortest_alike || longer > longest_alike || longer - shorter > 3) return false;
    Sound const one(first);
    Sound const other(second);
    return one.letters() == other.letters();
}

bool differ_by_umlaut(std::string_view first, std::string_view second) {
    if (first.size() == second.size()) return false;
    std::string_view const shorter = first.size() < second.size() ? first : second;
    std::string_view const longer = first.size() < second.size() ? second : first;
    if (shorter.size() < 4 || longer.size() - shorter.size() > 2) return false;
    return umlaut_written_out(longer, shorter);
}

bool same_slavic_name(std::string_view first, std::string_view second) {
    if (first.substr(0, 2) != second.substr(0, 2)) return false;  // OPTIMIZATION: stems have two
    return slavic_ending(first) == slavic_ending(second);
}

bool same_prefix_name(std::string_view first, std::string_view second) {
    constexpr std::array prefixes = std::to_array<Pair>(
        {{"MAC", "MC"}, {"SAINT", "ST"}, {"SAINTE", "STE"}, {"AL", "EL"}, {"ABDUL", "ABDEL"}});
    auto const begin = [&](std::string_view one, std::string_view other) {
        return first.starts_with(one) && second.starts_with(other) &&
               first.size() >= one.size() + 4 &&
               first.substr(one.size()) == second.substr(other.size());
    };
    return std::ranges::any_of(prefixes, [&](Pair const& pair) {
        return begin(pair.first, pair.second) || begin(pair.second, pair.first);
    });
}

}  // namespace penstock::identity::internal
