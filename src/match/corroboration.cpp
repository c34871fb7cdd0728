#include "match/corroboration.h"

#include <algorithm>
#include <cstdlib>
#include <string>

namespace penstock::match {

namespace {

// Two texts of one length: how many places differ, and whether two neighbours are exchanged.
enum class Slip { None, OneDigit, Exchanged, More };

Slip slip_between(std::string_view a, std::string_view b) {
    if (a.size() != b.size()) return Slip::More;
    std::size_t const first = static_cast<std::size_t>(std::ranges::mismatch(a, b).in1 - a.begin());
    if (first == a.size()) return Slip::None;
    if (a.substr(first + 1) == b.substr(first + 1)) return Slip::OneDigit;
    bool const exchanged = first + 1 < a.size() && a[first] == b[first + 1] &&
                           a[first + 1] == b[first] && a.substr(first + 2) == b.substr(first + 2);
    return exchanged ? Slip::Exchanged : Slip::More;
}

bool is_slip(std::string_view a, std::string_view b) {
    Slip const slip = slip_between(a, b);
    return slip == Slip::OneDigit || slip == Slip::Exchanged;
}

std::string two_digits(unsigned number) {
    return {static_cast<char>('0' + number / 10), static_cast<char>('0' + number % 10)};
}

}  // namespace

bool is_near(std::string_view tin, std::string_view other) {
    return is_slip(tin, other);
}

bool is_near(Date date, Date other) {
    std::chrono::year_month_day const a{date}, b{other};
    auto const month = [](auto const& d) { return static_cast<unsigned>(d.month()); };
    auto const day = [](auto const& d) { return static_cast<unsigned>(d.day()); };
    int const year_a = static_cast<int>(a.year()), year_b = static_cast<int>(b.year());
    if (year_a == year_b) {
        if (month(a) == day(b) && day(a) == month(b)) return true;
        bool const same_month = month(a) == month(b), same_day = day(a) == day(b);
        return (same_month && is_slip(two_digits(day(a)), two_digits(day(b)))) ||
               (same_day && is_slip(two_digits(month(a)), two_digits(month(b))));
    }
    bool const near_year = std::abs(year_a - year_b) == 1 || year_a / 10 == year_b / 10;
    return near_year && a.month() == b.month() && a.day() == b.day();
}

Corroboration tin_of(identity::Subject const& subject, Candidate const& candidate,
                     std::vector<PersonId> const& tin_holders) {
    if (!subject.tin || candidate.tins.empty()) return Corroboration::Missing;
    if (std::ranges::find(candidate.tins, *subject.tin) != candidate.tins.end()) {
        bool const others = std::ranges::any_of(
            tin_holders, [&](PersonId const& holder) { return holder != candidate.person; });
        return others ? Corroboration::Shared : Corroboration::Agrees;
    }
    bool const near =
        tin_holders.empty() && std::ranges::any_of(candidate.tins, [&](identity::Tin const& tin) {
            return is_near(tin.value(), subject.tin->value());
        });
    return near ? Corroboration::Near : Corroboration::Contradicts;
}

Corroboration dob_of(identity::Subject const& subject, Candidate const& candidate) {
    if (!subject.dob || candidate.birth_dates.empty()) return Corroboration::Missing;
    auto const& dates = candidate.birth_dates;
    if (std::ranges::find(dates, *subject.dob) != dates.end()) return Corroboration::Agrees;
    bool const near =
        std::ranges::any_of(dates, [&](Date const date) { return is_near(date, *subject.dob); });
    return near ? Corroboration::Near : Corroboration::Contradicts;
}

}  // namespace penstock::match
