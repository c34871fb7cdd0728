// The people of the sample registry, one after the other, without end.
//
// A seed and a day give the same people always. Households share addresses; some moved, so that
// former and present people of one address differ; some have flags, a postal-source row, no return
// of their own, or a namesake in the same building.
#pragma once

#include "base/date.h"
#include "synthetic/chance.h"
#include "synthetic/dwelling.h"
#include "synthetic/household.h"
#include "synthetic/person_record.h"

#include <cstdint>
#include <deque>

namespace penstock::synthetic {

// The last tax period whose returns are in on that day.
[[nodiscard]] int last_period_on(Date day);
// A taxpayer number that no one has (nine digits, first digit 9, a group below 50), different for
// every index below 50 million.
[[nodiscard]] std::string invented_tin(std::uint64_t index);

class Population {
public:
    Population(std::uint64_t seed, Date day);

    [[nodiscard]] PersonRecord next();

private:
    void settle_dwelling();
    void settle_household(identity::AddressInput const& address);
    PersonRecord record_of(Member const& member);
    void add_returns(PersonRecord& person, identity::AddressInput const& now,
                     identity::AddressInput const& before, int moved_in);
    void add_flags(PersonRecord& person, Member const& member);

    Chance chance_;
    Date day_;
    int last_period_;
    std::uint64_t made_ = 0;
    std::deque<PersonRecord> waiting_;
    identity::AddressInput earlier_house_;  // of a household that came before
    identity::PersonName last_name_;        // of the household before, for namesakes
};

}  // namespace penstock::synthetic
