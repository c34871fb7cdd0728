#include "registry/row.h"

#include <algorithm>
#include <charconv>

namespace penstock::registry {

namespace {

constexpr std::array<Flag, 7> all_flags = {
    Flag::Informant, Flag::Impairment, Flag::ProtectedAddress, Flag::IdentityTheft, Flag::Deceased,
    Flag::Minor,     Flag::CareOf};

// The longest text that each column may hold, in bytes; coded columns are checked by their codes.
constexpr std::array<std::size_t, columns.size()> longest = {
    64, 16, 8, 120, 120, 200, 20, 400, 10, 200, 100, 120, 60, 20, 60, 20, 4, 10, 200};

std::unexpected<RowFault> fault(std::string_view column, Literal what) {
    return std::unexpected(RowFault{.column = column, .what = what});
}

bool has_control(std::string_view text) {
    return std::ranges::any_of(text, [](char c) {
        auto const byte = static_cast<unsigned char>(c);
        return byte < 0x20 || byte == 0x7f;
    });
}

bool blank(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return c == ' '; });
}

template <typename Enum, std::size_t size>
std::optional<Enum> coded(std::string_view text, std::array<Enum, size> const& values) {
    auto const found = std::ranges::find_if(values, [&](Enum e) { return word(e) == text; });
    if (found == values.end()) return std::nullopt;
    return *found;
}

std::expected<Flags, RowFault> read_flags(std::string_view text) {
    Flags flags;
    while (!text.empty()) {
        std::size_t const end = text.find(';');
        auto const flag = coded(text.substr(0, end), all_flags);
        bool const dangling = end != std::string_view::npos && end + 1 == text.size();
        if (!flag || dangling) return fault("flags", "not one of the flags, separated by ';'");
        flags.add(*flag);
        text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
    }
    return flags;
}

std::expected<std::optional<TaxPeriod>, RowFault> read_period(std::string_view text,
                                                              Source source) {
    if (text.empty()) {
        bool const may_lack = source == Source::Usps || source == Source::Other;
        if (!may_lack) return fault("tax_period", "missing; a return has a tax period");
        return std::nullopt;
    }
    int year = 0;
    auto const [end, code] = std::from_chars(text.data(), text.data() + text.size(), year);
    bool const whole = code == std::errc() && end == text.data() + text.size();
    if (!whole || text.size() != 4 || year < 1900 || year > 2199) {
        return fault("tax_period", "not a year");
    }
    return TaxPeriod(year);
}

std::optional<RowFault> text_fault(std::span<std::string const> fields) {
    for (std::size_t i = 0; i < columns.size(); ++i) {
        RowFault found{.column = columns[i], .what = ""};
        if (fields[i].size() > longest[i]) found.what = "longer than the column may be";
        if (has_control(fields[i])) found.what = "a control character";
        if (!is_utf8(fields[i])) found.what = "not UTF-8";
        if (!found.what.empty()) return found;
    }
    return std::nullopt;
}

}  // namespace

std::string_view word(TinKind kind) {
    switch (kind) {
        case TinKind::Ssn:
            return "ssn";
        case TinKind::Itin:
            return "itin";
        case TinKind::Ein:
            return "ein";
    }
    return "";
}

std::string_view word(Source source) {
    switch (source) {
        case Source::Return:
            return "return";
        case Source::InformationReturn:
            return "information-return";
        case Source::Usps:
            return "usps";
        case Source::Other:
            return "other";
    }
    return "";
}

std::string_view word(Flag flag) {
    switch (flag) {
        case Flag::Informant:
            return "informant";
        case Flag::Impairment:
            return "impairment";
        case Flag::ProtectedAddress:
            return "protected-address";
        case Flag::IdentityTheft:
            return "identity-theft";
        case Flag::Deceased:
            return "deceased";
        case Flag::Minor:
            return "minor";
        case Flag::CareOf:
            return "care-of";
    }
    return "";
}

std::expected<Row, RowFault> read_row(std::span<std::string const> fields) {
    if (fields.size() != columns.size()) return fault("", "a wrong number of columns");
    if (auto const found = text_fault(fields)) return std::unexpected(*found);

    Row row{.person = fields[0],
            .given = fields[3],
            .middle = fields[4],
            .surname = fields[5],
            .suffix = fields[6],
            .former_surnames = fields[7],
            .street = fields[9],
            .unit = fields[10],
            .city = fields[11],
            .state = fields[12],
            .zip = fields[13],
            .country = fields[14]};
    if (blank(row.person)) return fault("person", "missing");
    auto tin = identity::parse_tin(fields[1]);
    if (!tin) return fault("tin", "not nine digits");
    row.tin = *std::move(tin);
    auto const kind = coded(fields[2], std::array{TinKind::Ssn, TinKind::Itin, TinKind::Ein});
    if (!kind) return fault("tin_kind", "not one of ssn, itin, ein");
    row.tin_kind = *kind;
    if (blank(row.given) && blank(row.surname)) return fault("surname", "no name at all");
    if (!fields[8].empty()) {
        auto const dob = parse_date(fields[8]);
        if (!dob) return fault("dob", "not a date");
        row.dob = *dob;
    }
    if (blank(row.street)) return fault("street", "missing");
    auto const source = coded(fields[15], std::array{Source::Return, Source::InformationReturn,
                                                     Source::Usps, Source::Other});
    if (!source) return fault("source", "not one of return, information-return, usps, other");
    row.source = *source;
    auto const period = read_period(fields[16], row.source);
    if (!period) return std::unexpected(period.error());
    row.tax_period = *period;
    auto const effective = parse_date(fields[17]);
    if (!effective) return fault("effective", "not a date");
    row.effective = *effective;
    auto const flags = read_flags(fields[18]);
    if (!flags) return std::unexpected(flags.error());
    row.flags = *flags;
    return row;
}

bool is_utf8(std::string_view text) {
    std::size_t i = 0;
    while (i < text.size()) {
        auto const lead = static_cast<unsigned char>(text[i]);
        std::size_t const more = lead < 0x80   ? 0
                                 : lead < 0xc2 ? 4
                                 : lead < 0xe0 ? 1
                                 : lead < 0xf0 ? 2
                                 : lead < 0xf5 ? 3
                                               : 4;
        if (more == 4 || text.size() - i <= more) return false;
        for (std::size_t k = 1; k <= more; ++k) {
            if ((static_cast<unsigned char>(text[i + k]) & 0xc0) != 0x80) return false;
        }
        if (more >= 2) {
            // Overlong forms, surrogates and code points beyond U+10FFFF.
            auto const second = static_cast<unsigned char>(text[i + 1]);
            if (lead == 0xe0 && second < 0xa0) return false;
            if (lead == 0xed && second > 0x9f) return false;
            if (lead == 0xf0 && second < 0x90) return false;
            if (lead == 0xf4 && second > 0x8f) return false;
        }
        i += more + 1;
    }
    return true;
}

}  // namespace penstock::registry
