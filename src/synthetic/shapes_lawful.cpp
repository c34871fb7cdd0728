// Lines in order, as other clerks spell them.

#include "synthetic/name_tables.h"
#include "synthetic/shape.h"
#include "synthetic/spelling.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace penstock::synthetic {

namespace {

bool two_surnames(PersonRecord const& person) {
    std::string_view const surname = person.name.surname;
    return plain(person) && std::ranges::count(surname, ' ') == 1 &&
           std::ranges::none_of(surname, [](char c) { return c == '-' || c == '.'; }) &&
           !surname.starts_with("de ") && !surname.starts_with("De ") &&
           !surname.starts_with("del ") && !surname.starts_with("van ") &&
           surname.find(" de") == std::string_view::npos;
}

bool accented(PersonRecord const& person) {
    return has_accents(person.name.given) || has_accents(person.name.surname);
}

bool with_middle(PersonRecord const& person) {
    return !person.name.middle.empty();
}

bool with_former_surname(PersonRecord const& person) {
    return plain(person) && !person.former_surnames.empty();
}

bool on_a_street(PersonRecord const& person) {
    std::string const& street = releasable_row(person)->address.street;
    return !street.empty() && street[0] >= '0' && street[0] <= '9' &&
           street.find("Calle") == std::string::npos;
}

// The address of the period before the last one, where it is another one.
RecordRow const* earlier_row(PersonRecord const& person, RecordRow const& row) {
    for (RecordRow const& earlier : person.rows) {
        if (earlier.tax_period == *row.tax_period - 1 && earlier.address != row.address) {
            return &earlier;
        }
    }
    return nullptr;
}

bool moved_last_year(PersonRecord const& person) {
    if (!plain(person)) return false;
    RecordRow const* const earlier = earlier_row(person, *releasable_row(person));
    return earlier != nullptr && expectation_of_record(person, *earlier).outcomes == "pass";
}

void upper_case(Scene&, Making& making) {
    Draft& draft = making.draft;
    for (std::string* text : {&draft.name.given, &draft.name.middle, &draft.name.surname,
                              &draft.address.street, &draft.address.unit, &draft.address.city}) {
        *text = upper(*text);
    }
}

void with_plus4(Scene& scene, Making& making) {
    if (making.draft.address.country != "US") return;
    std::array<char, 8> plus4{};
    std::snprintf(plus4.data(), plus4.size(), "-%04d", scene.chance.between(1, 9999));
    making.draft.address.zip += plus4.data();
}

void drop_accents(Scene&, Making& making) {
    making.draft.name.given = without_accents(making.draft.name.given);
    making.draft.name.surname = without_accents(making.draft.name.surname);
}

void reverse_surnames(Scene&, Making& making) {
    std::string const surname = making.draft.name.surname;
    std::size_t const space = surname.find(' ');
    making.draft.name.surname = surname.substr(space + 1) + " " + surname.substr(0, space);
}

void other_statute(Making& making, std::string_view authority) {
    making.draft.authority = authority;
    making.draft.particulars = std::nullopt;
}

constexpr std::string_view record = "record";

constexpr std::array<Shape, 20> shapes{{
    {"in-order", 100, record, "", anyone, [](Scene&, Making&) {}},
    {"upper-case", 35, record, "", anyone, upper_case},
    {"spelt-out", 45, record, "", on_a_street,
     [](Scene&, Making& m) { m.draft.address.street = spelt_out(m.draft.address.street); }},
    {"unit-respelt", 25, "pass", "", plain_with_unit,
     [](Scene& s, Making& m) {
         m.draft.address.unit = unit_respelt(m.draft.address.unit, s.chance);
     }},
    {"zip-plus-4", 15, record, "", on_a_street, with_plus4},
    {"address-on-one-line", 35, record, "", on_a_street,
     [](Scene&, Making& m) { m.draft.address = one_line(m.draft.address); }},
    {"accents-lost", 12, record, "", accented, drop_accents},
    {"middle-name-left-out", 20, record, "", with_middle,
     [](Scene&, Making& m) { m.draft.name.middle.clear(); }},
    // A father whose son has his name and his home is plain too: then a person must look.
    {"no-number-no-birth-date", 30, "pass|hold", "R-CT-MISID", plain,
     [](Scene&, Making& m) {
         m.draft.tin.clear();
         m.draft.dob.clear();
     }},
    // So too with a birth date alone, which may have been copied from the other's papers.
    {"no-number", 15, "pass|hold", "R-CT-MISID", plain,
     [](Scene&, Making& m) { m.draft.tin.clear(); }},
    {"surnames-reversed", 4, "pass", "", two_surnames, reverse_surnames},
    {"second-surname-left-out", 5, "pass", "", two_surnames,
     [](Scene&, Making& m) { m.draft.name.surname.resize(m.draft.name.surname.find(' ')); }},
    {"former-surname", 6, "pass", "", with_former_surname,
     [](Scene& s, Making& m) { m.draft.name.surname = s.person.former_surnames; }},
    {"earlier-address-in-period", 14, "pass", "", moved_last_year,
     [](Scene& s, Making& m) {
         m.draft.address = earlier_row(s.person, s.row)->address;
         m.draft.periods = {*s.row.tax_period - 1, *s.row.tax_period};
     }},
    {"statute-8-1326", 35, record, "", anyone,
     [](Scene&, Making& m) { other_statute(m, "8 USC 1326(a)"); }},
    {"statute-18-1542", 8, record, "", anyone,
     [](Scene&, Making& m) { other_statute(m, "18 USC 1542"); }},
    {"proceeding", 4, record, "", anyone,
     [](Scene&, Making& m) { m.draft.purpose = "proceeding"; }},
    {"grand-jury", 3, record, "", anyone,
     [](Scene& s, Making& m) {
         m.draft.purpose = "grand-jury";
         m.draft.reason = "Grand jury docket 26-GJ-" + std::to_string(1000 + s.turn % 9000) +
                          ": the jurors asked where the subject lived in the year of the count.";
     }},
    {"declared-alias", 4, record, "", anyone,
     [](Scene& s, Making& m) {
         identity::PersonName alias = m.draft.name;
         alias.surname = s.chance.pick(surnames());
         m.draft.aliases.push_back(std::move(alias));
     }},
    {"confirm-form", 8, record, "", anyone, [](Scene&, Making& m) { m.draft.form = "confirm"; }},
}};

}  // namespace

std::span<Shape const> lawful_shapes() {
    return shapes;
}

}  // namespace penstock::synthetic
