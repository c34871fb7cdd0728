#include "match/match.h"

#include "match/claim.h"
#include "match/posterior.h"
#include "match/weighing.h"

#include <algorithm>
#include <optional>
#include <tuple>
#include <utility>
#include <vector>

namespace penstock::match {

namespace {

using Claims = std::vector<Claim const*>;

constexpr std::size_t most_evidence = 64;

// What a question about several claims comes to: the one claim that stands, or a reason why none
// does.
struct Standing {
    Claim const* claim = nullptr;
    OutcomeKind kind = OutcomeKind::None;
    Reason reason = Reason::NameNotOnFile;
};

Standing stands(Claim const* claim) {
    return {claim, OutcomeKind::Unique, Reason::NameAndAddress};
}

Standing several() {
    return {nullptr, OutcomeKind::Ambiguous, Reason::SeveralPersons};
}

template <typename Condition>
Claims those(Claims const& claims, Condition condition) {
    Claims chosen;
    std::ranges::copy_if(claims, std::back_inserter(chosen), condition);
    return chosen;
}

Standing alone(Claim const* claim) {
    std::vector<Reason> const vetoes = claim->vetoes();
    if (vetoes.empty()) return stands(claim);
    return {claim, OutcomeKind::Conflict, vetoes.front()};
}

NameStanding best_name(Claims const& claims) {
    NameStanding best = NameStanding::None;
    for (Claim const* claim : claims) best = std::max(best, claim->name.standing);
    return best;
}

// Which of the persons of that name at that address is meant.
//
// A person whose suffix or middle name contradicts is out at once. Where the name set forth is on
// file to the letter, one whose name is a mere variant is out too: a twin sister Josefa is not a
// rival of Jose. A person whom the taxpayer number or the birth date contradicts is out only if the
// one who remains is corroborated and no worse by name: otherwise the number may as well be the
// wrong part of the line.
Standing choose(Claims const& claims) {
    if (claims.size() == 1) return alone(claims.front());
    Claims named = those(claims, [](Claim const* c) { return !c->name.contradicts(); });
    if (named.empty()) return several();
    if (best_name(named) == NameStanding::Exact) {
        named = those(named, [](Claim const* c) { return c->name.standing > NameStanding::Weak; });
    }
    Claims const open = those(named, [](Claim const* c) { return !c->is_contradicted(); });
    Claims const closed = those(named, [](Claim const* c) { return c->is_contradicted(); });
    if (open.empty() && closed.size() == 1) return alone(closed.front());
    if (open.size() != 1) return several();
    Claim const* const only = open.front();
    bool const closed_for_good =
        closed.empty() || (only->is_corroborated() && only->name.standing >= best_name(closed));
    return closed_for_good ? alone(only) : several();
}

// Weighs all claims for one subject and says what follows. Made for one decision.
class Decision {
public:
    Decision(identity::Subject const& subject, Candidates const& candidates);

    [[nodiscard]] MatchOutcome outcome() const;

private:
    [[nodiscard]] Standing decide() const;
    [[nodiscard]] Standing at_the_address(Claims const& present) const;
    [[nodiscard]] std::optional<Standing> near_the_address(AddressRelation relation) const;
    [[nodiscard]] bool number_belongs_to_another_name() const;
    [[nodiscard]] bool number_belongs_to_a_namesake_elsewhere() const;
    [[nodiscard]] bool is_holder(Claim const& claim) const;
    [[nodiscard]] Claims all() const;

