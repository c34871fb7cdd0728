#include "bench/reconstruction/telling.h"

#include <fmt/format.h>

#include <algorithm>

namespace penstock::reconstruction {

void Telling::lawful_ones() {
    LawfulCounts const& counts = all_.lawful;
    page_.section("Lawful requests, and what the strict rule costs");
    page_.paragraph(fmt::format(
        "The statute says that the custodian \"shall\" disclose on a request that conforms, so a "
        "lawful request that is lost is a fault as well. In this batch {} lines are lawful as far "
        "as "
        "name and address go: a living person on file, at a home that is on file for that person "
        "in a "
        "period asked for, whatever slips the line has. The historical rule serves {} of them, the "
        "strict one {}.",
        said(counts.lines), said(counts.historical), said(counts.strict)));
    page_.chart(report::ShareChart{
        .head = {.id = "lawful-chart",
                 .title =
                     fmt::format("The strict rule serves {} of the lawful lines, the historical {}",
                                 said(Share{counts.strict, counts.lines}),
                                 said(Share{counts.historical, counts.lines})),
                 .description = "Two rows, one for each rule: lawful lines served and not served."},
        .of = "Rule",
        .rows = {{.label = "Historical",
                  .parts = {{.label = "served", .count = counts.historical, .tone = Tone::Good},
                            {.label = "not served",
                             .count = counts.lines - counts.historical,
                             .tone = Tone::Caution}}},
                 {.label = "Strict",
                  .parts = {{.label = "served", .count = counts.strict, .tone = Tone::Good},
                            {.label = "not served",
                             .count = counts.lines - counts.strict,
                             .tone = Tone::Caution}}}}});
    page_.list(
        {fmt::format("The historical rule misses {} lawful lines, {} of them without a taxpayer "
                     "number: it compares text, and \"Street\" is not \"St\" to it.",
                     said(counts.missed_by_historical), said(counts.missed_without_number)),
         fmt::format("Of these the strict rule serves {}, {} of them without a number.",
                     said(counts.of_those_strict), said(counts.of_those_strict_too)),
         fmt::format("The strict rule does not serve {} lawful lines. Each has a cited rule; "
                     "those held wait for a person, with a clock.",
                     said(counts.lines - counts.strict))});
    page_.table(reasons_table("lawful-not-served",
                              "Lawful lines that the strict rule does not serve",
                              counts.not_served));
}

void Telling::persons() {
    HistoricalCounts const& counts = all_.historical;
    page_.section("Whose address left");
    page_.paragraph(
        "The model knows whom each line means, which no custodian does. Some lines are about "
        "people who "
        "are not on file while a relative at the same address is, at times of the same name.");
    Table table("persons", "Released: the address of another person than the one meant",
                {{"rule", "Rule", ColumnKind::Text},
                 {"released", "Released", ColumnKind::Count},
                 {"other", "Of another person", ColumnKind::Count}});
    table.add({"historical, by name and number", counts.by_program[0], counts.other_person[0]});
    table.add({"historical, by name and address", counts.by_program[1], counts.other_person[1]});
    table.add({"strict", strict_, all_.strict.other_person});
    table.note(
        "The strict rule can err here too: where a line describes somebody on file in every "
        "word and another one is meant, nothing written on it can tell. The evaluation of the "
        "match bounds how often (docs/evaluation).");
    page_.table(std::move(table));
}

void Telling::time_and_memory() {
    page_.section("Time and memory");
    page_.paragraph(
        fmt::format("The real programs ran on {} lines and a registry of {} people with {} rows, "
                    "one stage after the "
                    "other, on two cores which may have had other work. \"Submitted\" and "
                    "\"counterfactual\" are the "
                    "two batches above.",
                    said(all_.strict.lines), said(input_.persons), said(input_.rows)));
    Table table("stages", "What each stage took",
                {{"batch", "Batch", ColumnKind::Text},
                 {"stage", "Stage", ColumnKind::Text},
                 {"seconds", "Seconds", ColumnKind::Text},
                 {"processor", "Processor seconds", ColumnKind::Text},
                 {"peak", "Peak memory", ColumnKind::Count, "MiB"}});
    for (Stage const& stage : input_.stages) {
        table.add({stage.side, stage.name, fmt::format("{:.1f}", stage.seconds),
                   fmt::format("{:.1f}", stage.processor_seconds), stage.peak_mib});
    }
    table.note("A peak is never below the memory of the script that starts the programs.");
    page_.table(std::move(table));
}

void Telling::limits() {
    page_.section("What this does not show");
    page_.list(
        {"Whether the real requests were about people under investigation, who else saw the data, "
         "or what "
         "came of it. No rule about addresses answers that.",
         "How the historical programs compared names. The model takes equal words after capitals, "
         "accents "
         "and punctuation. A looser comparison would release more, a stricter one less.",
         "How many people of the real batch were on file. The share is set by the published "
         "totals.",
         fmt::format(
             "One ceiling of the sample agreement is set aside: at most four addresses under one "
             "name. In a batch of this size {} lines stand under names that more than four "
             "addresses share, most of them of different people.",
             said(all_.crowded_names)),
         "That an address on file is where a person lives."});
    page_.paragraph(
        "The same seed makes the same people and the same lines again: `make "
        "reconstruction`, or with fewer lines `tools/reconstruct build/bench --lines 20000`.");
}

Table Telling::reasons_table(std::string id, std::string caption,
                             std::map<Reason, std::uint64_t> const& reasons) const {
    Table table(std::move(id), std::move(caption),
                {{"element", "Element of the law file", ColumnKind::Code},
                 {"asks", "What it asks", ColumnKind::Text},
                 {"outcome", "Outcome", ColumnKind::Text},
                 {"lines", "Lines", ColumnKind::Count}});
    std::vector<std::pair<Reason, std::uint64_t>> sorted(reasons.begin(), reasons.end());
    std::ranges::stable_sort(sorted, std::greater(), &std::pair<Reason, std::uint64_t>::second);
    std::uint64_t all = 0;
    for (auto const& [reason, lines] : sorted) {
        table.add({reason.element, reason.asks, word(reason.outcome), lines});
        all += lines;
    }
    table.total({"all", "", "", all});
    return table;
}

}  // namespace penstock::reconstruction
