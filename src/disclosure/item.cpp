#include "disclosure/item.h"

#include "base/check.h"

#include <array>
#include <charconv>
#include <initializer_list>

namespace penstock::disclosure {

namespace {

constexpr char separator = '\x1f';
constexpr std::size_t fields_in_form = 8;

std::unexpected<Error> unreadable() {
    return fail(ErrorCode::IntegrityLost, "a stored release cannot be read",
                "restore the store from a backup and check it against the ledger");
}

}  // namespace

std::string stored_form(Release const& release) {
    registry::AddressOnFile const& address = release.address;
    std::string text;
    for (std::string const& field : {address.street, address.unit, address.city, address.state,
                                     address.zip, address.country}) {
        CHECK(field.find(separator) == std::string::npos);
        text += field + separator;
    }
    if (release.tax_period) text += std::to_string(*release.tax_period);
    text += separator;
    text += release.confirmed ? "confirmed" : "not-confirmed";
    return text;
}

Result<Release> parse_stored_form(std::string_view text) {
    std::array<std::string, fields_in_form> fields;
    for (std::size_t i = 0; i < fields_in_form; ++i) {
        std::size_t const end = text.find(separator);
        bool const last = i + 1 == fields_in_form;
        if ((end == std::string_view::npos) != last) return unreadable();
        fields[i] = text.substr(0, end);
        text.remove_prefix(last ? text.size() : end + 1);
    }
    Release release{.address = {.street = fields[0],
                                .unit = fields[1],
                                .city = fields[2],
                                .state = fields[3],
                                .zip = fields[4],
                                .country = fields[5]},
                    .tax_period = {},
                    .confirmed = fields[7] == "confirmed"};
    if (!fields[6].empty()) {
        int year = 0;
        char const* const end = fields[6].data() + fields[6].size();
        if (std::from_chars(fields[6].data(), end, year).ptr != end) return unreadable();
        release.tax_period = year;
    }
    return release;
}

Result<exchange::EnvelopeItem> item_of(BatchId const& batch, store::LineRow const& line,
                                       std::int64_t use_days) {
    exchange::EnvelopeItem item{.batch = batch,
                                .line = line.line,
                                .matter = line.case_number,
                                .licence = std::string(licence_id),
                                .use_days = static_cast<int>(use_days)};
    if (line.outcome != "pass") return item;
    Release const release = TRY(parse_stored_form(line.release));
    if (line.form == "confirm") {
        item.answer = release.confirmed ? exchange::EnvelopeAnswer::Confirmed
                                        : exchange::EnvelopeAnswer::NotConfirmed;
        return item;
    }
    registry::AddressOnFile const& address = release.address;
    item.answer = exchange::EnvelopeAnswer::Address;
    item.address = exchange::ReleasedAddress{.street = address.street,
                                             .unit = address.unit,
                                             .city = address.city,
                                             .state = address.state,
                                             .zip = address.zip,
                                             .country = address.country};
    if (release.tax_period) item.period = TaxPeriod(*release.tax_period);
    return item;
}

}  // namespace penstock::disclosure
