#include "oversight/accounting_codes.h"

#include <array>

namespace penstock::oversight {

namespace {

constexpr std::array<AccountingCode, nature_count> natures{{
    {.code = "RQ", .means = "request for one line of a batch that was taken in"},
    {.code = "RB", .means = "batch that was sent back or refused whole"},
    {.code = "IN", .means = "inspection: the record was looked up for a decision"},
    {.code = "IX", .means = "inspection: the record was looked up to explain a match"},
    {.code = "DI", .means = "disclosure: the named recipient was shown the item"},
    {.code = "NI", .means = "answer without information, opened by the named recipient"},
    {.code = "OA", .means = "the same recipient opened the same item again"},
    {.code = "RO", .means = "an opening that was refused"},
    {.code = "DP", .means = "the recipient certified what became of the item"},
}};

constexpr std::array<AccountingCode, 4> purposes{{
    {.code = "CI", .means = "criminal investigation that is not about tax administration"},
    {.code = "CP", .means = "judicial or administrative proceeding about a Federal crime"},
    {.code = "GJ", .means = "Federal grand jury proceeding"},
    {.code = "XX", .means = "another purpose, or none: the request names it as it was written"},
}};

}  // namespace

std::span<AccountingCode const> nature_codes() {
    return natures;
}

std::span<AccountingCode const> purpose_codes() {
    return purposes;
}

std::size_t purpose_of(std::string_view word) {
    if (word == "investigation") return 0;
    if (word == "proceeding") return 1;
    if (word == "grand-jury") return 2;
    return 3;
}

}  // namespace penstock::oversight
