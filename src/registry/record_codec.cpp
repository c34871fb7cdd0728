#include "registry/record_codec.h"

#include "registry/address_codec.h"

#include <array>
#include <string>

namespace penstock::registry {

namespace {

using identity::StandardName;

void encode_texts(std::vector<std::string> const& texts, DraftWriter& out) {
    Packer packed;
    pack(packed, texts);
    out.text(as_text(packed.bytes()));
}

void encode(StandardName const& name, DraftWriter& out) {
    encode_texts(name.given, out);
    encode_texts(name.middle, out);
    encode_texts(name.surnames, out);
    out.text(name.suffix);
}

StandardName decode_name(TextReader& in) {
    StandardName name;
    name.given = unpack_texts(in.text());
    name.middle = unpack_texts(in.text());
    name.surnames = unpack_texts(in.text());
    name.suffix = in.text();
    return name;
}

NamesOnFile decode_names(TextReader& in) {
    NamesOnFile on_file;
    on_file.names.resize(in.plain().count());
    for (StandardName& name : on_file.names) name = decode_name(in);
    on_file.former_surnames.resize(in.plain().count());
    for (auto& surnames : on_file.former_surnames) surnames = unpack_texts(in.text());
    return on_file;
}

std::uint64_t value_of(identity::Tin const& tin) {
    std::uint64_t value = 0;
    for (char const c : tin.value()) value = 10 * value + static_cast<std::uint64_t>(c - '0');
    return value;
}

identity::Tin tin_of(std::uint64_t value) {
    std::string digits = std::to_string(value);
    if (digits.size() < 9) digits.insert(0, 9 - digits.size(), '0');
    return identity::Tin(std::move(digits));
}

match::Candidate decode_candidate(TextReader& in) {
    match::Candidate candidate;
    candidate.person = PersonId(std::string(in.plain().text()));
    NamesOnFile on_file = decode_names(in);
    candidate.names = std::move(on_file.names);
    candidate.former_surnames = std::move(on_file.former_surnames);
    for (std::size_t left = in.plain().count(); left > 0; --left) {
        candidate.tins.push_back(tin_of(in.plain().fixed(4)));
    }
    candidate.birth_dates.resize(in.plain().count());
    for (Date& date : candidate.birth_dates) date = unpack_date(in.plain());
    candidate.versions.resize(in.plain().count());
    for (identity::StandardAddress& version : candidate.versions) version = decode_standard(in);
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
    DraftWriter out;
    Packer& plain = out.plain();
    plain.text(record.person.value());
    plain.number(forms.names.size());
    for (StandardName const& name : forms.names) encode(name, out);
    plain.number(forms.former_surnames.size());
    for (auto const& surnames : forms.former_surnames) encode_texts(surnames, out);
    plain.number(person.numbers.size());
    for (NumberOnFile const& number : person.numbers) plain.fixed(value_of(number.tin), 4);
    plain.number(record.birth_dates.size());
    for (Date const date : record.birth_dates) pack(plain, date);
    plain.number(forms.addresses.size());
    for (identity::StandardAddress const& address : forms.addresses) encode(address, out);

    plain.number(person.flags.bits());
    plain.number(record.files_returns ? 1 : 0);
    for (AddressVersion const& version : record.versions) encode_written(version, out);
    for (NumberOnFile const& number : person.numbers) {
        plain.number(static_cast<std::uint64_t>(number.kind));
    }
    plain.number(person.names.size());
    for (identity::PersonName const& name : person.names) {
        for (auto const* text : {&name.given, &name.middle, &name.surname, &name.suffix}) {
            out.text(*text);
        }
    }
    plain.number(person.former_surnames.size());
    for (std::string const& surname : person.former_surnames) out.text(surname);
    return out.take();
}

Result<std::string_view> decode_person_id(ByteView bytes) {
    TextSource const none;
    TextReader in(bytes, none);
    std::string_view const id = in.plain().text();
    TRY(in.sound());
    return id;
}

Result<NamesOnFile> decode_names(ByteView bytes, TextSource const& texts) {
    TextReader in(bytes, texts);
    (void)in.plain().text();
    NamesOnFile names = decode_names(in);
    TRY(in.sound());
    return names;
}

Result<match::Candidate> decode_candidate(ByteView bytes, TextSource const& texts) {
    TextReader in(bytes, texts);
    match::Candidate candidate = decode_candidate(in);
    TRY(in.sound());
    return candidate;
}

Result<PersonRecord> decode_record(ByteView bytes, TextSource const& texts) {
    TextReader in(bytes, texts);
    match::Candidate candidate = decode_candidate(in);
    PersonRecord record{.person = std::move(candidate.person),
                        .versions = {},
                        .flags = {},
                        .birth_dates = std::move(candidate.birth_dates)};
    record.flags = person_flags(Flags(static_cast<std::uint8_t>(in.plain().number())));
    record.files_returns = in.plain().number() != 0;
    for (identity::StandardAddress& standard : candidate.versions) {
        AddressVersion& version = record.versions.emplace_back();
        version.standard = std::move(standard);
        decode_written(in, version);
        version.care_of |= !version.standard.care_of.empty();
    }
    TRY(in.sound());
    return record;
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
    DraftWriter draft;
    Packer out;
    for (auto const& sample : addresses) {
        identity::AddressInput input;
        input.street = sample[0];
        input.unit = sample[1];
        input.city = sample[2];
        input.state = sample[3];
        input.zip = sample[4];
        identity::StandardAddress const address = identity::standardise(input);
        encode(address, draft);
        out.text(identity::delivery_point_key(address));
        out.text(identity::building_key(address));
    }
    for (auto const& sample : names) {
        encode(
            identity::standardise(identity::PersonName{sample[0], sample[1], sample[2], sample[3]}),
            draft);
    }
    out.append(draft.take());
    std::uint64_t mark = 0xcbf29ce484222325u;
    for (std::uint8_t const byte : out.bytes()) mark = (mark ^ byte) * 0x100000001b3u;
    return mark;
}

}  // namespace penstock::registry
