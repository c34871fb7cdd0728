// What compare() is made of, beside slow and obvious twins; and what must hold for any names.
#include "identity/internal/name_edits.h"
#include "identity/internal/name_fields.h"
#include "identity/name.h"
#include "identity/name_comparison.h"
#include "identity/tables/name_lexicon.h"
#include "support/seeded_entropy.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace penstock::identity {
namespace {

using Words = std::vector<std::string>;
using internal::NameAgreement;
using internal::NameWordList;

template <typename List>
auto const& one_of(List const& list, testing::SeededEntropy& random) {
    return list[random.next() % list.size()];
}

// Optimal string alignment distance by its recurrence.
std::size_t distance(std::string_view first, std::string_view second) {
    std::vector<std::vector<std::size_t>> table(first.size() + 1,
                                                std::vector<std::size_t>(second.size() + 1));
    for (std::size_t i = 0; i <= first.size(); ++i) {
        for (std::size_t j = 0; j <= second.size(); ++j) {
            if (i == 0 || j == 0) {
                table[i][j] = i + j;
                continue;
            }
            std::size_t const other = first[i - 1] == second[j - 1] ? 0 : 1;
            table[i][j] =
                std::min({table[i - 1][j] + 1, table[i][j - 1] + 1, table[i - 1][j - 1] + other});
            if (i > 1 && j > 1 && first[i - 1] == second[j - 2] && first[i - 2] == second[j - 1]) {
                table[i][j] = std::min(table[i][j], table[i - 2][j - 2] + 1);
            }
        }
    }
    return table[first.size()][second.size()];
}

TEST(OneEditApart, is_a_distance_of_one_for_all_short_words_and_many_long_ones) {
    Words words = {""};
    for (std::size_t place = 0; place < words.size() && words[place].size() < 4; ++place) {
        for (char const letter : {'A', 'B', 'C'}) words.push_back(words[place] + letter);
    }
    for (std::string const& first : words) {
        for (std::string const& second : words) {
            EXPECT_EQ(internal::one_edit_apart(first, second), distance(first, second) == 1)
                << first << ' ' << second;
        }
    }
    testing::SeededEntropy random(11);
    for (int round = 0; round < 20000; ++round) {
        std::string first(3 + random.next() % 8, 'A');
        for (char& letter : first) letter = static_cast<char>('A' + random.next() % 4);
        std::string second = first;
        for (std::uint64_t edits = random.next() % 3; edits > 0 && second.size() > 1; --edits) {
            std::size_t const place = random.next() % (second.size() - 1);
            switch (random.next() % 4) {
                case 0:
                    second[place] = static_cast<char>('A' + random.next() % 4);
                    break;
                case 1:
                    second.erase(place, 1);
                    break;
                case 2:
                    second.insert(place, 1, 'B');
                    break;
                default:
                    std::swap(second[place], second[place + 1]);
            }
        }
        EXPECT_EQ(internal::one_edit_apart(first, second), distance(first, second) == 1)
            << first << ' ' << second;
    }
}

std::string joined(Words const& words) {
    std::string text;
    for (std::string const& word : words) text += word;
    return text;
}

bool some_order_joins_to(Words words, std::string const& text) {
    std::ranges::sort(words);
    do {
        if (joined(words) == text) return true;
    } while (std::ranges::next_permutation(words).found);
    return false;
}

// By all subsets of the longer list: words of more than a letter, the others left out.
bool some_part_is(Words const& longer, Words shorter) {
    std::ranges::sort(shorter);
    for (unsigned chosen = 1; chosen < 1U << longer.size(); ++chosen) {
        Words part;
        for (std::size_t place = 0; place < longer.size(); ++place) {
            if ((chosen >> place & 1U) != 0) part.push_back(longer[place]);
        }
        std::ranges::sort(part);
        if (part == shorter && part.size() < longer.size()) return true;
    }
    return false;
}

// How two lists of surnames are one name but for how it is written, by trying everything.
NameAgreement slow_surnames_agree(Words const& first, Words const& second) {
    if (first == second) return {.level = NameLevel::Exact};
    auto const equivalent = [](NameManner manner) {
        return NameAgreement{.level = NameLevel::Equivalent, .manner = manner};
    };
    if (joined(first) == joined(second)) return equivalent(NameManner::Written);
    if (std::ranges::is_permutation(first, second)) return equivalent(NameManner::Order);
    if (some_part_is(first, second) || some_part_is(second, first)) {
        return equivalent(NameManner::Part);
    }
    if (some_order_joins_to(first, joined(second)) || some_order_joins_to(second, joined(first))) {
        return equivalent(NameManner::Order);
    }
    return {.level = NameLevel::Differs};
}

TEST(SurnameLists, agree_as_all_orders_and_all_parts_say) {
    constexpr std::array words = {"GARCIA", "LOPEZ", "GARCIALOPEZ", "LOPEZGARCIA", "NG", "WU"};
    std::vector<Words> lists;
    for (char const* first : words) {
        lists.push_back({first});
        for (char const* second : words) {
            lists.push_back({first, second});
            for (char const* third : words) lists.push_back({first, second, third});
        }
    }
    for (Words const& first : lists) {
        for (Words const& second : lists) {
            NameAgreement const found =
                internal::surnames_agree(NameWordList(first), NameWordList(second));
            NameAgreement const slow = slow_surnames_agree(first, second);
            if (slow.level == NameLevel::Differs) {
                EXPECT_GT(found.level, NameLevel::Equivalent);
            } else {
                EXPECT_EQ(found, slow) << joined(first) << ' ' << joined(second);
            }
        }
    }
}

PersonName some_name(testing::SeededEntropy& random) {
    static Words const givens = {"Maria",   "Jose Angel", "JOSE", "Angel",   "Wei-Ming", "WeiMing",
                                 "Wei",     "Bob",        "J",    "Roberto", "Robert",   "Bo",
                                 "Mar?a",   "Amina",      "",     "Robetr",  "Van Anh",  "Anh",
                                 "Kathryn", "Kate",       "Nu ez"};
    static Words const middles = {"", "", "A", "Angel", "Ming", "Van", "Garcia", "Lee", "L M"};
    static Words const surnames = {"Garcia Lopez", "Lopez",    "Lopez-Garcia",
                                   "GARCIALOPEZ",  "Nguyen",   "Gracia",
                                   "Ng",           "O",        "Anh",
                                   "Zhang",        "Chang",    "Souza",
                                   "de Souza",     "Garcia L", "",
                                   "Nu?ez",        "Nunez",    "van der Berg",
                                   "Mueller",      "Muller"};
    static Words const suffixes = {"", "", "Jr", "III"};
    return {.given = one_of(givens, random),
            .middle = one_of(middles, random),
            .surname = one_of(surnames, random),
            .suffix = one_of(suffixes, random)};
}

TEST(AnyNames, agree_the_same_from_both_sides_and_each_with_itself) {
    testing::SeededEntropy random(3);
    for (int round = 0; round < 20000; ++round) {
        StandardName const first = standardise(some_name(random));
        StandardName const second = standardise(some_name(random));
        EXPECT_EQ(compare(first, second), compare(second, first));
        NameComparison const itself = compare(first, first);
        EXPECT_EQ(itself.given, first.given.empty() ? NameLevel::Missing : NameLevel::Exact);
        EXPECT_EQ(itself.surname, first.surnames.empty() ? NameLevel::Missing : NameLevel::Exact);
        EXPECT_EQ(itself.given_manner, NameManner::Plain);
        EXPECT_EQ(itself.surname_manner, NameManner::Plain);
    }
}

// A manner says how two names are one, so it is Plain exactly where they are equal or are not one.
TEST(AnyNames, have_a_manner_where_they_agree_and_are_not_equal) {
    testing::SeededEntropy random(4);
    for (int round = 0; round < 20000; ++round) {
        NameComparison const found =
            compare(standardise(some_name(random)), standardise(some_name(random)));
        auto const has_manner = [](NameLevel level) {
            return level == NameLevel::Equivalent || level == NameLevel::Variant;
        };
        EXPECT_EQ(found.given_manner != NameManner::Plain, has_manner(found.given));
        EXPECT_EQ(found.surname_manner != NameManner::Plain, has_manner(found.surname));
    }
}

std::string in_other_letters(std::string_view text, testing::SeededEntropy& random) {
    std::string changed;
    for (char const c : text) {
        bool const other = random.next() % 2 == 0;
        if (c == ' ' && other) {
            changed += "\xc2\xa0 ";  // a space that does not break
        } else if (c == 'a' && other) {
            changed += "\xc3\xa1";  // á
        } else if (c == 'o' && other) {
            changed += "o\xcc\x88";  // o and two points
        } else if (c >= 'a' && c <= 'z' && other) {
            changed += static_cast<char>(c - 'a' + 'A');
        } else {
            changed += c;
        }
    }
    return changed;
}

TEST(AnyNames, are_equal_but_for_case_accents_and_spaces) {
    testing::SeededEntropy random(5);
    for (int round = 0; round < 5000; ++round) {
        PersonName const name = some_name(random);
        PersonName const other{.given = in_other_letters(name.given, random) + "  ",
                               .middle = " " + in_other_letters(name.middle, random),
                               .surname = in_other_letters(name.surname, random),
                               .suffix = name.suffix};
        EXPECT_EQ(standardise(name), standardise(other)) << name.given << '|' << name.surname;
    }
}

TEST(StandardNames, are_the_standard_form_of_themselves) {
    auto const spaced = [](Words const& words) {
        std::string text;
        for (std::string const& word : words) text += word + " ";
        return text;
    };
    constexpr std::array parts = {"JR",   "2",        "Y",    "de",   "la",  "D",     "A",
                                  "Mr",   "Dr",       "NMN",  "III",  "2nd", "Jr.",   "SENIOR",
                                  "SENI", "OR",       "I",    "O'",   "-",   " ",     "al",
                                  "Khan", "\xc3\xb1", "\xff", "J.R.", "4TH", "SECOND"};
    testing::SeededEntropy random(9);
    for (int round = 0; round < 20000; ++round) {
        std::array<std::string, 4> fields;
        for (std::string& field : fields) {
            for (std::uint64_t count = random.next() % 6; count > 0; --count) {
                field += one_of(parts, random);
                if (random.next() % 3 != 0) field += ' ';
            }
        }
        StandardName const once = standardise({fields[0], fields[1], fields[2], fields[3]});
        StandardName const twice = standardise(
            {spaced(once.given), spaced(once.middle), spaced(once.surnames), once.suffix});
        auto const all = [&](StandardName const& name) {
            return spaced(name.given) + '|' + spaced(name.middle) + '|' + spaced(name.surnames) +
                   '|' + name.suffix;
        };
        EXPECT_EQ(all(once), all(twice))
            << fields[0] << '|' << fields[1] << '|' << fields[2] << '|' << fields[3];
    }
}

TEST(Lexicon, holds_upper_case_words_apart_by_one_space) {
    for (auto const rows :
         {tables::short_form_rows(), tables::spelling_rows(), tables::gendered_rows(),
          tables::known_name_rows(), tables::surname_spelling_rows()}) {
        for (std::string_view const row : rows) {
            EXPECT_FALSE(row.starts_with(' ') || row.ends_with(' ') || row.contains("  ")) << row;
            EXPECT_EQ(row.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ "), std::string::npos);
        }
    }
}

}  // namespace
}  // namespace penstock::identity
