// Match weights of one claim, after Fellegi and Sunter (1969), with term frequencies from the
// registry itself: a rare name that agrees weighs more than a common one.
//
// Weights are against a stranger: how much likelier the request is if this person is meant than if
// somebody is who is not on file and of no home on file. The birth date counts as one field and so
// does the address, since their parts depend on each other; given name and surname are corrected by
// how often they go together.
#pragma once

#include "identity/subject.h"
#include "match/candidate.h"
#include "match/claim.h"
#include "match/outcome.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace penstock::match {

struct Weighing {
    Weight prior = 0;
    Weight surname = 0, given = 0, names = 0, middle = 0, suffix = 0;
    Weight address = 0, tin = 0, dob = 0;
    // That a relative at the address who is not on file is meant, against a stranger; only for a
    // claim at the address.
    std::optional<Weight> kin = {};

    [[nodiscard]] Weight total() const {
        return prior + surname + given + names + middle + suffix + address + tin + dob;
    }
};

class Weigher {
public:
    // Requires: the arguments outlive it; `claims` are all claims of one request.
    Weigher(identity::Subject const& subject, Candidates const& candidates,
            std::vector<Claim> const& claims);

    [[nodiscard]] Weighing weigh(Claim const& claim) const;
    // That `rival`, who lives at the address too, is meant and not `claim`: the number and the
    // birth date of `claim` may have been copied from a housemate, or be a twin's.
    [[nodiscard]] Weight rivalry(Claim const& rival, Claim const& claim) const;
    // The weights field by field, for the explanation.
    [[nodiscard]] Weighed evidence(Claim const& claim) const;

private:
    [[nodiscard]] double frequency(std::uint64_t count, double typical) const;
    [[nodiscard]] double given_frequency(Claim const& claim) const;
    [[nodiscard]] double surname_frequency(Claim const& claim) const;
    [[nodiscard]] double pair_frequency(Claim const& claim, double given, double surname) const;

    identity::Subject const* subject_;
    Candidates const* candidates_;
    double on_file_;       // persons on file
    double at_the_place_;  // of them at the address set forth, at least one
    double family_;        // of these, those who bear the surname set forth, at least one
};

// The binary logarithm in hundredths, rounded; bounded to what a Weight of a field may be.
[[nodiscard]] Weight weight_of(double ratio);

}  // namespace penstock::match
