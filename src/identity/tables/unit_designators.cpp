#include "identity/tables/unit_designators.h"

#include "identity/internal/word_table.h"

#include <array>

namespace penstock::identity::tables {

namespace {

using internal::WordRow;
using internal::WordTable;

constexpr std::array rows = std::to_array<WordRow>({
    {"APT",
     "APT APARTMENT APPT APTMT APMT APTMNT APTO APARTAMENTO DEPTO DEPARTAMENTO APTS "
     "APPARTMENT APARTMANT APARTEMENT APRT APRTMNT"},
    {"BSMT", "BSMT BASEMENT BSMNT SOTANO"},
    {"BLDG", "BLDG BLD BLG BUILDING EDIF EDIFICIO"},
    {"BOX", "BOX BX LOCKBOX MAILBOX LB"},
    {"DEPT", "DEPT DEPARTMENT"},
    {"FL", "FL FLOOR FLR PISO LEVEL LVL"},
    {"FRNT", "FRNT FRONT"},
    {"HNGR", "HNGR HANGAR HANGER"},
    {"KEY", "KEY"},
    {"LBBY", "LBBY LOBBY"},
    {"LOT", "LOT"},
    {"LOWR", "LOWR LOWER LWR"},
    {"OFC", "OFC OFFICE OFICINA"},
    {"PH", "PH PENTHOUSE PNTHS"},
    {"PIER", "PIER"},
    {"PMB", "PMB"},
    {"REAR", "REAR"},
    {"RM", "RM ROOM HABITACION"},
    {"SIDE", "SIDE"},
    {"SLIP", "SLIP"},
    {"SPC", "SPC SPACE"},
    {"STE", "STE SUITE SUIT SUTIE STES SUITES"},
    {"MEZZ", "MEZZ MEZZANINE MEZZAINE MEZANINE"},
    {"STOP", "STOP MSC MAILSTOP"},
    {"TRLR", "TRLR TRAILER TRLER"},
    {"UNIT", "UNIT UNT UNIDAD CONDO UNITS"},
    {"UPPR", "UPPR UPPER UPR"},
    {"#", "#"},
});

constexpr std::array alone_rows = std::to_array<WordRow>({
    {"", "BSMT FRNT LBBY LOWR MEZZ OFC PH REAR SIDE UPPR"},
});

constexpr std::array certain_rows = std::to_array<WordRow>({
    {"", "APT BLDG BSMT DEPT FL PMB RM STE UNIT # PH TRLR SPC HNGR MEZZ"},
});

}  // namespace

std::string_view unit_designator(std::string_view word) {
    static WordTable const table(rows);
    return table.standard(word);
}

bool stands_alone(std::string_view designator) {
    static WordTable const table(alone_rows);
    return table.contains(designator);
}

bool is_certain(std::string_view designator) {
    static WordTable const table(certain_rows);
    return table.contains(designator);
}

}  // namespace penstock::identity::tables
