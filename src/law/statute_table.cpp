#include "law/statute_table.h"

#include "base/check.h"
#include "law/citation.h"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

namespace penstock::law {

namespace {

// Crimes against the tax laws stand in title 26, chapter 75; no other provision of that title is a
// designated crime either.
constexpr int tax_title = 26;

// Sections that stand no longer under their number: repealed or renumbered by the Illegal
// Immigration Reform and Immigrant Responsibility Act of 1996.
constexpr std::array<std::string_view, 4> repealed{
    "8 USC 1105a",  // repealed
    "8 USC 1251",   // now 8 USC 1227
    "8 USC 1252a",  // now 8 USC 1228
    "8 USC 1254",   // repealed
};

// Provisions of title 8 that are about admission, detention, removal, relief or civil penalties.
constexpr std::array<std::string_view, 29> civil{
    "8 USC 1101",  "8 USC 1103",  "8 USC 1151",  "8 USC 1152",  "8 USC 1153",    "8 USC 1154",
    "8 USC 1157",  "8 USC 1158",  "8 USC 1159",  "8 USC 1182",  "8 USC 1184",    "8 USC 1225",
    "8 USC 1226",  "8 USC 1226a", "8 USC 1227",  "8 USC 1228",  "8 USC 1229",    "8 USC 1229a",
    "8 USC 1229b", "8 USC 1229c", "8 USC 1231",  "8 USC 1252",  "8 USC 1253(c)", "8 USC 1253(d)",
    "8 USC 1255",  "8 USC 1323",  "8 USC 1324b", "8 USC 1324d", "8 USC 1357",
};

// The subdivisions of sections whose structure is known, each by its deepest paths.
struct Structure {
    std::string_view section;
    std::span<std::string_view const> paths;
};
constexpr std::string_view paths_1253[] = {
    "(a)(1)(A)", "(a)(1)(B)", "(a)(1)(C)", "(a)(1)(D)", "(a)(2)",    "(a)(3)(A)",
    "(a)(3)(B)", "(a)(3)(C)", "(a)(3)(D)", "(a)(3)(E)", "(a)(3)(F)", "(b)",
    "(c)(1)(A)", "(c)(1)(B)", "(c)(1)(C)", "(c)(2)(A)", "(c)(2)(B)", "(d)"};
constexpr std::string_view paths_1325[] = {"(a)(1)", "(a)(2)", "(a)(3)", "(b)(1)",
                                           "(b)(2)", "(c)",    "(d)"};
constexpr std::string_view paths_1326[] = {"(a)(1)", "(a)(2)(A)", "(a)(2)(B)", "(b)(1)",
                                           "(b)(2)", "(b)(3)",    "(b)(4)",    "(c)",
                                           "(d)(1)", "(d)(2)",    "(d)(3)"};
constexpr Structure structures[] = {
    {"8 USC 1253", paths_1253},
    {"8 USC 1325", paths_1325},
    {"8 USC 1326", paths_1326},
    {"18 USC 1542", {}},  // two paragraphs without a number
};

// Words that make a text that is no citation of the Code one of the law of a State or a place.
constexpr std::array<std::string_view, 56> state_names{"alabama",
                                                       "alaska",
                                                       "arizona",
                                                       "arkansas",
                                                       "california",
                                                       "colorado",
                                                       "connecticut",
                                                       "delaware",
                                                       "florida",
                                                       "georgia",
                                                       "hawaii",
                                                       "idaho",
                                                       "illinois",
                                                       "indiana",
                                                       "iowa",
                                                       "kansas",
                                                       "kentucky",
                                                       "louisiana",
                                                       "maine",
                                                       "maryland",
                                                       "massachusetts",
                                                       "michigan",
                                                       "minnesota",
                                                       "mississippi",
                                                       "missouri",
                                                       "montana",
                                                       "nebraska",
                                                       "nevada",
                                                       "new hampshire",
                                                       "new jersey",
                                                       "new mexico",
                                                       "new york",
                                                       "north carolina",
                                                       "north dakota",
                                                       "ohio",
                                                       "oklahoma",
                                                       "oregon",
                                                       "pennsylvania",
                                                       "rhode island",
                                                       "south carolina",
                                                       "south dakota",
                                                       "tennessee",
                                                       "texas",
                                                       "utah",
                                                       "vermont",
                                                       "virginia",
                                                       "washington",
                                                       "west virginia",
                                                       "wisconsin",
                                                       "wyoming",
                                                       "district of columbia",
                                                       "puerto rico",
                                                       "guam",
                                                       "american samoa",
                                                       "virgin islands",
                                                       "northern mariana islands"};
// As legal citations shorten them, full stops taken out and spaces kept.
constexpr std::array<std::string_view, 59> state_abbreviations{
    "ala", "ariz", "ark",  "cal", "calif", "colo", "conn", "del",  "fla",  "ga",   "haw", "ill",
    "ind", "kan",  "ky",   "la",  "me",    "md",   "mass", "mich", "minn", "miss", "mo",  "mont",
    "neb", "nev",  "n h",  "nh",  "n j",   "nj",   "n m",  "nm",   "n y",  "ny",   "n c", "nc",
    "n d", "nd",   "okla", "ore", "pa",    "r i",  "ri",   "s c",  "sc",   "s d",  "sd",  "tenn",
    "tex", "tx",   "ca",   "vt",  "va",    "wash", "w va", "wis",  "wyo",  "d c",  "dc"};
constexpr std::array<std::string_view, 18> law_words{
    "code", "codes",     "penal", "stat", "stats", "statute",  "statutes", "rev",      "revised",
    "ann",  "annotated", "law",   "laws", "crim",  "criminal", "gen",      "compiled", "act"};
// Codes that are known by their name alone.
constexpr std::array<std::string_view, 25> state_codes{"penal code",
                                                       "penal law",
                                                       "health and safety code",
                                                       "vehicle code",
                                                       "transportation code",
                                                       "municipal code",
                                                       "city code",
                                                       "county code",
                                                       "ordinance",
                                                       "state law",
                                                       "ilcs",
                                                       "rcw",
                                                       "ocga",
                                                       "o c g a",
                                                       "ars",
                                                       "a r s",
                                                       "ksa",
                                                       "k s a",
                                                       "njsa",
                                                       "n j s a",
                                                       "mcl",
                                                       "m c l",
                                                       "nrs",
                                                       "n r s",
                                                       "rsmo"};

// Small letters, digits and single spaces; full stops vanish, so "O.C.G.A." is "ocga".
std::string words_of(std::string_view text, std::string_view vanishing) {
    std::string result = " ";
    for (char const c : text) {
        if (vanishing.find(c) != std::string_view::npos) continue;
        bool const capital = c >= 'A' && c <= 'Z';
        bool const plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (capital) {
            result += static_cast<char>(c - 'A' + 'a');
        } else if (plain) {
            result += c;
        } else if (result.back() != ' ') {
            result += ' ';
        }
    }
    if (result.back() != ' ') result += ' ';
    return result;
}

template <typename Words>
bool names_any(std::string_view padded, Words const& words) {
    return std::ranges::any_of(words, [&](std::string_view word) {
        for (auto at = padded.find(word); at != std::string_view::npos;
             at = padded.find(word, at + 1)) {
            if (padded[at - 1] == ' ' && padded[at + word.size()] == ' ') return true;
        }
        return false;
    });
}

bool is_state_law(std::string_view authority) {
    for (std::string_view const vanishing : {std::string_view("."), std::string_view()}) {
        std::string const words = words_of(authority, vanishing);
        if (names_any(words, state_codes)) return true;
        bool const names_state =
            names_any(words, state_names) || names_any(words, state_abbreviations);
        if (names_state && names_any(words, law_words)) return true;
    }
    return false;
}

bool is_tax_code(std::string_view authority) {
    constexpr std::array<std::string_view, 4> names{"internal revenue code", "irc", "i r c",
                                                    "tax code"};
    return names_any(words_of(authority, "."), names) || names_any(words_of(authority, {}), names);
}

// Text too long to be one citation is not searched for names.
constexpr std::size_t longest_authority = 500;

bool under_any(std::vector<UscCitation> const& provisions, UscCitation const& citation) {
    return std::ranges::any_of(
        provisions, [&](UscCitation const& provision) { return provision.covers(citation); });
}

// Requires: all of `texts` are citations; the tests read every one of them.
std::vector<UscCitation> parse_all(std::span<std::string_view const> texts,
                                   std::string_view before = {}) {
    std::vector<UscCitation> result;
    for (std::string_view const text : texts) {
        auto citation = parse_usc(std::string(before) + std::string(text));
        CHECK(citation.has_value());
        result.push_back(std::move(*citation));
    }
    return result;
}

struct ParsedStructure {
    UscCitation section;
    std::vector<UscCitation> deepest;
};

// The tables above, read once.
struct Tables {
    std::vector<UscCitation> repealed = parse_all(penstock::law::repealed);
    std::vector<UscCitation> civil = parse_all(penstock::law::civil);
    std::vector<ParsedStructure> structures;

