#include "oversight/replay.h"

#include "disclosure/entries.h"
#include "disclosure/entry_reading.h"
#include "disclosure/release_set.h"
#include "oversight/background.h"

namespace penstock::oversight {

using disclosure::number_in;
using disclosure::Station;
using disclosure::text_in;

namespace {

using Tell = std::function<Result<void>(Disagreement const&)>;

// A line with what came of it; the result is made beside the reading of the next ones.
struct Work {
    PastLine line;
    ReplayedLine result;
};

// One round, decided again.
class RoundReplay {
public:
    RoundReplay(Station& station, PastRound& round, unsigned threads, Tell const& tell,
                ReplayReport& report)
        : station_(station),
          round_(round),
          threads_(threads),
          tell_(tell),
          report_(report),
          release_set_(round.batch.id, round.round.round) {}

    Result<void> run(disclosure::Progress const& progress) {
        PastLines lines = TRY(PastLines::begin(station_, round_, threads_));
        TRY(in_chunks(
            threads_, [&] { return next(lines); },
            [&](Work& work) { work.result = replayed(round_, lines.profile(), work.line); },
            [&](std::vector<Work> const& chunk) -> Result<void> {
                TRY(count(chunk));
                progress(lines_, round_.batch.lines);
                return {};
            }));
        for (LineNumber const line : lines.surplus()) {
            TRY(disagree(line, {.part = "stored-line", .element = {}}));
            ++report_.disagreed;
        }
        return round_.facts_were_kept() ? compare_closing() : compare_earlier_closing();
    }

private:
    static Result<std::vector<Work>> next(PastLines& lines) {
        std::vector<Work> chunk;
        chunk.reserve(PastLines::chunk_lines);
        for (PastLine& line : TRY(lines.next()))
            chunk.push_back({.line = std::move(line), .result = {}});
        return chunk;
    }

    Result<void> disagree(LineNumber line, Difference difference) {
        return tell_({.batch = round_.batch.id,
                      .round = round_.round.round,
                      .line = line,
                      .difference = std::move(difference)});
    }

    Result<void> count(std::vector<Work> const& chunk) {
        for (Work const& work : chunk) {
            ++lines_;
            ++report_.decisions;
            ++report_.engines[round_.round.engine];
            ReplayedLine const& result = work.result;
            for (Difference const& difference : result.differences) {
                TRY(disagree(work.line.read.line.line, difference));
            }
            if (!result.facts_were_kept) {
                ++report_.before_facts_were_kept;
            } else if (result.differences.empty()) {
                ++report_.agreed;
            } else {
                ++report_.disagreed;
            }
            release_set_.add(result.again);
            if (result.again.looked_up) ++admitted_;
        }
        return {};
    }

    // The entry that closed the decision: counts, release set and engine.
    Result<void> compare_closing() {
        std::string const again = disclosure::decision_closed(round_.round.decided_at,
                                                              {.batch = round_.batch.id,
                                                               .round = round_.round.round,
                                                               .lines = lines_,
                                                               .admitted = admitted_,
                                                               .release_set = release_set_.finish(),
                                                               .engine = round_.round.engine});
        return TRY(closing_entry()) == again ? Result<void>() : fault("ledger-decision-closed");
    }

    // A round of before facts were kept was closed by an entry that names no engine. Any other had
    // its facts, and the store has lost them.
    Result<void> compare_earlier_closing() {
        std::string const kept = TRY(closing_entry());
        bool const earlier = text_in(kept, "type") == "decision-closed" &&
                             text_in(kept, "batch") == round_.batch.id.value() &&
                             number_in(kept, "round") == round_.round.round &&
                             text_in(kept, "engine").empty();
        return earlier ? Result<void>() : fault("known");
    }

    // Empty where the ledger has none at this index.
    Result<std::string> closing_entry() {
        if (round_.round.closed_index >= station_.ledger().size()) return std::string();
        Bytes const entry = TRY(station_.ledger().read(LeafIndex(round_.round.closed_index)));
        return std::string(as_text(entry));
    }

    Result<void> fault(char const* part) {
        ++report_.faults;
        return disagree(LineNumber(0), {.part = part, .element = {}});
    }

    Station& station_;
    PastRound& round_;
    unsigned threads_;
    Tell const& tell_;
    ReplayReport& report_;
    disclosure::ReleaseSet release_set_;
    std::uint64_t lines_ = 0, admitted_ = 0;
};

}  // namespace

Result<ReplayReport> replay(Station& station, ReplayChoice const& choice, Tell const& tell,
                            disclosure::Progress const& progress) {
    ReplayReport report;
    for (ClosedRound const& closed : TRY(closed_rounds(station, choice.batch))) {
        ++report.rounds;
        OpenedRound const opened = TRY(open_round(station, closed));
        for (std::string const& fault : opened.faults) {
            ++report.faults;
            TRY(tell({.batch = closed.batch.id,
                      .round = closed.round.round,
                      .line = LineNumber(0),
                      .difference = {.part = fault, .element = {}}}));
        }
        if (opened.round == nullptr) continue;
        TRY(RoundReplay(station, *opened.round, choice.threads, tell, report).run(progress));
    }
    return report;
}

}  // namespace penstock::oversight
