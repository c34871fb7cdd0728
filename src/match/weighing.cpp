#include "match/weighing.h"

#include "match/likelihoods.h"

#include <algorithm>
#include <cmath>

namespace penstock::match {

namespace {

// How many counted persons the typical frequency is worth: in a small registry a count says little.
constexpr double trust_in_typical_name = 200;
constexpr double trust_in_independence = 2000;

// A registry that is smaller, or not counted, is weighed as if it were a sample of so many.
constexpr double fewest_on_file = 10'000;

bool is_plain(NameGrade grade) {
    return grade.level == Level::Exact || grade.level == Level::Equivalent;
}

Level level_of(Corroboration standing) {
    switch (standing) {
        case Corroboration::Agrees:
            return Level::Exact;
        case Corroboration::Shared:
            return Level::Equivalent;
        case Corroboration::Near:
            return Level::Variant;
        case Corroboration::Missing:
            return Level::Missing;
        case Corroboration::Contradicts:
            return Level::Differs;
    }
    return Level::Missing;
}

Level level_of(AddressRelation relation) {
    switch (relation) {
        case AddressRelation::DeliveryPoint:
            return Level::Exact;
        case AddressRelation::Misspelt:
        case AddressRelation::ZipSlip:
            return Level::Equivalent;
        case AddressRelation::UnitMissing:
            return Level::Missing;
        case AddressRelation::UnitDiffers:
        case AddressRelation::NumberTransposed:
        case AddressRelation::CityDiffers:
        case AddressRelation::ZipDiffers:
            return Level::Variant;
        case AddressRelation::None:
            return Level::Differs;
    }
    return Level::Differs;
}

Level level_of(std::string const& set_forth, std::string const& on_file) {
    if (set_forth == on_file) return set_forth.empty() ? Level::Missing : Level::Exact;
    return set_forth.empty() || on_file.empty() ? Level::Missing : Level::Differs;
}

// The words of the delivery line that are neither house number nor unit.
std::string thoroughfare(identity::StandardAddress const& address) {
    std::string text;
    for (std::string const* part :
         {&address.predirectional, &address.street, &address.suffix, &address.postdirectional,
          &address.box_type, &address.box, &address.route_type, &address.route}) {
        text += *part;
        text += ' ';
    }
    return text;
}

// A level that agrees in words that many bear is explained by chance as often as they bear it.
double by_chance(NameGrade grade, Likelihood const& likelihood, double frequency) {
    bool const agrees = grade.level != Level::Differs && grade.level != Level::Missing;
    return agrees ? std::max(likelihood.stranger, frequency) : likelihood.stranger;
}

// The parts of the address, for the explanation; the address has been weighed as one.
void add_address_parts(Weighed& weighed, identity::StandardAddress const& asked,
                       Claim const& claim) {
    identity::StandardAddress const& on_file = claim.candidate->versions[weighed.version];
    bool const same_point = claim.is_at_the_address();
    auto const add = [&](std::string_view field, Level level) {
        // "APT 4" and "# 4" are one unit: what differs in words alone is equivalent.
        bool const in_words_only = same_point && level == Level::Differs;
        weighed.comparisons.push_back(
            {.field = field, .level = in_words_only ? Level::Equivalent : level});
    };
    add("number", claim.address == AddressRelation::NumberTransposed
                      ? Level::Variant
                      : level_of(asked.number, on_file.number));
    add("street", level_of(thoroughfare(asked), thoroughfare(on_file)));
    add("unit", level_of(asked.unit, on_file.unit));
    add("city", level_of(asked.city, on_file.city));
    add("zip", level_of(asked.zip, on_file.zip));
}

}  // namespace

Weight weight_of(double ratio) {
    constexpr double most = 100;  // bits
    return static_cast<Weight>(std::lround(100 * std::clamp(std::log2(ratio), -most, most)));
}

Weigher::Weigher(identity::Subject const& subject, Candidates const& candidates,
                 std::vector<Claim> const& claims)
    : subject_(&subject), candidates_(&candidates) {
    auto const at_the_place =
        std::ranges::count_if(claims, [](Claim const& claim) { return claim.is_at_the_address(); });
    at_the_place_ = std::max(1.0, static_cast<double>(at_the_place));
    auto const family = std::ranges::count_if(claims, [](Claim const& claim) {
        return claim.is_at_the_address() && claim.name.surname.level <= Level::Variant;
    });
    family_ = std::max(1.0, static_cast<double>(family));
    on_file_ = std::max(fewest_on_file, static_cast<double>(candidates.persons_on_file));
}

double Weigher::frequency(std::uint64_t count, double typical) const {
    auto const counted = static_cast<double>(candidates_->persons_on_file);
    // The person in question is one of those counted.
    double const others = count > 0 ? static_cast<double>(count - 1) : 0;
    return (others + trust_in_typical_name * typical) / (counted + trust_in_typical_name);
}

double Weigher::given_frequency(Claim const& claim) const {
    std::uint64_t count = 0;
    auto const& asked = candidates_->asked;
    auto const& counts = claim.candidate->counts;
    if (claim.name.asked < asked.size()) count = asked[claim.name.asked].given;
    if (claim.name.on_file < counts.size()) {
        count = std::max(count, counts[claim.name.on_file].given);
    }
    return frequency(count, typical_given);
}

double Weigher::surname_frequency(Claim const& claim) const {
    std::uint64_t count = 0;
    auto const& asked = candidates_->asked;
    auto const& counts = claim.candidate->counts;
    if (claim.name.asked < asked.size()) count = asked[claim.name.asked].surname;
    if (claim.name.on_file < counts.size()) {
        count = std::max(count, counts[claim.name.on_file].surname);
    }
    return frequency(count, typical_surname);
}

double Weigher::pair_frequency(Claim const& claim, double given, double surname) const {
    auto const& asked = candidates_->asked;
    auto const counted = static_cast<double>(candidates_->persons_on_file);
    std::uint64_t const pairs = claim.name.asked < asked.size() ? asked[claim.name.asked].pair : 0;
    double const others = pairs > 0 ? static_cast<double>(pairs - 1) : 0;
    return (others + trust_in_independence * given * surname) / (counted + trust_in_independence);
}

Weighing Weigher::weigh(Claim const& claim) const {
    Likelihood const given = given_likelihood(claim.name.given);
    Likelihood const surname = surname_likelihood(claim.name.surname);
    Likelihood const middle = middle_likelihood(claim.name.middle);
    Likelihood const suffix = suffix_likelihood(claim.name);
    Likelihood const tin = tin_likelihood(claim.tin);
    Likelihood const dob = dob_likelihood(claim.dob);
    double const address = address_likelihood(claim.address);

    double const given_chance = by_chance(claim.name.given, given, given_frequency(claim));
    double const surname_chance = by_chance(claim.name.surname, surname, surname_frequency(claim));
    double names = 1;
    if (is_plain(claim.name.given) && is_plain(claim.name.surname)) {
        // Names that go together more often than chance say less than each alone.
        double const pair = pair_frequency(claim, given_chance, surname_chance);
        names = std::min(1.0, given_chance * surname_chance / pair);
    }
    Weighing weighing{
        .prior = weight_of(share_on_file / share_absent_other / on_file_),
        .surname = weight_of(surname.same / surname_chance),
        .given = weight_of(given.same / given_chance),
        .names = weight_of(names),
        .middle = weight_of(middle.same / middle.stranger),
        .suffix = weight_of(suffix.same / suffix.stranger),
        .address =
            weight_of(claim.is_at_the_address() ? address * on_file_ / at_the_place_ : address),
        .tin = weight_of(tin.same / tin.stranger),
        .dob = weight_of(dob.same / dob.stranger),
    };
    if (claim.is_at_the_address()) {
        weighing.kin =
            weight_of(share_absent_kin / share_absent_other * address * family_ / at_the_place_) +
            weighing.names + weight_of(surname.kin / surname_chance) +
            weight_of(given.kin / given_chance) + weight_of(middle.kin / middle.stranger) +
            weight_of(suffix.kin / suffix.stranger) + weight_of(tin.kin / tin.stranger) +
            weight_of(dob.kin / dob.stranger);
    }
    return weighing;
}

Weight Weigher::rivalry(Claim const& rival, Claim const& claim) const {
    Weighing weighing = weigh(rival);
    if (!rival.is_at_the_address()) return weighing.total();
    auto const copied = [](Likelihood const& agrees, Weight apart) {
        return std::max(apart, weight_of(agrees.kin / agrees.stranger));
    };
    if (claim.tin == Corroboration::Agrees) {
        weighing.tin = copied(tin_likelihood(Corroboration::Agrees), weighing.tin);
    }
    if (claim.dob == Corroboration::Agrees) {
        weighing.dob = copied(dob_likelihood(Corroboration::Agrees), weighing.dob);
    }
    return weighing.total();
}

Weighed Weigher::evidence(Claim const& claim) const {
    Weighing const weighing = weigh(claim);
    Weighed weighed{.person = claim.candidate->person};
    weighed.prior = weighing.prior;
    weighed.total = weighing.total();
    weighed.vetoes = claim.vetoes();
    weighed.fits = claim.fits();
    weighed.comparisons = {
        {.field = "surname",
         .level = claim.name.surname.level,
         .manner = word(claim.name.surname.manner),
         .weight = weighing.surname},
        {.field = "given",
         .level = claim.name.given.level,
         .manner = word(claim.name.given.manner),
         .weight = weighing.given},
        {.field = "names", .level = Level::Exact, .weight = weighing.names},
        {.field = "middle", .level = claim.name.middle, .weight = weighing.middle},
        {.field = "suffix", .level = claim.name.suffix, .weight = weighing.suffix},
        {.field = "address", .level = level_of(claim.address), .weight = weighing.address},
        {.field = "tin", .level = level_of(claim.tin), .weight = weighing.tin},
        {.field = "dob", .level = level_of(claim.dob), .weight = weighing.dob},
    };
    if (claim.versions.empty()) return weighed;
    weighed.version = claim.versions.front();
    add_address_parts(weighed, subject_->address, claim);
    return weighed;
}

}  // namespace penstock::match