    identity::Subject const& subject_;
    Candidates const& candidates_;
    std::vector<Claim> claims_;  // by person id
    Weigher weigher_;
};

std::vector<Claim> claims_of(identity::Subject const& subject, Candidates const& candidates) {
    Assessor const assessor(subject, candidates);
    std::vector<Claim> claims;
    claims.reserve(candidates.persons.size());
    for (Candidate const& candidate : candidates.persons) {
        claims.push_back(assessor.assess(candidate));
    }
    std::ranges::sort(claims, {}, [](Claim const& claim) { return claim.candidate->person; });
    return claims;
}

Decision::Decision(identity::Subject const& subject, Candidates const& candidates)
    : subject_(subject),
      candidates_(candidates),
      claims_(claims_of(subject, candidates)),
      weigher_(subject, candidates, claims_) {}

Claims Decision::all() const {
    Claims claims;
    for (Claim const& claim : claims_) claims.push_back(&claim);
    return claims;
}

bool Decision::is_holder(Claim const& claim) const {
    return claim.tin == Corroboration::Agrees || claim.tin == Corroboration::Shared;
}

bool Decision::number_belongs_to_another_name() const {
    if (!subject_.tin || candidates_.tin_holders.empty()) return false;
    return std::ranges::none_of(
        claims_, [this](Claim const& claim) { return is_holder(claim) && claim.is_named(); });
}

bool Decision::number_belongs_to_a_namesake_elsewhere() const {
    return std::ranges::any_of(claims_, [this](Claim const& claim) {
        return is_holder(claim) && claim.is_named() && claim.address == AddressRelation::None;
    });
}

Standing Decision::decide() const {
    if (number_belongs_to_another_name()) {
        return {nullptr, OutcomeKind::None, Reason::TinOfAnother};
    }
    Claims const named = those(all(), [](Claim const* c) { return c->is_named(); });
    // Where somebody is on file at the address as it was spelled, it is not another one misspelt.
    bool const spelled_like_another = candidates_.units_in_building > 0;
    Claims const present = those(named, [&](Claim const* c) {
        bool const slip = c->address == AddressRelation::Misspelt ||
                          (c->address == AddressRelation::ZipSlip && c->is_corroborated());
        return c->address == AddressRelation::DeliveryPoint ||
               c->address == AddressRelation::UnitMissing || (slip && !spelled_like_another);
    });
    if (!present.empty()) return at_the_address(present);
    for (AddressRelation const relation :
         {AddressRelation::Misspelt, AddressRelation::ZipSlip, AddressRelation::UnitDiffers,
          AddressRelation::NumberTransposed, AddressRelation::CityDiffers,
          AddressRelation::ZipDiffers}) {
        if (auto const near = near_the_address(relation)) return *near;
    }
    return {nullptr, OutcomeKind::None,
            named.empty() ? Reason::NameNotOnFile : Reason::AddressNotOnFile};
}

Standing Decision::at_the_address(Claims const& present) const {
    bool const all_have_other_numbers = std::ranges::all_of(
        present, [](Claim const* c) { return c->tin == Corroboration::Contradicts; });
    if (all_have_other_numbers && number_belongs_to_a_namesake_elsewhere()) {
        return {nullptr, OutcomeKind::None, Reason::AddressOfAnother};
    }
    Standing standing = choose(present);
    if (standing.kind != OutcomeKind::Unique) return standing;

    Claim const& claim = *standing.claim;
    if (!candidates_.complete && claim.tin != Corroboration::Agrees) return several();
    bool const one_unit = candidates_.units_in_building <= 1;
    if (claim.address == AddressRelation::UnitMissing) {
        standing.kind = OutcomeKind::Ambiguous;
        standing.reason = one_unit ? Reason::UnitMissingOnePerson : Reason::UnitMissing;
        return standing;
    }
    // A building of several units, and this person is on file there without one: an equal address
    // says little, since anybody in the building writes it so.
    bool const without_unit = subject_.address.unit.empty() && subject_.address.unit2.empty();
    bool const several_units = candidates_.units_in_building > 2;
    if (without_unit && several_units && !claim.is_corroborated()) {
        standing.kind = OutcomeKind::Ambiguous;
        standing.reason = Reason::UnitMissing;
        return standing;
    }
    double const least = claim.is_corroborated() ? least_corroborated : least_probability;
    if (posterior_of(claim, claims_, weigher_).probability < least) {
        standing.kind = OutcomeKind::Ambiguous;
        standing.reason = Reason::EvidenceThin;
    }
    return standing;
}

// A near miss is worth a person's look only if nothing but the address speaks against it.
std::optional<Standing> Decision::near_the_address(AddressRelation relation) const {
    Claims const near = those(all(), [&](Claim const* c) {
        return c->is_named() && c->address == relation && !c->is_contradicted() &&
               !c->name.contradicts() &&
               (c->name.standing > NameStanding::Weak || c->is_corroborated());
    });
    if (near.empty()) return std::nullopt;
    if (near.size() > 1) return several();
    Standing standing = alone(near.front());
    if (standing.kind == OutcomeKind::Unique) {
        standing.kind = OutcomeKind::Conflict;
        standing.reason =
            relation == AddressRelation::ZipSlip ? Reason::ZipDiffers : Reason::SpelledLikeAnother;
    }
    return standing;
}

MatchOutcome Decision::outcome() const {
    Standing const standing = decide();
    MatchOutcome outcome{.kind = standing.kind, .reason = standing.reason};
    if (standing.claim != nullptr) {
        Posterior const posterior = posterior_of(*standing.claim, claims_, weigher_);
        outcome.person = standing.claim->candidate->person;
        outcome.versions = standing.claim->versions;
        outcome.probability = calibrated(posterior.probability);
        outcome.margin = posterior.margin;
    }
    Claims worth_telling = those(all(), [this](Claim const* c) {
        return c->is_named() || c->address != AddressRelation::None || is_holder(*c);
    });
    std::ranges::sort(worth_telling, {}, [](Claim const* c) {
        return std::tuple(!c->fits(), c->address, -static_cast<int>(c->name.standing),
                          !c->is_corroborated(), c->candidate->person);
    });
    if (worth_telling.size() > most_evidence) worth_telling.resize(most_evidence);
    for (Claim const* claim : worth_telling) outcome.evidence.push_back(weigher_.evidence(*claim));
    return outcome;
}

}  // namespace

MatchOutcome decide(identity::Subject const& subject, Candidates const& candidates) {
    return Decision(subject, candidates).outcome();
}

}  // namespace penstock::match
