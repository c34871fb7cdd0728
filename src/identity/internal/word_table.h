// A flat table from words to the number of the row they stand in, made once and never changed.
//
// OPTIMIZATION: open addressing over string views; one probe answers most questions, and the
// standardiser asks several for each word of an address.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace penstock::identity::internal {

// One row: its standard form, and all spellings of it, separated by `separator`.
struct WordRow {
    std::string_view standard;
    std::string_view spellings;
};

class WordTable {
public:
    static constexpr int absent = -1;

    // Requires: `rows` outlives the table, fewer than 65,535 rows. Of two rows with one spelling
    // the first keeps it.
    explicit WordTable(std::span<WordRow const> rows, char separator = ' ');

    // The number of the row with this spelling, or `absent`.
    [[nodiscard]] int find(std::string_view word) const;
    // The standard form of the word, or an empty view.
    [[nodiscard]] std::string_view standard(std::string_view word) const;
    [[nodiscard]] bool contains(std::string_view word) const { return find(word) != absent; }

private:
    struct Slot {
        std::string_view word;
        std::uint16_t row = 0;
    };

    void insert(std::string_view word, std::uint16_t row);

    std::span<WordRow const> rows_;
    std::vector<Slot> slots_;
    std::size_t mask_ = 0;
    // For each length the first letters that words of that length have: most questions end here.
    std::vector<std::uint32_t> letters_by_length_;
};

}  // namespace penstock::identity::internal
