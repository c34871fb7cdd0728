#include "bench/reconstruction/file_record.h"

#include "base/check.h"
#include "base/csv.h"
#include "crypto/digest.h"
#include "registry/row.h"

#include <algorithm>
#include <cstring>

namespace penstock::reconstruction {

namespace {

std::uint64_t short_digest(std::string const& text) {
    if (text.empty()) return 0;
    Digest const digest = crypto::sha256(as_bytes(text));
    std::uint64_t number = 0;
    std::memcpy(&number, digest.bytes.data(), sizeof number);
    return number | 1;  // never that of the empty text
}

identity::AddressInput address_of(registry::Row const& row) {
    identity::AddressInput address;
    address.street = row.street;
    address.unit = row.unit;
    address.city = row.city;
    address.state = row.state;
    address.zip = row.zip;
    address.country = row.country;
    return address;
}

bool holds(std::vector<std::uint64_t> const& sorted, std::uint64_t key) {
    return key != 0 && std::ranges::binary_search(sorted, key);
}

}  // namespace

struct FileRecord::Keys {
    Version version;
    bool with_unit = false;

    explicit Keys(identity::AddressInput const& input) {
        identity::StandardAddress const address = identity::standardise(input);
        version.point = short_digest(identity::delivery_point_key(address));
        version.building = short_digest(identity::building_key(address));
        if (version.point != 0) {
            std::string const box =
                address.number + "|" + address.box + "|" + address.route + "|" + address.unit + "|";
            version.place = short_digest(box + address.zip);
            version.street = short_digest(box + address.street + "|" + address.state);
        }
        with_unit = !address.unit.empty();
    }
};

std::string_view word(Standing standing) {
    switch (standing) {
        case Standing::InPeriods:
            return "on file in a period asked for";
        case Standing::OutsidePeriods:
            return "on file in other periods alone";
        case Standing::SlipOfSpelling:
            return "on file but for its spelling";
        case Standing::WithoutUnit:
            return "building on file, unit left out";
        case Standing::OtherUnit:
            return "building on file, another unit";
        case Standing::OfOthers:
            return "on file for somebody else alone";
        case Standing::OfNobody:
            return "on file for nobody";
    }
    return "";
}

Result<FileRecord> FileRecord::read(Disk& disk, Disk::Path const& registry) {
    auto file = TRY(disk.open_read(registry));
    CsvReader reader(*file);
    std::vector<std::string> fields;
    TRY(reader.next(fields));
    FileRecord record;
    std::string last;
    while (TRY(reader.next(fields))) {
        auto const row = registry::read_row(fields);
        if (!row) return fail(ErrorCode::Malformed, "a row of the registry is malformed");
        if (record.starts_.empty() || last != row->person) {
            last = row->person;
            auto const number = static_cast<std::uint32_t>(record.starts_.size());
            if (!record.persons_.emplace(last, number).second) {
                return fail(ErrorCode::Malformed, "the rows of a person do not stand together");
            }
            record.starts_.push_back(static_cast<std::uint32_t>(record.versions_.size()));
        }
        Version version = Keys(address_of(*row)).version;
        version.period = static_cast<std::uint16_t>(row->tax_period ? row->tax_period->value() : 0);
        record.versions_.push_back(version);
    }
    for (Version const& version : record.versions_) {
        record.points_.push_back(version.point);
        record.buildings_.push_back(version.building);
    }
    for (std::vector<std::uint64_t>* const keys : {&record.points_, &record.buildings_}) {
        std::ranges::sort(*keys);
        auto const repeated = std::ranges::unique(*keys);
        keys->erase(repeated.begin(), repeated.end());
    }
    return record;
}

std::span<FileRecord::Version const> FileRecord::versions_of(std::string_view person) const {
    auto const found = persons_.find(std::string(person));
    CHECK(found != persons_.end());
    std::size_t const next = found->second + std::size_t{1};
    std::size_t const first = starts_[found->second];
    std::size_t const end = next < starts_.size() ? starts_[next] : versions_.size();
    return std::span(versions_).subspan(first, end - first);
}

Standing FileRecord::standing(std::string_view person, identity::AddressInput const& address,
                              std::span<int const> periods) const {
    Keys const asked(address);
    auto const versions = versions_of(person);
    auto const with = [&](std::uint64_t Version::* key) {
        return asked.version.*key != 0 &&
               std::ranges::any_of(versions, [&](Version const& version) {
                   return version.*key == asked.version.*key;
               });
    };
    if (with(&Version::point)) {
        bool const inside = std::ranges::any_of(versions, [&](Version const& version) {
            return version.point == asked.version.point &&
                   std::ranges::find(periods, int{version.period}) != periods.end();
        });
        return inside ? Standing::InPeriods : Standing::OutsidePeriods;
    }
    if (with(&Version::building))
        return asked.with_unit ? Standing::OtherUnit : Standing::WithoutUnit;
    if (with(&Version::place) || with(&Version::street)) return Standing::SlipOfSpelling;
    bool const of_others = holds(points_, asked.version.point) ||
                           (!asked.with_unit && holds(buildings_, asked.version.building));
    return of_others ? Standing::OfOthers : Standing::OfNobody;
}

bool FileRecord::on_file_in(std::string_view person, identity::AddressInput const& address,
                            int period) const {
    std::uint64_t const point = Keys(address).version.point;
    return point != 0 && std::ranges::any_of(versions_of(person), [&](Version const& version) {
               return version.point == point && version.period == period;
           });
}

bool FileRecord::is_last_known(std::string_view person,
                               identity::AddressInput const& address) const {
    auto const versions = versions_of(person);
    auto const last = std::ranges::max_element(versions, {}, &Version::period);
    std::uint64_t const point = Keys(address).version.point;
    return point != 0 && last->point == point;
}

}  // namespace penstock::reconstruction
