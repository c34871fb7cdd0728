#include "identity/internal/name_word_list.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace penstock::identity::internal {

namespace {

// The letters of a list one after the other, in a given order of its words.
class Letters {
public:
    Letters(NameWordList const& words, std::span<std::size_t const> order)
        : words_(words), order_(order) {
        skip_ended();
    }
    [[nodiscard]] bool at_end() const { return word_ == words_.size(); }
    char next() {
        char const letter = current()[place_++];
        skip_ended();
        return letter;
    }

private:
    [[nodiscard]] std::string_view current() const {
        return words_[order_.empty() ? word_ : order_[word_]];
    }
    void skip_ended() {
        while (word_ < words_.size() && place_ == current().size()) {
            ++word_;
            place_ = 0;
        }
    }

    NameWordList const& words_;
    std::span<std::size_t const> order_;
    std::size_t word_ = 0;
    std::size_t place_ = 0;
};

bool same_letters_in_order(NameWordList const& first, NameWordList const& second,
                           std::span<std::size_t const> order) {
    Letters one(first, {});
    Letters other(second, order);
    while (!one.at_end() && !other.at_end()) {
        if (one.next() != other.next()) return false;
    }
    return one.at_end() && other.at_end();
}

std::size_t count_letters(NameWordList const& words) {
    std::size_t letters = 0;
    for (std::size_t place = 0; place < words.size(); ++place) letters += words[place].size();
    return letters;
}

std::size_t count_of(NameWordList const& words, std::string_view word) {
    std::size_t count = 0;
    for (std::size_t place = 0; place < words.size(); ++place) count += words[place] == word;
    return count;
}

// True if some order of the second's words gives the first.
bool some_order_gives(NameWordList const& first, NameWordList const& second) {
    std::array<std::size_t, longest_reordered> places{};
    auto const order = std::span(places).first(second.size());
    std::iota(order.begin(), order.end(), 0);
    do {
        if (same_letters_in_order(first, second, order)) return true;
    } while (std::ranges::next_permutation(order).found);
    return false;
}

bool may_have_had_an_accent(char letter) {
    return std::string_view("AEIOUNCSZLYG").contains(letter);
}

// The words of `broken` from `place` on are those of `whole` with one letter lost in the word at
// `place`, which stands there as two.
bool broken_at(NameWordList const& broken, NameWordList const& whole, std::size_t place) {
    std::string_view const head = broken[place];
    std::string_view const tail = broken[place + 1];
    std::string_view const word = whole[place];
    bool const fits = word.size() == head.size() + 1 + tail.size() && word.starts_with(head) &&
                      word.ends_with(tail) && may_have_had_an_accent(word[head.size()]);
    if (!fits) return false;
    for (std::size_t next = place + 1; next < whole.size(); ++next) {
        if (whole[next] != broken[next + 1]) return false;
    }
    return true;
}

}  // namespace

bool NameWordList::holds(std::string_view word) const {
    return count_of(*this, word) > 0;
}

bool NameWordList::operator==(NameWordList const& other) const {
    if (size() != other.size()) return false;
    for (std::size_t place = 0; place < size(); ++place) {
        if ((*this)[place] != other[place]) return false;
    }
    return true;
}

bool same_letters(NameWordList const& first, NameWordList const& second) {
    return same_letters_in_order(first, second, {});
}

bool same_words(NameWordList const& first, NameWordList const& second) {
    if (first.size() != second.size()) return false;
    for (std::size_t place = 0; place < first.size(); ++place) {
        if (count_of(first, first[place]) != count_of(second, first[place])) return false;
    }
    return true;
}

bool left_out(NameWordList const& first, NameWordList const& second) {
    if (first.size() == second.size()) return false;
    NameWordList const& shorter = first.size() < second.size() ? first : second;
    NameWordList const& longer = first.size() < second.size() ? second : first;
    for (std::size_t place = 0; place < shorter.size(); ++place) {
        std::string_view const word = shorter[place];
        if (word.size() < 2 || count_of(shorter, word) > count_of(longer, word)) return false;
    }
    return true;
}

bool same_letters_reordered(NameWordList const& first, NameWordList const& second) {
    if (std::max(first.size(), second.size()) > longest_reordered) return false;
    if (count_letters(first) != count_letters(second)) return false;
    return some_order_gives(first, second) || some_order_gives(second, first);
}

bool lost_a_letter(NameWordList const& first, NameWordList const& second) {
    NameWordList const& broken = first.size() > second.size() ? first : second;
    NameWordList const& whole = first.size() > second.size() ? second : first;
    if (broken.size() != whole.size() + 1) return false;
    for (std::size_t place = 0; place < whole.size(); ++place) {
        if (broken_at(broken, whole, place)) return true;
        if (broken[place] != whole[place]) return false;
    }
    return false;
}

}  // namespace penstock::identity::internal
