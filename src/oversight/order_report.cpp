#include "oversight/order_report.h"

#include "disclosure/entries.h"

#include <algorithm>

namespace penstock::oversight {

namespace {

using disclosure::LineState;
using report::Cell;
using report::Column;
using report::ColumnKind;
using report::NoteKind;

std::string list_of(std::vector<std::string> const& items) {
    std::string text;
    for (std::string const& item : items) text += (text.empty() ? "" : ", ") + item;
    return text.empty() ? "all" : text;
}

std::string days_of(law::OrderScope const& scope) {
    if (!scope.created_from && !scope.created_to) return "all";
    return (scope.created_from ? format_date(*scope.created_from) : std::string("the beginning")) +
           " to " + (scope.created_to ? format_date(*scope.created_to) : std::string("any day"));
}

void add_order(report::Page& page, OrderCompliance const& compliance) {
    law::Order const& order = compliance.entered.order;
    page.section("The order");
    page.facts(
        {{.name = "Order", .value = order.id.value(), .kind = ColumnKind::Code},
         {.name = "Court", .value = order.court},
         {.name = "Docket", .value = order.docket},
         {.name = "Kind", .value = word(order.kind)},
         {.name = "Effective", .value = order.effective, .kind = ColumnKind::Time},
         {.name = "Entered", .value = compliance.entered.entered_at, .kind = ColumnKind::Time},
         {.name = "Ledger entry",
          .value = compliance.entered.entered_index,
          .kind = ColumnKind::Count},
         {.name = "State now", .value = word(compliance.state)},
         {.name = "Digest of its text",
          .value = disclosure::digest_text(order.text_digest),
          .kind = ColumnKind::Code},
         {.name = "Digest of its file",
          .value = disclosure::digest_text(compliance.file),
          .kind = ColumnKind::Code},
         {.name = "Keys of unopened envelopes", .value = word(order.keys)}});
    if (order.expires) {
        page.note(NoteKind::Caution, "Expiry",
                  "The order says that it expires on " + format_instant(*order.expires) +
                      ". Nothing resumes by itself: it is in force until two officials lift it.");
    }
    page.subsection("Its scope");
    page.facts({{.name = "Agreements", .value = list_of(order.scope.agreements)},
                {.name = "Agencies", .value = list_of(order.scope.agencies)},
                {.name = "Statutes", .value = list_of(order.scope.statutes)},
                {.name = "Days of the request", .value = days_of(order.scope)}});
    for (std::string const& key : law::not_applicable(order.scope)) {
        page.note(NoteKind::Caution, "Wider than written",
                  "The limit \"" + key +
                      "\" cannot be applied to single lines here. Unknown scope means everything "
                      "(R-ORD-SCOPE): it was applied as if it named everybody.");
    }
    std::size_t i = 0;
    for (law::EnteredOrder::EnteredLift const& lifted : compliance.entered.lifted) {
        law::Lift const& lift = order.lifts[i++];
        page.note(NoteKind::Plain, "Lift",
                  (lift.scope ? "In part by " : "In whole by ") + lift.citation + ", effective " +
                      format_instant(lift.effective) + ", entry " + std::to_string(lifted.index) +
                      ".");
    }
}

report::Table openings_table(OrderCompliance const& compliance) {
    report::Table table("openings", "Openings of covered lines, counted from the ledger",
                        {Column{"what", "What", ColumnKind::Text},
                         Column{"before", "Before the order", ColumnKind::Count},
                         Column{"after", "After the order", ColumnKind::Count}});
    CoveredOpenings const& before = compliance.openings_before;
    CoveredOpenings const& after = compliance.openings_after;
    table.add({"Information disclosed", before.disclosed, after.disclosed});
    table.add({"Opened, no information inside", before.answered, after.answered});
    table.add({"Opened again", before.reopened, after.reopened});
    table.total({"All openings", before.total(), after.total()});
    table.note(
        "Openings after the order that followed a lift and a new decision are in the last "
        "column, too; entries that broke the order are named on their own.");
    return table;
}

void add_proof(report::Page& page, OrderCompliance const& compliance) {
    page.section("Before and after");
    page.table(openings_table(compliance));
    if (compliance.violations.empty()) {
        page.note(NoteKind::Good, "None",
                  "No entry of the ledger discloses a covered line while the order was in effect.");
    } else {
        std::string entries;
        for (std::uint64_t const index : compliance.violations) {
            entries += (entries.empty() ? "" : ", ") + std::to_string(index);
        }
        page.note(NoteKind::Stop, "Broken",
                  "These entries disclosed in spite of the order: " + entries + ".");
    }
    page.facts(
        {{.name = "Ledger before the order, entries",
          .value = compliance.before.size,
          .kind = ColumnKind::Count},
         {.name = "Its root",
          .value = to_base64(compliance.before.root.view()),
          .kind = ColumnKind::Code},
         {.name = "Ledger now, entries", .value = compliance.now.size, .kind = ColumnKind::Count},
         {.name = "Its root",
          .value = to_base64(compliance.now.root.view()),
          .kind = ColumnKind::Code},
         {.name = "Attempts to open refused after the order",
          .value = compliance.refused_after,
          .kind = ColumnKind::Count}});
}

void add_reach(report::Page& page, disclosure::Reach const& reach) {
    page.section("What it reaches");
    std::vector<Column> columns{Column{"batch", "Batch", ColumnKind::Code}};
    for (std::size_t i = 0; i < disclosure::line_states; ++i) {
        std::string const name(word(static_cast<LineState>(i)));
        columns.push_back(Column{name, name, ColumnKind::Count});
    }
    report::Table table("reach", "Covered lines by how far they had come", columns);
    auto const row = [](Cell name, disclosure::ReachCounts const& counts) {
        std::vector<Cell> cells{std::move(name)};
        for (std::uint64_t const count : counts.lines) cells.emplace_back(count);
        return cells;
    };
    for (disclosure::BatchReach const& batch : reach.batches) {
        table.add(row(batch.batch.value(), batch.counts));
    }
    table.total(row("All", reach.all));
    table.note(
        "Received to approved: frozen, to be decided anew after a lift. Unopened: the keys "
        "are withheld.");
    page.table(std::move(table));
}

void add_releases(report::Page& page, std::vector<Release> const& releases) {
    page.section("What had left, and what becomes of it");
    report::Table table("releases", "Status of each release",
                        {Column{"release", "Batch and line", ColumnKind::Code},
                         Column{"recipient", "Recipient", ColumnKind::Code},
                         Column{"status", "Status", ColumnKind::Text},
                         Column{"demand", "Demand answered by", ColumnKind::Time},
                         Column{"acknowledged", "Notice acknowledged", ColumnKind::Text}});
    for (Release const& release : releases) {
        std::string const status = release.state == LineState::Opened     ? "opened"
                                   : release.state == LineState::Disposed ? "disposed, certified"
                                   : release.state == LineState::Destroyed
                                       ? "never opened, key destroyed"
                                       : "never opened, key withheld";
        table.add({release.batch.value() + "/" + std::to_string(release.line.value()),
                   release.recipient.empty() ? Cell() : Cell(release.recipient), status,
                   release.demanded_until ? Cell(*release.demanded_until) : Cell(),
                   release.recipient.empty() ? Cell() : Cell(release.acknowledged ? "yes" : "no")});
    }
    if (releases.empty()) {
        page.paragraph("Nothing that it covers had been delivered.");
    } else {
        page.table(std::move(table));
    }
}

void add_notices(report::Page& page, std::vector<disclosure::OrderNotice> const& notices) {
    page.section("Notices");
    auto const silent = static_cast<std::uint64_t>(std::ranges::count_if(
        notices, [](disclosure::OrderNotice const& one) { return !one.acknowledged; }));
    page.paragraph(std::to_string(notices.size()) + " notices were given; " +
                   std::to_string(silent) + " are not acknowledged.");
    if (notices.empty()) return;
    report::Table table(
        "notices", "To whom, and who has acknowledged",
        {Column{"notice", "Notice", ColumnKind::Code}, Column{"as", "As", ColumnKind::Text},
         Column{"to", "To", ColumnKind::Code}, Column{"of", "Of", ColumnKind::Text},
         Column{"given", "Given", ColumnKind::Time},
         Column{"acknowledged", "Acknowledged", ColumnKind::Time},
         Column{"digest", "Text digest", ColumnKind::Code}});
    for (disclosure::OrderNotice const& notice : notices) {
        table.add({std::to_string(notice.number), word(notice.as), notice.to,
                   notice.of_lift ? "the lift" : "the order", notice.at,
                   notice.acknowledged ? Cell(*notice.acknowledged) : Cell(),
                   disclosure::digest_text(notice.text_digest)});
    }
    page.table(std::move(table));
}

void add_conflicts(report::Page& page, std::vector<disclosure::HoldConflict> const& conflicts) {
    page.section("Exceptions and conflicts of duties");
    if (conflicts.empty()) {
        page.paragraph("None.");
        return;
    }
    std::vector<std::string> items;
    for (disclosure::HoldConflict const& conflict : conflicts) {
        std::string holds;
        for (OrderId const& hold : conflict.holds)
            holds += (holds.empty() ? "" : ", ") + hold.value();
        if (conflict.duty == disclosure::HoldConflict::Duty::Disposal) {
            items.push_back("Batch " + conflict.batch.value() + ", line " +
                            std::to_string(conflict.line.value()) + ": " +
                            conflict.recipient.value() + " is to dispose of the item after " +
                            format_date(conflict.use_end) + "; held by " + holds + ".");
        } else {
            items.push_back("Batch " + conflict.batch.value() + ": order " +
                            conflict.order.value() + " asks to destroy the keys of " +
                            std::to_string(conflict.envelopes) +
                            " envelopes; withheld instead, held by " + holds + ".");
        }
    }
    page.list(std::move(items));
}

void add_how_to_verify(report::Page& page, OrderCompliance const& compliance) {
    page.section("How to verify this without us");
    page.list(
        {"Ask the custodian for an export of its ledger: penstock ledger export STATION FOLDER. "
         "It holds no personal data of those whose records they are.",
         "Run penstock-verify FOLDER --key VKEY with the station's published key. It fails a "
         "ledger in which a covered line was opened while an order was in effect, or in which "
         "an entry was changed, dropped or reordered.",
         "Compare entry " + std::to_string(compliance.entered.entered_index) +
             " with the order that you hold: text_digest is the SHA-256 of its text, and "
             "signatures are those of the two officials who entered it.",
         "Compare the roots above with checkpoints that witnesses cosigned."});
}

}  // namespace

report::Report order_report(OrderCompliance const& compliance,
                            report::Provenance const& made_from) {
    law::Order const& order = compliance.entered.order;
    report::Page page("Compliance with order " + order.id.value(), report::Handling::ForCourt);
    bool const kept = compliance.violations.empty();
    page.lead(kept ? "No covered line was opened while the order was in effect."
                   : "The ledger holds openings of covered lines while the order was in effect.");
    auto const silent = static_cast<std::uint64_t>(std::ranges::count_if(
        compliance.notices, [](disclosure::OrderNotice const& one) { return !one.acknowledged; }));
    disclosure::ReachCounts const& all = compliance.reach.all;
    page.figures(
        {{.value = Cell(compliance.openings_before.disclosed),
          .label = "disclosed before the order"},
         {.value = Cell(compliance.violations.size()), .label = "opened in spite of it"},
         {.value = Cell(compliance.refused_after), .label = "attempts refused since"},
         {.value = Cell(all.of(LineState::Unopened)), .label = "unopened, keys withheld"},
         {.value = Cell(all.of(LineState::Destroyed)), .label = "unopened, keys destroyed"},
         {.value = Cell(silent), .label = "notices not acknowledged"}});
    add_order(page, compliance);
    add_proof(page, compliance);
    add_reach(page, compliance.reach);
    add_releases(page, compliance.releases);
    add_notices(page, compliance.notices);
    add_conflicts(page, compliance.conflicts);
    add_how_to_verify(page, compliance);
    return {.name = "order-compliance", .page = std::move(page), .made_from = made_from};
}

}  // namespace penstock::oversight
