#include "registry/lookup.h"

#include "match/name_evidence.h"
#include "registry/blocking_keys.h"

#include <algorithm>
#include <iterator>
#include <vector>

namespace penstock::registry {

namespace {

// How many persons one key may bring. Above the first limit, an answer is no longer known to be the
// only one, and the candidates say so. The other keys serve the reason why nobody fits, for which a
// few examples are enough.
constexpr std::size_t most_that_could_fit = most_filed;
constexpr std::size_t most_examples = 4;

using Ordinals = std::vector<Ordinal>;

void sort_and_deduplicate(Ordinals& ordinals) {
    std::ranges::sort(ordinals);
    ordinals.erase(std::ranges::unique(ordinals).begin(), ordinals.end());
}

// Everybody whom some key brings and who could matter.
class Search {
public:
    Search(Snapshot const& snapshot, identity::Subject const& subject)
        : snapshot_(&snapshot), subject_(&subject) {}

    Result<Ordinals> run() {
        KeysAsked const keys = keys_asked(*subject_);
        Ordinals found, perhaps;
        TRY(gather_all(keys.number, found));
        TRY(gather_all(keys.point, found));
        for (Keys const* group : {&keys.name, &keys.birth, &keys.sound}) {
            for (Key const key : *group) {
                (void)TRY(snapshot_->add_filed(key, most_examples, found));
            }
        }
        sort_and_deduplicate(found);
        TRY(gather_all(keys.slip, perhaps));
        TRY(gather_all(keys.zip_slip, perhaps));
        sort_and_deduplicate(perhaps);
        TRY(add_named(perhaps, found));
        return found;
    }

    [[nodiscard]] bool complete() const { return complete_; }

private:
    Result<void> gather_all(Keys const& keys, Ordinals& ordinals) {
        for (Key const key : keys) {
            std::uint64_t const count =
                TRY(snapshot_->add_filed(key, most_that_could_fit, ordinals));
            if (count > most_that_could_fit) complete_ = false;
        }
        return {};
    }

    // Of those near the address, most have another name and neither the number nor the very home:
    // the match passes over them, so their addresses are not even read. Who has the surname alone
    // may be kin, and stays.
    Result<void> add_named(Ordinals const& perhaps, Ordinals& found) {
        Ordinals others, named;
        std::ranges::set_difference(perhaps, found, std::back_inserter(others));
        match::NamesSetForth const asked(*subject_);
        match::Candidate names_only;
        for (Ordinal const ordinal : others) {
            NamesOnFile on_file = TRY(snapshot_->names(ordinal));
            names_only.names = std::move(on_file.names);
            names_only.former_surnames = std::move(on_file.former_surnames);
            match::NameEvidence const name = asked.standing_of(names_only);
            bool const fits = name.standing != match::NameStanding::None ||
                              name.surname.level < match::Level::Missing;
            if (fits) named.push_back(ordinal);
        }
        found.insert(found.end(), named.begin(), named.end());
        std::ranges::sort(found);
        return {};
    }

    Snapshot const* snapshot_;
    identity::Subject const* subject_;
    bool complete_ = true;
};

}  // namespace

Result<Registry> Registry::open(Disk& disk, Disk::Path const& folder) {
    return Registry(TRY(Snapshot::open(disk, folder)));
}

Result<match::Candidates> Registry::lookup(law::Admission const& admission) const {
    return search(admission.line().subject);
}

Result<std::optional<PersonRecord>> Registry::record_of(law::Admission const&,
                                                        PersonId const& person) const {
    auto const ordinal = TRY(snapshot_->find(person));
    if (!ordinal) return std::nullopt;
    return TRY(snapshot_->record(*ordinal));
}

Result<match::Candidates> Registry::search(identity::Subject const& subject) const {
    Search search(*snapshot_, subject);
    match::Candidates candidates;
    for (Ordinal const ordinal : TRY(search.run())) {
        match::Candidate candidate = TRY(snapshot_->candidate(ordinal));
        bool const holds_number =
            subject.tin && std::ranges::find(candidate.tins, *subject.tin) != candidate.tins.end();
        if (holds_number) candidates.tin_holders.push_back(candidate.person);
        candidates.persons.push_back(std::move(candidate));
    }
    candidates.complete = search.complete();
    candidates.persons_on_file = snapshot_->persons();
    candidates.asked.push_back(TRY(snapshot_->counts_of(identity::standardise(subject.name))));
    for (identity::PersonName const& alias : subject.aliases) {
        candidates.asked.push_back(TRY(snapshot_->counts_of(identity::standardise(alias))));
    }
    candidates.units_in_building = TRY(snapshot_->units_under(building_count_key(subject.address)));
    return candidates;
}

}  // namespace penstock::registry
