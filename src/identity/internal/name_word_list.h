// The words of a name where they stand, in one list or in two that are read as one: given and
// middle names, or a surname that stood in the middle field and the surnames.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace penstock::identity::internal {

// Ownership: looks into the lists it was made from. Never allocates.
class NameWordList {
public:
    using Words = std::span<std::string const>;

    NameWordList() = default;
    explicit NameWordList(Words first, Words second = {}) : first_(first), second_(second) {}

    [[nodiscard]] std::size_t size() const { return first_.size() + second_.size(); }
    [[nodiscard]] bool empty() const { return size() == 0; }
    [[nodiscard]] std::string_view operator[](std::size_t place) const {
        return place < first_.size() ? first_[place] : second_[place - first_.size()];
    }
    [[nodiscard]] bool holds(std::string_view word) const;

    bool operator==(NameWordList const& other) const;

private:
    Words first_;
    Words second_;
};

// Equal without regard to where words end: GARCIA LOPEZ and GARCIALOPEZ.
[[nodiscard]] bool same_letters(NameWordList const& first, NameWordList const& second);

// The same words in any order, each as often.
[[nodiscard]] bool same_words(NameWordList const& first, NameWordList const& second);

// One list is shorter, and all its words, none a single letter, are in the other.
[[nodiscard]] bool left_out(NameWordList const& first, NameWordList const& second);

// The words of one list in another order, run together, are the other run together: LOPEZGARCIA
// and GARCIA LOPEZ. Lists of up to `longest_reordered` words.
inline constexpr std::size_t longest_reordered = 4;
[[nodiscard]] bool same_letters_reordered(NameWordList const& first, NameWordList const& second);

// A letter that had an accent was lost, and its word fell in two: NU EZ and NUNEZ.
[[nodiscard]] bool lost_a_letter(NameWordList const& first, NameWordList const& second);

}  // namespace penstock::identity::internal
