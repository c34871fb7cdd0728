#include "registry/address_codec.h"

#include <algorithm>
#include <array>
#include <string>

namespace penstock::registry {

namespace {

using identity::StandardAddress;

// The fields that the addresses of a street share, those that the homes of a building share, and
// those that a place shares; each group is one text of the dictionary.
constexpr std::array line_fields = {
    &StandardAddress::predirectional,  &StandardAddress::street,      &StandardAddress::suffix,
    &StandardAddress::postdirectional, &StandardAddress::box_type,    &StandardAddress::route_type,
    &StandardAddress::route,           &StandardAddress::urbanization};
constexpr std::array unit_fields = {&StandardAddress::unit_type, &StandardAddress::unit,
                                    &StandardAddress::unit2_type, &StandardAddress::unit2};
constexpr std::array place_fields = {&StandardAddress::city, &StandardAddress::state,
                                     &StandardAddress::zip, &StandardAddress::country};

// Which parts of an address follow.
constexpr std::uint64_t has_number_bit = 1;
constexpr std::uint64_t has_unit_bit = 2;
constexpr std::uint64_t has_box_bit = 4;
constexpr std::uint64_t has_plus4_bit = 8;
constexpr std::uint64_t has_care_of_bit = 16;
constexpr std::uint64_t has_problems_bit = 32;

constexpr std::size_t longest_number = 9;

bool is_number(std::string_view text) {
    return !text.empty() && text.size() <= longest_number && (text == "0" || text[0] != '0') &&
           std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

std::uint64_t value_of(std::string_view digits) {
    std::uint64_t value = 0;
    for (char const c : digits) value = 10 * value + static_cast<std::uint64_t>(c - '0');
    return value;
}

// A number without leading zeros is itself and one; any other text is a zero and a text.
void encode_number(std::string_view text, DraftWriter& out) {
    if (is_number(text)) {
        out.plain().number(value_of(text) + 1);
        return;
    }
    out.plain().number(0);
    out.text(text);
}

std::string decode_number(TextReader& in) {
    std::uint64_t const value = in.plain().number();
    return value == 0 ? std::string(in.text()) : std::to_string(value - 1);
}

// A group of fields: a bit for each that is there, then those.
template <std::size_t size>
std::string group(StandardAddress const& address,
                  std::array<std::string StandardAddress::*, size> const& fields) {
    Packer out;
    std::uint64_t present = 0;
    for (std::size_t i = 0; i < size; ++i) {
        if (!(address.*fields[i]).empty()) present |= std::uint64_t{1} << i;
    }
    out.number(present);
    for (auto const field : fields) {
        if (!(address.*field).empty()) out.text(address.*field);
    }
    return std::string(as_text(out.bytes()));
}

template <std::size_t size>
void ungroup(std::string_view bytes, StandardAddress& address,
             std::array<std::string StandardAddress::*, size> const& fields) {
    Unpacker in(as_bytes(bytes));
    std::uint64_t const present = in.number();
    for (std::size_t i = 0; i < size; ++i) {
        if ((present >> i & 1) != 0) address.*fields[i] = in.text();
    }
}

bool is_plus4(std::string_view zip) {
    if (zip.size() != 10 || zip[5] != '-') return false;
    std::string digits(zip);
    digits.erase(5, 1);
    return std::ranges::all_of(digits, [](char c) { return c >= '0' && c <= '9'; });
}

std::string padded(std::uint64_t value, std::size_t width) {
    std::string text = std::to_string(value);
    if (text.size() < width) text.insert(0, width - text.size(), '0');
    return text;
}

void encode_documents(std::vector<Occurrence> const& documents, Packer& out) {
    out.number(documents.size());
    for (Occurrence const& document : documents) {
        int const period = document.tax_period ? document.tax_period->value() - 1899 : 0;
        out.number(static_cast<std::uint64_t>(period) << 2 |
                   static_cast<std::uint64_t>(document.source));
        pack(out, document.effective);
    }
}

void decode_documents(Unpacker& in, std::vector<Occurrence>& documents) {
    documents.resize(in.count());
    for (Occurrence& document : documents) {
        std::uint64_t const head = in.number();
        auto const period = static_cast<int>(head >> 2 & 0xffff);
        if (period != 0) document.tax_period = TaxPeriod(period + 1899);
        document.source = static_cast<Source>(head & 3);
        document.effective = unpack_date(in);
    }
}

}  // namespace

void pack(Packer& out, Date date) {
    out.signed_number(date.time_since_epoch().count());
}

Date unpack_date(Unpacker& in) {
    return Date(std::chrono::days(static_cast<int>(in.signed_number())));
}

void pack(Packer& out, std::vector<std::string> const& texts) {
    out.number(texts.size());
    for (std::string const& text : texts) out.text(text);
}

std::vector<std::string> unpack_texts(std::string_view bytes) {
    Unpacker in(as_bytes(bytes));
    std::vector<std::string> texts(in.count());
    for (std::string& text : texts) text = in.text();
    return texts;
}

void encode(StandardAddress const& address, DraftWriter& out) {
    bool const has_unit = std::ranges::any_of(
        unit_fields, [&](auto const field) { return !(address.*field).empty(); });
    out.plain().number(static_cast<std::uint64_t>(address.kind));
    out.plain().number((address.number.empty() ? 0u : has_number_bit) |
                       (has_unit ? has_unit_bit : 0u) | (address.box.empty() ? 0u : has_box_bit) |
                       (address.plus4.empty() ? 0u : has_plus4_bit) |
                       (address.care_of.empty() ? 0u : has_care_of_bit) |
                       (address.problems.empty() ? 0u : has_problems_bit));
    if (!address.number.empty()) encode_number(address.number, out);
    if (has_unit) out.text(group(address, unit_fields));
    if (!address.box.empty()) encode_number(address.box, out);
    if (!address.plus4.empty()) encode_number(address.plus4, out);
    if (!address.care_of.empty()) out.text(address.care_of);
    if (!address.problems.empty()) {
        Packer problems;
        pack(problems, address.problems);
        out.text(as_text(problems.bytes()));
    }
    out.text(group(address, line_fields));
    out.text(group(address, place_fields));
}

StandardAddress decode_standard(TextReader& in) {
    StandardAddress address;
    auto const kind = in.plain().number();
    address.kind = static_cast<identity::AddressKind>(std::min<std::uint64_t>(
        kind, static_cast<std::uint64_t>(identity::AddressKind::Incomplete)));
    std::uint64_t const parts = in.plain().number();
    if ((parts & has_number_bit) != 0) address.number = decode_number(in);
    if ((parts & has_unit_bit) != 0) ungroup(in.text(), address, unit_fields);
    if ((parts & has_box_bit) != 0) address.box = decode_number(in);
    if ((parts & has_plus4_bit) != 0) address.plus4 = decode_number(in);
    if ((parts & has_care_of_bit) != 0) address.care_of = in.text();
    if ((parts & has_problems_bit) != 0) address.problems = unpack_texts(in.text());
    ungroup(in.text(), address, line_fields);
    ungroup(in.text(), address, place_fields);
    return address;
}

void encode_written(AddressVersion const& version, DraftWriter& out) {
    AddressOnFile const& address = version.on_file;
    bool const plus4 = is_plus4(address.zip);
    out.plain().number((version.care_of ? has_care_of_bit : 0u) |
                       (address.unit.empty() ? 0u : has_unit_bit) | (plus4 ? has_plus4_bit : 0u));
    std::string_view street = address.street;
    std::string_view const number = street.substr(0, std::min(street.find(' '), street.size()));
    bool const numbered = number.size() < street.size() && is_number(number);
    out.plain().number(numbered ? value_of(number) + 1 : 0);
    out.text(numbered ? street.substr(number.size() + 1) : street);
    if (!address.unit.empty()) out.text(address.unit);
    if (plus4) out.plain().number(value_of(address.zip.substr(6)));
    Packer place;
    place.text(address.city);
    place.text(address.state);
    place.text(plus4 ? std::string_view(address.zip).substr(0, 5) : address.zip);
    place.text(address.country);
    out.text(as_text(place.bytes()));
    encode_documents(version.occurrences, out.plain());
}

void decode_written(TextReader& in, AddressVersion& version) {
    AddressOnFile& address = version.on_file;
    std::uint64_t const parts = in.plain().number();
    version.care_of = (parts & has_care_of_bit) != 0;
    std::uint64_t const number = in.plain().number();
    if (number != 0) address.street = std::to_string(number - 1) + ' ';
    address.street += in.text();
    if ((parts & has_unit_bit) != 0) address.unit = in.text();
    std::string plus4;
    if ((parts & has_plus4_bit) != 0) plus4 = '-' + padded(in.plain().number(), 4);
    std::string_view const bytes = in.text();
    Unpacker place(as_bytes(bytes));
    address.city = place.text();
    address.state = place.text();
    address.zip = std::string(place.text()) + plus4;
    address.country = place.text();
    decode_documents(in.plain(), version.occurrences);
}

}  // namespace penstock::registry
