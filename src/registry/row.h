// One row of the registry's CSV, checked: one return or other source document of one person.
//
// Source: docs/formats/registry.md.
#pragma once

#include "base/date.h"
#include "base/literal.h"
#include "base/strong.h"
#include "identity/tin.h"

#include <array>
#include <cstdint>
#include <expected>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace penstock::registry {

// The header of the file, in this order and exactly so.
inline constexpr std::array<std::string_view, 19> columns = {
    "person",          "tin",    "tin_kind",   "given",     "middle", "surname", "suffix",
    "former_surnames", "dob",    "street",     "unit",      "city",   "state",   "zip",
    "country",         "source", "tax_period", "effective", "flags"};

enum class TinKind : std::uint8_t { Ssn, Itin, Ein };
[[nodiscard]] std::string_view word(TinKind kind);

enum class Source : std::uint8_t { Return, InformationReturn, Usps, Other };
[[nodiscard]] std::string_view word(Source source);

// The closed list of flags, as bits.
enum class Flag : std::uint8_t {
    Informant = 1,
    Impairment = 2,
    ProtectedAddress = 4,
    IdentityTheft = 8,
    Deceased = 16,
    Minor = 32,
    CareOf = 64,  // belongs to the address, not to the person
};
[[nodiscard]] std::string_view word(Flag flag);

// A set of flags.
class Flags {
public:
    constexpr Flags() = default;
    explicit constexpr Flags(std::uint8_t bits) : bits_(bits) {}

    [[nodiscard]] constexpr bool has(Flag flag) const {
        return (bits_ & static_cast<std::uint8_t>(flag)) != 0;
    }
    constexpr void add(Flag flag) { bits_ |= static_cast<std::uint8_t>(flag); }
    constexpr void add(Flags other) { bits_ |= other.bits_; }
    [[nodiscard]] constexpr std::uint8_t bits() const { return bits_; }
    bool operator==(Flags const&) const = default;

private:
    std::uint8_t bits_ = 0;
};

// The texts of a row point into the fields that it was read from.
struct Row {
    std::string_view person;
    identity::Tin tin = {};
    TinKind tin_kind = TinKind::Ssn;
    std::string_view given, middle, surname, suffix;
    std::string_view former_surnames;  // separated by ';'
    std::optional<Date> dob = {};
    std::string_view street, unit, city, state, zip, country;
    Source source = Source::Other;
    std::optional<TaxPeriod> tax_period = {};
    Date effective = {};
    Flags flags = {};
};

// Why a row is not taken: the column by its name, and what is wrong, both literal.
struct RowFault {
    std::string_view column;
    Literal what;
};

// Checks every column. Requires: `fields` outlive the row.
[[nodiscard]] std::expected<Row, RowFault> read_row(std::span<std::string const> fields);

// True if the text is well-formed UTF-8 (RFC 3629).
[[nodiscard]] bool is_utf8(std::string_view text);

}  // namespace penstock::registry
