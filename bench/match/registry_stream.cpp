#include "bench/match/registry_stream.h"

#include "bench/match/scatter.h"
#include "synthetic/chance.h"
#include "synthetic/spelling.h"
#include "synthetic/text_out.h"

#include <algorithm>

namespace penstock::evaluation {

namespace {

// Measured on worlds of seeds 1 to 4.
constexpr double versions_of_a_lineage = 2.95;

// Habits belong to a person, and one return in seven is filled in by somebody with other habits.
synthetic::Chance habits(World const& world, Lineage const& lineage, Person const& person,
                         int year) {
    std::uint64_t const who = lineage.number * 64 + static_cast<std::uint64_t>(person.number);
    synthetic::Chance often(mixed(world.seed() + 71, who), 1);
    synthetic::Chance seldom(mixed(world.seed() + 71, who), static_cast<std::uint64_t>(year));
    return seldom.one_in(7) ? seldom : often;
}

Date filing_day(int period) {
    return Date{std::chrono::year_month_day{std::chrono::year{period + 1}, std::chrono::month{4},
                                            std::chrono::day{11}}};
}

std::string former_surnames(Person const& person, int year) {
    std::string former;
    for (auto const& [since, surname] : person.surnames) {
        if (since > year || surname == person.surname_in(year)) continue;
        former += (former.empty() ? "" : ";") + surname;
    }
    return former;
}

synthetic::RecordRow row_of(World const& world, Person const& person, Stay const& stay,
                            bool capitals) {
    synthetic::RecordRow row;
    row.address = world.homes().address(stay.home);
    if (capitals) {
        row.address.street = synthetic::upper(row.address.street);
        row.address.unit = synthetic::upper(row.address.unit);
        row.address.city = synthetic::upper(row.address.city);
    }
    row.source = "return";
    row.tax_period = stay.to;
    row.effective = filing_day(stay.from);
    if (person.dead && stay.to == person.files_to) row.flags = "deceased";
    return row;
}

}  // namespace

identity::PersonName filed_name(World const& world, Lineage const& lineage, Person const& person,
                                int year) {
    synthetic::Chance chance = habits(world, lineage, person, year);
    identity::PersonName name = person.name;
    name.surname = person.surname_in(year);
    std::uint64_t const draw = chance.below(100);
    if (draw < 32) {
        name.middle.clear();
    } else if (draw < 80 && !name.middle.empty()) {
        name.middle = synthetic::without_accents(name.middle).substr(0, 1);
    }
    if (!chance.per_mille(620)) name.suffix.clear();
    std::size_t const space = name.surname.find(' ');
    bool const two = person.culture == Culture::Hispanic && space != std::string::npos &&
                     !name.surname.starts_with("de");
    if (two && chance.per_mille(250)) name.surname.resize(space);
    if (chance.per_mille(600)) {
        name.given = synthetic::without_accents(name.given);
        name.middle = synthetic::without_accents(name.middle);
        name.surname = synthetic::without_accents(name.surname);
    }
    if (chance.one_in(2)) {
        name.given = synthetic::upper(name.given);
        name.middle = synthetic::upper(name.middle);
        name.surname = synthetic::upper(name.surname);
    }
    return name;
}

void append_rows(std::string& out, World const& world, Lineage const& lineage,
                 synthetic::RegistryCounts& counts) {
    for (Person const& person : lineage.people) {
        if (!person.on_file) continue;
        std::vector<Stay> const stays = person.filed_stays();
        if (stays.empty()) continue;
        ++counts.persons;
        std::uint64_t const who = lineage.number * 64 + static_cast<std::uint64_t>(person.number);
        bool const capitals = mixed(world.seed() + 73, who) % 2 == 0;
        for (Stay const& stay : stays) {
            synthetic::PersonRecord record;
            record.id = lineage.id_of(person);
            record.tin = person.tin;
            record.tin_kind = person.itin ? "itin" : "ssn";
            record.name = filed_name(world, lineage, person, stay.to);
            record.former_surnames = former_surnames(person, stay.to);
            record.dob = person.dob;
            record.rows.push_back(row_of(world, person, stay, capitals));
            append_person(out, record);
            ++counts.rows;
        }
        if (person.second_tin.empty()) continue;
        synthetic::PersonRecord second;
        second.id = lineage.id_of(person, 2);
        second.tin = person.second_tin;
        second.tin_kind = "itin";
        second.name = filed_name(world, lineage, person, stays.back().from);
        second.dob = person.dob;
        second.rows.push_back(row_of(world, person, stays.back(), !capitals));
        append_person(out, second);
        ++counts.rows;
        ++counts.persons;
    }
}

Result<synthetic::RegistryCounts> write_world(Disk& disk, Disk::Path const& path,
                                              World const& world) {
    synthetic::TextOut out = TRY(synthetic::TextOut::make(disk, path));
    TRY(out.add(synthetic::registry_header()));
    synthetic::RegistryCounts counts;
    std::string text;
    for (std::uint64_t number = 0; number < world.lineages(); ++number) {
        text.clear();
        append_rows(text, world, world.lineage(number), counts);
        TRY(out.add(text));
    }
    TRY(out.finish());
    return counts;
}

std::uint64_t lineages_for(std::uint64_t versions) {
    auto const wanted =
        static_cast<std::uint64_t>(static_cast<double>(versions) / versions_of_a_lineage);
    // A multiple of the spacing, so that every special family is there.
    return std::max<std::uint64_t>(1, (wanted + special_spacing - 1) / special_spacing) *
           special_spacing;
}

}  // namespace penstock::evaluation
