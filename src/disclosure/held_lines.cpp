#include "disclosure/held_lines.h"

#include "disclosure/hold_decisions.h"
#include "disclosure/replay_facts.h"

#include <algorithm>
#include <chrono>
#include <limits>

namespace penstock::disclosure {

namespace {

constexpr std::string_view hold = "hold";

// Since when each line that a batch now holds has been on hold without a break.
Result<std::map<LineNumber, Instant>> held_since(Station& station, RoundAtHand const& at_hand) {
    std::map<LineNumber, Instant> since;
    for (store::RoundRow const& round : TRY(station.store().rounds(at_hand.batch.id))) {
        if (round.state != store::RoundState::Decided &&
            round.state != store::RoundState::Delivered) {
            continue;
        }
        std::map<LineNumber, Instant> now_held;
        TRY(station.store().each_line(
            at_hand.batch.id, round.round, [&](store::LineRow const& line) -> Result<void> {
                if (line.outcome != hold) return {};
                auto const before = since.find(line.line);
                now_held.emplace(line.line,
                                 before == since.end() ? round.decided_at : before->second);
                return {};
            }));
        since = std::move(now_held);
    }
    return since;
}

Result<void> add_batch(Station& station, BatchId const& id, std::vector<HeldLine>& lines) {
    RoundAtHand const at_hand = TRY(last_round(station, id));
    auto const since = TRY(held_since(station, at_hand));
    if (since.empty()) return {};
    HoldsOfBatch const holds(
        TRY(holds_on_file(station.store(), id, std::numeric_limits<std::uint64_t>::max())));
    auto const waits = [&](LineNumber line, std::string_view element) {
        return std::ranges::any_of(holds.on(line), [&](HoldOnFile const& one) {
            return one.element == element && one.index >= at_hand.round.first_index;
        });
    };
    std::chrono::days const service{at_hand.then.agreement.desks.hold_days};
    for (auto const& [number, from] : since) {
        auto const row = TRY(station.store().line(id, at_hand.round.round, number));
        if (!row) return fail(ErrorCode::IntegrityLost, "the store lacks a line of a round");
        RecordKnowledge known;
        if (row->looked_up) known = TRY(parse_record_knowledge(row->record_known));
        HeldLine line{.place = {.batch = id, .line = number, .round = at_hand.round.round},
                      .stage = deciding_stage(*row),
                      .elements = {},
                      .decided = {},
                      .statute = row->statute,
                      .recipients = row->recipients,
                      .since = from,
                      .due = from + service};
        for (law::HeldElement const& held : not_met(at_hand, *row, &known.facts)) {
            if (held.outcome != law::Outcome::Hold) continue;
            bool const decided = waits(number, held.element->id);
            (decided ? line.decided : line.elements).push_back(held.element->id);
        }
        lines.push_back(std::move(line));
    }
    return {};
}

// A number that looks random and depends on the seed and the line alone (SplitMix64, S. Vigna).
std::uint64_t lot_of(std::uint64_t seed, HeldLine const& line) {
    std::uint64_t lot = seed;
    auto const mix = [&](std::uint64_t value) {
        lot += value + 0x9e3779b97f4a7c15ULL;
        lot = (lot ^ (lot >> 30)) * 0xbf58476d1ce4e5b9ULL;
        lot = (lot ^ (lot >> 27)) * 0x94d049bb133111ebULL;
        lot ^= lot >> 31;
    };
    for (char const c : line.place.batch.value()) mix(static_cast<unsigned char>(c));
    mix(line.place.line.value());
    return lot;
}

std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words;
    while (!text.empty()) {
        std::size_t const end = std::min(text.find(' '), text.size());
        words.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return words;
}

std::vector<std::string> groups_of(HeldLine const& line, HoldGrouping grouping) {
    switch (grouping) {
        case HoldGrouping::Element: {
            std::vector<std::string> all = line.elements;
            all.insert(all.end(), line.decided.begin(), line.decided.end());
            return all;
        }
        case HoldGrouping::Recipient:
            return words_of(line.recipients);
        case HoldGrouping::Statute:
            return {line.statute};
    }
    return {};
}

}  // namespace

Result<std::vector<HeldLine>> held_lines(Station& station, std::optional<BatchId> const& batch) {
    std::vector<HeldLine> lines;
    if (batch) {
        TRY(add_batch(station, *batch, lines));
        return lines;
    }
    for (store::BatchRow const& row : TRY(station.store().batches())) {
        auto const added = add_batch(station, row.id, lines);
        // A batch that is not decided has nothing on hold yet.
        if (!added && added.error().code != ErrorCode::NotReady) {
            return std::unexpected(added.error());
        }
    }
    return lines;
}

std::vector<HeldLine> on_element(std::vector<HeldLine> lines, std::string_view element) {
    std::erase_if(lines, [&](HeldLine const& line) {
        return std::ranges::find(line.elements, element) == line.elements.end() &&
               std::ranges::find(line.decided, element) == line.decided.end();
    });
    return lines;
}

std::vector<HeldLine> sample_of(std::vector<HeldLine> lines, std::size_t count,
                                std::uint64_t seed) {
    if (lines.size() <= count) return lines;
    std::vector<std::pair<std::uint64_t, std::size_t>> lots;
    for (std::size_t i = 0; i < lines.size(); ++i) lots.emplace_back(lot_of(seed, lines[i]), i);
    std::ranges::sort(lots);
    lots.resize(count);
    std::ranges::sort(lots, {}, &std::pair<std::uint64_t, std::size_t>::second);
    std::vector<HeldLine> chosen;
    for (auto const& [lot, place] : lots) chosen.push_back(std::move(lines[place]));
    return chosen;
}

std::map<std::string, HoldGroup> grouped(std::span<HeldLine const> lines, HoldGrouping grouping,
                                         Instant now) {
    std::map<std::string, HoldGroup> groups;
    for (HeldLine const& line : lines) {
        for (std::string const& key : groups_of(line, grouping)) {
            auto const [at, is_new] = groups.try_emplace(key, HoldGroup{.oldest = line.since});
            HoldGroup& group = at->second;
            ++group.lines;
            if (line.late(now)) ++group.late;
            group.oldest = std::min(group.oldest, line.since);
        }
    }
    return groups;
}

}  // namespace penstock::disclosure
