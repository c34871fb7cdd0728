#include "registry/fold.h"

#include <algorithm>
#include <limits>
#include <tuple>
#include <utility>

namespace penstock::registry {

namespace {

constexpr std::int32_t no_date = std::numeric_limits<std::int32_t>::min();

std::int32_t days_of(Date date) {
    return static_cast<std::int32_t>(date.time_since_epoch().count());
}

Date date_of(std::int32_t days) {
    return Date(std::chrono::days(days));
}

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

}  // namespace

RowFold::TextId RowFold::intern(std::string_view text) {
    auto const found = ids_.find(text);
    if (found != ids_.end()) return found->second;
    auto const id = static_cast<TextId>(texts_.size());
    texts_.emplace_back(text);
    ids_.emplace(texts_.back(), id);
    return id;
}

void RowFold::add(Row const& row) {
    rows_.push_back(CompactRow{
        .person = intern(row.person),
        .tin = intern(row.tin.value()),
        .given = intern(row.given),
        .middle = intern(row.middle),
        .surname = intern(row.surname),
        .suffix = intern(row.suffix),
        .former_surnames = intern(row.former_surnames),
        .street = intern(row.street),
        .unit = intern(row.unit),
        .city = intern(row.city),
        .state = intern(row.state),
        .zip = intern(row.zip),
        .country = intern(row.country),
        .dob = row.dob ? days_of(*row.dob) : no_date,
        .effective = days_of(row.effective),
        .tax_period = static_cast<std::int16_t>(row.tax_period ? row.tax_period->value() : 0),
        .tin_kind = row.tin_kind,
        .source = row.source,
        .flags = row.flags.bits(),
    });
}

void RowFold::sort_by_person() {
    // Ranks stand in for the texts, so that the long sort compares integers.
    std::vector<TextId> persons;
    persons.reserve(rows_.size());
    for (CompactRow const& row : rows_) persons.push_back(row.person);
    sort_and_deduplicate(persons);
    std::ranges::sort(persons, {}, [this](TextId id) -> std::string const& { return text(id); });
    std::vector<std::uint32_t> rank(texts_.size());
    for (std::uint32_t i = 0; i < persons.size(); ++i) rank[persons[i]] = i;
    std::ranges::sort(rows_, {}, [&](CompactRow const& row) { return rank[row.person]; });
}

void RowFold::persons(std::function<void(FoldedPerson&)> const& take) {
    ids_ = {};
    sort_by_person();
    for (auto first = rows_.begin(); first != rows_.end();) {
        auto const last = std::find_if(
            first, rows_.end(), [&](CompactRow const& row) { return row.person != first->person; });
        FoldedPerson person = fold({first, last});
        take(person);
        first = last;
    }
}

FoldedPerson RowFold::fold(std::span<CompactRow const> rows) const {
    FoldedPerson folded;
    PersonRecord& record = folded.record;
    record.person = PersonId(text(rows.front().person));
    for (CompactRow const& row : rows) {
        folded.names.push_back({.given = text(row.given),
                                .middle = text(row.middle),
                                .surname = text(row.surname),
                                .suffix = text(row.suffix)});
        add_former_surnames(text(row.former_surnames), folded.former_surnames);
        folded.numbers.push_back({.tin = identity::Tin(text(row.tin)), .kind = row.tin_kind});
        if (row.dob != no_date) record.birth_dates.push_back(date_of(row.dob));
        folded.flags.add(Flags(row.flags));
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

std::vector<AddressVersion> RowFold::fold_addresses(std::span<CompactRow const> rows) const {
    std::vector<AddressVersion> each;
    each.reserve(rows.size());
    for (CompactRow const& row : rows) {
        std::optional<TaxPeriod> period;
        if (row.tax_period != 0) period = TaxPeriod(row.tax_period);
        each.push_back({.on_file = {.street = text(row.street),
                                    .unit = text(row.unit),
                                    .city = text(row.city),
                                    .state = text(row.state),
                                    .zip = text(row.zip),
                                    .country = text(row.country)},
                        .standard = {},
                        .occurrences = {{.tax_period = period,
                                         .effective = date_of(row.effective),
                                         .source = row.source}},
                        .care_of = Flags(row.flags).has(Flag::CareOf)});
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

}  // namespace penstock::registry
