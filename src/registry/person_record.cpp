#include "registry/person_record.h"

#include <algorithm>
#include <tuple>

namespace penstock::registry {

namespace {

bool is_within(Occurrence const& occurrence, std::span<int const> periods) {
    return occurrence.tax_period &&
           std::ranges::find(periods, occurrence.tax_period->value()) != periods.end();
}

// The occurrence with the greatest key; of equal ones the first in the record's order.
template <typename Admits, typename Key>
std::optional<VersionChoice> greatest(PersonRecord const& record, Admits admits, Key key) {
    std::optional<VersionChoice> best;
    for (std::size_t i = 0; i < record.versions.size(); ++i) {
        for (Occurrence const& occurrence : record.versions[i].occurrences) {
            if (!admits(occurrence)) continue;
            if (best && key(occurrence) <= key(best->occurrence)) continue;
            best = VersionChoice{.version = i, .occurrence = occurrence};
        }
    }
    return best;
}

}  // namespace

PersonFlags person_flags(Flags flags) {
    return {.informant = flags.has(Flag::Informant),
            .impairment = flags.has(Flag::Impairment),
            .protected_address = flags.has(Flag::ProtectedAddress),
            .identity_theft = flags.has(Flag::IdentityTheft),
            .deceased = flags.has(Flag::Deceased),
            .minor = flags.has(Flag::Minor)};
}

std::optional<VersionChoice> latest_within(PersonRecord const& record,
                                           std::span<int const> periods) {
    return greatest(
        record, [&](Occurrence const& o) { return is_within(o, periods); },
        [](Occurrence const& o) { return std::tuple(o.tax_period, o.effective); });
}

std::optional<VersionChoice> last_known(PersonRecord const& record) {
    return greatest(
        record, [](Occurrence const&) { return true; },
        [](Occurrence const& o) { return std::tuple(o.effective, o.tax_period); });
}

bool occurs_within(AddressVersion const& version, std::span<int const> periods) {
    return std::ranges::any_of(version.occurrences,
                               [&](Occurrence const& o) { return is_within(o, periods); });
}

}  // namespace penstock::registry
