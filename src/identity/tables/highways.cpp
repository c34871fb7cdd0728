#include "identity/tables/highways.h"

#include "identity/internal/word_table.h"

#include <array>

namespace penstock::identity::tables {

namespace {

using internal::WordRow;
using internal::WordTable;

constexpr std::array rows = std::to_array<WordRow>({
    {"US HIGHWAY",
     "US/U S/US HIGHWAY/US HWY/US ROUTE/US RTE/US RT/U S HIGHWAY/U S HWY/U S ROUTE/U S RTE/U S RT/"
     "USHWY/US HIWAY/UNITED STATES HIGHWAY/FEDERAL HIGHWAY"},
    {"INTERSTATE", "I/IH/INTERSTATE/INTERSTATE HIGHWAY/INTERSTATE HWY/INTERSTATE ROUTE/I H"},
    {"STATE HIGHWAY", "STATE HIGHWAY/STATE HWY/ST HIGHWAY/ST HWY/SH/S H/STATE HIWAY"},
    {"STATE ROUTE", "STATE ROUTE/STATE RTE/STATE RT/ST ROUTE/ST RTE/ST RT/SR/S R"},
    {"STATE ROAD", "STATE ROAD/STATE RD/ST ROAD/ST RD"},
    {"COUNTY HIGHWAY",
     "COUNTY HIGHWAY/COUNTY HWY/CO HIGHWAY/CO HWY/CNTY HIGHWAY/CNTY HWY/CTY HWY/CTH"},
    {"COUNTY ROUTE", "COUNTY ROUTE/COUNTY RTE/COUNTY RT/CO ROUTE/CO RTE/CO RT/CNTY RTE/CNTY RT"},
    {"COUNTY ROAD",
     "COUNTY ROAD/COUNTY RD/COUNTRY ROAD/COUNTRY RD/CO ROAD/CO RD/CNTY ROAD/CNTY RD/CR/C R/CTY "
     "RD/CTY ROAD"},
    {"TOWNSHIP ROAD", "TOWNSHIP ROAD/TOWNSHIP RD/TWP ROAD/TWP RD/TWP HWY/TOWNSHIP HIGHWAY/TR"},
    {"FM",
     "FM/F M/FARM TO MARKET/FARM TO MARKET ROAD/FARM TO MARKET RD/FM ROAD/FM RD/FARM MARKET/"
     "FARM MARKET ROAD/FARM MARKET RD"},
    {"RANCH ROAD",
     "RANCH ROAD/RANCH RD/RANCH TO MARKET/RANCH TO MARKET ROAD/RANCH TO MARKET RD/RR/RM"},
    {"HIGHWAY", "HIGHWAY/HWY/HIWAY/HWAY/HIGHWY/HIWY"},
    {"ROUTE", "ROUTE/RTE/RT"},
    {"BUSINESS", "BUSINESS"},
    {"CARR", "CARRETERA/CARR/CARRETERA ESTATAL/CARR ESTATAL/CARRETERA PR/CARR PR"},
    {"PRIVATE ROAD", "PRIVATE ROAD/PRIVATE RD/PVT ROAD/PVT RD"},
    {"FOREST ROAD", "FOREST ROAD/FOREST RD/FOREST SERVICE ROAD/FOREST SERVICE RD/FS ROAD/FS RD"},
});

constexpr std::array branch_rows = std::to_array<WordRow>({
    {"BUSINESS", "BUSINESS BUS BUSN BSNSS BSNS"},
    {"BYPASS", "BYPASS BYP"},
    {"ALTERNATE", "ALTERNATE ALT"},
    {"TRUCK", "TRUCK TRK"},
});

}  // namespace

std::string_view highway_branch(std::string_view word) {
    static WordTable const table(branch_rows);
    return table.standard(word);
}

std::string_view highway(std::string_view phrase) {
    static WordTable const table(rows, '/');
    return table.standard(phrase);
}

}  // namespace penstock::identity::tables
