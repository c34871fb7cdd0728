// Lines in order on their face that the record does not bear out.

#include "synthetic/household.h"
#include "synthetic/population.h"
#include "synthetic/shape.h"
#include "synthetic/spelling.h"

#include <algorithm>
#include <array>
#include <chrono>

namespace penstock::synthetic {

namespace {

// An index of invented_tin that no person on file has.
std::string tin_of_nobody(Scene& scene) {
    return invented_tin(40'000'000 + scene.chance.below(9'000'000));
}

bool moved_long_ago(PersonRecord const& person) {
    if (!plain(person)) return false;
    RecordRow const& row = *releasable_row(person);
    return person.rows.front().tax_period &&
           *person.rows.front().tax_period < *row.tax_period - 1 &&
           person.rows.front().address != row.address;
}

bool with_postal_row(PersonRecord const& person) {
    return plain(person) && person.rows.back().source == "usps";
}

bool with_transposable_number(PersonRecord const& person) {
    std::string const& street = releasable_row(person)->address.street;
    return plain(person) && street[0] >= '0' && street[0] <= '9' &&
           digits_transposed(street) != street;
}

void never_on_file(Scene& scene, Making& making) {
    making.draft.address = scene.elsewhere;
}

void absent_kin(Scene& scene, Making& making) {
    making.draft.name.given = any_given_name(scene.chance);
    making.draft.name.middle.clear();
    making.draft.tin.clear();
    making.draft.dob = format_date(any_birth_date(scene.chance, 1950, year_of(scene.created) - 22));
    making.on_file = false;
}

void stranger(Scene& scene, Making& making) {
    making.draft.name = any_name(scene.chance);
    making.draft.address = scene.chance.one_in(3) ? scene.elsewhere : any_house(scene.chance);
    making.draft.tin = scene.chance.one_in(2) ? tin_of_nobody(scene) : std::string();
    making.draft.dob = format_date(any_birth_date(scene.chance, 1950, year_of(scene.created) - 22));
    making.on_file = false;
}

void stale_period(Scene& scene, Making& making) {
    making.draft.address = scene.person.rows.front().address;
    making.draft.periods = {*scene.row.tax_period};
}

void other_birth_date(Scene& scene, Making& making) {
    Date const other = scene.person.dob + std::chrono::days{scene.chance.between(400, 3000)};
    making.draft.dob = format_date(other);
}

constexpr std::string_view miss_codes = "R-6103i2-C|R-6103i2-D|R-CT-ADDR|R-CT-MISID|R-MOU-B";

constexpr std::array<Shape, 9> shapes{{
    {"unit-missing", 99, "hold", miss_codes, plain_with_unit,
     [](Scene&, Making& m) { m.draft.address.unit.clear(); }},
    {"address-never-on-file", 60, "no-release", miss_codes, plain, never_on_file},
    {"absent-kin", 15, "no-release|hold", miss_codes, plain, absent_kin},
    {"stranger", 67, "no-release", miss_codes, plain, stranger},
    {"address-of-other-period", 15, "no-release|hold",
     "R-6103i2-E|R-MOU-C|R-6103i2-D|R-CT-ADDR|R-MOU-B", moved_long_ago, stale_period},
    {"number-of-nobody", 6, "hold|no-release", miss_codes, plain,
     [](Scene& s, Making& m) { m.draft.tin = tin_of_nobody(s); }},
    {"birth-date-contradicts", 6, "hold", "R-CT-MISID", plain, other_birth_date},
    {"house-number-transposed", 6, "hold|no-release", miss_codes, with_transposable_number,
     [](Scene&, Making& m) { m.draft.address.street = digits_transposed(m.draft.address.street); }},
    {"postal-source-address", 5, "hold", "R-6103i2-E|R-MOU-C|R-IRM-LKA", with_postal_row,
     [](Scene& s, Making& m) { m.draft.address = s.person.rows.back().address; }},
}};

}  // namespace

std::span<Shape const> record_shapes() {
    return shapes;
}

}  // namespace penstock::synthetic
