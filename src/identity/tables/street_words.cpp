#include "identity/tables/street_words.h"

#include "identity/internal/word_table.h"

#include <array>

namespace penstock::identity::tables {

namespace {

using internal::WordRow;
using internal::WordTable;

constexpr std::array name_rows = std::to_array<WordRow>({
    {"SAINT", "ST STE SAINT SAINTE"},
    {"MOUNT", "MT MNT"},
    {"MOUNTAIN", "MTN"},
    {"FORT", "FT"},
    {"POINT", "PT"},
    {"PORT", "PRT"},
    {"LAKE", "LK"},
    {"PARK", "PK PRK"},
    {"HEIGHTS", "HTS HGTS"},
    {"HILL", "HL"},
    {"HILLS", "HLS"},
    {"SPRING", "SPG"},
    {"SPRINGS", "SPGS"},
    {"VALLEY", "VLY"},
    {"CREEK", "CRK"},
    {"RIDGE", "RDG"},
    {"HOLLOW", "HOLW"},
    {"CENTER", "CTR CENTRE"},
    {"SQUARE", "SQ"},
    {"AVENUE", "AVE AV AVENIDA AVDA"},
    {"BOULEVARD", "BLVD"},
    {"ROAD", "RD"},
    {"LANE", "LN"},
    {"COURT", "CT"},
    {"PLACE", "PL"},
    {"PLAZA", "PLZ"},
    {"CIRCLE", "CIR"},
    {"TERRACE", "TER TERR"},
    {"PARKWAY", "PKWY"},
    {"HIGHWAY", "HWY"},
    {"BEACH", "BCH"},
    {"BRIDGE", "BRG"},
    {"RIVER", "RIV"},
    {"VIEW", "VW"},
    {"VILLAGE", "VLG"},
    {"MEADOW", "MDW"},
    {"MEADOWS", "MDWS"},
    {"GROVE", "GRV"},
    {"GARDENS", "GDNS"},
    {"GREEN", "GRN"},
    {"ISLAND", "IS"},
    {"HARBOR", "HBR HARBOUR"},
    {"CROSSING", "XING"},
    {"LANDING", "LNDG"},
    {"FOREST", "FRST"},
    {"MILL", "ML"},
    {"MILLS", "MLS"},
    {"DOCTOR", "DR"},
    {"JUNIOR", "JR"},
    {"SENIOR", "SR"},
    {"MARTINLUTHERKING", "MLK"},
    {"PRESIDENT", "PRES"},
    {"GENERAL", "GEN GRAL"},
    {"CAPTAIN", "CAPT"},
    {"SERGEANT", "SGT"},
});

constexpr std::array city_rows = std::to_array<WordRow>({
    {"NORTH", "N"},
    {"SOUTH", "S"},
    {"EAST", "E"},
    {"WEST", "W"},
    {"SAINT", "ST STE SAINTE"},
    {"MOUNT", "MT"},
    {"FORT", "FT"},
    {"PORT", "PRT"},
    {"POINT", "PT"},
    {"LAKE", "LK"},
    {"PARK", "PK"},
    {"HEIGHTS", "HTS HGTS"},
    {"HILLS", "HLS"},
    {"SPRINGS", "SPGS SPG"},
    {"VALLEY", "VLY"},
    {"BEACH", "BCH"},
    {"CITY", "CTY"},
    {"TOWNSHIP", "TWP"},
    {"VILLAGE", "VLG"},
    {"JUNCTION", "JCT"},
    {"CENTER", "CTR CENTRE"},
    {"ISLAND", "IS"},
    {"GROVE", "GRV"},
    {"FALLS", "FLS"},
});

constexpr std::array spanish_rows = std::to_array<WordRow>({
    {"CALLE", "CALLE CLL"},
    {"AVENIDA", "AVENIDA AVDA"},
    {"CAMINO", "CAMINO CAM"},
    {"CARR", "CARR CARRETERA"},
    {"PASEO", "PASEO"},
    {"PASAJE", "PASAJE PSJE"},
    {"CALLEJON", "CALLEJON"},
    {"VEREDA", "VEREDA"},
    {"CALZADA", "CALZADA"},
    {"VIA", "VIA"},
});

constexpr std::array alone_rows = std::to_array<WordRow>({
    {"",
     "STONY ISLAND/COTTAGE GROVE/CENTRAL PARK/LINCOLN PARK/SHADY GROVE/ROCK ISLAND/LAKE SHORE/"
     "NORTH SHORE/SOUTH SHORE/CAPITOL HILL/BEACON HILL/NOB HILL/BUNKER HILL/CHAPEL HILL/"
     "CHESTNUT HILL/FOREST HILL/LAUREL CANYON/TOPANGA CANYON/COLDWATER CANYON/BENEDICT CANYON"},
});

std::string_view long_form(WordTable const& table, std::string_view word) {
    std::string_view const found = table.standard(word);
    return found.empty() ? word : found;
}

}  // namespace

std::string_view long_name_word(std::string_view word) {
    static WordTable const table(name_rows);
    return long_form(table, word);
}

std::string_view long_city_word(std::string_view word) {
    static WordTable const table(city_rows);
    return long_form(table, word);
}

bool names_street_alone(std::string_view phrase) {
    static WordTable const table(alone_rows, '/');
    return table.contains(phrase);
}

std::string_view spanish_street_word(std::string_view word) {
    static WordTable const table(spanish_rows);
    return table.standard(word);
}

}  // namespace penstock::identity::tables
