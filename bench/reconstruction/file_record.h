// What is on file, read straight from the registry's CSV: which addresses each person has, and in
// which tax periods. For the proof that nothing left whose address was not on file.
#pragma once

#include "base/disk.h"
#include "base/result.h"
#include "identity/address.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace penstock::reconstruction {

// How an address stands to what is on file for a person.
enum class Standing : std::uint8_t {
    InPeriods,       // on file for that person in a period asked for
    OutsidePeriods,  // on file for that person, in other periods alone
    SlipOfSpelling,  // not on file as written, but for a word of it or the ZIP code
    WithoutUnit,     // the building is on file for that person, and no unit is given
    OtherUnit,       // the building is, with another unit
    OfOthers,        // never on file for that person, but for somebody else
    OfNobody,        // on file for nobody
};
[[nodiscard]] std::string_view word(Standing standing);

class FileRecord {
public:
    // Errors: NotFound, Io; Malformed if the file is no registry.
    [[nodiscard]] static Result<FileRecord> read(Disk& disk, Disk::Path const& registry);

    [[nodiscard]] std::uint64_t persons() const { return starts_.size(); }
    [[nodiscard]] std::uint64_t rows() const { return versions_.size(); }

    // Requires: the person is on file (CHECK).
    [[nodiscard]] Standing standing(std::string_view person, identity::AddressInput const& address,
                                    std::span<int const> periods) const;
    // Whether the person's row for this period has this address. Requires: as above.
    [[nodiscard]] bool on_file_in(std::string_view person, identity::AddressInput const& address,
                                  int period) const;
    // Whether it is the address of the person's last return. Requires: as above.
    [[nodiscard]] bool is_last_known(std::string_view person,
                                     identity::AddressInput const& address) const;

private:
    // An address of a row, as 64 bits of a digest each.
    struct Version {
        std::uint64_t point = 0;     // the delivery point, unit included
        std::uint64_t building = 0;  // without the unit
        std::uint64_t place = 0;     // number, unit and ZIP code alone
        std::uint64_t street = 0;    // number, unit, street and state
        std::uint16_t period = 0;
    };
    struct Keys;

    [[nodiscard]] std::span<Version const> versions_of(std::string_view person) const;

    std::unordered_map<std::string, std::uint32_t> persons_;
    std::vector<std::uint32_t> starts_;  // of each person's versions
    std::vector<Version> versions_;
    std::vector<std::uint64_t> points_, buildings_;  // of all, sorted
};

}  // namespace penstock::reconstruction
