#include "bench/match/tables.h"

#include <fmt/format.h>

#include <map>

namespace penstock::evaluation {

namespace {

std::string per_million(Rate const& rate) {
    if (rate.trials == 0) return "";
    if (rate.seen == 0) return fmt::format("0 (≤ {:.2g})", rate.bound);
    return fmt::format("{:.2f} (≤ {:.2f})", rate.seen, rate.bound);
}

bool was_run(Tally const& tally, std::size_t place) {
    return tally.classes[place].total().requests > 0;
}

std::string verdict_cells(Row const& row) {
    Counts const& counts = row.counts;
    std::uint64_t const held = counts.of(Verdict::Held);
    return fmt::format(" {} | {} | {} | {} | {} | {} | {} | {} | {} |\n", grouped(counts.requests),
                       grouped(counts.of(Verdict::Wrong)), per_million(row.wrong),
                       percent(counts.of(Verdict::Right), counts.findable),
                       percent(counts.clean_right, counts.clean_findable),
                       percent(held, counts.requests), percent(counts.held_at_issue, held),
                       percent(counts.of(Verdict::Missed), counts.findable),
                       percent(counts.of(Verdict::Returned), counts.requests));
}

constexpr std::string_view columns =
    " requests | wrong | wrong per million requests (bound) | found | found, no error on the line "
    "| "
    "held | of these the person meant at issue | missed | returned |\n";
constexpr std::string_view rule =
    " ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n";

}  // namespace

std::string grouped(std::uint64_t number) {
    std::string text = std::to_string(number);
    for (std::size_t at = text.size(); at > 3;) {
        at -= 3;
        text.insert(at, ",");
    }
    return text;
}

std::string percent(std::uint64_t part, std::uint64_t whole) {
    if (whole == 0) return "";
    return fmt::format("{:.2f} %", 100.0 * static_cast<double>(part) / static_cast<double>(whole));
}

std::string strata_table(Tally const& tally, Information information,
                         std::vector<std::string> const& strata) {
    ClassRows const rows = rows_of(tally, information, strata);
    std::string out = "| stratum |" + std::string(columns) + "| --- |" + std::string(rule);
    for (Row const& row : rows.strata) {
        if (row.counts.requests > 0) out += "| " + row.name + " |" + verdict_cells(row);
    }
    out += "| **all** |" + verdict_cells(rows.whole);
    if (rows.has_apart) {
        out += "| **" + rows.without_apart.name + "** |" + verdict_cells(rows.without_apart);
    }
    return out;
}

std::string summary_table(Tally const& tally, std::vector<std::string> const& strata) {
    std::string out = "| set forth | wrong per million releases (bound) |" + std::string(columns) +
                      "| --- | ---: |" + std::string(rule);
    for (std::size_t i = 0; i < information_classes; ++i) {
        if (!was_run(tally, i)) continue;
        auto const information = static_cast<Information>(i);
        ClassRows const rows = rows_of(tally, information, strata);
        out += fmt::format("| {} | {} |", word(information),
                           per_million(rows.whole.wrong_of_released)) +
               verdict_cells(rows.whole);
        if (!rows.has_apart) continue;
        out += fmt::format("| {}, without those beyond telling | {} |", word(information),
                           per_million(rows.without_apart.wrong_of_released)) +
               verdict_cells(rows.without_apart);
    }
    return out;
}

std::string subgroup_table(Tally const& tally, std::vector<std::string> const& strata) {
    std::string head = "| subgroup | requests |", line = "| --- | ---: |";
    std::map<std::size_t, std::string> cells;
    for (std::size_t i = 0; i < information_classes; ++i) {
        if (!was_run(tally, i)) continue;
        auto const information = static_cast<Information>(i);
        head += fmt::format(" {}: found | wrong (bound) |", word(information));
        line += " ---: | ---: |";
        ClassRows rows = rows_of(tally, information, strata);
        rows.groups.push_back(rows.whole);
        for (std::size_t g = 0; g < rows.groups.size(); ++g) {
            Row const& row = rows.groups[g];
            if (row.counts.requests == 0) continue;
            if (cells[g].empty()) {
                cells[g] = fmt::format("| {} | {} |", row.name, grouped(row.counts.requests));
            }
            cells[g] += fmt::format(" {} | {} |",
                                    percent(row.counts.of(Verdict::Right), row.counts.findable),
                                    per_million(row.wrong));
        }
    }
    std::string out = head + "\n" + line + "\n";
    for (auto const& [group, text] : cells) out += text + "\n";
    return out;
}

std::string reason_table(Tally const& tally) {
    std::map<std::pair<match::OutcomeKind, match::Reason>,
             std::array<std::uint64_t, information_classes>>
        counts;
    std::string head = "| outcome | reason |", line = "| --- | --- |";
    for (std::size_t i = 0; i < information_classes; ++i) {
        if (!was_run(tally, i)) continue;
        head += fmt::format(" {} |", word(static_cast<Information>(i)));
        line += " ---: |";
        for (auto const& [reason, count] : tally.classes[i].reasons) counts[reason][i] = count;
    }
    std::string out = head + "\n" + line + "\n";
    for (auto const& [reason, by_class] : counts) {
        out += fmt::format("| {} | {} |", match::word(reason.first), match::word(reason.second));
        for (std::size_t i = 0; i < information_classes; ++i) {
            if (was_run(tally, i)) out += fmt::format(" {} |", grouped(by_class[i]));
        }
        out += "\n";
    }
    return out;
}

std::string speed_table(Tally const& tally) {
    std::string out =
        "| set forth | requests/s of one core | read the line, µs | search, µs | decide, µs | "
        "search and decide: p50, µs | p99, µs |\n| --- | ---: | ---: | ---: | ---: | ---: | ---: "
        "|\n";
    for (std::size_t i = 0; i < information_classes; ++i) {
        if (!was_run(tally, i)) continue;
        Speed const speed = speed_of(tally.classes[i]);
        out += fmt::format("| {} | {} | {:.1f} | {:.1f} | {:.1f} | {:.1f} | {:.1f} |\n",
                           word(static_cast<Information>(i)),
                           grouped(static_cast<std::uint64_t>(speed.requests_per_second)),
                           speed.parse_us, speed.search_us, speed.decide_us, speed.p50_us,
                           speed.p99_us);
    }
    return out;
}

}  // namespace penstock::evaluation
