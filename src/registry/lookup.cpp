#include "registry/lookup.h"

#include "registry/blocking_keys.h"

#include <algorithm>
#include <vector>

namespace penstock::registry {

namespace {

// How many persons one key may bring. Above the first limit, an answer is no longer known to be the
// only one, and the candidates say so. The other keys serve the reason why nobody fits, for which a
// few examples are enough.
constexpr std::size_t most_that_could_fit = 4096;
constexpr std::size_t most_examples = 16;

class Search {
public:
    explicit Search(Snapshot const& snapshot) : snapshot_(&snapshot) {}

    // Those who could fit, all of them.
    void gather_all(Keys const& keys) {
        for (Key const key : keys) {
            if (gather(key, most_that_could_fit) > most_that_could_fit) complete_ = false;
        }
    }

    void gather_examples(Keys const& keys) {
        for (Key const key : keys) (void)gather(key, most_examples);
    }

    [[nodiscard]] bool complete() const { return complete_; }

    [[nodiscard]] std::vector<Ordinal> const& ordinals() {
        std::ranges::sort(ordinals_);
        ordinals_.erase(std::ranges::unique(ordinals_).begin(), ordinals_.end());
        return ordinals_;
    }

private:
    std::size_t gather(Key key, std::size_t limit) {
        auto const filed = snapshot_->filed_under(key, limit);
        ordinals_.insert(ordinals_.end(), filed.ordinals.begin(), filed.ordinals.end());
        return filed.count;
    }

    Snapshot const* snapshot_;
    std::vector<Ordinal> ordinals_;
    bool complete_ = true;
};

}  // namespace

Result<Registry> Registry::open(Disk& disk, Disk::Path const& folder) {
    return Registry(TRY(Snapshot::open(disk, folder)));
}

match::Candidates Registry::lookup(law::Admission const& admission) const {
    return search(admission.line().subject);
}

std::optional<PersonRecord> Registry::record_of(law::Admission const&,
                                                PersonId const& person) const {
    auto const ordinal = snapshot_->find(person);
    if (!ordinal) return std::nullopt;
    return snapshot_->record(*ordinal);
}

match::Candidates Registry::search(identity::Subject const& subject) const {
    KeysAsked const keys = keys_asked(subject);
    Search search(*snapshot_);
    search.gather_all(keys.number);
    search.gather_all(keys.point);
    search.gather_all(keys.place);
    search.gather_examples(keys.name);
    search.gather_examples(keys.birth);
    search.gather_examples(keys.sound);

    match::Candidates candidates;
    candidates.complete = search.complete();
    for (Ordinal const ordinal : search.ordinals()) {
        match::Candidate candidate = snapshot_->candidate(ordinal);
        bool const holds_number =
            subject.tin && std::ranges::find(candidate.tins, *subject.tin) != candidate.tins.end();
        if (holds_number) candidates.tin_holders.push_back(candidate.person);
        candidates.persons.push_back(std::move(candidate));
    }
    candidates.units_in_building = snapshot_->units_under(building_count_key(subject.address));
    return candidates;
}

}  // namespace penstock::registry
