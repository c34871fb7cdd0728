#include "bench/reconstruction/lines.h"

#include "base/check.h"
#include "bench/match/form.h"
#include "bench/match/noise.h"
#include "bench/reconstruction/model.h"
#include "bench/reconstruction/people.h"
#include "synthetic/reasons.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>

namespace penstock::reconstruction {

namespace {

using evaluation::Asked;
using evaluation::Lineage;
using evaluation::Person;
using evaluation::Stay;

// Families that were made hard for the evaluation of the match come at a tenth of their share.
bool passed_over(Lineage const& lineage, synthetic::Chance& chance) {
    return lineage.special != evaluation::Special::None && !chance.one_in(10);
}

template <typename Fits>
std::optional<std::size_t> one_of(Lineage const& lineage, synthetic::Chance& chance, Fits fits) {
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < lineage.people.size(); ++i) {
        if (fits(lineage.people[i])) found.push_back(i);
    }
    if (found.empty()) return std::nullopt;
    return chance.pick(found);
}

bool files(Person const& person) {
    return person.on_file && !person.filed_stays().empty();
}

std::string ids_of(Lineage const& lineage, Person const& person) {
    std::string ids = lineage.id_of(person);
    if (!person.second_tin.empty()) ids += ";" + lineage.id_of(person, 2);
    return ids;
}

std::vector<int> any_periods(synthetic::Chance& chance) {
    std::uint64_t const draw = chance.below(100);
    if (draw < 25) return {2024};
    if (draw < 60) return {2023, 2024};
    if (draw < 85) return {2022, 2023, 2024};
    return {2020, 2021, 2022, 2023, 2024};
}

identity::AddressInput no_address() {
    identity::AddressInput address;
    address.country = "US";
    return address;
}

identity::AddressInput as_text(std::string text) {
    identity::AddressInput address;
    address.text = std::move(text);
    address.one_line = true;
    return address;
}

std::string five_digits(synthetic::Chance& chance) {
    std::array<char, 8> text{};
    std::snprintf(text.data(), text.size(), "%05d", chance.between(501, 99'950));
    return text.data();
}

// The first three are quoted from the court's opinions (dossier 2.2, W3); the others are ours.
identity::AddressInput placeholder(identity::AddressInput const& home, synthetic::Chance& chance) {
    constexpr std::array<std::string_view, 8> words{
        "Failed to Provide", "Unknown Address", "Don't Care",       "UNKNOWN",
        "SIN DOMICILIO",     "DESCONOCIDO",     "NO FIXED ADDRESS", "See file"};
    std::string const word(chance.pick(words));
    std::uint64_t const draw = chance.below(3);
    if (draw == 0) return as_text(word + " " + (chance.one_in(4) ? "00000" : five_digits(chance)));
    identity::AddressInput address = no_address();
    address.street = word;
    address.zip = draw == 1 ? home.zip : "00000";
    if (draw == 1) address.city = home.city;
    if (draw == 1) address.state = home.state;
    return address;
}

identity::AddressInput zip_shaped(identity::AddressInput const& home, synthetic::Chance& chance) {
    switch (chance.below(4)) {
        case 0:
            return as_text(five_digits(chance));
        case 1:
            return as_text(home.state + " " + home.zip);
        case 2:
            return as_text(five_digits(chance) + "0000");
        default: {
            identity::AddressInput address = no_address();
            address.city = home.city;
            address.state = home.state;
            address.zip = home.zip;
            return address;
        }
    }
}

identity::AddressInput recurring(synthetic::Chance& chance) {
    identity::AddressInput address = no_address();
    bool const first = chance.one_in(2);
    address.street = first ? "9900 Gatewarden Rd" : "47 Quillnook Way";
    address.city = first ? "Laredo" : "Tucson";
    address.state = first ? "TX" : "AZ";
    address.zip = first ? "78041" : "85701";
    return address;
}

// A street of no place that the model has.
identity::AddressInput invented(identity::AddressInput const& home, synthetic::Chance& chance) {
    constexpr std::array<std::string_view, 6> streets{"Quillnook St",  "Gatewarden Ave",
                                                      "Marlhythe Rd",  "Ospreyfold Dr",
                                                      "Tamblerock Ln", "Wexcombe Ct"};
    identity::AddressInput address = home;
    address.street = std::to_string(chance.between(2, 18'000)) + " ";
    address.street += chance.pick(streets);
    address.unit.clear();
    return address;
}

}  // namespace

Lines::Lines(evaluation::World const& world, LineOptions options)
    : world_(world),
      chance_(options.seed, 101),
      created_(options.created),
      order_(world.lineages(), options.seed + 1),
      kin_order_(world.lineages(), options.seed + 2) {}

Submitted Lines::next() {
    ++made_;
    Submitted line;
    line.truth.line = made_;
    Quality const quality = any_quality();
    Subject const subject = any_subject(quality);
    Person const& person = subject.lineage.people[subject.person];
    line.truth.presence = subject.presence;
    line.truth.origin = subject.origin;
    line.truth.unit_left_out = quality == Quality::UnitLeftOut;
    if (subject.presence == Presence::OnFile) {
        line.truth.meant = ids_of(subject.lineage, person);
        line.truth.deceased = person.dead;
        if (subject.origin == Origin::LastKnown || subject.origin == Origin::Former) {
            line.truth.on_file_in = periods_on_file(subject.stay);
        }
    }
    Asked set_forth = asked(subject, line);
    spoil_address(quality, set_forth.address, line.truth);
    line.draft.name = std::move(set_forth.name);
    line.draft.address = std::move(set_forth.address);
    line.draft.tin = std::move(set_forth.tin);
    line.draft.dob = std::move(set_forth.dob);
    set_matter(line);
    return line;
}

Lines::Quality Lines::any_quality() {
    constexpr double whole = 1'000'000;
    double draw = static_cast<double>(chance_.below(1'000'000)) / whole;
    if (draw < blank_addresses.value) return Quality::Blank;
    draw -= blank_addresses.value;
    if (draw < undeliverable_addresses.value) return Quality::Undeliverable;
    draw -= undeliverable_addresses.value;
    return draw < unitless_addresses.value ? Quality::UnitLeftOut : Quality::Whole;
}

Lines::Subject Lines::any_subject(Quality quality) {
    if (falls(chance_, on_file)) return on_file_subject(quality);
    constexpr double rest = 1 - on_file.value;
    constexpr Figure kin_of_rest{"", kin_on_file.value / rest, Unit::Share, Grade::Assumed, ""};
    return falls(chance_, kin_of_rest) ? kin_subject(quality) : absent_subject(quality);
}

evaluation::Lineage Lines::next_lineage(std::uint64_t& turn, evaluation::Scatter const& order) {
    while (true) {
        CHECK(turn < world_.lineages());
        Lineage lineage = world_.lineage(order.to(turn++));
        if (!passed_over(lineage, chance_)) return lineage;
    }
}

Lines::Subject Lines::on_file_subject(Quality quality) {
    constexpr Figure former_of_rest{"", at_former.value / (1 - at_last_known.value), Unit::Share,
                                    Grade::Assumed, ""};
    Origin origin = Origin::AnyHome;
    if (falls(chance_, at_last_known)) {
        origin = Origin::LastKnown;
    } else if (falls(chance_, former_of_rest)) {
        origin = Origin::Former;
    } else if (falls(chance_, elsewhere_occupied)) {
        origin = Origin::SomebodyElses;
    }
    while (true) {
        auto subject = at_own_home(next_lineage(on_file_turn_, order_), origin);
        if (!subject) continue;
        if (origin == Origin::SomebodyElses) subject->home = occupied_home(quality);
        if (origin == Origin::AnyHome) subject->home = any_home(quality);
        bool const fits =
            quality != Quality::UnitLeftOut || world_.homes().facts(subject->home).units > 1;
        if (fits) return std::move(*subject);
    }
}

// Somebody on file of the lineage, at the last home or a former one.
std::optional<Lines::Subject> Lines::at_own_home(Lineage lineage, Origin origin) {
    auto const person = one_of(lineage, chance_, files);
    if (!person) return std::nullopt;
    std::vector<Stay> const stays = lineage.people[*person].filed_stays();
    Stay stay = stays.back();
    if (origin == Origin::Former) {
        if (stays.size() < 2) return std::nullopt;
        stay = stays[chance_.below(stays.size() - 1)];
        if (stay.home == stays.back().home) return std::nullopt;
    }
    return Subject{.lineage = std::move(lineage),
                   .person = *person,
                   .stay = stay,
                   .home = stay.home,
                   .presence = Presence::OnFile,
                   .origin = origin};
}

Lines::Subject Lines::absent_subject(Quality quality) {
    Subject subject{.lineage = world_.lineage(world_.lineages() + made_)};
    subject.person = chance_.below(subject.lineage.people.size());
    bool const occupied = falls(chance_, elsewhere_occupied);
    subject.origin = occupied ? Origin::SomebodyElses : Origin::AnyHome;
    subject.home = occupied ? occupied_home(quality) : any_home(quality);
    return subject;
}

// One who never filed, at a home where kin did.
Lines::Subject Lines::kin_subject(Quality quality) {
    while (true) {
        Lineage lineage = next_lineage(kin_turn_, kin_order_);
        auto const person = one_of(
            lineage, chance_, [](Person const& one) { return !one.on_file && !one.stays.empty(); });
        if (!person) continue;
        std::uint64_t const home = lineage.people[*person].stays.back().home;
        bool const with_kin = std::ranges::any_of(lineage.people, [&](Person const& other) {
            return files(other) && other.filed_stays().back().home == home;
        });
        bool const fits = quality != Quality::UnitLeftOut || world_.homes().facts(home).units > 1;
        if (!with_kin || !fits) continue;
        return {.lineage = std::move(lineage),
                .person = *person,
                .home = home,
                .presence = Presence::KinOnFile,
                .origin = Origin::SomebodyElses};
    }
}

std::uint64_t Lines::any_home(Quality quality) {
    while (true) {
        std::uint64_t const home = chance_.below(world_.homes().count());
        if (quality != Quality::UnitLeftOut || world_.homes().facts(home).units > 1) return home;
    }
}

std::uint64_t Lines::occupied_home(Quality quality) {
    while (true) {
        Lineage const lineage = world_.lineage(chance_.below(world_.lineages()));
        auto const person = one_of(lineage, chance_, files);
        if (!person) continue;
        std::uint64_t const home = lineage.people[*person].filed_stays().back().home;
        if (quality != Quality::UnitLeftOut || world_.homes().facts(home).units > 1) return home;
    }
}

// Name, address, number and birth date as a clerk of the requester wrote them.
Asked Lines::asked(Subject const& subject, Submitted& line) {
    Person const& person = subject.lineage.people[subject.person];
    Asked asked;
    asked.name = person.name;
    asked.name.surname = person.surname_in(subject.stay.to);
    asked.address = world_.homes().address(subject.home);
    if (line.truth.unit_left_out) asked.address.unit.clear();
    if (falls(chance_, with_birth_date)) asked.dob = format_date(person.dob);
    if (falls(chance_, with_number)) set_number(subject, asked, line.truth);
    std::vector<evaluation::Housemate> mates;
    for (Person const& other : subject.lineage.people) {
        if (other.number == person.number) continue;
        mates.push_back({.tin = other.tin, .dob = format_date(other.dob)});
    }
    evaluation::NoiseCount const errors =
        add_noise(asked, evaluation::NoiseLevel::Light, mates, chance_);
    line.truth.errors = errors.of_name_and_address + errors.of_numbers;
    vary_form(asked, chance_);
    return asked;
}

void Lines::set_number(Subject const& subject, Asked& asked, Truth& truth) {
    asked.tin = subject.lineage.people[subject.person].tin;
    truth.number = subject.presence == Presence::OnFile ? Number::Own : Number::OfNobody;
    if (falls(chance_, number_of_another)) {
        Lineage const other = world_.lineage(chance_.below(world_.lineages()));
        if (auto const person = one_of(other, chance_, files)) {
            asked.tin = other.people[*person].tin;
            truth.number = Number::OfAnother;
        }
    } else if (truth.number == Number::Own && falls(chance_, number_of_nobody)) {
        // The number of somebody of a lineage that is nowhere on file.
        asked.tin = world_.lineage(world_.lineages() + made_).people.front().tin;
        truth.number = Number::OfNobody;
    }
}

void Lines::spoil_address(Quality quality, identity::AddressInput& address, Truth& truth) {
    if (quality == Quality::Blank) {
        address = no_address();
        truth.origin = Origin::Blank;
    }
    if (quality != Quality::Undeliverable) return;
    identity::AddressInput const home = world_.homes().address(any_home(quality));
    constexpr double whole = 1'000'000;
    double draw = static_cast<double>(chance_.below(1'000'000)) / whole;
    if (draw < placeholder_part.value) {
        address = placeholder(home, chance_);
        truth.origin = Origin::Placeholder;
    } else if ((draw -= placeholder_part.value) < zip_shaped_part.value) {
        address = zip_shaped(home, chance_);
        truth.origin = Origin::ZipShaped;
    } else if (draw - zip_shaped_part.value < recurring_part.value) {
        address = recurring(chance_);
        truth.origin = Origin::Recurring;
    } else {
        address = invented(home, chance_);
        truth.origin = Origin::Invented;
    }
}

// Everything that is not name or address, in order on every line.
void Lines::set_matter(Submitted& line) {
    using std::chrono::days;
    synthetic::Draft& draft = line.draft;
    std::array<char, 32> number{};
    std::snprintf(number.data(), number.size(), "RC-%04d-%07llu", year_of(created_),
                  static_cast<unsigned long long>(made_));
    draft.case_number = number.data();
    draft.case_opened = format_date(created_ - days{chance_.between(10, 110)});
    draft.periods = any_periods(chance_);
    draft.authority = "8 USC 1253(a)(1)";
    draft.reason = synthetic::specific_reason(chance_, created_) + " Matter " + number.data() + ".";
    synthetic::DraftParticulars particulars;
    particulars.final_order_date = format_date(created_ - days{chance_.between(240, 900)});
    particulars.ground = "8 USC 1227(a)(1)(B)";
    draft.particulars = std::move(particulars);
}

}  // namespace penstock::reconstruction
