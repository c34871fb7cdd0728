#include "exchange/internal/read_line.h"

#include <limits>

namespace penstock::exchange::internal {

namespace {

// The requirement on which each field rests (docs/formats/batch.md has the table).
constexpr std::string_view name_requirement = "R-6103i2-C";
constexpr std::string_view address_requirement = "R-6103i2-D";
constexpr std::string_view period_requirement = "R-6103i2-E";
constexpr std::string_view recipient_requirement = "R-6103i2-H";
constexpr std::string_view wants_requirement = "R-6103i2-K";
constexpr std::string_view case_requirement = "R-MOU-H";
constexpr std::string_view particulars_requirement = "R-MOU-E";

constexpr std::string_view name_shape =
    "must be a name: an object with given, middle, surname and suffix";

std::optional<identity::PersonName> read_name(dom::element value, std::string_view field,
                                              Findings& findings) {
    constexpr std::array<std::string_view, 4> names{"given", "middle", "surname", "suffix"};
    dom::object object;
    if (value.get_object().get(object) != simdjson::SUCCESS) {
        findings.add(field, name_shape, name_requirement);
        return std::nullopt;
    }
    identity::PersonName name;
    std::array<std::string*, 4> const parts{&name.given, &name.middle, &name.surname, &name.suffix};
    TextRule const rule{.field = field,
                        .requirement = name_requirement,
                        .shape = "must have text in quotes for each part of the name"};
    each_field(object, names, field, findings, [&](std::size_t part, dom::element text) {
        *parts[part] = read_text(text, rule, findings).value_or("");
    });
    return name;
}

std::vector<identity::PersonName> read_aliases(dom::element value, Findings& findings) {
    std::vector<identity::PersonName> aliases;
    auto const list =
        read_list(value,
                  {.field = "aliases",
                   .requirement = name_requirement,
                   .shape = "must be a list of names: objects with given, middle, surname, suffix"},
                  findings);
    if (!list) return aliases;
    for (dom::element const item : *list) {
        if (auto alias = read_name(item, "aliases", findings)) aliases.push_back(*std::move(alias));
    }
    return aliases;
}

constexpr std::string_view address_shape =
    "must be an object with street, unit, city, state, zip and country, or with text alone";

std::optional<identity::AddressInput> read_address(dom::element value, Findings& findings) {
    constexpr std::array<std::string_view, 7> names{"street", "unit",    "city", "state",
                                                    "zip",    "country", "text"};
    constexpr std::array<std::size_t, 7> most{200, 100, 100, 64, 32, 64, 500};
    dom::object object;
    if (value.get_object().get(object) != simdjson::SUCCESS) {
        findings.add("address", address_shape, address_requirement);
        return std::nullopt;
    }
    identity::AddressInput address;
    std::array<std::string*, 7> const parts{&address.street, &address.unit, &address.city,
                                            &address.state,  &address.zip,  &address.country,
                                            &address.text};
    bool fields = false;
    each_field(object, names, "address", findings, [&](std::size_t part, dom::element text) {
        if (text.is_null()) return;
        TextRule const rule{.field = "address",
                            .requirement = address_requirement,
                            .most = most[part],
                            .shape = "must have text in quotes for each part of the address"};
        (part == 6 ? address.one_line : fields) = true;
        *parts[part] = read_text(text, rule, findings).value_or("");
    });
    if (address.one_line && fields) {
        findings.add("address", "must have either its six fields or text, not both",
                     address_requirement);
        return std::nullopt;
    }
    return address;
}

std::optional<std::vector<int>> read_periods(dom::element value, Findings& findings) {
    constexpr std::string_view shape = "must be a list of years, such as [2023, 2024]";
    auto const list = read_list(
        value, {.field = "periods", .requirement = period_requirement, .most = 30, .shape = shape},
        findings);
    if (!list) return std::nullopt;
    std::vector<int> periods;
    periods.reserve(list->size());
    for (dom::element const item : *list) {
        auto const year = whole_number(item);
        if (!year || *year < std::numeric_limits<int>::min() ||
            *year > std::numeric_limits<int>::max()) {
            findings.add("periods", shape, period_requirement);
            return std::nullopt;
        }
        periods.push_back(static_cast<int>(*year));
    }
    return periods;
}

std::optional<CaseFields> read_case(dom::element value, Findings& findings) {
    constexpr std::array<std::string_view, 3> names{"number", "opened", "status"};
    constexpr std::array<std::string_view, 3> paths{"case.number", "case.opened", "case.status"};
    constexpr std::array<std::size_t, 3> most{64, 32, 32};
    dom::object object;
    if (value.get_object().get(object) != simdjson::SUCCESS) {
        findings.add("case", "must be an object with number, opened and status", case_requirement);
        return std::nullopt;
    }
    CaseFields matter;
    std::array<std::optional<std::string>*, 3> const parts{&matter.number, &matter.opened,
                                                           &matter.status};
    each_field(object, names, "case", findings, [&](std::size_t part, dom::element text) {
        TextRule const rule{
            .field = paths[part], .requirement = case_requirement, .most = most[part]};
        *parts[part] = read_text(text, rule, findings);
    });
    return matter;
}

std::optional<Particulars> read_particulars(dom::element value, Findings& findings) {
    constexpr std::array<std::string_view, 7> names{
        "final_order_date", "court_order_date",       "outstanding", "ground",
        "pending_relief",   "protected_from_removal", "in_custody"};
    constexpr std::array<std::string_view, 7> paths{
        "particulars.final_order_date", "particulars.court_order_date",
        "particulars.outstanding",      "particulars.ground",
        "particulars.pending_relief",   "particulars.protected_from_removal",
        "particulars.in_custody"};
    dom::object object;
    if (value.get_object().get(object) != simdjson::SUCCESS) {
        findings.add("particulars", "must be an object", particulars_requirement);
        return std::nullopt;
    }
    Particulars result;
    each_field(object, names, "particulars", findings, [&](std::size_t part, dom::element item) {
        auto const text = [&](std::size_t most) {
            TextRule const rule{
                .field = paths[part], .requirement = particulars_requirement, .most = most};
            return read_text(item, rule, findings);
        };
        auto const boolean = [&] {
            return read_boolean(item, paths[part], particulars_requirement, findings);
        };
        switch (part) {
            case 0:
                result.final_order_date = text(32);
                break;
            case 1:
                result.court_order_date = text(32);
                break;
            case 2:
                result.outstanding = boolean();
                break;
            case 3:
                result.ground = text(200);
                break;
            case 4:
                result.pending_relief = boolean();
                break;
            case 5:
                result.protected_from_removal = boolean();
                break;
            default:
                result.in_custody = boolean();
                break;
        }
    });
    return result;
}

// The fields that are one text or a list of texts.
constexpr TextRule tin_rule{
    .field = "tin", .most = 32, .shape = "must be nine digits in quotes, such as \"900-70-1234\""};
constexpr TextRule dob_rule{
    .field = "dob", .most = 32, .shape = "must be a date in quotes, such as \"1980-02-03\""};
constexpr TextRule authority_rule{
    .field = "authority",
    .requirement = "R-6103i2-F",
    .most = 200,
    .shape = "must be one citation in quotes, such as \"8 USC 1253(a)(1)\""};
constexpr TextRule purpose_rule{
    .field = "purpose",
    .requirement = "R-6103i2-I",
    .most = 64,
    .shape = "must be \"investigation\", \"proceeding\" or \"grand-jury\""};
constexpr TextRule reason_rule{
    .field = "reason", .requirement = "R-6103i2-G", .most = 4000, .line_breaks = true};
constexpr TextRule form_rule{
    .field = "form", .most = 32, .shape = "must be \"value\" or \"confirm\""};
constexpr ListRule recipients_rule{
    .field = "recipients",
    .requirement = recipient_requirement,
    .most = 20,
    .shape = "must be a list of officer ids in quotes, such as [\"ice-0412\"]"};
constexpr ListRule wants_rule{.field = "wants",
                              .requirement = wants_requirement,
                              .most = 10,
                              .shape = "must be a list of items in quotes: [\"address\"]"};

enum class Field {
    Line,
    Name,
    Aliases,
    Address,
    Tin,
    Dob,
    Periods,
    Authority,
    Purpose,
    Reason,
    Case,
    Particulars,
    Recipients,
    Wants,
    Form
};
// In the order of Field.
constexpr std::array<std::string_view, 15> field_names{
    "line",    "name",   "aliases", "address",     "tin",        "dob",   "periods", "authority",
    "purpose", "reason", "case",    "particulars", "recipients", "wants", "form"};

void read_field(Field field, dom::element value, RequestLine& line, Findings& findings) {
    if (value.is_null()) return;
    switch (field) {
        case Field::Line:
            break;
        case Field::Name:
            line.name = read_name(value, "name", findings);
            break;
        case Field::Aliases:
            line.aliases = read_aliases(value, findings);
            break;
        case Field::Address:
            line.address = read_address(value, findings);
            break;
        case Field::Tin:
            line.tin = read_text(value, tin_rule, findings);
            break;
        case Field::Dob:
            line.dob = read_text(value, dob_rule, findings);
            break;
        case Field::Periods:
            line.periods = read_periods(value, findings);
            break;
        case Field::Authority:
            line.authority = read_text(value, authority_rule, findings);
            break;
        case Field::Purpose:
            line.purpose = read_text(value, purpose_rule, findings);
            break;
        case Field::Reason:
            line.reason = read_text(value, reason_rule, findings);
            break;
        case Field::Case:
            line.matter = read_case(value, findings);
            break;
        case Field::Particulars:
            line.particulars = read_particulars(value, findings);
            break;
        case Field::Recipients:
            line.recipients = read_texts(value, recipients_rule, 64, findings);
            break;
        case Field::Wants:
            line.wants = read_texts(value, wants_rule, 64, findings);
            break;
        case Field::Form:
            line.form = read_text(value, form_rule, findings);
            break;
    }
}

}  // namespace

void read_line_fields(dom::object object, RequestLine& line, Findings& findings) {
    bool numbered = false;
    each_field(object, field_names, "", findings, [&](std::size_t at, dom::element value) {
        auto const field = static_cast<Field>(at);
        if (field == Field::Line) {
            auto const number = whole_number(value);
            numbered =
                number && *number > 0 && static_cast<std::uint64_t>(*number) == line.line.value();
        }
        read_field(field, value, line, findings);
    });
    if (!numbered) {
        findings.add("line",
                     "must be the line's place in the file, counted from 1 after the header");
    }
}

}  // namespace penstock::exchange::internal
