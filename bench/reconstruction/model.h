// Everything that the reconstruction takes for granted, in one place: what was published, what
// follows from it by arithmetic, and what is our own guess. The page prints this table as it is.
//
// Grades are those of the background domain dossier, section 0.1, in three words. "Published" is
// not "proven": most rests on court filings as the press and law firms reported them.
#pragma once

#include "synthetic/chance.h"

#include <cstdint>
#include <span>
#include <string_view>

namespace penstock::reconstruction {

enum class Grade : std::uint8_t {
    Published,  // reported, with its source
    Derived,    // arithmetic over published figures
    Assumed,    // ours; nothing was published
};
[[nodiscard]] std::string_view word(Grade grade);

enum class Unit : std::uint8_t { Count, Share };

struct Figure {
    std::string_view name;
    double value = 0;
    Unit unit = Unit::Share;
    Grade grade = Grade::Assumed;
    std::string_view source;
};

// --- what was published about the exchange of August 2025, for comparison and for the size
inline constexpr Figure lines_requested{
    "lines asked for", 1'280'000, Unit::Count, Grade::Published,
    "news investigation of July 2025 and later court accounts; dossier 2.1"};
inline constexpr Figure lines_released{"addresses released", 47'289, Unit::Count, Grade::Published,
                                       "court accounts of August 2025; dossier 2.1"};
inline constexpr Figure released_by_number{
    "of them by name and number, called unlawful by the court", 42'695, Unit::Count,
    Grade::Published, "D.D.C., 26 February 2026; dossier 2.1"};
inline constexpr Figure released_by_address{"of them by name and address", 4'594, Unit::Count,
                                            Grade::Derived, "47,289 less 42,695; dossier 2.1"};
inline constexpr Figure recipients_named{"officials named as recipients for all lines", 1,
                                         Unit::Count, Grade::Published,
                                         "D.D.C., 21 November 2025; dossier 2.2, W4"};
inline constexpr Figure addresses_new_to_requester{
    "released addresses that were new to the requester, about", 33'000, Unit::Count,
    Grade::Published, "filing in D. Mass., December 2025; dossier 2.1"};
inline constexpr Figure insufficient_estimate{
    "released on an incomplete or insufficient address, less than", 0.05, Unit::Share,
    Grade::Published,
    "declaration of 11 February 2026, the custodian's first estimate; dossier 2.1"};

// --- the requester's addresses
inline constexpr Figure blank_addresses{
    "address blank", 0.055, Unit::Share, Grade::Published,
    "DHS OIG-23-47 on other records of the requester; dossier 2.3"};
inline constexpr Figure undeliverable_addresses{"address not valid for delivery", 0.026,
                                                Unit::Share, Grade::Published,
                                                "DHS OIG-23-47; dossier 2.3"};
inline constexpr Figure unitless_addresses{"apartment building without the unit", 0.099,
                                           Unit::Share, Grade::Published,
                                           "DHS OIG-23-47; dossier 2.3"};
inline constexpr Figure placeholder_part{
    "of the undeliverable: a placeholder such as \"Failed to Provide\" with a ZIP code", 0.40,
    Unit::Share, Grade::Assumed,
    "that there were some is published (dossier 2.2, W3), how many is not"};
inline constexpr Figure zip_shaped_part{
    "of the undeliverable: a run of digits like a ZIP code, or city and ZIP code alone", 0.25,
    Unit::Share, Grade::Assumed, "examples are published (dossier 2.2, W2), shares are not"};
inline constexpr Figure recurring_part{
    "of the undeliverable: one of two invented addresses that recur", 0.10, Unit::Share,
    Grade::Assumed, "that two recurred many times is published (dossier 2.3), how often is not"};
// What is left of the undeliverable is a street that does not exist.

// --- whom the lines are about
inline constexpr Figure with_number{
    "line carries a taxpayer number", 0.70, Unit::Share, Grade::Assumed,
    "set with the next so that both ways release what was published"};
inline constexpr Figure on_file{
    "person is on file with the custodian", 0.0555, Unit::Share, Grade::Assumed,
    "set so that the historical rule releases about 3.7 % of the lines"};
inline constexpr Figure kin_on_file{
    "person is not on file, but a relative at the address is", 0.015, Unit::Share, Grade::Assumed,
    "shared names and homes are the harm that D. Mass. described; dossier 1.10"};
inline constexpr Figure number_of_another{"number given is that of somebody else on file", 0.02,
                                          Unit::Share, Grade::Assumed, "nothing published"};
inline constexpr Figure number_of_nobody{"number given is nobody's, for a person on file", 0.03,
                                         Unit::Share, Grade::Assumed, "nothing published"};
inline constexpr Figure with_birth_date{"line carries a birth date", 0.80, Unit::Share,
                                        Grade::Assumed, "nothing published"};

// --- where people on file are said to live, if the address is a whole one
inline constexpr Figure at_last_known{
    "their last known address", 0.28, Unit::Share, Grade::Assumed,
    "chosen near 14,289 of 47,289: the releases that were not new to the requester"};
inline constexpr Figure at_former{"a former address of theirs that is on file", 0.17, Unit::Share,
                                  Grade::Assumed, "nothing published"};
// What is left is an address that was never on file for them: a real home of the model, of which
// some are other people's on file.
inline constexpr Figure elsewhere_occupied{
    "of the addresses never on file for the person: certainly on file for somebody else", 0.50,
    Unit::Share, Grade::Assumed, "nothing published"};

// --- how lines are written
inline constexpr Figure cell_errors{"share of name, address, number and date cells with an error",
                                    0.01, Unit::Share, Grade::Assumed,
                                    "the light level of the match evaluation, docs/evaluation"};
inline constexpr Figure forms_vary{
    "lines written in the forms of several clerks: capitals, words spelt out, units, one line", 1.0,
    Unit::Share, Grade::Published,
    "that formatting was not uniform: TIGTA, June 2026; the rates are those of bench/match/form"};

// --- the counterfactual
inline constexpr Figure lines_of_an_officer{
    "lines one officer may have as recipient, before a person must look", 25, Unit::Count,
    Grade::Assumed, "the law gives no number (dossier 5, T4); twice as many are refused"};

[[nodiscard]] std::span<Figure const> figures();

// True in the share of cases that the figure names.
[[nodiscard]] inline bool falls(synthetic::Chance& chance, Figure const& share) {
    constexpr double whole = 1'000'000;
    return static_cast<double>(chance.below(1'000'000)) < share.value * whole;
}

}  // namespace penstock::reconstruction
