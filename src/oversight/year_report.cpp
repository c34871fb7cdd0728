#include "oversight/year_report.h"

#include "base/check.h"
#include "report/text.h"

#include <fmt/format.h>

#include <array>

namespace penstock::oversight {

namespace {

using namespace report;

constexpr std::array counters{requests_counter, disclosures_counter, taxpayers_counter};

std::string name_of(AgencyYear const& agency) {
    if (!agency.name.empty()) return agency.name;
    return agency.agency.empty() ? "(no agency named)" : agency.agency;
}

std::string purposes_of(AgencyYear const& agency) {
    if (agency.statutes.empty()) return agency.purposes;
    return agency.purposes + " (" + agency.statutes + ")";
}

std::vector<Column> counter_columns() {
    std::vector<Column> columns{{"agency", "Agency"}, {"code", "Agency code", ColumnKind::Code}};
    for (Counter const& counter : counters) {
        columns.push_back(
            {std::string(counter.id.view()), std::string(counter.title.view()), ColumnKind::Count});
    }
    columns.push_back({"purposes", "General purposes"});
    return columns;
}

Table full_table(YearCount const& count) {
    Table table("counters", fmt::format("The three counters of {}, by agency", count.year),
                counter_columns());
    for (AgencyYear const& agency : count.agencies) {
        table.add({name_of(agency), agency.agency, agency.requests, agency.disclosures,
                   agency.taxpayers, purposes_of(agency)});
    }
    table.total({"All agencies", {}, count.requests, count.disclosures, count.taxpayers, {}});
    if (count.agencies.size() > 1) {
        table.note("A taxpayer of whom several agencies learned counts once in the total.");
    }
    return table;
}

std::vector<Cell> public_row(std::vector<Cell> cells, ThreeCounters const& counts,
                             CountersShown const& shown, Cell purposes) {
    auto const add = [&](bool is_shown, std::uint64_t number) {
        cells.push_back(is_shown ? Cell(number) : Cell(Withheld{}));
    };
    add(shown.requests, counts.requests);
    add(shown.disclosures, counts.disclosures);
    add(shown.taxpayers, counts.taxpayers);
    cells.push_back(std::move(purposes));
    return cells;
}

Table public_table(YearCount const& count, std::uint64_t least) {
    Table table("public", fmt::format("Disclosures to other agencies in {}", count.year),
                counter_columns());
    std::vector<ThreeCounters> rows;
    for (AgencyYear const& agency : count.agencies) {
        rows.push_back({.requests = agency.requests,
                        .disclosures = agency.disclosures,
                        .taxpayers = agency.taxpayers});
    }
    TableShown const shown = what_may_be_shown(rows, least);
    for (std::size_t row = 0; row < rows.size(); ++row) {
        AgencyYear const& agency = count.agencies[row];
        // So many statutes are so many disclosures at least.
        bool const counted = shown.rows[row].disclosures && agency.disclosures > 0;
        table.add(public_row({name_of(agency), agency.agency}, rows[row], shown.rows[row],
                             counted ? purposes_of(agency) : agency.purposes));
    }
    table.total(public_row({"All agencies", {}},
                           {.requests = count.requests,
                            .disclosures = count.disclosures,
                            .taxpayers = count.taxpayers},
                           shown.totals, {}));
    return table.note(
        fmt::format("Not shown: counts from 1 to {}, and what would give them away by subtraction.",
                    least - 1));
}

void define_counters(Page& page) {
    page.section("What each number counts");
    std::vector<Fact> facts;
    for (Counter const& counter : counters) {
        facts.push_back({std::string(counter.title.view()), counter.means.view()});
    }
    page.facts(std::move(facts));
}

void show_months(Page& page, YearCount const& count) {
    Histogram months{.head = {.id = "months",
                              .title = "Instances of disclosure, month by month",
                              .description = "One bar for each month of the year."},
                     .of = "Month",
                     .measure = "Instances of disclosure",
                     .bins = {}};
    constexpr std::array names{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                               "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    for (unsigned month = 1; month <= 12; ++month) {
        auto const found = count.disclosures_by_month.find(month);
        months.bins.push_back(
            {names[month - 1], found == count.disclosures_by_month.end() ? 0 : found->second});
    }
    page.section("Over the year").chart(std::move(months));
}

Table beside_table(YearCount const& count) {
    Table table("beside", "What stands beside the three counters",
                {{"agency", "Agency"},
                 {"batches", "Batches taken in", ColumnKind::Count},
                 {"sent-back", "Batches sent back whole", ColumnKind::Count},
                 {"lines-sent-back", "Lines in those", ColumnKind::Count},
                 {"inspections", "Inspections", ColumnKind::Count},
                 {"answered", "Opened: nothing disclosed", ColumnKind::Count},
                 {"again", "Opened again", ColumnKind::Count},
                 {"refused", "Openings refused", ColumnKind::Count},
                 {"disposed", "Disposals certified", ColumnKind::Count}});
    for (AgencyYear const& agency : count.agencies) {
        table.add({name_of(agency), agency.batches, agency.batches_sent_back,
                   agency.lines_sent_back, agency.inspections, agency.answered, agency.opened_again,
                   agency.openings_refused, agency.disposed});
    }
    return table.note(
        "An inspection is a look-up of one line for a decision, or once more to explain one; the "
        "accounting has each (6103(b)(7), (p)(3)(A)).");
}

Table reconciled_table(YearCount const& count) {
    Table table("reconciled", "Ledger and store, counter by counter",
                {{"counter", "Counter"},
                 {"number", "Number", ColumnKind::Count},
                 {"how", "How it was compared"}});
    table.add({requests_counter.title.view(), count.requests,
               "Every batch of the store is one that the ledger took in, with the same agency, "
               "lines and digest, and the other way round."});
    table.add({disclosures_counter.title.view(), count.disclosures,
               "Every opening of the store that disclosed has its entry, by batch, round, line and "
               "officer, and every entry its opening."});
    table.add({taxpayers_counter.title.view(), count.taxpayers,
               "For every instance, the ledger's commitments to what was decided and to what was "
               "opened were computed again from the store."});
    return table;
}

std::string lead(YearCount const& count) {
    return fmt::format(
        "In {} agencies made {} for confidential records. There were {}, about {}.", count.year,
        counted(count.requests, "request", "requests"),
        counted(count.disclosures, "instance of disclosure", "instances of disclosure"),
        counted(count.taxpayers, "taxpayer", "taxpayers"));
}

// Two tables of one year, made at different times, would tell of the days between by subtraction.
void note_preview(Page& page, YearCount const& count, Provenance const& made_from) {
    Date const end{std::chrono::year{count.year} / 12 / 31};
    if (utc_date(made_from.made_at) > end) return;
    page.note(NoteKind::Caution, "Preview",
              "The year is not over. The numbers are those so far, and not for publication.");
}

void note_the_date(Page& page, YearCount const& count, Provenance const& made_from) {
    note_preview(page, count, made_from);
    page.note(
        NoteKind::Plain, "Due",
        fmt::format("The report of {} is due on {}, 90 days after the end of the year (26 USC "
                    "6103(p)(3)(B)).",
                    count.year, format_date(due_date(count.year))));
}

Page committee_page(YearCount const& count, Provenance const& made_from, std::uint64_t least) {
    Page page(
        fmt::format("Disclosures in {}: report to the Joint Committee on Taxation", count.year),
        Handling::ForOversight);
    page.lead(lead(count));
    page.figures({{count.requests, "(I) requests"},
                  {count.disclosures, "(II) instances of disclosure"},
                  {count.taxpayers, "(III) taxpayers affected"}});
    note_the_date(page, count, made_from);
    if (count.persons_not_known > 0) {
        page.note(NoteKind::Caution, "Counted one by one",
                  fmt::format("For {} lines the person was not kept when they were decided; each "
                              "counts as one taxpayer, so the number may be too high.",
                              grouped(count.persons_not_known)));
    }
    page.section("By agency").table(full_table(count));
    define_counters(page);
    page.section("Ledger and store agree")
        .note(NoteKind::Good, "Reconciled",
              "All three counters were computed from the ledger's entries and agree with the store "
              "to the unit.")
        .table(reconciled_table(count));
    show_months(page, count);
    page.section("Beside the three counters").table(beside_table(count));
    page.section("What the public will see")
        .paragraph(
            "The same counters with small cells left out (26 USC 6103(b)(2): only data that cannot "
            "be associated with a particular taxpayer is free of the ban).")
        .table(public_table(count, least));
    return page;
}

Page public_page(YearCount const& count, Provenance const& made_from, std::uint64_t least) {
    Page page(fmt::format("Confidential records disclosed to other agencies in {}", count.year),
              Handling::Public);
    page.lead(
        "For each agency: how many requests it made, in how many instances something was "
        "disclosed, and how many taxpayers were affected.");
    note_preview(page, count, made_from);
    page.section("By agency").table(public_table(count, least));
    define_counters(page);
    return page;
}

}  // namespace

Report year_report(YearCount const& count, Readers readers, Provenance const& made_from,
                   std::uint64_t least) {
    CHECK(count.mismatches.empty());
    bool const for_committee = readers == Readers::Committee;
    Provenance named = made_from;
    if (!for_committee) {
        // How many entries there are says how much was asked, whatever cells are left out.
        named.ledger_entries.reset();
        named.ledger_root.clear();
        named.last_entry_at.reset();
    }
    return {.name = for_committee ? "year" : "year-public",
            .page = for_committee ? committee_page(count, made_from, least)
                                  : public_page(count, made_from, least),
            .further = {},
            .made_from = std::move(named)};
}

Report year_mismatch_report(YearCount const& count, Provenance const& made_from) {
    Page page(fmt::format("Disclosures in {}: ledger and store do not agree", count.year),
              Handling::InsideCustodian);
    page.lead(
        "No number of this year may be used before this is explained. The ledger holds what "
        "happened; find out who changed the store, and when.");
    Table table("mismatches", "What differs",
                {{"counter", "Counter"},
                 {"agency", "Agency", ColumnKind::Code},
                 {"what", "What differs"},
                 {"ledger", "In the ledger", ColumnKind::Count},
                 {"store", "In the store", ColumnKind::Count}});
    for (CountMismatch const& mismatch : count.mismatches) {
        table.add({mismatch.counter.view(), mismatch.agency, mismatch.what.view(), mismatch.ledger,
                   mismatch.store});
    }
    page.note(NoteKind::Stop, "Mismatch", "The counters are left out of this page on purpose.");
    page.table(std::move(table));
    return {.name = "year-mismatch", .page = page, .further = {}, .made_from = made_from};
}

}  // namespace penstock::oversight
