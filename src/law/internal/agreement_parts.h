// The parts of agreement.toml, each read by a function of its own. Every error is Malformed with
// requirement R-MOU-N.
#pragma once

#include "base/literal.h"
#include "law/agreement.h"
#include "tomlfile/toml_table.h"

#include <array>
#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

namespace penstock::law::internal {

inline constexpr Literal agreement_requirement = "R-MOU-N";

// The closed list of words that a field may have.
template <typename T, std::size_t N>
using WordTable = std::array<std::pair<std::string_view, T>, N>;

template <typename T, std::size_t N>
Result<T> one_of(tomlfile::TomlTable const& table, Literal key, WordTable<T, N> const& words) {
    std::string const text = TRY(table.text(key));
    for (auto const& [name, value] : words) {
        if (text == name) return value;
    }
    return table.wrong(key, "not one of the words that this key may have");
}

// 64 lower-case hexadecimal digits: a certificate's SHA-256.
[[nodiscard]] Result<Digest> read_fingerprint(tomlfile::TomlTable const& table, Literal key);
[[nodiscard]] Result<Period> read_period(tomlfile::TomlTable const& table, Literal from,
                                         Literal to);

// [ceilings]
[[nodiscard]] Result<Ceilings> read_ceilings(tomlfile::TomlTable const& root);
// [safeguards] and [[safeguards.finding]]
[[nodiscard]] Result<Safeguards> read_safeguards(tomlfile::TomlTable const& root);
// [[statute]]
[[nodiscard]] Result<std::vector<Statute>> read_statutes(tomlfile::TomlTable const& root);
// [[certifier]] and [certifier.delegation]
[[nodiscard]] Result<std::vector<Certifier>> read_certifiers(tomlfile::TomlTable const& root);
// [[official]]
[[nodiscard]] Result<std::vector<Official>> read_officials(tomlfile::TomlTable const& root);
// [[excluded_address]]
[[nodiscard]] Result<std::vector<ExcludedAddress>> read_excluded_addresses(
    tomlfile::TomlTable const& root);
// [[switch]]
[[nodiscard]] Result<std::vector<SwitchSetting>> read_switches(tomlfile::TomlTable const& root);
// [clocks], [holds], [alarms]
[[nodiscard]] Result<DeskTerms> read_desk_terms(tomlfile::TomlTable const& root);

}  // namespace penstock::law::internal
