// One request with its truth, whatever it was drawn from.
#pragma once

#include "base/strong.h"
#include "identity/address.h"
#include "identity/name.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace penstock::evaluation {

// What a request sets forth beside name and address.
enum class Information : std::uint8_t { NameAddress, BirthDate, Number, Both };
inline constexpr std::size_t information_classes = 4;
[[nodiscard]] std::string_view word(Information information);

// As written on the line; empty: not set forth.
struct Asked {
    identity::PersonName name;
    identity::AddressInput address;
    std::string tin;
    std::string dob;
};

// Groups whose false disclosures may not be above three times the whole. Bits.
enum class Subgroup : std::uint16_t {
    TwoSurnames = 1,
    TopSurname = 2,
    Itin = 4,
    Unit = 8,
    PoBox = 16,
    PuertoRico = 32,
    EastAsian = 64,
    ShortName = 128,
    Rural = 256,
    FormerName = 512,  // of another surname than now
};
inline constexpr std::size_t subgroups = 10;
[[nodiscard]] std::string_view word(Subgroup group);

struct Case {
    std::uint64_t index = 0;
    std::uint64_t household = 0;  // cases of one household are not independent
    std::size_t stratum = 0;      // place in the source's list
    std::vector<PersonId> meant;  // the records of the person meant; empty if absent
    bool findable = false;        // on file with the address meant, by truth, whatever the noise
    std::uint16_t groups = 0;     // bits of Subgroup
    int errors = 0;               // cells that noise changed, of name and address
    int number_errors = 0;        // and of number and birth date
    Asked asked;
};

// A stream of cases with random access. Threads: safe.
class CaseSource {
public:
    virtual ~CaseSource() = default;

    [[nodiscard]] virtual std::vector<std::string> const& strata() const = 0;
    [[nodiscard]] virtual std::uint64_t size() const = 0;
    // Whether the whole is given without this stratum, too.
    [[nodiscard]] virtual bool is_apart(std::size_t) const { return false; }
    // Requires: index < size().
    [[nodiscard]] virtual Case at(std::uint64_t index) const = 0;
};

}  // namespace penstock::evaluation
