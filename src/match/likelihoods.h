// How likely each level of agreement is: of the person meant, of a relative of the same home, of a
// stranger. The m and u probabilities of Fellegi and Sunter (1969), with two kinds of u, since the
// dangerous wrong answer is a relative (background matching survey, section 2.3).
//
// The numbers stand in likelihoods.cpp, by hand; docs/evaluation/likelihoods.md shows them beside
// what bench/match/estimate_likelihoods counts on generated requests.
#pragma once

#include "match/address_evidence.h"
#include "match/corroboration.h"
#include "match/name_evidence.h"
#include "match/outcome.h"

namespace penstock::match {

// Probabilities of one level under three suppositions.
struct Likelihood {
    double same = 1;      // the request means this person
    double kin = 1;       // it means a relative at this person's home who is not on file
    double stranger = 1;  // it means somebody else
};

// Where one side lacks a field, every supposition explains that equally well. For a level that
// agrees, `stranger` is a floor: where the registry counts the name, its frequency counts if it is
// greater.
[[nodiscard]] Likelihood given_likelihood(NameGrade grade);
[[nodiscard]] Likelihood surname_likelihood(NameGrade grade);
[[nodiscard]] Likelihood middle_likelihood(Level level);
[[nodiscard]] Likelihood suffix_likelihood(NameEvidence const& name);
[[nodiscard]] Likelihood tin_likelihood(Corroboration standing);
[[nodiscard]] Likelihood dob_likelihood(Corroboration standing);
// Of `same` alone: how many others live at the place is known, see weighing.h.
[[nodiscard]] double address_likelihood(AddressRelation relation);

// Of what requests are made, as shares of the whole. Source: background matching survey, 4.
inline constexpr double share_on_file = 0.75;     // the person is on file, now or formerly
inline constexpr double share_absent_kin = 0.10;  // not on file, but somebody of the home is
inline constexpr double share_absent_other = 0.15;

// How common a name is that nobody counted: the chance that two people share it, in the census
// tables that the survey measured (2.1).
inline constexpr double typical_given = 2.9e-3;
inline constexpr double typical_surname = 5.6e-4;

}  // namespace penstock::match
