#include "synthetic/registry_csv.h"

#include "synthetic/population.h"
#include "synthetic/text_out.h"

#include <array>
#include <charconv>
#include <utility>

namespace penstock::synthetic {

namespace {

constexpr std::string_view header =
    "person,tin,tin_kind,given,middle,surname,suffix,former_surnames,dob,street,unit,city,state,"
    "zip,country,source,tax_period,effective,flags\n";
constexpr std::size_t column_count = 19;

void append_field(std::string& out, std::string_view text) {
    if (text.find_first_of(",\"\r\n") == std::string_view::npos) {
        out += text;
    } else {
        out += '"';
        for (char const c : text) {
            if (c == '"') out += '"';
            out += c;
        }
        out += '"';
    }
    out += ',';
}

std::string person_columns(PersonRecord const& person) {
    std::string out;
    for (std::string_view const text : std::array<std::string_view, 8>{
             person.id, person.tin, person.tin_kind, person.name.given, person.name.middle,
             person.name.surname, person.name.suffix, person.former_surnames}) {
        append_field(out, text);
    }
    append_field(out, format_date(person.dob));
    return out;
}

void append_row(std::string& out, RecordRow const& row) {
    identity::AddressInput const& address = row.address;
    for (std::string_view const text :
         std::array<std::string_view, 7>{address.street, address.unit, address.city, address.state,
                                         address.zip, address.country, row.source}) {
        append_field(out, text);
    }
    append_field(out, row.tax_period ? std::to_string(*row.tax_period) : std::string());
    append_field(out, format_date(row.effective));
    append_field(out, row.flags);
    out.back() = '\n';
}

std::unexpected<Error> malformed(Literal what, std::uint64_t row) {
    return fail(Error{.code = ErrorCode::Malformed, .what = what, .line = row});
}

Result<RecordRow> row_of(std::vector<std::string>& fields, std::uint64_t number) {
    RecordRow row;
    row.address.street = std::move(fields[9]);
    row.address.unit = std::move(fields[10]);
    row.address.city = std::move(fields[11]);
    row.address.state = std::move(fields[12]);
    row.address.zip = std::move(fields[13]);
    row.address.country = std::move(fields[14]);
    row.source = std::move(fields[15]);
    if (!fields[16].empty()) {
        int period = 0;
        char const* const end = fields[16].data() + fields[16].size();
        auto const read = std::from_chars(fields[16].data(), end, period);
        if (read.ec != std::errc() || read.ptr != end) {
            return malformed("a tax period that is no year", number);
        }
        row.tax_period = period;
    }
    auto const effective = parse_date(fields[17]);
    if (!effective) return malformed("an effective date that is no date", number);
    row.effective = *effective;
    row.flags = std::move(fields[18]);
    return row;
}

}  // namespace

std::string_view registry_header() {
    return header;
}

void append_person(std::string& out, PersonRecord const& person) {
    std::string const columns = person_columns(person);
    for (RecordRow const& row : person.rows) {
        out += columns;
        append_row(out, row);
    }
}

Result<RegistryCounts> write_registry(Disk& disk, Disk::Path const& path, std::uint64_t persons,
                                      std::uint64_t seed, Date day) {
    TextOut out = TRY(TextOut::make(disk, path));
    TRY(out.add(registry_header()));
    Population population(seed, day);
    RegistryCounts counts;
    std::string text;
    for (; counts.persons < persons; ++counts.persons) {
        PersonRecord const person = population.next();
        text.clear();
        append_person(text, person);
        TRY(out.add(text));
        counts.rows += person.rows.size();
    }
    TRY(out.finish());
    return counts;
}

Result<RegistryReader> RegistryReader::open(Disk& disk, Disk::Path const& path) {
    RegistryReader reader(TRY(disk.open_read(path)));
    reader.ahead_ = TRY(reader.csv_->next(reader.fields_));
    std::string names;
    for (std::string const& field : reader.fields_) append_field(names, field);
    if (!names.empty()) names.back() = '\n';
    if (names != header) {
        return malformed("the first row is not the registry's column names", reader.csv_->row());
    }
    reader.ahead_ = TRY(reader.csv_->next(reader.fields_));
    return reader;
}

Result<std::optional<PersonRecord>> RegistryReader::next() {
    if (!ahead_) return std::nullopt;
    std::optional<PersonRecord> person;
    while (ahead_) {
        if (fields_.size() != column_count) {
            return malformed("a row that has not nineteen columns", csv_->row());
        }
        if (person && person->id != fields_[0]) break;
        if (!person) {
            auto const dob = parse_date(fields_[8]);
            if (!dob && !fields_[8].empty()) {
                return malformed("a birth date that is no date", csv_->row());
            }
            person.emplace();
            person->id = std::move(fields_[0]);
            person->tin = std::move(fields_[1]);
            person->tin_kind = std::move(fields_[2]);
            person->name = {std::move(fields_[3]), std::move(fields_[4]), std::move(fields_[5]),
                            std::move(fields_[6])};
            person->former_surnames = std::move(fields_[7]);
            if (dob) person->dob = *dob;
        }
        person->rows.push_back(TRY(row_of(fields_, csv_->row())));
        ahead_ = TRY(csv_->next(fields_));
    }
    return person;
}

}  // namespace penstock::synthetic
