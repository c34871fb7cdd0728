#include "disclosure/order_reach.h"

#include "disclosure/freeze.h"
#include "disclosure/governing.h"
#include "exchange/batch_reader.h"

#include <algorithm>
#include <map>

namespace penstock::disclosure {

namespace {

using Openings = std::map<LineNumber, std::vector<store::OpeningRow>>;

// One batch as an order's scope sees it.
class BatchWalk {
public:
    BatchWalk(Station& station, law::OrderScope const& scope, store::BatchRow const& batch)
        : station_(station), scope_(scope), batch_(batch) {}

    Result<void> run(ReachedVisitor const& visit) {
        law::OrderScope any_statute = scope_;
        any_statute.statutes.clear();
        if (!law::covers(any_statute, ordered_line(batch_, {}))) return {};
        for (store::OpeningRow const& row : TRY(station_.store().openings_of(batch_.id))) {
            openings_[row.line].push_back(row);
        }
        auto const round = TRY(station_.store().round(batch_.id, batch_.round));
        bool const decided = round && (round->state == store::RoundState::Decided ||
                                       round->state == store::RoundState::Delivered);
        return decided ? walk_round(*round, visit) : walk_file(visit);
    }

private:
    Result<void> walk_file(ReachedVisitor const& visit) {
        auto file =
            TRY(station_.disk().open_read(station_.batch_folder(batch_.id) / "batch.jsonl"));
        exchange::BatchReader reader(*file);
        TRY(reader.read_header());
        while (auto const read = TRY(reader.next())) {
            std::string const statute = read->line.authority.value_or("");
            if (!covered(statute)) continue;
            ReachedLine line{
                .batch = batch_, .line = read->line.line, .statute = statute, .recipients = {}};
            TRY(give(line, visit));
        }
        return {};
    }

    Result<void> walk_round(store::RoundRow const& round, ReachedVisitor const& visit) {
        LineState const on_its_way = TRY(state_of(round));
        std::set<LineNumber> destroyed;
        if (round.state == store::RoundState::Delivered) {
            auto const lines = TRY(station_.store().lines_without_key(batch_.id, round.round));
            destroyed.insert(lines.begin(), lines.end());
        }
        return station_.store().each_line(
            batch_.id, round.round, [&](store::LineRow const& row) -> Result<void> {
                bool const over = row.outcome == "return" || row.outcome == "refuse";
                if ((over && !openings_.contains(row.line)) || !covered(row.statute)) return {};
                ReachedLine line{.batch = batch_,
                                 .round = round.round,
                                 .line = row.line,
                                 .statute = row.statute,
                                 .recipients = row.recipients,
                                 .admitted = row.looked_up,
                                 .state = on_its_way};
                if (!row.looked_up) {
                    line.state = row.outcome == "block" ? LineState::Blocked : LineState::Held;
                } else if (destroyed.contains(row.line)) {
                    line.state = LineState::Destroyed;
                }
                return give(line, visit);
            });
    }

    // What was opened is opened, whatever became of the batch since.
    Result<void> give(ReachedLine& line, ReachedVisitor const& visit) {
        if (auto const found = openings_.find(line.line); found != openings_.end()) {
            line.openings = found->second;
            bool const all = std::ranges::all_of(
                line.openings, [](store::OpeningRow const& row) { return row.disposed; });
            line.state = all ? LineState::Disposed : LineState::Opened;
        }
        return visit(line);
    }

    Result<LineState> state_of(store::RoundRow const& round) {
        if (round.state == store::RoundState::Delivered) return LineState::Unopened;
        auto const governed = TRY(governing(station_, batch_.agreement));
        std::uint64_t const needed = governed ? governed->agreement.approval_signatures : 2;
        auto const approvals = TRY(station_.store().approvals(batch_.id, round.round));
        return approvals.size() >= needed ? LineState::Approved : LineState::Decided;
    }

    // A batch has a few statutes.
    bool covered(std::string const& statute) {
        auto const known = covered_.find(statute);
        if (known != covered_.end()) return known->second;
        bool const answer = law::covers(scope_, ordered_line(batch_, statute));
        covered_.emplace(statute, answer);
        return answer;
    }

    Station& station_;
    law::OrderScope const& scope_;
    store::BatchRow const& batch_;
    Openings openings_;
    std::map<std::string, bool> covered_;
};

}  // namespace

std::string_view word(LineState state) {
    constexpr std::array<std::string_view, line_states> words{
        "received", "held",           "blocked", "decided", "approved",
        "unopened", "keys-destroyed", "opened",  "disposed"};
    return words[static_cast<std::size_t>(state)];
}

std::vector<std::string> names_in(std::string const& text) {
    std::vector<std::string> names;
    std::size_t from = 0;
    while (from < text.size()) {
        std::size_t const end = std::min(text.find(' ', from), text.size());
        if (end > from) names.push_back(text.substr(from, end - from));
        from = end + 1;
    }
    return names;
}

std::uint64_t ReachCounts::total() const {
    std::uint64_t sum = 0;
    for (std::uint64_t const count : lines) sum += count;
    return sum;
}

void ReachCounts::add(ReachedLine const& line) {
    ++lines[static_cast<std::size_t>(line.state)];
    if (!line.admitted && line.openings.empty()) return;
    for (std::string& name : names_in(line.recipients)) recipients.insert(std::move(name));
}

Result<void> each_reached(Station& station, law::OrderScope const& scope,
                          ReachedVisitor const& visit) {
    for (store::BatchRow const& batch : TRY(station.store().batches())) {
        TRY(BatchWalk(station, scope, batch).run(visit));
    }
    return {};
}

Result<Reach> reach_of(Station& station, law::OrderScope const& scope) {
    Reach reach;
    TRY(each_reached(station, scope, [&](ReachedLine const& line) -> Result<void> {
        if (reach.batches.empty() || reach.batches.back().batch != line.batch.id) {
            reach.batches.push_back(
                {.batch = line.batch.id, .agreement = line.batch.agreement, .counts = {}});
        }
        reach.batches.back().counts.add(line);
        reach.all.add(line);
        return {};
    }));
    return reach;
}

}  // namespace penstock::disclosure
