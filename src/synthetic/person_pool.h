// People of a registry to choose from: a fair sample of the whole file, some of it at a time.
#pragma once

#include "synthetic/chance.h"
#include "synthetic/registry_csv.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace penstock::synthetic {

class PersonPool {
public:
    static constexpr std::size_t most = 65'536;

    // A pool of `wanted` people among all of the file who have a row with a tax period (all of
    // them, where there are fewer). Errors: those of RegistryReader.
    [[nodiscard]] static Result<PersonPool> open(Disk& disk, Disk::Path const& registry,
                                                 std::uint64_t wanted, std::uint64_t seed);

    // Takes out a person who fits, or nothing if none of those at hand does. Errors: those of
    // RegistryReader.
    [[nodiscard]] Result<std::optional<PersonRecord>> take(bool (*fits)(PersonRecord const&));

    // An address on file for others than `person`, in another building. Requires: not empty().
    [[nodiscard]] identity::AddressInput elsewhere(PersonRecord const& person);

    [[nodiscard]] bool empty() const { return people_.empty(); }
    [[nodiscard]] std::uint64_t registry_persons() const { return total_; }

private:
    PersonPool(RegistryReader reader, std::uint64_t total, std::uint64_t wanted,
               std::uint64_t seed);

    [[nodiscard]] Result<void> refill();

    RegistryReader reader_;
    Chance chance_;
    std::uint64_t total_;
    std::uint64_t unread_;  // people of the file not yet read
    std::uint64_t wanted_;  // people still to be sampled from them
    std::vector<PersonRecord> people_;
};

}  // namespace penstock::synthetic
