#include "oversight/past_lines.h"

#include "oversight/background.h"

#include <utility>

namespace penstock::oversight {

using disclosure::BatchProfile;
using disclosure::StandardLine;
using disclosure::Station;

namespace {

Result<std::unique_ptr<ReadFile>> batch_file(Station& station, PastRound const& round) {
    return station.disk().open_read(station.batch_folder(round.batch.id) / "batch.jsonl");
}

// A line of the first pass; the standard form is made beside the reading.
struct Counted {
    exchange::ReadLine read;
    StandardLine standard{};
};

Result<std::vector<Counted>> read_chunk(exchange::BatchReader& reader) {
    std::vector<Counted> chunk;
    chunk.reserve(PastLines::chunk_lines);
    while (chunk.size() < PastLines::chunk_lines) {
        auto read = TRY(reader.next());
        if (!read) break;
        chunk.push_back({.read = std::move(*read)});
    }
    return chunk;
}

Result<BatchProfile> profile_of(Station& station, PastRound const& round, unsigned threads) {
    BatchProfile profile =
        TRY(BatchProfile::begin(station.disk(), station.scratch_folder(), station.entropy()));
    auto file = TRY(batch_file(station, round));
    exchange::BatchReader reader(*file);
    TRY(reader.read_header());
    TRY(in_chunks(
        threads, [&] { return read_chunk(reader); },
        [](Counted& line) { line.standard = disclosure::standard_line(line.read); },
        [&](std::vector<Counted> const& chunk) -> Result<void> {
            for (Counted const& line : chunk) TRY(profile.add(line.standard));
            return {};
        }));
    TRY(profile.finish());
    return profile;
}

}  // namespace

PastLines::PastLines(Station& station, PastRound& round, BatchProfile profile,
                     std::unique_ptr<ReadFile> file)
    : station_(&station),
      round_(&round),
      profile_(std::move(profile)),
      file_(std::move(file)),
      reader_(*file_),
      entries_(station.ledger(), round.batch.id, round.round) {}

Result<PastLines> PastLines::begin(Station& station, PastRound& round, unsigned threads) {
    BatchProfile profile = TRY(profile_of(station, round, threads));
    round.setting.batch_facts.peaks = profile.peaks();
    PastLines lines(station, round, std::move(profile), TRY(batch_file(station, round)));
    TRY(lines.reader_.read_header());
    return lines;
}

// Rows and request lines are both in the order of their numbers; a row that no line asks for is
// surplus.
Result<std::optional<store::LineRow>> PastLines::row_of(LineNumber line) {
    while (true) {
        if (next_row_ == rows_.size()) {
            rows_ = TRY(station_->store().lines_from(round_->batch.id, round_->round.round, unread_,
                                                     chunk_lines));
            next_row_ = 0;
            if (rows_.empty()) return std::nullopt;
            unread_ = LineNumber(rows_.back().line.value() + 1);
        }
        if (rows_[next_row_].line > line) return std::nullopt;
        store::LineRow row = std::move(rows_[next_row_++]);
        if (row.line == line) return row;
        surplus_.push_back(row.line);
    }
}

Result<std::vector<PastLine>> PastLines::next() {
    std::vector<PastLine> chunk;
    chunk.reserve(chunk_lines);
    while (chunk.size() < chunk_lines) {
        auto read = TRY(reader_.next());
        if (!read) break;
        LineNumber const line = read->line.line;
        chunk.push_back({.read = std::move(*read),
                         .repetition = TRY(profile_.of(line)),
                         .row = TRY(row_of(line)),
                         .entries = TRY(entries_.of(line))});
    }
    if (chunk.empty()) {
        constexpr std::uint64_t behind_every_line = exchange::BatchReader::most_lines + 1;
        TRY(row_of(LineNumber(behind_every_line)));
    }
    return chunk;
}

}  // namespace penstock::oversight
