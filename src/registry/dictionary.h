// Texts that many records share, each held once and meant by a number: the more frequent, the
// smaller.
//
// While a registry is imported: TextCounter counts every text in bounded memory, and says which are
// worth a number; Dictionary then knows the number of each. In a snapshot: DictionaryView gives the
// text of a number.
#pragma once

#include "base/bytes.h"
#include "base/result.h"
#include "registry/record_sorter.h"
#include "registry/scratch_file.h"
#include "registry/sealed_file.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace penstock::registry {

using TextNumber = std::uint32_t;

// A text that is used less often is written out where it is used.
inline constexpr std::uint64_t least_uses = 4;
// The most texts that get a number, and their most bytes. These are part of the format: the same
// rows give the same dictionary, whatever the memory.
inline constexpr std::uint64_t most_texts = (std::uint64_t{1} << 21) - 1;
inline constexpr std::uint64_t most_text_bytes = std::uint64_t{48} << 20;

// The numbers of texts, ascending: 0 is the most frequent one.
class Dictionary {
public:
    void add(std::string_view text);

    [[nodiscard]] std::optional<TextNumber> find(std::string_view text) const;
    [[nodiscard]] std::size_t size() const { return ends_.size(); }
    [[nodiscard]] std::string_view text(TextNumber number) const;

private:
    void grow();
    [[nodiscard]] std::size_t slot_of(std::string_view text, std::uint64_t hash) const;

    Bytes texts_;
    std::vector<std::uint32_t> ends_;
    // A power of two of them: the upper half of the text's hash, then its number and one.
    std::vector<std::uint64_t> slots_;
};

class TextCounter {
public:
    // `budget` is the memory that the counts may take, in bytes.
    TextCounter(ScratchFolder& scratch, std::size_t budget);

    // Errors, for both: Io.
    [[nodiscard]] Result<void> add(std::string_view text);
    // The texts worth a number. Called once.
    [[nodiscard]] Result<Dictionary> dictionary();

private:
    struct Chosen {
        std::uint64_t uses;
        std::uint32_t offset, size;
    };

    [[nodiscard]] Result<void> spill();
    [[nodiscard]] Result<Disk::Path> total(std::uint64_t& least);

    ScratchFolder* scratch_;
    std::size_t budget_;
    Dictionary seen_;
    std::vector<std::uint64_t> uses_;  // beside those seen
    std::size_t bytes_ = 0;
    RecordSorter runs_;
};

// The dictionary of a snapshot: `starts` holds where each text begins, and where the last one ends,
// in four bytes each.
class DictionaryView {
public:
    DictionaryView() = default;
    DictionaryView(Extent starts, Extent texts) : starts_(starts), texts_(texts) {}

    // Errors: IntegrityLost.
    [[nodiscard]] Result<std::string_view> text(SealedFile const& file, TextNumber number) const;

private:
    Extent starts_, texts_;
};

}  // namespace penstock::registry
