#include "bench/reconstruction/telling.h"

#include <fmt/format.h>

#include <algorithm>

namespace penstock::reconstruction {

void Telling::begin() {
    page_.lead(
        fmt::format("In August 2025 a tax agency released 47,289 addresses to an enforcement "
                    "agency that had asked "
                    "for 1.28 million. A court later called about 42,695 of those releases "
                    "unlawful: a program had "
                    "compared name and taxpayer number, and of the address only whether something "
                    "like a ZIP code "
                    "stood in it. Here an exchange of that shape is rebuilt on invented people. "
                    "Under a model of "
                    "the historical rule {} addresses leave. Under the strict rule the batch as it "
                    "was submitted "
                    "releases nothing; with everything but name and address put in order, {} "
                    "leave, and for none "
                    "of them was the address set forth missing from that person's file.",
                    said(historical_), said(strict_)));
    page_.figures(
        {{.value = Cell(all_.strict.lines), .label = "request lines, all about invented people"},
         {.value = Cell(historical_),
          .label = "would have left under the historical rule",
          .remark = fmt::format("{}; published: 47,289 of 1.28 million, 3.7 %",
                                said(Share{historical_, all_.strict.lines}))},
         {.value = Cell(historical_ - lawful_part_),
          .label =
              "of those: the address set forth was not that person's in the periods asked for"},
         {.value = Cell(strict_), .label = "leave under the strict rule, all else in order"},
         {.value = Cell(input_.proof.not_on_file),
          .label = "of those: the address set forth was not on file for that person",
          .remark = "shown from the registry's file alone, below"},
         {.value = Cell(all_.lawful.of_those_strict),
          .label = "lawful requests that the historical rule missed and the strict one serves",
          .remark = fmt::format("of {} that it missed", said(all_.lawful.missed_by_historical))}});
}

void Telling::what_is_known() {
    page_.section("What is known, and what is model");
    page_.paragraph(
        "No record of the real exchange was used. People, homes, numbers and requests are made by "
        "a "
        "program from a seed. What was published sets the size of the batch, its single recipient "
        "and "
        "the shares of bad addresses; the last come from an audit of other records of the same "
        "requester. What was not published is our assumption, chosen so that the model of the "
        "historical rule releases about as many as were released. So the totals under the "
        "historical "
        "rule are no finding: they were put in. What the model can show is what a rule does with "
        "lines "
        "of each kind.");
    page_.note(
        report::NoteKind::Caution, "Not claimed",
        "How many of the 42,695 releases would have matched had somebody compared the address was "
        "not published. The court called them unlawful because nobody did.");
    Table table("figures", "What the model rests on",
                {{"what", "What", ColumnKind::Text},
                 {"value", "Value", ColumnKind::Text},
                 {"grade", "Grade", ColumnKind::Text},
                 {"source", "Where it comes from", ColumnKind::Text}});
    for (Figure const& figure : figures()) {
        std::string const value = figure.unit == Unit::Count
                                      ? said(static_cast<std::uint64_t>(figure.value))
                                      : fmt::format("{:.4g} %", figure.value * 100);
        table.add({figure.name, value, word(figure.grade), figure.source});
    }
    table.note(
        "\"Dossier\" is the background research of the project on the law and the events; "
        "what it calls secondary accounts is \"published\" here.");
    page_.table(std::move(table));
}

void Telling::as_submitted() {
    SubmittedCounts const& counts = all_.submitted;
    page_.section("The batch as it was submitted");
    page_.paragraph(fmt::format(
        "One official is named as the recipient of every line. Everything else of which nothing "
        "was "
        "published is taken to be in order: signature, case numbers, assignments, reasons, "
        "periods. "
        "That one fact is enough. The agreement of this model lets an officer have {} lines before "
        "a "
        "person must look, and refuses above {}; any ceiling that a person could fill would do. "
        "{} of {} lines were refused, {} records were looked up, and nothing left.",
        said(static_cast<std::uint64_t>(lines_of_an_officer.value)),
        said(2 * static_cast<std::uint64_t>(lines_of_an_officer.value)),
        said(at(counts.by_outcome, Outcome::Refuse)), said(counts.lines), said(counts.looked_up)));
    Table table("submitted", "The batch as submitted: outcomes of its lines",
                {{"outcome", "Outcome", ColumnKind::Text}, {"lines", "Lines", ColumnKind::Count}});
    for (std::size_t i = 0; i < outcomes; ++i) {
        table.add({word(static_cast<Outcome>(i)), counts.by_outcome[i]});
    }
    table.total({"all lines", counts.lines});
    page_.table(std::move(table));
}

void Telling::in_order() {
    StrictCounts const& counts = all_.strict;
    page_.section("The same lines with everything else in order");
    page_.paragraph(fmt::format(
        "So that name and address alone decide, the same people at the same addresses are asked "
        "for "
        "again: {} officers are on the roll, each named on the lines of their own cases and below "
        "the "
        "ceiling, with a reason of its own on every line. This batch is fiction; it shows what the "
        "rules do with the identities of the first.",
        said(input_.officers)));
    std::uint64_t const face = counts.lines - counts.looked_up;
    page_.chart(report::FunnelChart{
        .head = {.id = "funnel",
                 .title = fmt::format("Of {} lines {} leave under the strict rule",
                                      said(counts.lines), said(strict_)),
                 .description =
                     "From top to bottom: lines of the batch, lines whose record was looked "
                     "up, lines released. Between the steps stands what went no further: lines "
                     "returned or "
                     "held before any record was touched, lines without a match of name, "
                     "address and period, lines that a person must decide."},
        .measure = "Lines",
        .steps = {{.label = "lines of the batch",
                   .count = counts.lines,
                   .left = {{.label = "stopped on their face", .count = face}}},
                  {.label = "looked up",
                   .count = counts.looked_up,
                   .left = {{.label = "no match on file",
                             .count = at(counts.by_outcome, Outcome::NoRelease)},
                            {.label = "held for a person",
                             .count = counts.looked_up - strict_ -
                                      at(counts.by_outcome, Outcome::NoRelease),
                             .tone = Tone::Caution}}},
                  {.label = "released", .count = strict_}}});
    page_.table(reasons_table("strict-reasons", "Why lines were not served under the strict rule",
                              counts.reasons));
}

void Telling::why_it_left() {
    page_.section("What stood in the address field of those that left");
    page_.paragraph(
        "Each release is sorted by what the line set forth as the address, compared with the "
        "registry's "
        "own file. Only the last two rows are addresses of that person in a period that was asked "
        "for.");
    report::BarChart chart{
        .head =
            {.id = "why-chart",
             .title = fmt::format(
                 "Under the historical rule {} of {} releases rest on an address that was not the "
                 "person's in the periods asked for",
                 said(historical_ - lawful_part_), said(historical_)),
             .description = "One bar for each thing that stood in the address field. The strict "
                            "rule releases lines of the last two kinds alone.",
             .numbers_in = "why"},
        .of = "What stood in the address field",
        .measure = "Released under the historical rule",
        .bars = {}};
    Table table("why", "Released, by what stood in the address field",
                {{"why", "In the address field stood", ColumnKind::Text},
                 {"historical", "Historical rule", ColumnKind::Count},
                 {"strict", "Strict rule", ColumnKind::Count},
                 {"then-returned", "Strict: returned", ColumnKind::Count},
                 {"then-no-release", "Strict: no release", ColumnKind::Count},
                 {"then-held", "Strict: held", ColumnKind::Count}});
    for (std::size_t i = 0; i < whys; ++i) {
        auto const& then = all_.historical.by_why[i];
        std::uint64_t const left = sum(then);
        chart.bars.push_back(
            {.label = std::string(short_word(why_at(i))),
             .value = Cell(left),
             .tone = is_on_file(why_at(i)) ? Tone::Good : Tone::Stop,
             .remark = fmt::format("strict rule: {}", said(all_.strict.released_by_why[i]))});
        table.add({word(why_at(i)), left, all_.strict.released_by_why[i], at(then, Outcome::Return),
                   at(then, Outcome::NoRelease), at(then, Outcome::Hold)});
    }
    table.total({"all released", historical_, strict_, all_then(Outcome::Return),
                 all_then(Outcome::NoRelease), all_then(Outcome::Hold)});
    table.note(
        "The last three columns say what becomes of the historical releases under the strict "
        "rule. The strict rule releases more addresses on file than the historical one, because "
        "spelling does not lose them.");
    page_.chart(std::move(chart)).table(std::move(table));
    page_.paragraph(fmt::format(
        "By name and number {} leave, by name and address {} (published: 42,695 and 4,594). {} of "
        "the "
        "addresses that leave are not the one that was set forth, so new to the requester: {} "
        "(published: about 33,000 of 47,289, 70 %).",
        said(all_.historical.by_program[0]), said(all_.historical.by_program[1]),
        said(all_.historical.new_to_requester),
        said(Share{all_.historical.new_to_requester, historical_})));
}

void Telling::proof_of_zero() {
    Proof const& proof = input_.proof;
    page_.section("The zero, shown from the files");
    page_.paragraph(
        "The claim: of the addresses that leave under the strict rule, none leaves on a line whose "
        "address was not on file for that person. It is checked by a short program of its own "
        "(bench/reconstruction/proof.py) that uses none of Penstock's code. It reads the registry "
        "as the "
        "custodian exported it, the batch as it was signed and the decisions, and compares "
        "addresses as "
        "words, after two lists of short forms that fit on a screen.");
    Table table("proof", "Every release under the strict rule, checked against the registry's file",
                {{"what", "What was checked", ColumnKind::Text},
                 {"releases", "Releases", ColumnKind::Count}});
    table.add(
        {"the address set forth is on file for that person, word for word", proof.word_for_word});
    table.add({"so, but the city or the ZIP code is left out on the line", proof.part_left_out});
    table.add({"so, but for a letter or two", proof.letters});
    table.add({"so, but for one digit of the ZIP code", proof.zip_digit});
    table.add(
        {"so, but for a letter of the city and a digit of the ZIP code both", proof.city_and_zip});
    table.add({"not on file for that person", proof.not_on_file});
    table.total({"all releases", proof.releases});
    table.note(
        "\"On file\" means: in a period that was asked for. House number and unit agree on all of "
        "them. A line with such a slip names the same home; to lose it would be a fault too.");
    page_.table(std::move(table));
    page_.facts(
        {{.name = "what left is itself an address of that person's file, of a period asked for",
          .value = Cell(proof.released_on_file),
          .kind = ColumnKind::Count},
         {.name = "what left is not",
          .value = Cell(proof.released_not_on_file),
          .kind = ColumnKind::Count}});
    bool const whole =
        proof.not_on_file == 0 && proof.released_not_on_file == 0 && proof.releases == strict_;
    page_.note(whole ? report::NoteKind::Good : report::NoteKind::Stop, whole ? "Holds" : "Fails",
               whole ? "Every release is accounted for, and none is of the last kind."
                     : "The numbers above do not bear out the claim of this page.");
}

void Telling::alarms() {
    if (input_.alarms.empty()) return;
    page_.section("What the alarms would have done");
    page_.paragraph(
        "Beside the lines Penstock judges the batch as a whole. Here the agreement has no alarm "
        "terms, "
        "so alarms inform and hold nothing, and every line shows what its own rules decide. With "
        "the "
        "usual terms a soft alarm holds the batch for the manager, and a hard one refuses all of "
        "it. "
        "These are the measures that are not quiet.");
    Table table("alarms", "Alarms over the two batches",
                {{"batch", "Batch", ColumnKind::Text},
                 {"measure", "Measure", ColumnKind::Code},
                 {"level", "Level", ColumnKind::Text},
                 {"value", "Value", ColumnKind::Count},
                 {"soft", "Soft above", ColumnKind::Count},
                 {"hard", "Hard above", ColumnKind::Count}});
    for (AlarmLine const& alarm : input_.alarms) {
        if (alarm.level == "quiet") continue;
        table.add({alarm.side, alarm.measure, alarm.level, alarm.value, alarm.soft, alarm.hard});
    }
    table.note(
        "Shares are in percent; certifier_lines counts lines. What each measures: docs/alarms.md.");
    page_.table(std::move(table));
}

report::Report page_of(PageInput const& input) {
    return Telling(input).tell();
}

}  // namespace penstock::reconstruction
