#include "identity/tables/numerals.h"

#include "identity/internal/word_table.h"

#include <array>

namespace penstock::identity::tables {

namespace {

using internal::WordRow;
using internal::WordTable;

constexpr std::array ordinals = std::to_array<WordRow>({
    {"1", "FIRST PRIMER PRIMERO"},
    {"2", "SECOND SEGUNDO"},
    {"3", "THIRD TERCER TERCERO"},
    {"4", "FOURTH CUARTO"},
    {"5", "FIFTH QUINTO"},
    {"6", "SIXTH SEXTO"},
    {"7", "SEVENTH"},
    {"8", "EIGHTH"},
    {"9", "NINTH"},
    {"10", "TENTH"},
    {"11", "ELEVENTH"},
    {"12", "TWELFTH TWELVETH"},
    {"13", "THIRTEENTH"},
    {"14", "FOURTEENTH"},
    {"15", "FIFTEENTH"},
    {"16", "SIXTEENTH"},
    {"17", "SEVENTEENTH"},
    {"18", "EIGHTEENTH"},
    {"19", "NINETEENTH"},
    {"20", "TWENTIETH"},
    {"30", "THIRTIETH"},
    {"40", "FORTIETH"},
    {"50", "FIFTIETH"},
    {"60", "SIXTIETH"},
    {"70", "SEVENTIETH"},
    {"80", "EIGHTIETH"},
    {"90", "NINETIETH"},
});

constexpr std::array cardinals = std::to_array<WordRow>({
    {"1", "ONE"},        {"2", "TWO"},       {"3", "THREE"},     {"4", "FOUR"},
    {"5", "FIVE"},       {"6", "SIX"},       {"7", "SEVEN"},     {"8", "EIGHT"},
    {"9", "NINE"},       {"10", "TEN"},      {"11", "ELEVEN"},   {"12", "TWELVE"},
    {"13", "THIRTEEN"},  {"14", "FOURTEEN"}, {"15", "FIFTEEN"},  {"16", "SIXTEEN"},
    {"17", "SEVENTEEN"}, {"18", "EIGHTEEN"}, {"19", "NINETEEN"}, {"20", "TWENTY"},
});

constexpr std::array tens = std::to_array<WordRow>({
    {"2", "TWENTY"},
    {"3", "THIRTY"},
    {"4", "FORTY"},
    {"5", "FIFTY"},
    {"6", "SIXTY"},
    {"7", "SEVENTY"},
    {"8", "EIGHTY"},
    {"9", "NINETY"},
});

}  // namespace

std::string_view ordinal_number(std::string_view word) {
    static WordTable const table(ordinals);
    return table.standard(word);
}

std::string_view cardinal_number(std::string_view word) {
    static WordTable const table(cardinals);
    return table.standard(word);
}

char tens_digit(std::string_view word) {
    static WordTable const table(tens);
    std::string_view const digit = table.standard(word);
    return digit.empty() ? '\0' : digit.front();
}

}  // namespace penstock::identity::tables
