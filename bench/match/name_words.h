// The words that the stock of names is made from: common names of each culture, and syllables for
// rare ones. Lists are ours.
#pragma once

#include "bench/match/name_stock.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace penstock::evaluation {

// Separated by commas; most common first.
struct CultureWords {
    std::string_view surnames;
    std::string_view women;
    std::string_view men;
    // Rare surnames: each beginning with each middle with each ending.
    std::string_view beginnings, middles, endings;
    // Rare given names: each beginning with each ending.
    std::string_view given_beginnings, women_endings, men_endings;
    double share = 0;  // of the people
};
[[nodiscard]] CultureWords const& words_of(Culture culture);

[[nodiscard]] std::vector<std::string> split_words(std::string_view list);

// Pairs of given names, "Jose,Josefa", of siblings who are easily taken for each other.
[[nodiscard]] std::span<std::string_view const> like_pairs();
// Groups of short and long forms, "William,Bill,Will,Billy", the long form first.
[[nodiscard]] std::span<std::string_view const> short_forms();

}  // namespace penstock::evaluation
