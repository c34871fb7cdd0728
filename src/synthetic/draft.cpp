#include "synthetic/draft.h"

#include "base/json_writer.h"

namespace penstock::synthetic {

namespace {

void text_or_null(JsonWriter& json, std::string_view name, std::optional<std::string> const& text) {
    json.member(name);
    if (text && !text->empty()) {
        json.text(*text);
    } else {
        json.null();
    }
}

void write_name(JsonWriter& json, identity::PersonName const& name) {
    json.object_begin().member("given").text(name.given).member("middle").text(name.middle);
    json.member("surname").text(name.surname).member("suffix").text(name.suffix).object_end();
}

void write_address(JsonWriter& json, identity::AddressInput const& address) {
    json.object_begin();
    if (address.one_line) {
        json.member("text").text(address.text).object_end();
        return;
    }
    json.member("street").text(address.street).member("unit").text(address.unit);
    json.member("city").text(address.city).member("state").text(address.state);
    json.member("zip").text(address.zip).member("country").text(address.country).object_end();
}

void write_particulars(JsonWriter& json, DraftParticulars const& given) {
    json.object_begin();
    text_or_null(json, "final_order_date", given.final_order_date);
    text_or_null(json, "court_order_date", given.court_order_date);
    json.member("outstanding").boolean(given.outstanding).member("ground").text(given.ground);
    json.member("pending_relief").boolean(given.pending_relief);
    json.member("protected_from_removal").boolean(given.protected_from_removal);
    json.member("in_custody").boolean(given.in_custody).object_end();
}

void write_texts(JsonWriter& json, std::string_view name, std::vector<std::string> const& texts) {
    json.member(name).array_begin();
    for (std::string const& text : texts) json.text(text);
    json.array_end();
}

void write_periods(JsonWriter& json, Draft const& draft) {
    json.member("periods");
    if (!draft.periods_text.empty()) {
        json.text(draft.periods_text);
        return;
    }
    json.array_begin();
    for (int const period : draft.periods) json.number(period);
    json.array_end();
}

}  // namespace

std::string json_line(Draft const& draft, std::uint64_t place) {
    JsonWriter json;
    json.object_begin().member("line").number(place).member("name");
    write_name(json, draft.name);
    json.member("aliases").array_begin();
    for (identity::PersonName const& alias : draft.aliases) write_name(json, alias);
    json.array_end().member("address");
    write_address(json, draft.address);
    text_or_null(json, "tin", draft.tin);
    text_or_null(json, "dob", draft.dob);
    write_periods(json, draft);
    text_or_null(json, "authority", draft.authority);
    json.member("purpose").text(draft.purpose).member("reason").text(draft.reason);
    json.member("case").object_begin().member("number").text(draft.case_number);
    json.member("opened").text(draft.case_opened).member("status").text(draft.case_status);
    json.object_end();
    if (draft.particulars) {
        json.member("particulars");
        write_particulars(json, *draft.particulars);
    }
    write_texts(json, "recipients", draft.recipients);
    write_texts(json, "wants", draft.wants);
    json.member("form").text(draft.form);
    if (!draft.unknown_field.empty()) json.member(draft.unknown_field).boolean(true);
    json.object_end();
    return json.take() + "\n";
}

}  // namespace penstock::synthetic
