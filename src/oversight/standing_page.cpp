#include "oversight/standing_page.h"

#include <algorithm>

namespace penstock::oversight {

namespace {

using report::Cell;
using report::Column;
using report::ColumnKind;
using report::NoteKind;

// What a person calls the state of a thing.
std::string_view in_words(law::StandingState state) {
    switch (state) {
        case law::StandingState::Met:
            return "in order";
        case law::StandingState::Planned:
            return "open, with a dated plan";
        case law::StandingState::Advised:
            return "past the usual period; not compulsory";
        case law::StandingState::Overdue:
            return "overdue";
        case law::StandingState::NeverDone:
            return "no record on file";
        case law::StandingState::NotMet:
            return "attested, but not what is asked for";
        case law::StandingState::Unplanned:
            return "open, without a dated plan";
        case law::StandingState::Open:
            return "open";
    }
    return "open";
}

Cell date_or_nothing(std::optional<Date> date) {
    return date ? Cell(*date) : Cell();
}

std::string source_of(std::uint64_t record) {
    return record == 0 ? "agreement" : "record " + std::to_string(record);
}

// A plain id that no other table of the page has.
std::string table_id(std::string_view name, std::size_t number) {
    return std::string(name) + "-" + std::to_string(number);
}

report::Table reasons_table(law::Standing const& standing, std::size_t number) {
    report::Table table(
        table_id("reasons", number), "Why nothing may be disclosed",
        {Column{"what", "What", ColumnKind::Text}, Column{"detail", "Site or id", ColumnKind::Text},
         Column{"reason", "Reason", ColumnKind::Text}, Column{"due", "Was due", ColumnKind::Date},
         Column{"requirement", "Requirement", ColumnKind::Code},
         Column{"citation", "Citation", ColumnKind::Text}});
    for (law::StandingItem const& item : standing.items) {
        if (!law::blocks(item.state)) continue;
        table.add({item.what, item.detail, item.reason, date_or_nothing(item.due), item.requirement,
                   item.citation});
    }
    return table;
}

report::Table items_table(std::string id, std::string caption,
                          std::vector<law::StandingItem> const& items) {
    report::Table table(
        std::move(id), std::move(caption),
        {Column{"what", "What", ColumnKind::Text}, Column{"detail", "Site or id", ColumnKind::Text},
         Column{"since", "Done or opened", ColumnKind::Date},
         Column{"due", "Due", ColumnKind::Date},
         Column{"compulsory", "Compulsory", ColumnKind::Text},
         Column{"state", "State", ColumnKind::Text},
         Column{"requirement", "Requirement", ColumnKind::Code},
         Column{"source", "Source", ColumnKind::Text}});
    for (law::StandingItem const& item : items) {
        table.add({item.what, item.detail, date_or_nothing(item.since), date_or_nothing(item.due),
                   item.compulsory ? "yes" : "no", in_words(item.state), item.requirement,
                   source_of(item.record)});
    }
    return table;
}

void add_due_chart(report::Page& page, std::vector<law::StandingItem> const& due, Date day,
                   std::size_t number) {
    report::BarChart chart{
        .head = {.id = table_id("days-left", number),
                 .title = "Days left until something is due",
                 .description = "One bar for each thing that is due; no bar: it is late."},
        .of = "What",
        .measure = "Days left",
        .bars = {}};
    for (law::StandingItem const& item : due) {
        bool const late = day > *item.due;
        chart.bars.push_back(
            {.label = item.what + (item.detail.empty() ? "" : " (" + item.detail + ")"),
             .value = Cell(late ? 0U : static_cast<unsigned>((*item.due - day).count())),
             .tone = late ? report::Tone::Stop : report::Tone::Main,
             .remark = (late ? "late since " : "until ") + format_date(*item.due)});
    }
    page.chart(std::move(chart));
}

void add_agreement(report::Page& page, AgreementStanding const& one, Date horizon,
                   std::size_t number) {
    law::Standing const& standing = one.standing;
    page.section("Agreement " + one.agreement.id.value());
    page.facts({{.name = "Recipient agency", .value = one.agreement.requester.name},
                {.name = "Title", .value = one.agreement.title},
                {.name = "Standing on", .value = standing.day, .kind = ColumnKind::Date}});
    if (standing.good()) {
        page.note(NoteKind::Good, "Good",
                  "Requests are reviewed, approved, delivered and opened as far as the safeguards "
                  "go.");
    } else {
        page.note(NoteKind::Stop, "Blocked",
                  "Nothing is reviewed, approved, delivered or opened for this agency until each "
                  "reason below is mended and the document that shows it is on file.");
        page.table(reasons_table(standing, number));
    }
    auto const due = due_by(horizon, standing);
    page.subsection("What is due until " + format_date(horizon));
    if (due.empty()) {
        page.paragraph("Nothing.");
    } else {
        add_due_chart(page, due, standing.day, number);
        page.table(items_table(table_id("due", number), "Due, the earliest first", due));
    }
    page.subsection("Everything that the standing rests on");
    page.table(items_table(table_id("standing", number), "Safeguards on file", standing.items));
}

}  // namespace

std::vector<law::StandingItem> due_by(Date horizon, law::Standing const& standing) {
    std::vector<law::StandingItem> due;
    for (law::StandingItem const& item : standing.items) {
        if (item.due && *item.due <= horizon) due.push_back(item);
    }
    std::ranges::stable_sort(due, {}, &law::StandingItem::due);
    return due;
}

report::Report standing_report(std::vector<AgreementStanding> const& agreements, Date day,
                               Date horizon, report::Provenance const& made_from) {
    report::Page page("Safeguard standing of the recipient agencies on " + format_date(day),
                      report::Handling::ForOversight);
    auto const good = static_cast<std::uint64_t>(std::ranges::count_if(
        agreements, [](AgreementStanding const& one) { return one.standing.good(); }));
    std::uint64_t due = 0;
    for (AgreementStanding const& one : agreements) due += due_by(horizon, one.standing).size();
    page.lead(std::to_string(good) + " of " + std::to_string(agreements.size()) +
              " agreements are in good standing.");
    page.figures({{.value = Cell(good), .label = "in good standing"},
                  {.value = Cell(agreements.size() - good), .label = "blocked"},
                  {.value = Cell(due), .label = "things due until " + format_date(horizon)}});
    std::size_t number = 0;
    for (AgreementStanding const& one : agreements) add_agreement(page, one, horizon, ++number);
    return {.name = "standing", .page = std::move(page), .made_from = made_from};
}

report::Report deficiency_register(std::vector<AgreementDeficiencies> const& agreements, int year,
                                   report::Provenance const& made_from) {
    std::string const in = std::to_string(year);
    report::Page page("Safeguard deficiencies in " + in, report::Handling::ForOversight);
    report::Table table(
        "deficiencies", "Findings, violations and lapses that reach into " + in,
        {Column{"agreement", "Agreement", ColumnKind::Code},
         Column{"agency", "Agency", ColumnKind::Text}, Column{"kind", "Kind", ColumnKind::Code},
         Column{"what", "What", ColumnKind::Text}, Column{"detail", "Site or id", ColumnKind::Text},
         Column{"severity", "Severity", ColumnKind::Text}, Column{"from", "From", ColumnKind::Date},
         Column{"until", "Mended on", ColumnKind::Date}, Column{"plan", "Plan", ColumnKind::Text},
         Column{"plan-date", "Plan's date", ColumnKind::Date},
         Column{"requirement", "Requirement", ColumnKind::Code},
         Column{"citation", "Citation", ColumnKind::Text}});
    std::uint64_t all = 0, open = 0;
    for (AgreementDeficiencies const& one : agreements) {
        for (law::SafeguardDeficiency const& deficiency : one.deficiencies) {
            ++all;
            if (!deficiency.until) ++open;
            table.add({one.agreement.id.value(), one.agreement.requester.name, deficiency.kind,
                       deficiency.what, deficiency.detail, deficiency.severity, deficiency.from,
                       date_or_nothing(deficiency.until), deficiency.plan,
                       date_or_nothing(deficiency.plan_date), deficiency.requirement,
                       deficiency.citation});
        }
    }
    page.lead(all == 0 ? "No deficiency is on file for " + in + "."
                       : std::to_string(all) + " deficiencies reach into " + in + "; " +
                             std::to_string(open) + " are not mended yet.");
    page.paragraph(
        "For the yearly report to the committees under 26 USC 6103(p)(5). A deficiency "
        "stands in the register of every year that it reaches into.");
    page.table(std::move(table));
    return {.name = "deficiencies", .page = std::move(page), .made_from = made_from};
}

}  // namespace penstock::oversight
