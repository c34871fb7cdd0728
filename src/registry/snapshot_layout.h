// The header of a snapshot file, shared by its writer and its reader.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace penstock::registry::layout {

inline constexpr std::string_view magic = "penstock-snap/1\n";

// After the magic, as 64-bit little-endian words: the standardiser's mark, rows, persons, versions;
// then offset and length of each section.
inline constexpr std::size_t counts = 4;

enum Section : std::size_t {
    PersonStarts,   // u64 for each person and one more: where its bytes begin within Persons
    Persons,        // record_codec
    KeyTable,       // u64, ascending, each once
    KeyStarts,      // u32 for each key and one more: where its ordinals begin within Postings
    Postings,       // u32 ordinals, ascending under each key
    BuildingKeys,   // u64, ascending, each once
    BuildingUnits,  // u32 for each building key
    section_count,
};

// Size in bytes of one element of each section; 1 where it is not an array.
inline constexpr std::array<std::size_t, section_count> element_size = {8, 1, 8, 4, 4, 8, 4};

inline constexpr std::size_t header_size = magic.size() + 8 * (counts + 2 * section_count);

inline constexpr std::string_view pointer_file = "current";
inline constexpr std::string_view snapshot_suffix = ".snapshot";

}  // namespace penstock::registry::layout
