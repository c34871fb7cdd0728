// The three public counters of a calendar year, for each agency, from the ledger's entries alone,
// and compared one by one with the store.
//
// 26 USC 6103(p)(3)(B) wants a report within 90 days after each calendar year, (p)(3)(C) names what
// the public one has for each agency: the number of "(I) requests", "(II) instances" of disclosure
// and "(III) taxpayers whose returns, or return information" were disclosed, with "the general
// purposes". What each number counts is said here, and nowhere else.
#pragma once

#include "base/date.h"
#include "base/literal.h"
#include "disclosure/station.h"

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace penstock::oversight {

struct Counter {
    Literal id;     // in files: "requests"
    Literal title;  // above a column
    Literal means;  // whole sentences
};

inline constexpr Counter requests_counter{
    "requests", "Requests",
    "Request lines of batches that were taken in during the year; each line asks about one "
    "taxpayer. A batch sent back whole, and one that came again, are not counted; a line that was "
    "returned, refused or answered with nothing is."};
inline constexpr Counter disclosures_counter{
    "disclosures", "Instances of disclosure",
    "One for each line and each officer who opened it during the year and was shown an item: the "
    "ledger's entries of the type disclosed. Opening the same item again is the same instance; an "
    "envelope that says that nothing is disclosed is none."};
inline constexpr Counter taxpayers_counter{
    "taxpayers", "Taxpayers affected",
    "Different persons of the records among the instances of disclosure of the year, each counted "
    "once for an agency and once in the total. Which person it was is in the store; the ledger's "
    "commitment proves that it was not changed since."};

struct AgencyYear {
    std::string agency;      // its id
    std::string name;        // by its agreement as last adopted
    std::string agreements;  // ids, joined by ", "
    std::string purposes;    // the agreements' general purposes
    std::string statutes;    // that the disclosures relied on, joined by ", "
    std::uint64_t requests = 0, disclosures = 0, taxpayers = 0;
    // Beside the three, inside the custodian:
    std::uint64_t batches = 0, batches_sent_back = 0, lines_sent_back = 0;
    std::uint64_t inspections = 0;  // look-ups for a decision, and to explain one
    std::uint64_t answered = 0, opened_again = 0, openings_refused = 0, disposed = 0;
};

// Where the ledger and the store do not say the same.
struct CountMismatch {
    Literal counter;     // "requests", "disclosures" or "taxpayers"
    std::string agency;  // empty where it cannot be told
    Literal what;        // what differs, a clause
    std::uint64_t ledger = 0, store = 0;
};

struct YearCount {
    int year = 0;
    std::vector<AgencyYear> agencies;  // by id; those with anything to count
    std::uint64_t requests = 0, disclosures = 0;
    std::uint64_t taxpayers = 0;          // different persons over all agencies
    std::uint64_t persons_not_known = 0;  // lines decided before the person was kept; each counts
                                          // as one taxpayer
    std::map<unsigned, std::uint64_t> disclosures_by_month;  // 1 to 12
    std::vector<CountMismatch> mismatches;                   // not empty: do not use the numbers
};

// Reads the ledger twice and keeps only what was disclosed. Errors: IntegrityLost, Io.
[[nodiscard]] Result<YearCount> count_year(disclosure::Station& station, int year);

// 90 days after the year's end (6103(p)(3)(B)).
[[nodiscard]] Date due_date(int year);

}  // namespace penstock::oversight
