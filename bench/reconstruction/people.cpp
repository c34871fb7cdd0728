#include "bench/reconstruction/people.h"

#include "bench/match/registry_stream.h"
#include "bench/match/scatter.h"
#include "synthetic/spelling.h"
#include "synthetic/text_out.h"

#include <algorithm>
#include <chrono>
#include <string>

namespace penstock::reconstruction {

namespace {

using evaluation::Lineage;
using evaluation::Person;
using evaluation::Stay;
using evaluation::World;

// Measured on worlds of seeds 1 to 4: 1.87 persons of a lineage are on file.
constexpr double persons_of_a_lineage = 1.87;

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

identity::AddressInput address_of(World const& world, std::uint64_t home, bool capitals) {
    identity::AddressInput address = world.homes().address(home);
    if (!capitals) return address;
    for (std::string* text : {&address.street, &address.unit, &address.city}) {
        *text = synthetic::upper(*text);
    }
    return address;
}

class Writer {
public:
    explicit Writer(World const& world) : world_(world) {}

    [[nodiscard]] std::string const& rows_of(Lineage const& lineage) {
        text_.clear();
        for (Person const& person : lineage.people) {
            std::vector<Stay> const stays = person.filed_stays();
            if (!person.on_file || stays.empty()) continue;
            ++counts_.persons;
            for (Stay const& stay : stays) add(lineage, person, stay);
            if (!person.second_tin.empty()) add_second(lineage, person, stays.back());
        }
        return text_;
    }

    [[nodiscard]] synthetic::RegistryCounts counts() const { return counts_; }

private:
    void add(Lineage const& lineage, Person const& person, Stay const& stay) {
        for (int const year : periods_on_file(stay)) {
            synthetic::PersonRecord record = record_of(lineage, person, stay, year);
            record.id = lineage.id_of(person);
            record.tin = person.tin;
            record.tin_kind = person.itin ? "itin" : "ssn";
            record.former_surnames = former_surnames(person, year);
            append_person(text_, record);
            ++counts_.rows;
        }
    }

    // The other record of a person who is on file twice.
    void add_second(Lineage const& lineage, Person const& person, Stay const& stay) {
        synthetic::PersonRecord record = record_of(lineage, person, stay, stay.to);
        record.id = lineage.id_of(person, 2);
        record.tin = person.second_tin;
        record.tin_kind = "itin";
        append_person(text_, record);
        ++counts_.rows;
        ++counts_.persons;
    }

    synthetic::PersonRecord record_of(Lineage const& lineage, Person const& person,
                                      Stay const& stay, int year) {
        std::uint64_t const who = lineage.number * 64 + static_cast<std::uint64_t>(person.number);
        synthetic::PersonRecord record;
        record.name = filed_name(world_, lineage, person, year);
        record.dob = person.dob;
        synthetic::RecordRow row;
        row.address =
            address_of(world_, stay.home, evaluation::mixed(world_.seed() + 73, who) % 2 == 0);
        row.source = "return";
        row.tax_period = year;
        row.effective = filing_day(year);
        if (person.dead && year == person.files_to) row.flags = "deceased";
        record.rows.push_back(std::move(row));
        return record;
    }

    World const& world_;
    synthetic::RegistryCounts counts_;
    std::string text_;
};

}  // namespace

evaluation::WorldSize world_for(std::uint64_t lines, std::uint64_t seed) {
    auto const wanted =
        static_cast<std::uint64_t>(static_cast<double>(lines) * 0.9 / persons_of_a_lineage);
    std::uint64_t const spacing = evaluation::special_spacing;
    return {.seed = seed,
            .lineages = std::max<std::uint64_t>(1, (wanted + spacing - 1) / spacing) * spacing};
}

std::vector<int> periods_on_file(Stay const& stay) {
    if (stay.from == stay.to) return {stay.to};
    return {stay.to - 1, stay.to};
}

Result<synthetic::RegistryCounts> write_registry(Disk& disk, Disk::Path const& path,
                                                 World const& world) {
    synthetic::TextOut out = TRY(synthetic::TextOut::make(disk, path));
    TRY(out.add(synthetic::registry_header()));
    Writer writer(world);
    for (std::uint64_t number = 0; number < world.lineages(); ++number) {
        TRY(out.add(writer.rows_of(world.lineage(number))));
    }
    TRY(out.finish());
    return writer.counts();
}

}  // namespace penstock::reconstruction
