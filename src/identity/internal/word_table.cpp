#include "identity/internal/word_table.h"

#include "base/check.h"

#include <algorithm>
#include <bit>

namespace penstock::identity::internal {

namespace {

std::size_t hash_of(std::string_view word) {
    std::uint64_t hash = 0xcbf29ce484222325ULL;
    for (char const character : word) {
        hash = (hash ^ static_cast<unsigned char>(character)) * 0x100000001b3ULL;
    }
    return static_cast<std::size_t>(hash ^ (hash >> 29));
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
    longest_ = std::max(longest_, word.size());
    std::size_t place = hash_of(word) & mask_;
    while (!slots_[place].word.empty()) {
        if (slots_[place].word == word) return;
        place = (place + 1) & mask_;
    }
    slots_[place] = Slot{.word = word, .row = row};
}

int WordTable::find(std::string_view word) const {
    if (word.empty() || word.size() > longest_) return absent;
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