    Tables() {
        for (Structure const& known : penstock::law::structures) {
            structures.push_back({parse_all(std::span(&known.section, 1)).front(),
                                  parse_all(known.paths, known.section)});
        }
    }
};

Tables const& tables() {
    static Tables const read_once;
    return read_once;
}

// False only where the section's structure is known and has no such subdivision.
bool subdivision_exists(UscCitation const& citation) {
    for (ParsedStructure const& known : tables().structures) {
        if (!known.section.covers(citation) || citation.subdivisions.empty()) continue;
        return std::ranges::any_of(known.deepest, [&](UscCitation const& provision) {
            return citation.covers(provision);
        });
    }
    return true;
}

}  // namespace

StatuteReading classify(std::string_view authority, std::vector<Statute> const& statutes) {
    StatuteReading reading;
    if (authority.size() > longest_authority) {
        reading.state = StatuteState::NotACitation;
        return reading;
    }
    if (words_of(authority, {}) == " ") return reading;
    auto const citation = parse_usc(authority);
    if (!citation) {
        reading.state = is_tax_code(authority)    ? StatuteState::Tax
                        : is_state_law(authority) ? StatuteState::StateLaw
                                                  : StatuteState::NotACitation;
        return reading;
    }
    reading.citation = citation->text();
    reading.state = StatuteState::NotListed;
    if (citation->title == tax_title) {
        reading.state = StatuteState::Tax;
    } else if (under_any(tables().repealed, *citation)) {
        reading.state = StatuteState::Repealed;
    } else if (under_any(tables().civil, *citation)) {
        reading.state = StatuteState::Civil;
    } else if (!subdivision_exists(*citation)) {
        reading.state = StatuteState::UnknownSubdivision;
    } else {
        for (std::size_t i = 0; i < statutes.size(); ++i) {
            auto const listed = parse_usc(statutes[i].citation);
            if (!listed) continue;
            if (listed->covers(*citation)) {
                return {StatuteState::Listed, i, statutes[i].citation};
            }
            if (citation->covers(*listed)) reading.state = StatuteState::NeedsSubsection;
        }
    }
    return reading;
}

}  // namespace penstock::law
