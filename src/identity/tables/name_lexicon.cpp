#include "identity/tables/name_lexicon.h"

#include "identity/internal/word_table.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <vector>

namespace penstock::identity::tables {

namespace {

enum class Role : std::uint8_t { Gendered, Spelling, Full, Short, Surname };

struct Membership {
    std::uint16_t row = 0;
    Role role = Role::Spelling;

    bool operator==(Membership const&) const = default;
};

using Memberships = std::vector<Membership>;
using ByWord = std::map<std::string_view, Memberships>;

template <typename List, typename Value>
bool holds(List const& list, Value const& value) {
    return std::ranges::find(list, value) != list.end();
}

template <typename Action>
void for_each_word(std::string_view row, Action action) {
    while (!row.empty()) {
        std::size_t const end = std::min(row.find(' '), row.size());
        action(row.substr(0, end));
        row.remove_prefix(std::min(end + 1, row.size()));
    }
}

void add_rows(ByWord& words, std::span<std::string_view const> rows, Role role) {
    for (std::size_t row = 0; row < rows.size(); ++row) {
        for_each_word(rows[row], [&](std::string_view word) {
            words[word].push_back({static_cast<std::uint16_t>(row), role});
        });
    }
}

// All spellings of a full name have its short forms: KATHERINE has those of CATHERINE. Requires:
// the spellings are in `words`.
void add_short_forms(ByWord& words) {
    std::span<std::string_view const> const rows = short_form_rows();
    for (std::size_t row = 0; row < rows.size(); ++row) {
        auto const number = static_cast<std::uint16_t>(row);
        std::string_view const full = rows[row].substr(0, rows[row].find(' '));
        auto const add = [&](std::string_view word, Role role) {
            Membership const membership{number, role};
            if (!holds(words[word], membership)) words[word].push_back(membership);
        };
        Memberships const of_full = words[full];
        add(full, Role::Full);
        for (Membership const& membership : of_full) {
            if (membership.role != Role::Spelling) continue;
            for_each_word(spelling_rows()[membership.row],
                          [&](std::string_view word) { add(word, Role::Full); });
        }
        for_each_word(rows[row], [&](std::string_view word) {
            if (word != full) add(word, Role::Short);
        });
    }
}

// OPTIMIZATION: one look into a flat table gives all that is known of a word; compare() asks of
// two words at each relative who lives at the home.
class Lexicon {
public:
    explicit Lexicon(ByWord const& words) : rows_(rows_of(words)), table_(rows_) {
        memberships_.reserve(words.size());
        for (auto const& [word, memberships] : words) memberships_.push_back(memberships);
    }

    // Null for a word that is not in the lexicon.
    [[nodiscard]] Memberships const* find(std::string_view word) const {
        int const row = table_.find(word);
        return row == internal::WordTable::absent ? nullptr
                                                  : &memberships_[static_cast<std::size_t>(row)];
    }

private:
    static std::vector<internal::WordRow> rows_of(ByWord const& words) {
        std::vector<internal::WordRow> rows;
        rows.reserve(words.size());
        for (auto const& [word, memberships] : words) rows.push_back({"", word});
        return rows;
    }

    std::vector<internal::WordRow> rows_;
    internal::WordTable table_;
    std::vector<Memberships> memberships_;
};

Lexicon const& given_lexicon() {
    static Lexicon const lexicon([] {
        ByWord words;
        add_rows(words, gendered_rows(), Role::Gendered);
        add_rows(words, spelling_rows(), Role::Spelling);
        add_short_forms(words);
        for (std::string_view const row : known_name_rows()) {
            for_each_word(row, [&](std::string_view word) { words[word]; });
        }
        return words;
    }());
    return lexicon;
}

Lexicon const& surname_lexicon() {
    static Lexicon const lexicon([] {
        ByWord words;
        add_rows(words, spelling_rows(), Role::Spelling);
        add_rows(words, surname_spelling_rows(), Role::Surname);
        return words;
    }());
    return lexicon;
}

bool share(Memberships const& first, Memberships const& second, Role role) {
    return std::ranges::any_of(
        first, [&](Membership const& one) { return one.role == role && holds(second, one); });
}

// Short for the same names: "BOB" and "BOBBY" are. "AL" may be Albert, and "FRED" is not.
bool short_for_the_same(Memberships const& first, Memberships const& second) {
    auto const within = [](Memberships const& some, Memberships const& all) {
        return std::ranges::all_of(some, [&](Membership const& one) {
            return one.role != Role::Short || holds(all, one);
        });
    };
    return share(first, second, Role::Short) && within(first, second) && within(second, first);
}

bool full_and_short(Memberships const& full, Memberships const& other) {
    return std::ranges::any_of(full, [&](Membership const& one) {
        return one.role == Role::Full && holds(other, Membership{one.row, Role::Short});
    });
}

}  // namespace

NameKinship name_kinship(std::string_view first, std::string_view second) {
    Memberships const* const one = given_lexicon().find(first);
    Memberships const* const other = given_lexicon().find(second);
    if (one == nullptr && other == nullptr) return NameKinship::None;
    if (one == nullptr || other == nullptr) return NameKinship::OneKnown;
    if (share(*one, *other, Role::Gendered)) return NameKinship::Gendered;
    if (share(*one, *other, Role::Spelling)) return NameKinship::Spelling;
    if (short_for_the_same(*one, *other) || full_and_short(*one, *other) ||
        full_and_short(*other, *one)) {
        return NameKinship::ShortForm;
    }
    return NameKinship::BothKnown;
}

NameKinship surname_kinship(std::string_view first, std::string_view second) {
    Memberships const* const one = surname_lexicon().find(first);
    if (one == nullptr) return NameKinship::None;
    Memberships const* const other = surname_lexicon().find(second);
    if (other == nullptr) return NameKinship::None;
    bool const same = share(*one, *other, Role::Spelling) || share(*one, *other, Role::Surname);
    return same ? NameKinship::Spelling : NameKinship::None;
}

}  // namespace penstock::identity::tables
