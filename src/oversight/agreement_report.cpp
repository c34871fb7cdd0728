#include "oversight/agreement_report.h"

#include "report/text.h"

#include <fmt/format.h>

#include <algorithm>

namespace penstock::oversight {

namespace {

using namespace report;

constexpr std::size_t most_bars = 12;

std::string state_of(BatchUse const& use) {
    if (!use.round) return "received";
    switch (use.round->state) {
        case store::RoundState::Deciding:
            return "being decided";
        case store::RoundState::Decided:
            return "decided";
        case store::RoundState::Delivered:
            return "delivered";
        case store::RoundState::Abandoned:
            return "abandoned";
    }
    return "";
}

Tone against(std::uint64_t count, std::uint64_t soft, std::uint64_t hard) {
    if (count > hard) return Tone::Stop;
    return count > soft ? Tone::Caution : Tone::Main;
}

std::string lead(AgreementUse const& use) {
    std::uint64_t late = 0;
    for (DueItem const& item : use.due) late += item.due < use.today ? 1 : 0;
    bool const in_force = use.agreement.in_force_on(use.today) &&
                          (!use.agreement.terminated || use.today < *use.agreement.terminated);
    return fmt::format(
        "{}. {} lines in {} batches so far, {} disclosures. {} things are due "
        "within {} days{}.",
        in_force ? "In force" : "Not in force", grouped(use.lines), grouped(use.batches.size()),
        grouped(use.disclosures), use.due.size(), due_horizon.count(),
        late > 0 ? fmt::format(", {} of them late", late) : "");
}

void add_due(Page& page, AgreementUse const& use) {
    Table table("due", "What is due, the earliest first",
                {{"due", "Due", ColumnKind::Date},
                 {"what", "What"},
                 {"requirement", "Requirement", ColumnKind::Code},
                 {"state", "State"}});
    for (DueItem const& item : use.due) {
        table.add({item.due, item.what, item.requirement, item.due < use.today ? "late" : "due"});
    }
    page.section("What is due").table(std::move(table));
}

void add_batches(Page& page, AgreementUse const& use) {
    Table table("batches", "Batches against the ceilings",
                {{"batch", "Batch", ColumnKind::Code},
                 {"created", "Its own date", ColumnKind::Date},
                 {"lines", "Lines", ColumnKind::Count},
                 {"of-ceiling", "Of the ceiling", ColumnKind::Share},
                 {"largest", "Largest caseload", ColumnKind::Count},
                 {"admitted", "Looked up", ColumnKind::Count},
                 {"certifier", "Certified by"},
                 {"state", "State"}});
    std::uint64_t const ceiling = use.agreement.ceilings.batch_lines;
    BarChart chart{.head = {.id = "batches-chart",
                            .title = "Lines of each batch against the agreement's ceiling",
                            .description = "The newest batches, the latest first.",
                            .numbers_in = "batches"},
                   .of = "Batch",
                   .measure = "Lines",
                   .bars = {},
                   .thresholds = {{"ceiling", ceiling}}};
    for (BatchUse const& batch : use.batches) {
        Cell const admitted = batch.round ? Cell(batch.round->admitted) : Cell();
        table.add({batch.batch.id.value(), utc_date(batch.batch.created), batch.batch.lines,
                   Share{batch.batch.lines, ceiling}, batch.largest_caseload, admitted,
                   batch.certifier.empty() ? "not on the roll" : batch.certifier, state_of(batch)});
    }
    for (auto batch = use.batches.rbegin();
         batch != use.batches.rend() && chart.bars.size() < most_bars; ++batch) {
        chart.bars.push_back({batch->batch.id.value(), batch->batch.lines,
                              against(batch->batch.lines, ceiling, ceiling)});
    }
    page.section("Lines against the ceilings");
    if (!chart.bars.empty()) page.chart(std::move(chart));
    page.table(std::move(table));
}

void add_recipients(Page& page, AgreementUse const& use) {
    law::Ceilings const& ceilings = use.agreement.ceilings;
    std::vector<std::pair<std::string, RecipientUse>> sorted(use.recipients.begin(),
                                                             use.recipients.end());
    std::ranges::stable_sort(sorted, [](auto const& a, auto const& b) {
        return a.second.largest_in_one_batch > b.second.largest_in_one_batch;
    });
    Table table("recipients", "Recipients and their caseloads",
                {{"officer", "Officer", ColumnKind::Code},
                 {"unit", "Unit"},
                 {"lines", "Lines in all", ColumnKind::Count},
                 {"largest", "Most in one batch", ColumnKind::Count},
                 {"disclosures", "Disclosures", ColumnKind::Count},
                 {"disposals", "Disposals certified", ColumnKind::Count},
                 {"remark", "Remark"}});
    BarChart chart{.head = {.id = "recipients-chart",
                            .title = "The largest caseloads in one batch, beside the ceilings",
                            .description = "Each bar is one officer.",
                            .numbers_in = "recipients"},
                   .of = "Officer",
                   .measure = "Lines",
                   .bars = {},
                   .thresholds = {{"soft ceiling", ceilings.recipient_lines_soft},
                                  {"hard ceiling", ceilings.recipient_lines_hard}}};
    for (auto const& [officer, recipient] : sorted) {
        auto const found = use.agreement.recipients.find(OfficerId(officer));
        bool const listed = found != use.agreement.recipients.end();
        std::string remark = listed ? "" : "not on the roll";
        if (recipient.disposal_overdue) remark = "disposal overdue: openings are refused";
        table.add({officer, listed ? found->second.unit : "", recipient.lines,
                   recipient.largest_in_one_batch, recipient.disclosures, recipient.disposals,
                   remark});
        if (chart.bars.size() == most_bars) continue;
        chart.bars.push_back({officer, recipient.largest_in_one_batch,
                              against(recipient.largest_in_one_batch, ceilings.recipient_lines_soft,
                                      ceilings.recipient_lines_hard)});
    }
    page.section("Recipients");
    if (!chart.bars.empty()) page.chart(std::move(chart));
    page.table(std::move(table));
}

void add_certifiers(Page& page, AgreementUse const& use) {
    Table table("certifiers", "Who certified requests",
                {{"certifier", "Certifier", ColumnKind::Code},
                 {"office", "Office"},
                 {"in-office-to", "In office until", ColumnKind::Date},
                 {"batches", "Batches", ColumnKind::Count},
                 {"lines", "Lines", ColumnKind::Count},
                 {"last", "Latest batch", ColumnKind::Date}});
    for (law::Certifier const& certifier : use.agreement.certifiers) {
        CertifierUse const& one = use.certifiers.at(certifier.id);
        Cell const to = certifier.office_period.to ? Cell(*certifier.office_period.to) : Cell();
        Cell const last = one.last ? Cell(utc_date(*one.last)) : Cell();
        table.add({certifier.id, certifier.office, to, one.batches, one.lines, last});
    }
    page.section("Certifiers").table(std::move(table));
}

void add_switches(Page& page, AgreementUse const& use) {
    Table table("switches", "Switches that the agreement sets",
                {{"switch", "Switch", ColumnKind::Code},
                 {"value", "Value", ColumnKind::Code},
                 {"from", "From", ColumnKind::Date},
                 {"to", "To", ColumnKind::Date},
                 {"state", "Today"},
                 {"citation", "Citation"}});
    for (law::SwitchSetting const& setting : use.agreement.switches) {
        bool const in_force =
            setting.from <= use.today && (!setting.to || use.today <= *setting.to);
        table.add({setting.name, value_text(setting), setting.from,
                   setting.to ? Cell(*setting.to) : Cell(), in_force ? "in force" : "not in force",
                   setting.citation});
    }
    table.note("Every other switch has its strict value.");
    page.section("Readings of the law in force").table(std::move(table));
}

}  // namespace

Report agreement_report(AgreementUse const& use, Provenance const& made_from) {
    law::Agreement const& agreement = use.agreement;
    Page page("Agreement " + agreement.id.value() + ": how it is used", Handling::InsideCustodian);
    page.lead(lead(use));
    std::uint64_t largest = 0;
    for (auto const& [officer, recipient] : use.recipients) {
        largest = std::max(largest, recipient.largest_in_one_batch);
    }
    page.figures(
        {{use.batches.size(), "batches"},
         {use.lines, "request lines"},
         {use.disclosures, "disclosures"},
         {largest, "lines, the largest caseload of one officer in one batch",
          fmt::format("ceilings {} and {}", grouped(agreement.ceilings.recipient_lines_soft),
                      grouped(agreement.ceilings.recipient_lines_hard))}});
    add_due(page, use);
    add_batches(page, use);
    add_recipients(page, use);
    add_certifiers(page, use);
    add_switches(page, use);
    page.section("The agreement")
        .facts(
            {{"Title", agreement.title},
             {"Between", agreement.custodian.name + " and " + agreement.requester.name},
             {"General purpose", agreement.purpose},
             {"Signed", agreement.signed_on},
             {"In force from", agreement.in_force.from},
             {"In force to", agreement.in_force.to ? Cell(*agreement.in_force.to) : Cell()},
             {"Law file", use.law_file, ColumnKind::Code},
             {"Digest of its four files", to_hex(use.agreement_digest.view()), ColumnKind::Code}});
    return {.name = "agreement", .page = page, .further = {}, .made_from = made_from};
}

}  // namespace penstock::oversight
