// How often the same key stands in a batch, for every line, in bounded memory.
//
// First every line is added with its key (a KeyHash of a reason, an address, a name …) and a value
// (such as the hash of the taxpayer number); then, line by line, the counter says on how many lines
// that key stands and how many different values stand beside it.
//
//     RepetitionCounter reasons(disk, scratch, "reason", RepetitionCounter::usual_records);
//     TRY(reasons.add(line, hash.of(reason), 0));  // for each line
//     TRY(reasons.finish());
//     Repetition const repetition = TRY(reasons.of(line));  // for each line again, in order
//
// How: records are sorted by key (in scratch files beyond the limit) and read twice, once to count
// each repeated key and once to write the counts beside its lines, which are then sorted by line. A
// key that stands on one line costs nothing after the first sort.
#pragma once

#include "base/disk.h"
#include "base/result.h"
#include "base/strong.h"

#include <cstdint>
#include <memory>
#include <string>

namespace penstock::exchange {

struct Repetition {
    std::uint64_t lines = 1;            // lines with this line's key, itself included
    std::uint64_t distinct_values = 1;  // different values on those lines

    bool operator==(Repetition const&) const = default;
};

// Threads: one at a time.
class RepetitionCounter {
public:
    static constexpr std::size_t usual_records = 1'000'000;  // about 40 MB

    // Scratch files in `folder` are called `prefix`-… and go with this object. Requires: the folder
    // exists; no other counter uses the prefix in it; `disk` outlives this object.
    RepetitionCounter(Disk& disk, Disk::Path const& folder, std::string const& prefix,
                      std::size_t records_in_memory);
    ~RepetitionCounter();

    // Requires: at most one call for each line; before finish(). Errors: Io.
    [[nodiscard]] Result<void> add(LineNumber line, std::uint64_t key, std::uint64_t value);
    // Requires: called once. Errors: Io.
    [[nodiscard]] Result<void> finish();
    // The most lines that any one key has. Requires: finish() was called.
    [[nodiscard]] std::uint64_t most_lines() const;

    // One line and one value for a line that was not added. Requires: finish() was called; lines in
    // ascending order. Errors: Io.
    [[nodiscard]] Result<Repetition> of(LineNumber line);

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace penstock::exchange
