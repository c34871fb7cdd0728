#include "identity/tables/states.h"

#include "identity/internal/word_table.h"

#include <algorithm>
#include <array>

namespace penstock::identity::tables {

namespace {

using internal::WordRow;
using internal::WordTable;

constexpr std::array rows = std::to_array<WordRow>({
    {"AL", "AL/ALABAMA/ALA"},
    {"AK", "AK/ALASKA"},
    {"AZ", "AZ/ARIZONA/ARIZ"},
    {"AR", "AR/ARKANSAS/ARK"},
    {"CA", "CA/CALIFORNIA/CALIF/CAL"},
    {"CO", "CO/COLORADO/COLO"},
    {"CT", "CT/CONNECTICUT/CONN"},
    {"DE", "DE/DELAWARE/DEL"},
    {"DC", "DC/DISTRICT OF COLUMBIA/D C"},
    {"FL", "FL/FLORIDA/FLA"},
    {"GA", "GA/GEORGIA"},
    {"HI", "HI/HAWAII"},
    {"ID", "ID/IDAHO"},
    {"IL", "IL/ILLINOIS/ILL"},
    {"IN", "IN/INDIANA/IND"},
    {"IA", "IA/IOWA"},
    {"KS", "KS/KANSAS/KANS"},
    {"KY", "KY/KENTUCKY"},
    {"LA", "LA/LOUISIANA"},
    {"ME", "ME/MAINE"},
    {"MD", "MD/MARYLAND"},
    {"MA", "MA/MASSACHUSETTS/MASS"},
    {"MI", "MI/MICHIGAN/MICH"},
    {"MN", "MN/MINNESOTA/MINN"},
    {"MS", "MS/MISSISSIPPI/MISS"},
    {"MO", "MO/MISSOURI"},
    {"MT", "MT/MONTANA/MONT"},
    {"NE", "NE/NEBRASKA/NEBR"},
    {"NV", "NV/NEVADA/NEV"},
    {"NH", "NH/NEW HAMPSHIRE/N H"},
    {"NJ", "NJ/NEW JERSEY/N J"},
    {"NM", "NM/NEW MEXICO/N M/NUEVO MEXICO/N MEX"},
    {"NY", "NY/NEW YORK/N Y/NUEVA YORK"},
    {"NC", "NC/NORTH CAROLINA/N C/N CAROLINA/CAROLINA DEL NORTE"},
    {"ND", "ND/NORTH DAKOTA/N D/N DAKOTA"},
    {"OH", "OH/OHIO"},
    {"OK", "OK/OKLAHOMA/OKLA"},
    {"OR", "OR/OREGON/OREG"},
    {"PA", "PA/PENNSYLVANIA/PENN/PENNA"},
    {"RI", "RI/RHODE ISLAND/R I"},
    {"SC", "SC/SOUTH CAROLINA/S C/S CAROLINA/CAROLINA DEL SUR"},
    {"SD", "SD/SOUTH DAKOTA/S D/S DAKOTA"},
    {"TN", "TN/TENNESSEE/TENN"},
    {"TX", "TX/TEXAS/TEX/TEJAS"},
    {"UT", "UT/UTAH"},
    {"VT", "VT/VERMONT"},
    {"VA", "VA/VIRGINIA"},
    {"WA", "WA/WASHINGTON/WASH/WASHINGTON STATE"},
    {"WV", "WV/WEST VIRGINIA/W V/W VA/W VIRGINIA"},
    {"WI", "WI/WISCONSIN/WIS/WISC"},
    {"WY", "WY/WYOMING/WYO"},
    {"AS", "AS/AMERICAN SAMOA"},
    {"FM", "FM/FEDERATED STATES OF MICRONESIA/MICRONESIA"},
    {"GU", "GU/GUAM"},
    {"MH", "MH/MARSHALL ISLANDS"},
    {"MP", "MP/NORTHERN MARIANA ISLANDS/N MARIANA ISLANDS/CNMI"},
    {"PW", "PW/PALAU"},
    {"PR", "PR/PUERTO RICO/P R"},
    {"VI", "VI/VIRGIN ISLANDS/US VIRGIN ISLANDS/U S VIRGIN ISLANDS/USVI"},
    {"AA", "AA/ARMED FORCES AMERICAS"},
    {"AE", "AE/ARMED FORCES EUROPE"},
    {"AP", "AP/ARMED FORCES PACIFIC"},
});

struct ZipRange {
    int first;
    int last;
    std::string_view state;
};

// By five digits, ascending, so that the few places served from another state's post office stand
// in their own rows. Prefixes that are unassigned inside one state count as that state's.
constexpr std::array ranges = std::to_array<ZipRange>({
    {501, 599, "NY"},     {600, 799, "PR"},     {800, 899, "VI"},     {900, 999, "PR"},
    {1000, 2799, "MA"},   {2800, 2999, "RI"},   {3000, 3899, "NH"},   {3900, 4999, "ME"},
    {5000, 5500, "VT"},   {5501, 5544, "MA"},   {5545, 5999, "VT"},   {6000, 6389, "CT"},
    {6390, 6390, "NY"},   {6391, 6999, "CT"},   {7000, 8999, "NJ"},   {9000, 9899, "AE"},
    {10000, 14999, "NY"}, {15000, 19699, "PA"}, {19700, 19999, "DE"}, {20000, 20099, "DC"},
    {20100, 20199, "VA"}, {20200, 20599, "DC"}, {20600, 21999, "MD"}, {22000, 24699, "VA"},
    {24700, 26899, "WV"}, {27000, 28999, "NC"}, {29000, 29999, "SC"}, {30000, 31999, "GA"},
    {32000, 33999, "FL"}, {34000, 34099, "AA"}, {34100, 34999, "FL"}, {35000, 36999, "AL"},
    {37000, 38599, "TN"}, {38600, 39799, "MS"}, {39800, 39999, "GA"}, {40000, 42799, "KY"},
    {43000, 45999, "OH"}, {46000, 47999, "IN"}, {48000, 49999, "MI"}, {50000, 52899, "IA"},
    {53000, 54999, "WI"}, {55000, 56799, "MN"}, {56900, 56999, "DC"}, {57000, 57799, "SD"},
    {58000, 58899, "ND"}, {59000, 59999, "MT"}, {60000, 62999, "IL"}, {63000, 65899, "MO"},
    {66000, 67999, "KS"}, {68000, 69399, "NE"}, {70000, 71499, "LA"}, {71600, 72999, "AR"},
    {73000, 73299, "OK"}, {73300, 73399, "TX"}, {73400, 74999, "OK"}, {75000, 79999, "TX"},
    {80000, 81699, "CO"}, {82000, 83199, "WY"}, {83200, 83413, "ID"}, {83414, 83414, "WY"},
    {83415, 83899, "ID"}, {84000, 84799, "UT"}, {85000, 86599, "AZ"}, {87000, 88499, "NM"},
    {88500, 88599, "TX"}, {88900, 89899, "NV"}, {90000, 96199, "CA"}, {96200, 96699, "AP"},
    {96700, 96798, "HI"}, {96799, 96799, "AS"}, {96800, 96899, "HI"}, {96900, 96939, "GU"},
    {96940, 96940, "PW"}, {96941, 96949, "FM"}, {96950, 96959, "MP"}, {96960, 96999, "MH"},
    {97000, 97999, "OR"}, {98000, 99499, "WA"}, {99500, 99999, "AK"},
});

WordTable const& states() {
    static WordTable const table(rows, '/');
    return table;
}

}  // namespace

std::string_view state_code(std::string_view phrase) {
    return states().standard(phrase);
}

bool is_state_code(std::string_view word) {
    return word.size() == 2 && states().contains(word);
}

std::string_view state_of_zip(std::string_view zip) {
    if (zip.size() != 5 || zip == "99999") return {};
    int number = 0;
    for (char const digit : zip) {
        if (digit < '0' || digit > '9') return {};
        number = number * 10 + (digit - '0');
    }
    auto const* const range =
        std::ranges::upper_bound(ranges, number, {}, [](ZipRange const& row) { return row.first; });
    if (range == ranges.begin()) return {};
    ZipRange const& below = *(range - 1);
    return number <= below.last ? below.state : std::string_view();
}

}  // namespace penstock::identity::tables
