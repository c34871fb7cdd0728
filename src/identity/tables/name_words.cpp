#include "identity/tables/name_words.h"

#include "identity/internal/word_table.h"

#include <array>
#include <string>

namespace penstock::identity::tables {

namespace {

using internal::WordRow;
using internal::WordTable;

constexpr std::array particle_rows = std::to_array<WordRow>({
    {"",
     "DE DEL DELA DELOS DELAS LA LAS LOS LE DA DAS DO DOS DI DU DES DELLA DELLO DALLA DEGLI VAN "
     "VON DER DEN TER TEN ZU ZUM ZUR VANDER VANDEN AL EL UL UR ASH AS BIN IBN BINT BEN ABU ABD "
     "ABDUL ABDEL ABOU MC MAC O D L FITZ SAN SANTA ST SAINT SAINTE STE"},
});

constexpr std::array generation_rows = std::to_array<WordRow>({
    {"JR", "JR JUNIOR JNR"},
    {"SR", "SR SENIOR SNR"},
    {"II", "II 2ND 2D SECOND"},
    {"III", "III 3RD 3D THIRD"},
    {"IV", "IV 4TH FOURTH"},
});

constexpr std::array title_rows = std::to_array<WordRow>({
    {"", "MR MRS MS MISS MISTER DR SRA SRTA SENOR SENORA REV HON PROF"},
});

constexpr std::array placeholder_rows = std::to_array<WordRow>({
    {"certain",
     "UNKNOWN/UNK/UNKN/UNKNOWN NAME/NAME UNKNOWN/NOT KNOWN/FNU/LNU/MNU/NFN/NLN/FNU LNU/"
     "FIRST NAME UNKNOWN/LAST NAME UNKNOWN/FIRST UNKNOWN/LAST UNKNOWN/NO FIRST NAME/NO LAST NAME/"
     "NO NAME/NONAME/NO NAME GIVEN/NO NAME PROVIDED/NAMELESS/NO GIVEN NAME/NO SURNAME/NONE/NULL/"
     "NONE GIVEN/NONE PROVIDED/NOT PROVIDED/NOT GIVEN/NOT AVAILABLE/NOT APPLICABLE/NOT STATED/"
     "NOT LISTED/FAILED TO PROVIDE/REFUSED/REFUSED TO PROVIDE/DECLINED/WITHHELD/REDACTED/"
     "CONFIDENTIAL/ANONYMOUS/ANON/TBD/TO BE DETERMINED/SEE FILE/OCCUPANT/CURRENT RESIDENT/"
     "CURRENT OCCUPANT/TAXPAYER/ADULT MALE/ADULT FEMALE/BABY BOY/BABY GIRL/INFANT BOY/INFANT GIRL/"
     "NEWBORN/MINOR CHILD/TEST TEST/TEST USER/TEST NAME/FIRST NAME/LAST NAME/FIRSTNAME/LASTNAME/"
     "SURNAME/GIVEN NAME/YOUR NAME/XX/XXX/XXXX/XXXXX/XXXXXX/AAA/AAAA/ASDF/DONT KNOW/UNDETERMINED/"
     "UNIDENTIFIED/UNNAMED/DESCONOCIDO/DESCONOCIDA/NOMBRE DESCONOCIDO/SE DESCONOCE/SIN NOMBRE/"
     "SIN APELLIDO/SIN APELLIDOS/NO SABE/NO PROPORCIONADO/NO TIENE/NINGUNO/NINGUNA/NO APLICA/"
     "INCONNU/INCONNUE/SANS NOM/UNBEKANNT/OHNE NAMEN/KEIN NAME/DESCONHECIDO/DESCONHECIDA/SEM NOME/"
     "SCONOSCIUTO/SCONOSCIUTA/ONBEKEND/NIEZNANY/NIEZNANA/NEIZVESTNO/NEIZVESTEN/"
     "UNKNOWN MALE/UNKNOWN FEMALE/UNKNOWN PERSON/UNKNOWN GIVEN/UNKNOWN SURNAME/NAME WITHHELD/"
     "NAME REFUSED/NO NAME AVAILABLE/NO NAME LISTED/UNABLE TO OBTAIN/NOT REPORTED/NOT SPECIFIED/"
     "FNAME/LNAME/MNAME/FULL NAME/FULLNAME/SAMPLE NAME/DUMMY/QWERTY/ASDFGH/ASDFASDF/ABCD/XYZ/NN/"
     "FULANO/FULANA/FULANITO/MENGANO/MENGANA/ZUTANO/PERENGANO/IGNORADO/IGNORADA/SE IGNORA/"
     "NO CONSTA/NO INDICA/NO INFORMADO/NO DISPONIBLE/NO IDENTIFICADO/NO IDENTIFICADA/SIN DATOS/"
     "SIN INFORMACION/SIN IDENTIFICAR/NOMBRE/PRIMER NOMBRE/APELLIDO/APELLIDOS/PRIMER APELLIDO/"
     "ANONIMO/ANONIMA/SEM SOBRENOME/SEM INFORMACAO/NAO INFORMADO/FULANO DE TAL"},
    {"given only",
     "RESIDENT/SPOUSE/HUSBAND/WIFE/PERSON/SUBJECT/ALIEN/INDIVIDUAL/ADULT/BABY/INFANT/CHILD/TEST/"
     "TESTER/TESTING/FIRST/LAST/NAME/ABC/MR/MRS/MS/MISS/MISTER/SENOR/SENORA/SRA/SRTA/OWNER/TENANT/"
     "ROOMMATE/HOUSEHOLDER/OTHER/SAME/SELF/FEMALE/ADULT CHILD/MALE CHILD/FEMALE CHILD/BEBE/"
     "ESPOSO/ESPOSA/PERSONA/SAMPLE"},
});

constexpr std::array proverbial_rows = std::to_array<WordRow>({
    {"",
     "JOHN DOE/JANE DOE/JON DOE/JOHNNY DOE/JANIE DOE/BABY DOE/JIMMY DOE/JOHN ROE/JANE ROE/"
     "RICHARD ROE/RICHARD MILES/JOHN Q PUBLIC/JANE Q PUBLIC/JOHN PUBLIC/JOE BLOGGS/JOE BLOW/"
     "JOE SCHMOE/JUAN DOE/FULANO DETAL/FULANO TAL/JUAN PEREZ DETAL/MAX MUSTERMANN/"
     "ERIKA MUSTERMANN/ANY BODY/MICKEY MOUSE/DONALD DUCK/TEST PERSON/TEST SUBJECT/"
     "JUAN DELPUEBLO/JUAN PUEBLO/JOSE FULANO/FULANA DETAL/JANE SCHMOE/JOHN SAMPLE/JANE SAMPLE/"
     "JOHN QPUBLIC/JANE QPUBLIC/BUGS BUNNY/SANTA CLAUS/DAFFY DUCK/MINNIE MOUSE/JOHN NOBODY/"
     "SOME BODY/NO BODY/ERIKA MUSTERFRAU/JOAO NINGUEM"},
});

// What a given name begins with where somebody else's name, or none, follows.
constexpr std::array beginning_rows = std::to_array<WordRow>({
    {"",
     "BABY BOY/BABY GIRL/BABY OF/INFANT BOY/INFANT GIRL/INFANT OF/SPOUSE OF/WIFE OF/HUSBAND OF/"
     "CHILD OF/SON OF/DAUGHTER OF/MOTHER OF/FATHER OF/PARENT OF/PARENTS OF/GUARDIAN OF/TWIN OF/"
     "ESPOSA DE/ESPOSO DE/HIJO DE/HIJA DE/MADRE DE/PADRE DE/BEBE DE/NINO DE/CONYUGE DE"},
});

constexpr std::array no_middle_rows = std::to_array<WordRow>({
    {"", "NMN NMI NONE NOMIDDLE NOMIDDLENAME NMNI UNKNOWN UNK MNU"},
});

constexpr std::array joining_rows = std::to_array<WordRow>({
    {"", "AKA ALIAS FKA NKA NEE DBA TCC OR AND AKAS FORMERLY"},
});

WordTable const& name_placeholders() {
    static WordTable const table(placeholder_rows, '/');
    return table;
}

}  // namespace

bool is_particle(std::string_view word) {
    static WordTable const table(particle_rows);
    return table.contains(word);
}

std::string_view generation(std::string_view word) {
    static WordTable const table(generation_rows);
    return table.standard(word);
}

bool is_title(std::string_view word) {
    static WordTable const table(title_rows);
    return table.contains(word);
}

bool is_given_placeholder(std::string_view phrase) {
    return name_placeholders().contains(phrase);
}

bool begins_given_placeholder(std::string_view two_words) {
    static WordTable const table(beginning_rows, '/');
    return table.contains(two_words);
}

bool is_surname_placeholder(std::string_view phrase) {
    return name_placeholders().find(phrase) == 0;
}

bool is_proverbial(std::string_view given, std::string_view surname) {
    static WordTable const table(proverbial_rows, '/');
    std::string name(given);
    name += ' ';
    name += surname;
    return table.contains(name);
}

bool says_no_middle_name(std::string_view word) {
    static WordTable const table(no_middle_rows);
    return table.contains(word);
}

bool joins_names(std::string_view word) {
    static WordTable const table(joining_rows);
    return table.contains(word);
}

}  // namespace penstock::identity::tables
