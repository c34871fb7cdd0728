// The words in the foot of a snapshot file, shared by its builder and its reader.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace penstock::registry::layout {

inline constexpr std::string_view magic = "penstock-snap/2\n";

// 64-bit little-endian words: these, then offset and length of each section.
enum Word : std::size_t {
    Mark,  // of the standardiser
    Rows,
    PersonCount,
    VersionCount,
    PostingBits,   // bits of the bucket of a posting's key
    PostingWidth,  // bytes of an ordinal
    CountBits,     // bits of the bucket of a count's key
    word_count,
};

enum Section : std::size_t {
    TextStarts,        // four bytes for each text of the dictionary and one more
    Texts,             // of the dictionary, one after another
    Persons,           // record_codec, by ascending id
    PersonStarts,      // five bytes for each person and one more
    Postings,          // key_table: persons under blocking keys
    PostingDirectory,  //
    Counts,            // key_table: persons of names, units of buildings
    CountDirectory,    //
    section_count,
};

inline constexpr std::size_t start_width = 5;
inline constexpr std::size_t words_size = 8 * (word_count + 2 * section_count);

inline constexpr std::string_view pointer_file = "current";
inline constexpr std::string_view snapshot_suffix = ".snapshot";

}  // namespace penstock::registry::layout
