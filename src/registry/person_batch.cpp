#include "registry/person_batch.h"

#include "match/address_evidence.h"
#include "registry/fold.h"
#include "registry/packing.h"
#include "registry/record_codec.h"
#include "registry/row_codec.h"

#include <algorithm>

namespace penstock::registry {

namespace {

Keys name_count_keys(StandardForms const& forms) {
    Keys keys;
    for (identity::StandardName const& name : forms.names) {
        CountKeys const of_name = count_keys(name);
        if (of_name.given) keys.push_back(*of_name.given);
        if (of_name.surname) keys.push_back(*of_name.surname);
    }
    std::ranges::sort(keys);
    keys.erase(std::ranges::unique(keys).begin(), keys.end());
    return keys;
}

KeySource source_of(FoldedPerson const& person, StandardForms const& forms) {
    KeySource source{.names = forms.names,
                     .former = {},
                     .addresses = forms.addresses,
                     .tins = {},
                     .birth_dates = person.record.birth_dates};
    for (identity::StandardName former : forms.names) {
        for (auto const& surnames : forms.former_surnames) {
            former.surnames = surnames;
            source.former.push_back(former);
        }
    }
    for (NumberOnFile const& number : person.numbers) source.tins.push_back(number.tin);
    return source;
}

void add(std::vector<Row> const& rows, PersonBatch& batch) {
    FoldedPerson const person = fold(rows);
    StandardForms const forms = standard_forms_of(person);
    auto const place = static_cast<std::uint32_t>(batch.persons);
    for (Key const key : keys_on_file(source_of(person, forms))) {
        batch.filed.emplace_back(key, place);
    }
    Keys const names = name_count_keys(forms);
    batch.names.insert(batch.names.end(), names.begin(), names.end());
    for (identity::StandardAddress const& address : forms.addresses) {
        if (!match::names_a_place(address)) continue;
        batch.units.emplace_back(building_count_key(address), point_key(address));
    }
    Bytes const draft = encode_person(person, forms);
    Packer length;
    length.fixed(draft.size(), 4);
    batch.drafts.insert(batch.drafts.end(), length.bytes().begin(), length.bytes().end());
    batch.drafts.insert(batch.drafts.end(), draft.begin(), draft.end());
    ++batch.persons;
    batch.versions += forms.addresses.size();
}

}  // namespace

void RowBatch::add(ByteView record) {
    bytes_.insert(bytes_.end(), record.begin(), record.end());
    ends_.push_back(bytes_.size());
}

ByteView RowBatch::record(std::size_t index) const {
    std::size_t const from = index == 0 ? 0 : ends_[index - 1];
    return ByteView(bytes_).subspan(from, ends_[index] - from);
}

PersonBatch prepare(RowBatch const& rows) {
    PersonBatch batch;
    std::vector<Row> of_person;
    for (std::size_t i = 0; i < rows.rows(); ++i) {
        Row row = decode_row(rows.record(i));
        if (!of_person.empty() && of_person.front().person != row.person) {
            add(of_person, batch);
            of_person.clear();
        }
        of_person.push_back(std::move(row));
    }
    if (!of_person.empty()) add(of_person, batch);
    return batch;
}

}  // namespace penstock::registry
