// One person on file against the subject: everything that can be said without looking at the
// others.
#pragma once

#include "identity/subject.h"
#include "match/address_evidence.h"
#include "match/candidate.h"
#include "match/corroboration.h"
#include "match/name_evidence.h"
#include "match/outcome.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace penstock::match {

struct Claim {
    Candidate const* candidate = nullptr;
    NameEvidence name;
    AddressRelation address = AddressRelation::None;
    std::vector<std::size_t> versions;  // those that stand in this relation
    Corroboration tin = Corroboration::Missing;
    Corroboration dob = Corroboration::Missing;

    [[nodiscard]] bool is_named() const { return name.standing != NameStanding::None; }
    // A number or a date that is only near is a slip of the pen: it says nothing either way.
    [[nodiscard]] bool is_contradicted() const {
        return tin == Corroboration::Contradicts || dob == Corroboration::Contradicts;
    }
    [[nodiscard]] bool is_corroborated() const {
        return !is_contradicted() && (tin == Corroboration::Agrees || dob == Corroboration::Agrees);
    }
    // What keeps this person from being the one, even if there is no other. In order of precedence.
    [[nodiscard]] std::vector<Reason> vetoes() const;
    [[nodiscard]] bool is_at_the_address() const {
        return address == AddressRelation::DeliveryPoint || address == AddressRelation::Misspelt ||
               (address == AddressRelation::ZipSlip && is_corroborated());
    }
    // Name and address agree, and there is no veto.
    [[nodiscard]] bool fits() const {
        return is_named() && is_at_the_address() && vetoes().empty();
    }
};

// A subject prepared for many comparisons. Requires: both arguments outlive it.
class Assessor {
public:
    Assessor(identity::Subject const& subject, Candidates const& candidates);

    [[nodiscard]] Claim assess(Candidate const& candidate) const;

private:
    identity::Subject const* subject_;
    std::vector<PersonId> const* tin_holders_;
    NamesSetForth names_;
    AddressSetForth address_;
};

}  // namespace penstock::match
