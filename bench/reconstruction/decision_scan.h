// Reads the decisions that the product writes (docs/formats/decisions.md), as far as the comparison
// needs them.
#pragma once

#include "base/disk.h"
#include "base/result.h"
#include "identity/address.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace penstock::reconstruction {

struct Decision {
    std::uint64_t line = 0;
    std::string outcome;
    std::vector<std::string> elements;  // those not met, in their order
    bool looked_up = false;
    struct Release {
        std::string person;
        identity::AddressInput address;
        int period = 0;  // 0: none
    };
    std::optional<Release> release;
};

// One line of decisions.jsonl. Errors: Malformed.
[[nodiscard]] Result<Decision> read_decision(std::string_view text);

// The lines of a text file, one after the other.
class LineFile {
public:
    // Errors: NotFound, Io.
    [[nodiscard]] static Result<LineFile> open(Disk& disk, Disk::Path const& path) {
        return LineFile(TRY(disk.open_read(path)));
    }
    // The next line without its line feed, good until the next call; nothing at the end. Errors:
    // Io.
    [[nodiscard]] Result<std::optional<std::string_view>> next();

private:
    explicit LineFile(std::unique_ptr<ReadFile> file) : file_(std::move(file)) {}

    std::unique_ptr<ReadFile> file_;
    std::string text_;
    std::size_t at_ = 0;
};

}  // namespace penstock::reconstruction
