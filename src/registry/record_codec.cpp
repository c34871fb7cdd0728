#include "registry/record_codec.h"

#include "registry/packing.h"

#include <array>
#include <string>

namespace penstock::registry {

namespace {

using identity::StandardAddress;
using identity::StandardName;

// The text fields of a standard address, in the order of the bits that say which are there.
constexpr std::array address_fields = {
    &StandardAddress::number,
    &StandardAddress::predirectional,
    &StandardAddress::street,
    &StandardAddress::suffix,
    &StandardAddress::postdirectional,
    &StandardAddress::unit_type,
    &StandardAddress::unit,
    &StandardAddress::unit2_type,
    &StandardAddress::unit2,
    &StandardAddress::box_type,
    &StandardAddress::box,
    &StandardAddress::route_type,
    &StandardAddress::route,
    &StandardAddress::urbanization,
    &StandardAddress::city,
    &StandardAddress::state,
    &StandardAddress::zip,
    &StandardAddress::plus4,
    &StandardAddress::country,
    &StandardAddress::care_of,
};

void pack(Packer& out, std::vector<std::string> const& texts) {
    out.number(texts.size());
    for (std::string const& text : texts) out.text(text);
}

std::vector<std::string> unpack_texts(Unpacker& in) {
    std::vector<std::string> texts;
    for (std::uint64_t count = in.number(); count > 0; --count) texts.emplace_back(in.text());
    return texts;
}

void pack(Packer& out, std::vector<StandardName> const& names) {
    out.number(names.size());
    for (StandardName const& name : names) {
        pack(out, name.given);
        pack(out, name.middle);
        pack(out, name.surnames);
        out.text(name.suffix);
    }
}

std::vector<StandardName> unpack_names(Unpacker& in) {
    std::vector<StandardName> names(in.number());
    for (StandardName& name : names) {
        name.given = unpack_texts(in);
        name.middle = unpack_texts(in);
        name.surnames = unpack_texts(in);
        name.suffix = in.text();
    }
    return names;
}

void pack(Packer& out, StandardAddress const& address) {
    std::uint64_t present = 0;
    for (std::size_t i = 0; i < address_fields.size(); ++i) {
        if (!(address.*address_fields[i]).empty()) present |= std::uint64_t{1} << i;
    }
    out.number(static_cast<std::uint64_t>(address.kind));
    out.number(present);
    for (auto const field : address_fields) {
        if (!(address.*field).empty()) out.text(address.*field);
    }
    pack(out, address.problems);
}

StandardAddress unpack_address(Unpacker& in) {
    StandardAddress address;
    address.kind = static_cast<identity::AddressKind>(in.number());
    std::uint64_t const present = in.number();
    for (std::size_t i = 0; i < address_fields.size(); ++i) {
        if ((present >> i & 1) != 0) address.*address_fields[i] = in.text();
    }
    address.problems = unpack_texts(in);
    return address;
}

void pack(Packer& out, Date date) {
    out.signed_number(date.time_since_epoch().count());
}

Date unpack_date(Unpacker& in) {
    return Date(std::chrono::days(static_cast<int>(in.signed_number())));
}

void pack_on_file(Packer& out, AddressVersion const& version) {
    AddressOnFile const& address = version.on_file;
    for (std::string const* text : {&address.street, &address.unit, &address.city, &address.state,
                                    &address.zip, &address.country}) {
        out.text(*text);
    }
    out.number(version.care_of ? 1 : 0);
    out.number(version.occurrences.size());
    for (Occurrence const& occurrence : version.occurrences) {
        int const period = occurrence.tax_period ? occurrence.tax_period->value() : 0;
        out.number(static_cast<std::uint64_t>(period));
        out.number(static_cast<std::uint64_t>(occurrence.source));
        pack(out, occurrence.effective);
    }
}

void unpack_on_file(Unpacker& in, AddressVersion& version) {
    AddressOnFile& address = version.on_file;
    for (std::string* text : {&address.street, &address.unit, &address.city, &address.state,
                              &address.zip, &address.country}) {
        *text = in.text();
    }
    version.care_of = in.number() != 0 || !version.standard.care_of.empty();
    version.occurrences.resize(in.number());
    for (Occurrence& occurrence : version.occurrences) {
        auto const period = static_cast<int>(in.number());
        if (period != 0) occurrence.tax_period = TaxPeriod(period);
        occurrence.source = static_cast<Source>(in.number());
        occurrence.effective = unpack_date(in);
    }
}

match::Candidate unpack_candidate(Unpacker& in) {
    match::Candidate candidate;
    candidate.person = PersonId(std::string(in.text()));
    for (std::uint64_t count = in.number(); count > 0; --count) {
        candidate.tins.emplace_back(std::string(in.text()));
    }
    candidate.birth_dates.resize(in.number());
    for (Date& date : candidate.birth_dates) date = unpack_date(in);
    candidate.names = unpack_names(in);
    candidate.former_surnames.resize(in.number());
    for (auto& surnames : candidate.former_surnames) surnames = unpack_texts(in);
    candidate.versions.resize(in.number());
    for (StandardAddress& version : candidate.versions) version = unpack_address(in);
    return candidate;
}

}  // namespace

StandardForms standard_forms_of(FoldedPerson const& person) {
    StandardForms forms;
    for (identity::PersonName const& name : person.names) {
        forms.names.push_back(identity::standardise(name));
    }
    for (std::string const& surname : person.former_surnames) {
        forms.former_surnames.push_back(identity::standard_surnames(surname));
    }
    for (AddressVersion const& version : person.record.versions) {
        AddressOnFile const& address = version.on_file;
        identity::AddressInput input;
        input.street = address.street;
        input.unit = address.unit;
        input.city = address.city;
        input.state = address.state;
        input.zip = address.zip;
        input.country = address.country;
        forms.addresses.push_back(identity::standardise(input));
    }
    return forms;
}

Bytes encode_person(FoldedPerson const& person, StandardForms const& forms) {
    PersonRecord const& record = person.record;
    Packer out;
    out.text(record.person.value());
    out.number(person.numbers.size());
    for (NumberOnFile const& number : person.numbers) out.text(number.tin.value());
    out.number(record.birth_dates.size());
    for (Date const date : record.birth_dates) pack(out, date);
    pack(out, forms.names);
    out.number(forms.former_surnames.size());
    for (auto const& surnames : forms.former_surnames) pack(out, surnames);
    out.number(forms.addresses.size());
    for (StandardAddress const& address : forms.addresses) pack(out, address);

    out.number(person.flags.bits());
    out.number(record.files_returns ? 1 : 0);
    for (AddressVersion const& version : record.versions) pack_on_file(out, version);
    for (NumberOnFile const& number : person.numbers) {
        out.number(static_cast<std::uint64_t>(number.kind));
    }
    out.number(person.names.size());
    for (identity::PersonName const& name : person.names) {
        for (auto const* text : {&name.given, &name.middle, &name.surname, &name.suffix}) {
            out.text(*text);
        }
    }
    pack(out, person.former_surnames);
    return out.take();
}

match::Candidate decode_candidate(ByteView bytes) {
    Unpacker in(bytes);
    return unpack_candidate(in);
}

PersonRecord decode_record(ByteView bytes) {
    Unpacker in(bytes);
    match::Candidate candidate = unpack_candidate(in);
    PersonRecord record{.person = std::move(candidate.person),
                        .versions = {},
                        .flags = {},
                        .birth_dates = std::move(candidate.birth_dates)};
    record.flags = person_flags(Flags(static_cast<std::uint8_t>(in.number())));
    record.files_returns = in.number() != 0;
    for (StandardAddress& standard : candidate.versions) {
        AddressVersion& version = record.versions.emplace_back();
        version.standard = std::move(standard);
        unpack_on_file(in, version);
    }
    return record;
}

PersonId decode_person_id(ByteView bytes) {
    Unpacker in(bytes);
    return PersonId(std::string(in.text()));
}

std::uint64_t standardiser_mark() {
    constexpr std::array<std::array<char const*, 5>, 6> addresses = {{
        {"1325 North State Street", "# 4", "Springfield", "IL", "62702-1234"},
        {"URB Las Gladiolas 150 Calle A", "", "San Juan", "PR", "00926"},
        {"P. O. Box 1187", "", "Laredo", "TX", "78044"},
        {"RR 2 Box 115", "", "Yakima", "WA", "98901"},
        {"716 1/2 Cherry St 2nd Floor", "", "Milwaukee", "WI", "53204"},
        {"842 E 300 S Apt B", "Bldg 2", "Salt Lake City", "UT", "84102"},
    }};
    constexpr std::array<std::array<char const*, 4>, 4> names = {{
        {"Jos\u00e9 \u00c1ngel", "", "N\u00fa\u00f1ez Pe\u00f1a", ""},
        {"Ana", "Sof\u00eda", "Mart\u00ednez de la Cruz", ""},
        {"\u0141ukasz", "J.", "O'Brien-Al-Khatib", "Jr."},
        {"Mary Ann", "", "St. John", "3rd"},
    }};
    Packer out;
    for (auto const& sample : addresses) {
        identity::AddressInput input;
        input.street = sample[0];
        input.unit = sample[1];
        input.city = sample[2];
        input.state = sample[3];
        input.zip = sample[4];
        StandardAddress const address = identity::standardise(input);
        pack(out, address);
        out.text(identity::delivery_point_key(address));
        out.text(identity::building_key(address));
    }
    for (auto const& sample : names) {
        pack(out, {identity::standardise(
                      identity::PersonName{sample[0], sample[1], sample[2], sample[3]})});
    }
    std::uint64_t mark = 0xcbf29ce484222325u;
    for (std::uint8_t const byte : out.bytes()) mark = (mark ^ byte) * 0x100000001b3u;
    return mark;
}

}  // namespace penstock::registry
