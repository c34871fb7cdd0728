// A model of the rule that the custodian's programs applied in August 2025 (dossier 2.2, W1 to W3),
// for comparison only. It reads the registry's CSV and knows nothing of the product's registry,
// whose look-up demands an admission.
//
// Two programs that exclude each other. A line with a taxpayer number is compared by name and
// number alone, and passes if its address is not blank and holds a run of digits like a ZIP code. A
// line without one is compared by name and address. What "compared" meant in detail was not
// published: here texts are equal after capitals, accents and punctuation, and exactly one person
// must fit.
#pragma once

#include "base/disk.h"
#include "base/result.h"
#include "exchange/request_line.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace penstock::reconstruction {

enum class Program : std::uint8_t { NameAndNumber, NameAndAddress };
[[nodiscard]] std::string_view word(Program program);

struct HistoricalVerdict {
    Program program = Program::NameAndAddress;
    std::optional<std::string_view> released;  // the id of the person whose address left
};

class HistoricalRule {
public:
    // Reads a registry (docs/formats/registry.md). Errors: NotFound, Io, Malformed.
    [[nodiscard]] static Result<HistoricalRule> read(Disk& disk, Disk::Path const& registry);

    // The id is good as long as the rule lives. Threads: safe.
    [[nodiscard]] HistoricalVerdict operator()(exchange::RequestLine const& line) const;

private:
    // One text under which a person stands, as 64 bits of a digest.
    struct Entry {
        std::uint64_t text = 0;
        std::uint32_t person = 0;
        auto operator<=>(Entry const&) const = default;
    };

    [[nodiscard]] std::optional<std::string_view> only_person(std::vector<Entry> const& entries,
                                                              std::string const& text) const;

    std::vector<std::string> persons_;
    std::vector<Entry> by_number_, by_address_;  // sorted, each once
};

}  // namespace penstock::reconstruction
