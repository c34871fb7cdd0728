// The lines of a past round in their order: each with the request as it was read, the stored
// decision and the ledger's entries about it. Bounded memory.
#pragma once

#include "exchange/batch_reader.h"
#include "oversight/past_entries.h"
#include "oversight/past_round.h"

#include <memory>
#include <optional>
#include <vector>

namespace penstock::oversight {

struct PastLine {
    exchange::ReadLine read;
    law::RepetitionFacts repetition;
    std::optional<store::LineRow> row;
    LineEntries entries;
};

class PastLines {
public:
    // Reads the whole batch once, for what the law asks about all lines together, and puts the
    // peaks into the round's setting. Requires: `station` and `round` outlive the lines. Errors:
    // Io.
    [[nodiscard]] static Result<PastLines> begin(disclosure::Station& station, PastRound& round,
                                                 unsigned threads);

    // The next lines, at most chunk_lines; none at the end. Errors: Io, IntegrityLost.
    static constexpr std::size_t chunk_lines = 1024;
    [[nodiscard]] Result<std::vector<PastLine>> next();

    // After the last: numbers of lines that the store has and the batch has not.
    [[nodiscard]] std::vector<LineNumber> const& surplus() const { return surplus_; }
    [[nodiscard]] disclosure::BatchProfile const& profile() const { return profile_; }

private:
    PastLines(disclosure::Station& station, PastRound& round, disclosure::BatchProfile profile,
              std::unique_ptr<ReadFile> file);

    [[nodiscard]] Result<std::optional<store::LineRow>> row_of(LineNumber line);

    disclosure::Station* station_;
    PastRound* round_;
    disclosure::BatchProfile profile_;
    std::unique_ptr<ReadFile> file_;
    exchange::BatchReader reader_;
    PastEntries entries_;
    std::vector<store::LineRow> rows_;  // read and not handed out yet
    std::size_t next_row_ = 0;
    LineNumber unread_{1};  // rows from this line on are still to be read
    std::vector<LineNumber> surplus_;
};

}  // namespace penstock::oversight
