#include "synthetic/population.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>

namespace penstock::synthetic {

namespace {

constexpr std::uint64_t tin_count = 50'000'000;

// A flag and how many people in ten thousand have it.
struct FlagShare {
    std::string_view flag;
    std::uint64_t in_ten_thousand;
};
constexpr std::array<FlagShare, 5> flag_shares{{{"deceased", 70},
                                                {"identity-theft", 30},
                                                {"protected-address", 8},
                                                {"impairment", 6},
                                                {"informant", 4}}};

void add_flag(std::string& flags, std::string_view flag) {
    if (!flags.empty()) flags += ';';
    flags += flag;
}

}  // namespace

int last_period_on(Date day) {
    std::chrono::year_month_day const ymd{day};
    return static_cast<int>(ymd.year()) - (ymd.month() >= std::chrono::month{6} ? 1 : 2);
}

std::string invented_tin(std::uint64_t index) {
    // The multiplier has no factor with the count, so different indices give different numbers.
    std::uint64_t const number = (index % tin_count * 29'986'577 + 7'654'321) % tin_count;
    std::array<char, 16> text{};
    std::snprintf(
        text.data(), text.size(), "9%02u-%02u-%04u", static_cast<unsigned>(number / 500'000),
        static_cast<unsigned>(number / 10'000 % 50), static_cast<unsigned>(number % 10'000));
    return text.data();
}

Population::Population(std::uint64_t seed, Date day)
    : chance_(seed, 1),
      day_(day),
      last_period_(last_period_on(day)),
      earlier_house_(any_house(chance_)),
      last_name_(any_name(chance_)) {}

PersonRecord Population::next() {
    while (waiting_.empty()) settle_dwelling();
    PersonRecord person = std::move(waiting_.front());
    waiting_.pop_front();
    return person;
}

void Population::settle_dwelling() {
    Dwelling const dwelling = any_dwelling(chance_);
    if (dwelling.units == 0) {
        settle_household(dwelling.address);
        if (chance_.one_in(3)) earlier_house_ = dwelling.address;
        return;
    }
    for (int unit = 0; unit < dwelling.units; ++unit) {
        if (chance_.per_mille(650)) settle_household(unit_of(dwelling, unit));
    }
}

void Population::settle_household(identity::AddressInput const& address) {
    std::vector<Member> members = any_household(chance_, last_period_ + 1);
    if (!address.unit.empty() && chance_.per_mille(6)) members.front().name = last_name_;
    last_name_ = members.front().name;
    bool const moved = chance_.per_mille(200);
    int const moved_in = moved ? last_period_ - chance_.between(0, 4) : 0;
    identity::AddressInput const before = chance_.one_in(2) ? earlier_house_ : any_house(chance_);
    // A couple that parts: the second member's latest return is from elsewhere.
    bool const parted = members.size() == 2 && chance_.one_in(60);
    for (std::size_t i = 0; i < members.size(); ++i) {
        PersonRecord person = record_of(members[i]);
        if (parted && i == 1) {
            add_returns(person, any_house(chance_), address, last_period_);
        } else {
            add_returns(person, address, before, moved_in);
        }
        add_flags(person, members[i]);
        waiting_.push_back(std::move(person));
    }
}

PersonRecord Population::record_of(Member const& member) {
    PersonRecord person;
    std::array<char, 24> id{};
    std::snprintf(id.data(), id.size(), "p-%08llu", static_cast<unsigned long long>(++made_));
    person.id = id.data();
    person.tin = invented_tin(made_);
    person.tin_kind = chance_.per_mille(120) ? "itin" : "ssn";
    person.name = member.name;
    person.former_surnames = member.former_surnames;
    person.dob = member.dob;
    return person;
}

void Population::add_returns(PersonRecord& person, identity::AddressInput const& now,
                             identity::AddressInput const& before, int moved_in) {
    int const last = last_period_ - (chance_.per_mille(50) ? chance_.between(1, 2) : 0);
    int const first = last - static_cast<int>(chance_.below(4)) - (chance_.one_in(8) ? 2 : 0);
    bool const files = !chance_.per_mille(40);
    for (int period = first; period <= last; ++period) {
        std::chrono::year_month_day const february{std::chrono::year{period + 1},
                                                   std::chrono::month{2}, std::chrono::day{1}};
        RecordRow row;
        row.address = period < moved_in ? before : now;
        row.source = files ? "return" : "information-return";
        row.tax_period = period;
        row.effective = Date{february} + std::chrono::days{chance_.between(0, 74)};
        person.rows.push_back(std::move(row));
    }
    if (!chance_.per_mille(20)) return;
    RecordRow postal;
    postal.address = any_house(chance_);
    postal.source = "usps";
    postal.effective = day_ - std::chrono::days{chance_.between(10, 150)};
    if (postal.effective > person.rows.back().effective) person.rows.push_back(std::move(postal));
}

void Population::add_flags(PersonRecord& person, Member const& member) {
    std::string flags;
    if (member.minor) add_flag(flags, "minor");
    for (FlagShare const& share : flag_shares) {
        if (chance_.below(10'000) < share.in_ten_thousand) add_flag(flags, share.flag);
    }
    bool const care_of = chance_.per_mille(3);
    std::string const keeper = any_given_name(chance_);
    for (RecordRow& row : person.rows) {
        row.flags = flags;
        if (!care_of || row.source == "usps" || row.address.country != "US") continue;
        row.address.street = "C/O " + keeper + " Tax Service " + row.address.street;
        add_flag(row.flags, "care-of");
    }
}

}  // namespace penstock::synthetic
