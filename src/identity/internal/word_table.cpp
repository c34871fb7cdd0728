#include "identity/internal/word_table.h"

#include "base/check.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace penstock::identity::internal {

namespace {

std::uint64_t first_bytes(char const* begin, std::size_t count) {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, begin, count);
    return bytes;
}

// OPTIMIZATION: the first and the last eight bytes and the length tell the words of a table apart
// well enough, and cost the same for all lengths.
std::size_t hash_of(std::string_view word) {
    std::size_t const count = std::min<std::size_t>(word.size(), 8);
    std::uint64_t hash = first_bytes(word.data(), count) * 0x9e3779b97f4a7c15ULL;
    hash ^= first_bytes(word.data() + word.size() - count, count) + word.size();
    hash *= 0xff51afd7ed558ccdULL;
    return static_cast<std::size_t>(hash ^ (hash >> 31));
}

std::uint32_t letter_bit(char c) {
    return 1U << (static_cast<unsigned char>(c) & 31U);
}

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> words;
    while (!text.empty()) {
        std::size_t const end = std::min(text.find(separator), text.size());
        if (end > 0) words.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return words;
}

}  // namespace

WordTable::WordTable(std::span<WordRow const> rows, char separator) : rows_(rows) {
    CHECK(rows.size() < 65535);
    std::size_t count = 0;
    for (WordRow const& row : rows) count += split(row.spellings, separator).size();
    slots_.resize(std::bit_ceil(count * 3 + 1));
    mask_ = slots_.size() - 1;
    for (std::size_t row = 0; row < rows.size(); ++row) {
        for (std::string_view const word : split(rows[row].spellings, separator)) {
            insert(word, static_cast<std::uint16_t>(row));
        }
    }
}

void WordTable::insert(std::string_view word, std::uint16_t row) {
    if (letters_by_length_.size() <= word.size()) letters_by_length_.resize(word.size() + 1);
    letters_by_length_[word.size()] |= letter_bit(word.front());
    std::size_t place = hash_of(word) & mask_;
    while (!slots_[place].word.empty()) {
        if (slots_[place].word == word) return;
        place = (place + 1) & mask_;
    }
    slots_[place] = Slot{.word = word, .row = row};
}

int WordTable::find(std::string_view word) const {
    if (word.empty() || word.size() >= letters_by_length_.size() ||
        (letters_by_length_[word.size()] & letter_bit(word.front())) == 0) {
        return absent;
    }
    std::size_t place = hash_of(word) & mask_;
    while (!slots_[place].word.empty()) {
        if (slots_[place].word == word) return slots_[place].row;
        place = (place + 1) & mask_;
    }
    return absent;
}

std::string_view WordTable::standard(std::string_view word) const {
    int const row = find(word);
    return row == absent ? std::string_view() : rows_[static_cast<std::size_t>(row)].standard;
}

}  // namespace penstock::identity::internal
