#include "registry/fold.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace penstock::registry {

namespace {

template <typename T>
void sort_and_deduplicate(std::vector<T>& list) {
    std::ranges::sort(list);
    list.erase(std::ranges::unique(list).begin(), list.end());
}

void add_former_surnames(std::string_view listed, std::vector<std::string>& names) {
    while (!listed.empty()) {
        std::size_t const end = std::min(listed.find(';'), listed.size());
        std::string_view name = listed.substr(0, end);
        while (name.starts_with(' ')) name.remove_prefix(1);
        while (name.ends_with(' ')) name.remove_suffix(1);
        if (!name.empty()) names.emplace_back(name);
        listed.remove_prefix(std::min(end + 1, listed.size()));
    }
}

auto written(identity::PersonName const& name) {
    return std::tie(name.surname, name.given, name.middle, name.suffix);
}

auto order_of(AddressVersion const& version) {
    auto const first = std::ranges::min(version.occurrences, {}, &Occurrence::effective);
    return std::tuple(first.effective, version.on_file);
}

std::vector<AddressVersion> fold_addresses(std::span<Row const> rows) {
    std::vector<AddressVersion> each;
    each.reserve(rows.size());
    for (Row const& row : rows) {
        each.push_back({.on_file = {.street = std::string(row.street),
                                    .unit = std::string(row.unit),
                                    .city = std::string(row.city),
                                    .state = std::string(row.state),
                                    .zip = std::string(row.zip),
                                    .country = std::string(row.country)},
                        .standard = {},
                        .occurrences = {{.tax_period = row.tax_period,
                                         .effective = row.effective,
                                         .source = row.source}},
                        .care_of = row.flags.has(Flag::CareOf)});
    }
    std::ranges::sort(each, {}, &AddressVersion::on_file);
    std::vector<AddressVersion> versions;
    for (AddressVersion& next : each) {
        if (versions.empty() || versions.back().on_file != next.on_file) {
            versions.push_back(std::move(next));
            continue;
        }
        versions.back().care_of |= next.care_of;
        versions.back().occurrences.push_back(next.occurrences.front());
    }
    for (AddressVersion& version : versions) sort_and_deduplicate(version.occurrences);
    std::ranges::sort(versions, {}, order_of);
    return versions;
}

}  // namespace

FoldedPerson fold(std::span<Row const> rows) {
    FoldedPerson folded;
    PersonRecord& record = folded.record;
    record.person = PersonId(std::string(rows.front().person));
    for (Row const& row : rows) {
        folded.names.push_back({.given = std::string(row.given),
                                .middle = std::string(row.middle),
                                .surname = std::string(row.surname),
                                .suffix = std::string(row.suffix)});
        add_former_surnames(row.former_surnames, folded.former_surnames);
        folded.numbers.push_back({.tin = row.tin, .kind = row.tin_kind});
        if (row.dob) record.birth_dates.push_back(*row.dob);
        folded.flags.add(row.flags);
        record.files_returns |= row.source == Source::Return;
    }
    std::ranges::sort(folded.names,
                      [](auto const& a, auto const& b) { return written(a) < written(b); });
    folded.names.erase(std::ranges::unique(folded.names).begin(), folded.names.end());
    sort_and_deduplicate(folded.former_surnames);
    sort_and_deduplicate(folded.numbers);
    sort_and_deduplicate(record.birth_dates);
    record.versions = fold_addresses(rows);
    return folded;
}

}  // namespace penstock::registry
