#include "registry/row_codec.h"

#include "base/check.h"

#include <algorithm>
#include <array>
#include <string>

namespace penstock::registry {

namespace {

constexpr std::array texts = {
    &Row::given, &Row::middle, &Row::surname, &Row::suffix, &Row::former_surnames, &Row::street,
    &Row::unit,  &Row::city,   &Row::state,   &Row::zip,    &Row::country,
};

void pack(Packer& out, Date date) {
    out.signed_number(date.time_since_epoch().count());
}

Date unpack_date(Unpacker& in) {
    return Date(std::chrono::days(static_cast<int>(in.signed_number())));
}

}  // namespace

void encode_row(Row const& row, Packer& out) {
    out.append(as_bytes(row.person));
    out.number(0);
    out.text(row.tin.value());
    out.number(static_cast<std::uint64_t>(row.tin_kind));
    for (auto const text : texts) out.text(row.*text);
    out.number(row.dob ? 1 : 0);
    if (row.dob) pack(out, *row.dob);
    out.number(static_cast<std::uint64_t>(row.source));
    out.number(static_cast<std::uint64_t>(row.tax_period ? row.tax_period->value() : 0));
    pack(out, row.effective);
    out.number(row.flags.bits());
}

std::string_view person_in(ByteView record) {
    std::string_view const text = as_text(record);
    return text.substr(0, text.find('\0'));
}

Row decode_row(ByteView record) {
    Row row;
    row.person = person_in(record);
    Unpacker in(record.subspan(row.person.size() + 1));
    row.tin = identity::Tin(std::string(in.text()));
    row.tin_kind = static_cast<TinKind>(in.number());
    for (auto const text : texts) row.*text = in.text();
    if (in.number() != 0) row.dob = unpack_date(in);
    row.source = static_cast<Source>(in.number());
    if (auto const period = static_cast<int>(in.number()); period != 0) {
        row.tax_period = TaxPeriod(period);
    }
    row.effective = unpack_date(in);
    row.flags = Flags(static_cast<std::uint8_t>(in.number()));
    CHECK(in.done() && !in.failed());
    return row;
}

}  // namespace penstock::registry
