#include "identity/tables/countries.h"

#include "identity/internal/word_table.h"
#include "identity/tables/states.h"

#include <array>

namespace penstock::identity::tables {

namespace {

using internal::WordRow;
using internal::WordTable;

constexpr std::array rows = std::to_array<WordRow>({
    {"US",
     "US/USA/U S/U S A/UNITED STATES/UNITED STATES OF AMERICA/THE UNITED STATES/EEUU/EE UU/"
     "ESTADOS UNIDOS/ESTADOS UNIDOS DE AMERICA/ETATS UNIS"},
    {"AF", "AF/AFG/AFGHANISTAN"},
    {"AL", "AL/ALB/ALBANIA"},
    {"DZ", "DZ/DZA/ALGERIA"},
    {"AO", "AO/AGO/ANGOLA"},
    {"AR", "AR/ARG/ARGENTINA"},
    {"AM", "AM/ARM/ARMENIA"},
    {"AU", "AU/AUS/AUSTRALIA"},
    {"AT", "AT/AUT/AUSTRIA/OSTERREICH"},
    {"AZ", "AZ/AZE/AZERBAIJAN"},
    {"BS", "BS/BHS/BAHAMAS/THE BAHAMAS"},
    {"BD", "BD/BGD/BANGLADESH"},
    {"BB", "BB/BRB/BARBADOS"},
    {"BY", "BY/BLR/BELARUS"},
    {"BE", "BE/BEL/BELGIUM/BELGIQUE/BELGIE"},
    {"BZ", "BZ/BLZ/BELIZE"},
    {"BJ", "BJ/BEN/BENIN"},
    {"BT", "BT/BTN/BHUTAN"},
    {"BO", "BO/BOL/BOLIVIA"},
    {"BA", "BA/BIH/BOSNIA/BOSNIA AND HERZEGOVINA/BOSNIA HERZEGOVINA"},
    {"BR", "BR/BRA/BRAZIL/BRASIL"},
    {"BG", "BG/BGR/BULGARIA"},
    {"BF", "BF/BFA/BURKINA FASO"},
    {"MM", "MM/MMR/MYANMAR/BURMA"},
    {"KH", "KH/KHM/CAMBODIA"},
    {"CM", "CM/CMR/CAMEROON"},
    {"CA", "CA/CAN/CANADA"},
    {"CV", "CV/CPV/CAPE VERDE/CABO VERDE"},
    {"CL", "CL/CHL/CHILE"},
    {"CN", "CN/CHN/CHINA/PEOPLES REPUBLIC OF CHINA"},
    {"CO", "CO/COL/COLOMBIA"},
    {"CG", "CG/COG/CONGO"},
    {"CD", "CD/COD/DEMOCRATIC REPUBLIC OF THE CONGO/DR CONGO"},
    {"CR", "CR/CRI/COSTA RICA"},
    {"CI", "CI/CIV/IVORY COAST/COTE D IVOIRE/COTE DIVOIRE"},
    {"HR", "HR/HRV/CROATIA/HRVATSKA"},
    {"CU", "CU/CUB/CUBA"},
    {"CY", "CY/CYP/CYPRUS"},
    {"CZ", "CZ/CZE/CZECH REPUBLIC/CZECHIA"},
    {"DK", "DK/DNK/DENMARK/DANMARK"},
    {"DM", "DM/DMA/DOMINICA"},
    {"DO", "DO/DOM/DOMINICAN REPUBLIC/REPUBLICA DOMINICANA"},
    {"EC", "EC/ECU/ECUADOR"},
    {"EG", "EG/EGY/EGYPT"},
    {"SV", "SV/SLV/EL SALVADOR"},
    {"ER", "ER/ERI/ERITREA"},
    {"EE", "EE/EST/ESTONIA"},
    {"ET", "ET/ETH/ETHIOPIA"},
    {"FJ", "FJ/FJI/FIJI"},
    {"FI", "FI/FIN/FINLAND"},
    {"FR", "FR/FRA/FRANCE"},
    {"GM", "GM/GMB/GAMBIA/THE GAMBIA"},
    {"GE", "GE/GEO/REPUBLIC OF GEORGIA"},
    {"DE", "DE/DEU/GERMANY/DEUTSCHLAND"},
    {"GH", "GH/GHA/GHANA"},
    {"GR", "GR/GRC/GREECE"},
    {"GD", "GD/GRD/GRENADA"},
    {"GT", "GT/GTM/GUATEMALA"},
    {"GN", "GN/GIN/GUINEA"},
    {"GY", "GY/GUY/GUYANA"},
    {"HT", "HT/HTI/HAITI"},
    {"HN", "HN/HND/HONDURAS"},
    {"HK", "HK/HKG/HONG KONG"},
    {"HU", "HU/HUN/HUNGARY"},
    {"IS", "IS/ISL/ICELAND"},
    {"IN", "IN/IND/INDIA"},
    {"ID", "ID/IDN/INDONESIA"},
    {"IR", "IR/IRN/IRAN"},
    {"IQ", "IQ/IRQ/IRAQ"},
    {"IE", "IE/IRL/IRELAND"},
    {"IL", "IL/ISR/ISRAEL"},
    {"IT", "IT/ITA/ITALY/ITALIA"},
    {"JM", "JM/JAM/JAMAICA"},
    {"JP", "JP/JPN/JAPAN"},
    {"JO", "JO/JOR/JORDAN"},
    {"KZ", "KZ/KAZ/KAZAKHSTAN"},
    {"KE", "KE/KEN/KENYA"},
    {"KR", "KR/KOR/SOUTH KOREA/KOREA/REPUBLIC OF KOREA"},
    {"KP", "KP/PRK/NORTH KOREA"},
    {"KW", "KW/KWT/KUWAIT"},
    {"KG", "KG/KGZ/KYRGYZSTAN"},
    {"LA", "LA/LAO/LAOS"},
    {"LV", "LV/LVA/LATVIA"},
    {"LB", "LB/LBN/LEBANON"},
    {"LR", "LR/LBR/LIBERIA"},
    {"LY", "LY/LBY/LIBYA"},
    {"LT", "LT/LTU/LITHUANIA"},
    {"LU", "LU/LUX/LUXEMBOURG"},
    {"MY", "MY/MYS/MALAYSIA"},
    {"ML", "ML/MLI/MALI"},
    {"MR", "MR/MRT/MAURITANIA"},
    {"MX", "MX/MEX/MEXICO/ESTADOS UNIDOS MEXICANOS"},
    {"MD", "MD/MDA/MOLDOVA"},
    {"MN", "MN/MNG/MONGOLIA"},
    {"MA", "MA/MAR/MOROCCO"},
    {"MZ", "MZ/MOZ/MOZAMBIQUE"},
    {"NP", "NP/NPL/NEPAL"},
    {"NL", "NL/NLD/NETHERLANDS/THE NETHERLANDS/HOLLAND/NEDERLAND"},
    {"NZ", "NZ/NZL/NEW ZEALAND"},
    {"NI", "NI/NIC/NICARAGUA"},
    {"NE", "NE/NER/NIGER"},
    {"NG", "NG/NGA/NIGERIA"},
    {"NO", "NO/NOR/NORWAY/NORGE"},
    {"PK", "PK/PAK/PAKISTAN"},
    {"PS", "PS/PSE/PALESTINE"},
    {"PA", "PA/PAN/PANAMA"},
    {"PY", "PY/PRY/PARAGUAY"},
    {"PE", "PE/PER/PERU"},
    {"PH", "PH/PHL/PHILIPPINES/THE PHILIPPINES"},
    {"PL", "PL/POL/POLAND/POLSKA"},
    {"PT", "PT/PRT/PORTUGAL"},
    {"QA", "QA/QAT/QATAR"},
    {"RO", "RO/ROU/ROMANIA"},
    {"RU", "RU/RUS/RUSSIA/RUSSIAN FEDERATION"},
    {"RW", "RW/RWA/RWANDA"},
    {"SA", "SA/SAU/SAUDI ARABIA"},
    {"SN", "SN/SEN/SENEGAL"},
    {"RS", "RS/SRB/SERBIA"},
    {"SL", "SL/SLE/SIERRA LEONE"},
    {"SG", "SG/SGP/SINGAPORE"},
    {"SK", "SK/SVK/SLOVAKIA"},
    {"SI", "SI/SVN/SLOVENIA"},
    {"SO", "SO/SOM/SOMALIA"},
    {"ZA", "ZA/ZAF/SOUTH AFRICA"},
    {"SS", "SS/SSD/SOUTH SUDAN"},
    {"ES", "ES/ESP/SPAIN/ESPANA"},
    {"LK", "LK/LKA/SRI LANKA"},
    {"SD", "SD/SDN/SUDAN"},
    {"SR", "SR/SUR/SURINAME"},
    {"SE", "SE/SWE/SWEDEN/SVERIGE"},
    {"CH", "CH/CHE/SWITZERLAND/SCHWEIZ/SUISSE"},
    {"SY", "SY/SYR/SYRIA"},
    {"TW", "TW/TWN/TAIWAN"},
    {"TJ", "TJ/TJK/TAJIKISTAN"},
    {"TZ", "TZ/TZA/TANZANIA"},
    {"TH", "TH/THA/THAILAND"},
    {"TG", "TG/TGO/TOGO"},
    {"TO", "TO/TON/TONGA"},
    {"TT", "TT/TTO/TRINIDAD AND TOBAGO/TRINIDAD/TRINIDAD & TOBAGO"},
    {"TN", "TN/TUN/TUNISIA"},
    {"TR", "TR/TUR/TURKEY/TURKIYE"},
    {"TM", "TM/TKM/TURKMENISTAN"},
    {"UG", "UG/UGA/UGANDA"},
    {"UA", "UA/UKR/UKRAINE"},
    {"AE", "AE/ARE/UNITED ARAB EMIRATES/UAE"},
    {"GB", "GB/GBR/UK/UNITED KINGDOM/GREAT BRITAIN/ENGLAND/SCOTLAND/WALES"},
    {"UY", "UY/URY/URUGUAY"},
    {"UZ", "UZ/UZB/UZBEKISTAN"},
    {"VE", "VE/VEN/VENEZUELA"},
    {"VN", "VN/VNM/VIETNAM/VIET NAM"},
    {"WS", "WS/WSM/SAMOA/WESTERN SAMOA"},
    {"YE", "YE/YEM/YEMEN"},
    {"ZM", "ZM/ZMB/ZAMBIA"},
    {"ZW", "ZW/ZWE/ZIMBABWE"},
});

WordTable const& countries() {
    static WordTable const table(rows, '/');
    return table;
}

}  // namespace

std::string_view country_code(std::string_view name) {
    return countries().standard(name);
}

bool ends_line_as_country(std::string_view name) {
    if (!countries().contains(name)) return false;
    if (name.size() == 2) return name == "MX" || name == "UK" || is_united_states(name);
    return name.size() > 3 || is_united_states(name) || name == "MEX" || name == "UAE";
}

bool is_united_states(std::string_view name) {
    return countries().standard(name) == "US";
}

}  // namespace penstock::identity::tables
