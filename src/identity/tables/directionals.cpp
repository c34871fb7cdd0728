#include "identity/tables/directionals.h"

#include "identity/internal/word_table.h"

#include <array>

namespace penstock::identity::tables {

namespace {

using internal::WordRow;
using internal::WordTable;

constexpr std::array english = std::to_array<WordRow>({
    {"N", "N NORTH NTH"},
    {"S", "S SOUTH STH"},
    {"E", "E EAST"},
    {"W", "W WEST"},
    {"NE", "NE NORTHEAST"},
    {"NW", "NW NORTHWEST"},
    {"SE", "SE SOUTHEAST"},
    {"SW", "SW SOUTHWEST"},
});

constexpr std::array spanish = std::to_array<WordRow>({
    {"N", "NORTE"},
    {"S", "SUR"},
    {"E", "ESTE"},
    {"W", "OESTE"},
    {"NE", "NORESTE NORDESTE"},
    {"NW", "NOROESTE"},
    {"SE", "SURESTE SUDESTE"},
    {"SW", "SUROESTE SUDOESTE"},
});

}  // namespace

std::string_view directional(std::string_view word) {
    static WordTable const table(english);
    return table.standard(word);
}

std::string_view spanish_directional(std::string_view word) {
    static WordTable const table(spanish);
    return table.standard(word);
}

}  // namespace penstock::identity::tables
