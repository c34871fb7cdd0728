#include "synthetic/person_pool.h"

#include "base/check.h"
#include "synthetic/shape.h"

#include <algorithm>
#include <utility>

namespace penstock::synthetic {

namespace {

constexpr std::size_t most_tries = 8192;

Result<std::uint64_t> count_people(Disk& disk, Disk::Path const& registry) {
    RegistryReader reader = TRY(RegistryReader::open(disk, registry));
    std::uint64_t count = 0;
    while (auto const person = TRY(reader.next())) {
        if (releasable_row(*person) != nullptr) ++count;
    }
    return count;
}

}  // namespace

Result<PersonPool> PersonPool::open(Disk& disk, Disk::Path const& registry, std::uint64_t wanted,
                                    std::uint64_t seed) {
    std::uint64_t const total = TRY(count_people(disk, registry));
    PersonPool pool(TRY(RegistryReader::open(disk, registry)), total, std::min(wanted, total),
                    seed);
    TRY(pool.refill());
    return pool;
}

PersonPool::PersonPool(RegistryReader reader, std::uint64_t total, std::uint64_t wanted,
                       std::uint64_t seed)
    : reader_(std::move(reader)),
      chance_(seed, 3),
      total_(total),
      unread_(total),
      wanted_(wanted) {}

Result<void> PersonPool::refill() {
    while (people_.size() < most && wanted_ > 0) {
        auto person = TRY(reader_.next());
        if (!person) break;
        if (releasable_row(*person) == nullptr) continue;
        // Selection sampling (Knuth, volume 2, algorithm S): each set of that size is equally
        // likely.
        if (chance_.below(unread_--) < wanted_) {
            --wanted_;
            people_.push_back(*std::move(person));
        }
    }
    return {};
}

Result<std::optional<PersonRecord>> PersonPool::take(bool (*fits)(PersonRecord const&)) {
    if (people_.empty()) return std::nullopt;
    std::size_t const start = chance_.below(people_.size());
    std::size_t const tries = std::min(people_.size(), most_tries);
    for (std::size_t tried = 0; tried < tries; ++tried) {
        std::size_t const at = (start + tried) % people_.size();
        if (!fits(people_[at])) continue;
        std::swap(people_[at], people_.back());
        PersonRecord person = std::move(people_.back());
        people_.pop_back();
        TRY(refill());
        return person;
    }
    return std::nullopt;
}

identity::AddressInput PersonPool::elsewhere(PersonRecord const& person) {
    CHECK(!people_.empty());
    std::size_t const start = chance_.below(people_.size());
    for (std::size_t tried = 0; tried < people_.size(); ++tried) {
        PersonRecord const& other = people_[(start + tried) % people_.size()];
        RecordRow const& row = *releasable_row(other);
        auto const same_building = [&](RecordRow const& r) {
            return r.address.street == row.address.street && r.address.zip == row.address.zip;
        };
        if (plain(other) && other.name.surname != person.name.surname &&
            std::ranges::none_of(person.rows, same_building)) {
            return row.address;
        }
    }
    return releasable_row(people_[start])->address;
}

}  // namespace penstock::synthetic
