#include "registry/snapshot_writer.h"

#include "crypto/digest.h"
#include "match/address_evidence.h"
#include "registry/snapshot_layout.h"

#include <algorithm>
#include <array>
#include <limits>
#include <string>

namespace penstock::registry {

namespace {

using namespace layout;

Bytes header_of(std::array<std::uint64_t, counts> const& counted,
                std::array<ByteView, section_count> const& sections) {
    Packer header;
    for (char const c : magic) header.fixed(static_cast<std::uint8_t>(c));
    for (std::uint64_t const count : counted) header.fixed(count);
    std::uint64_t offset = header_size;
    for (ByteView const section : sections) {
        header.fixed(offset);
        header.fixed(std::uint64_t{section.size()});
        offset += section.size();
    }
    return header.take();
}

Result<void> remove_all_but(Disk& disk, Disk::Path const& folder, std::string const& kept) {
    for (std::string const& name : TRY(disk.list(folder))) {
        if (name.ends_with(snapshot_suffix) && name != kept) TRY(disk.remove(folder / name));
    }
    return {};
}

}  // namespace

void SnapshotWriter::add(FoldedPerson const& person) {
    StandardForms forms = standard_forms_of(person);
    file(person, forms);
    person_starts_.push_back(persons_.size());
    persons_.append(encode_person(person, forms));
    versions_ += forms.addresses.size();
}

void SnapshotWriter::file(FoldedPerson const& person, StandardForms const& forms) {
    auto const ordinal = static_cast<std::uint32_t>(person_starts_.size());
    KeySource source{.names = forms.names,
                     .addresses = forms.addresses,
                     .tins = {},
                     .birth_dates = person.record.birth_dates};
    for (identity::StandardName former : forms.names) {
        for (auto const& surnames : forms.former_surnames) {
            former.surnames = surnames;
            source.names.push_back(former);
        }
    }
    for (NumberOnFile const& number : person.numbers) source.tins.push_back(number.tin);
    for (Key const key : keys_on_file(source)) filed_.emplace_back(key, ordinal);
    for (identity::StandardAddress const& address : forms.addresses) {
        if (!match::names_a_place(address)) continue;
        units_.emplace_back(building_count_key(address), point_key(address));
    }
}

Result<Bytes> SnapshotWriter::assemble(std::uint64_t rows) {
    constexpr std::uint64_t most = std::numeric_limits<std::uint32_t>::max();
    if (person_starts_.size() >= most || filed_.size() >= most) {
        return fail(ErrorCode::Malformed, "more persons than one snapshot can hold",
                    "split the registry");
    }
    Packer person_starts;
    for (std::uint64_t const start : person_starts_) person_starts.fixed(start);
    person_starts.fixed(std::uint64_t{persons_.size()});

    Packer keys, key_starts, postings;
    std::ranges::sort(filed_);
    for (std::size_t i = 0; i < filed_.size(); ++i) {
        if (i == 0 || filed_[i].first != filed_[i - 1].first) {
            keys.fixed(filed_[i].first);
            key_starts.fixed(static_cast<std::uint32_t>(i));
        }
        postings.fixed(filed_[i].second);
    }
    key_starts.fixed(static_cast<std::uint32_t>(filed_.size()));

    Packer buildings, building_units;
    std::ranges::sort(units_);
    units_.erase(std::ranges::unique(units_).begin(), units_.end());
    for (auto first = units_.begin(); first != units_.end();) {
        auto const last = std::find_if(
            first, units_.end(), [&](auto const& unit) { return unit.first != first->first; });
        buildings.fixed(first->first);
        building_units.fixed(static_cast<std::uint32_t>(last - first));
        first = last;
    }

    std::array<ByteView, section_count> const sections = {
        person_starts.bytes(), persons_.bytes(),  keys.bytes(),          key_starts.bytes(),
        postings.bytes(),      buildings.bytes(), building_units.bytes()};
    Bytes file = header_of({standardiser_mark(), rows, persons(), versions()}, sections);
    for (ByteView const section : sections) file.insert(file.end(), section.begin(), section.end());
    return file;
}

Result<Digest> SnapshotWriter::publish(Disk& disk, Disk::Path const& folder, std::uint64_t rows) {
    Bytes const file = TRY(assemble(rows));
    Digest const digest = crypto::sha256(file);
    std::string const hex = to_hex(digest.view());
    std::string const name = hex + std::string(snapshot_suffix);
    // A crash after each step: a part of a file that nothing names; a whole file that nothing
    // names; the new registry in force with the old file still there. The next import clears each
    // away.
    TRY(disk.make_folder(folder, true));
    TRY(disk.sync_folder(folder.parent_path()));
    TRY(disk.replace(folder / name, file, true));
    TRY(disk.replace(folder / pointer_file, as_bytes(hex + "\n"), true));
    TRY(remove_all_but(disk, folder, name));
    return digest;
}

}  // namespace penstock::registry
