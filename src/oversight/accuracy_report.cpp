#include "oversight/accuracy_report.h"

#include "report/text.h"

#include <fmt/format.h>

#include <array>

namespace penstock::oversight {

namespace {

using namespace report;
using match::Comparison;

constexpr std::array fields{"given", "middle", "surname", "suffix", "address", "dob", "tin"};

std::string_view level_of(SheetLine const& line, std::string_view field) {
    if (!line.explained || line.explained->outcome.evidence.empty()) return "";
    for (Comparison const& comparison : line.explained->outcome.evidence.front().comparisons) {
        if (comparison.field == field) return word(comparison.level);
    }
    return "";
}

std::string same_text(SheetLine const& line) {
    if (!line.explained) return "not looked up: not lawful on its face today";
    if (!line.same_person) return "not known";
    return *line.same_person ? "yes" : "NO";
}

std::string sentence_of(SheetLine const& line) {
    if (!line.explained) return "";
    return std::string(word(line.explained->outcome.kind)) + ": " +
           std::string(sentence(line.explained->outcome.reason));
}

Table work_sheet(AccuracySample const& sample, std::vector<SheetLine> const& lines) {
    std::vector<Column> columns{{"sample", "Sample", ColumnKind::Code},
                                {"number", "Number", ColumnKind::Count},
                                {"batch", "Batch", ColumnKind::Code},
                                {"line", "Line", ColumnKind::Count},
                                {"case", "Case"},
                                {"name", "Name set forth"},
                                {"address", "Address set forth"},
                                {"tin-set-forth", "Number set forth"},
                                {"dob-set-forth", "Birth date set forth"},
                                {"released", "Released"},
                                {"match", "The match today"},
                                {"same-person", "Same person as released"}};
    for (char const* const field : fields) {
        columns.push_back({std::string("level-") + field, field});
    }
    columns.push_back({"finding", "Finding"});
    columns.push_back({"remark", "Remark"});
    Table sheet("sheet", "The work sheet: right, wrong or unclear in the column finding",
                std::move(columns));
    std::uint64_t number = 0;
    for (SheetLine const& line : lines) {
        match::SetForth const asked = line.explained ? line.explained->asked : match::SetForth{};
        std::vector<Cell> row{sample.id,
                              ++number,
                              line.place.batch.value(),
                              line.place.line.value(),
                              line.case_number,
                              asked.name,
                              asked.address,
                              asked.tin,
                              asked.dob,
                              line.released,
                              sentence_of(line),
                              same_text(line)};
        for (char const* const field : fields) row.emplace_back(level_of(line, field));
        row.emplace_back("");
        row.emplace_back("");
        sheet.add(std::move(row));
    }
    return sheet;
}

void add_line(Page& page, std::uint64_t number, SheetLine const& line) {
    page.subsection(fmt::format("{}. Batch {}, line {}", number, line.place.batch.value(),
                                line.place.line.value()));
    std::vector<Fact> facts{{"Case", line.case_number}, {"For", line.recipients}};
    if (!line.explained) {
        facts.push_back({"The match today", same_text(line)});
        page.facts(std::move(facts));
        return;
    }
    match::SetForth const& asked = line.explained->asked;
    facts.push_back({"Name set forth", asked.name});
    facts.push_back({"Address set forth", asked.address});
    facts.push_back({"Number set forth", asked.tin.empty() ? "none" : asked.tin});
    facts.push_back({"Birth date set forth", asked.dob.empty() ? "none" : asked.dob});
    facts.push_back({"Released", line.released.empty() ? "masked" : line.released});
    facts.push_back({"The match today", sentence_of(line)});
    facts.push_back({"Same person as released", same_text(line)});
    std::string levels;
    for (char const* const field : fields) {
        std::string_view const level = level_of(line, field);
        if (level.empty()) continue;
        levels += (levels.empty() ? "" : ", ") + std::string(field) + " " + std::string(level);
    }
    facts.push_back({"What agrees", levels});
    facts.push_back({"Your finding", "right / wrong / unclear"});
    page.facts(std::move(facts));
}

// One sample's part of a results page.
void add_result(Table& table, ShareChart& chart, ReviewedSample const& one) {
    std::vector<Cell> row{one.sample.id, one.sample.seed, one.sample.population,
                          one.sample.lines.size()};
    if (!one.review) {
        row.insert(row.end(), {Cell(), Cell(), Cell(), "not reviewed yet", Cell(), Cell()});
        table.add(std::move(row));
        return;
    }
    std::uint64_t const right = one.review->count(ReviewFinding::Right);
    std::uint64_t const wrong = one.review->count(ReviewFinding::Wrong);
    std::uint64_t const unclear = one.review->count(ReviewFinding::Unclear);
    row.insert(row.end(), {right, wrong, unclear, interval_text(wrong_share(*one.review)),
                           one.review->reviewer, utc_date(one.review->at)});
    table.add(std::move(row));
    chart.rows.push_back({one.sample.id,
                          {{"right", right, Tone::Good},
                           {"unclear", unclear, Tone::Caution},
                           {"wrong", wrong, Tone::Stop}}});
}

}  // namespace

std::string interval_text(ShareInterval const& interval) {
    return fmt::format("between {:.2f} % and {:.2f} %", 100 * interval.low, 100 * interval.high);
}

Report sheet_report(AccuracySample const& sample, std::vector<SheetLine> const& lines,
                    Provenance const& made_from) {
    Page page("Accuracy of what was disclosed: work sheet " + sample.id, Handling::InsideCustodian);
    page.lead(fmt::format(
        "{} of the {} lines disclosed so far, drawn by chance. Say of each whether the address "
        "released is that of the person whom the request means.",
        grouped(sample.lines.size()), grouped(sample.population)));
    page.section("How to review")
        .list({"Look at the sources on both sides: the request in its batch, and the person's "
               "record. The comparison below is the engine's own and proves nothing about itself.",
               "Write right, wrong or unclear into the column finding of sheet.csv; wrong means "
               "that another person's address was released.",
               "Every line of the sample needs a finding. Who approved one of these batches does "
               "not review them.",
               "File it: penstock report accuracy record STATION sheet.csv --signer OFFICIAL.pem"});
    page.section("The sample")
        .facts({{"Sample", sample.id, ColumnKind::Code},
                {"Seed", std::to_string(sample.seed)},
                {"Lines disclosed", sample.population},
                {"Lines drawn", sample.lines.size()},
                {"Drawn from a ledger of", counted(sample.entries, "entry", "entries")},
                {"Rule", "the lines with the lowest SHA-256 of the seed and their place"}});
    page.section("The lines");
    std::uint64_t number = 0;
    for (SheetLine const& line : lines) add_line(page, ++number, line);
    return {.name = "accuracy-sheet",
            .page = page,
            .further = {work_sheet(sample, lines)},
            .made_from = made_from};
}

Report accuracy_report(std::vector<ReviewedSample> const& samples, Provenance const& made_from) {
    Page page("Accuracy of what was disclosed", Handling::InsideCustodian);
    Table table("samples", "Samples and what their reviewers found",
                {{"sample", "Sample", ColumnKind::Code},
                 {"seed", "Seed", ColumnKind::Count},
                 {"population", "Lines disclosed", ColumnKind::Count},
                 {"size", "Lines drawn", ColumnKind::Count},
                 {"right", "Right", ColumnKind::Count},
                 {"wrong", "Wrong", ColumnKind::Count},
                 {"unclear", "Unclear", ColumnKind::Count},
                 {"interval", "Wrong, of all lines disclosed"},
                 {"reviewer", "Reviewed by", ColumnKind::Code},
                 {"reviewed", "On", ColumnKind::Date}});
    ShareChart chart{.head = {.id = "findings",
                              .title = "What the reviewers found",
                              .description = "Each row is one sample.",
                              .numbers_in = "samples"},
                     .of = "Sample",
                     .rows = {}};
    ReviewedSample const* latest = nullptr;
    for (ReviewedSample const& one : samples) {
        add_result(table, chart, one);
        if (one.review && (latest == nullptr || latest->review->at <= one.review->at)) {
            latest = &one;
        }
    }
    if (latest == nullptr) {
        page.lead("No sample has been reviewed yet.");
    } else {
        page.lead(
            fmt::format("By the latest review, of the addresses disclosed {} are of another "
                        "person than the one meant, with 95 % confidence.",
                        interval_text(wrong_share(*latest->review))));
    }
    table.note(
        "With 95 % confidence after Clopper and Pearson: the lower bound takes unclear lines as "
        "right, the upper one as wrong.");
    page.section("Samples");
    if (!chart.rows.empty()) page.chart(std::move(chart));
    page.table(std::move(table));
    return {.name = "accuracy", .page = page, .further = {}, .made_from = made_from};
}

}  // namespace penstock::oversight
