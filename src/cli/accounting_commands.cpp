#include "cli/commands.h"

#include "base/json_writer.h"
#include "oversight/accounting_export.h"
#include "oversight/compare_counts.h"
#include "oversight/items_in_use.h"
#include "oversight/provenance.h"
#include "oversight/retention.h"

#include <fmt/core.h>

namespace penstock::cli {

namespace {

using disclosure::Ruled;

Result<std::optional<Date>> read_day(std::string const& text) {
    if (text.empty()) return std::nullopt;
    return std::optional(TRY(parse_date(text)));
}

// --- export
struct ExportOptions {
    std::string station, out, from, to;
};

Ruled<void> export_rows(Environment const& environment, ExportOptions const& options,
                        OutputForm form) {
    auto station = TRY(open_station(environment, options.station));
    oversight::AccountingPeriod const period{.from = TRY(read_day(options.from)),
                                             .to = TRY(read_day(options.to))};
    auto const summary = TRY(oversight::export_accounting(*station, period, options.out));
    JsonWriter json;
    json.object_begin();
    for (std::size_t i = 0; i < oversight::nature_count; ++i) {
        auto const& code = oversight::nature_codes()[i];
        json.member(code.code.view()).number(summary.rows[i]);
        if (form == OutputForm::Json || summary.rows[i] == 0) continue;
        print_line(fmt::format("{:>10}  {}", grouped(summary.rows[i]), code.means.view()));
    }
    json.member("reconciled").boolean(true);
    print_line(form == OutputForm::Json ? json.object_end().take()
                                        : "Every row agrees with the ledger and the store.");
    return {};
}

// --- use
struct UseOptions {
    std::string station;
    std::int64_t due_within = 14;
    bool all = false;
};

Ruled<void> use(Environment const& environment, UseOptions const& options, OutputForm form) {
    auto station = TRY(open_station(environment, options.station));
    Date const horizon = utc_date(station->now()) + std::chrono::days{options.due_within};
    JsonWriter json;
    json.object_begin().member("items").array_begin();
    for (oversight::ItemInUse const& item : TRY(oversight::items_in_use(*station, horizon))) {
        bool const idle =
            item.state == oversight::UseState::InUse || item.state == oversight::UseState::Disposed;
        if (idle && !options.all) continue;
        json.object_begin().member("batch").text(item.batch.value());
        json.member("line").number(item.line.value());
        json.member("agreement").text(item.agreement.value());
        json.member("recipient").text(item.recipient.value());
        json.member("use_end").text(format_date(item.use_end));
        json.member("state").text(oversight::word(item.state));
        json.member("blocks").boolean(item.blocks).object_end();
        if (form == OutputForm::Json) continue;
        print_line(fmt::format("{} {} line {} {} {}{}", format_date(item.use_end),
                               item.batch.value(), item.line.value(), item.recipient.value(),
                               oversight::word(item.state),
                               item.blocks ? ": the recipient gets nothing more" : ""));
    }
    if (form == OutputForm::Json) print_line(json.array_end().object_end().take());
    return {};
}

// --- retention
struct StationOption {
    std::string station;
};

Ruled<void> retention(Environment const& environment, StationOption const& options,
                      OutputForm form) {
    auto station = TRY(open_station(environment, options.station));
    oversight::Retention const kept = TRY(oversight::retention(*station));
    JsonWriter json;
    json.object_begin().member("least_years").number(kept.years);
    json.member("agreement").text(kept.agreement).member("deletion").boolean(false);
    json.member("years").array_begin();
    if (form == OutputForm::Text) {
        print_line(fmt::format(
            "Kept for {} years at least ({}); nothing is ever deleted (26 USC 6103(p)(3)(A)).",
            kept.years,
            kept.agreement.empty() ? std::string("5 USC 552a(c)(2)")
                                   : "agreement " + kept.agreement));
    }
    for (oversight::YearKept const& year : kept.by_year) {
        json.object_begin().member("year").number(year.year);
        json.member("entries").number(year.entries).member("keep_until").number(year.keep_until);
        json.member("past_floor").boolean(year.past_floor);
        json.member("legal_hold").boolean(year.legal_hold).object_end();
        if (form == OutputForm::Json) continue;
        print_line(fmt::format("{}: {} entries, until the end of {} at least{}", year.year,
                               grouped(year.entries), year.keep_until,
                               year.legal_hold ? ", and while an order is in force" : ""));
    }
    if (form == OutputForm::Json) print_line(json.array_end().object_end().take());
    return {};
}

// --- compare
struct CompareOptions {
    std::string station, counts;
};

void print_differences(oversight::CountComparison const& comparison, OutputForm form) {
    JsonWriter json;
    json.object_begin().member("agreement").text(comparison.agreement);
    json.member("compared").number(comparison.compared);
    json.member("incident");
    comparison.incident ? json.number(*comparison.incident) : json.null();
    json.member("differences").array_begin();
    for (oversight::CountDifference const& difference : comparison.differences) {
        json.object_begin().member("what").text(difference.what.view());
        json.member("batch").text(difference.batch).member("theirs").text(difference.theirs);
        json.member("ours").text(difference.ours).object_end();
        if (form == OutputForm::Json) continue;
        print_line(fmt::format("{} of {}: the recipient says {}, the custodian {}",
                               difference.what.view(), difference.batch, difference.theirs,
                               difference.ours));
    }
    if (form == OutputForm::Json) {
        print_line(json.array_end().object_end().take());
        return;
    }
    print_line(comparison.incident
                   ? fmt::format("Incident {} is open; its clock runs.", *comparison.incident)
                   : fmt::format("{} figures compared; they agree.", comparison.compared));
}

Ruled<void> compare(Environment const& environment, CompareOptions const& options,
                    OutputForm form) {
    auto station = TRY(open_station(environment, options.station));
    Bytes const counts = TRY(environment.seams.disk.read(options.counts));
    auto const comparison = TRY(oversight::compare_counts(*station, as_text(counts)));
    print_differences(comparison, form);
    if (comparison.differences.empty()) return {};
    return disclosure::refuse(law::Outcome::Hold, "accounting.counts-agree", "R-6103p4-A",
                              "The recipient's own records do not agree with the custodian's; an "
                              "incident is open.");
}

}  // namespace

void add_accounting_commands(CommandSet& set) {
    CLI::App* const accounting = set.app.add_subcommand(
        "accounting", "The permanent record of requests, inspections and disclosures");
    accounting->require_subcommand(1);

    CLI::App* const export_command = accounting->add_subcommand(
        "export", "One row for each request, inspection and disclosure, as CSV and JSON");
    auto export_options = std::make_shared<ExportOptions>();
    export_command->add_option("STATION", export_options->station, "The station's folder")
        ->required();
    export_command->add_option("--out", export_options->out, "A new folder")->required();
    export_command->add_option("--from", export_options->from, "First day, such as 2026-01-01");
    export_command->add_option("--to", export_options->to, "Last day");
    when_chosen(set, *export_command, export_options, export_rows);

    CLI::App* const use_command = accounting->add_subcommand(
        "use", "Items whose use ends soon or has ended, and what that blocks");
    auto use_options = std::make_shared<UseOptions>();
    use_command->add_option("STATION", use_options->station, "The station's folder")->required();
    use_command->add_option("--due-within", use_options->due_within, "Days to look ahead")
        ->check(CLI::Range(0, 36500));
    use_command->add_flag("--all", use_options->all, "All items, whatever their state");
    when_chosen(set, *use_command, use_options, use);

    CLI::App* const retention_command =
        accounting->add_subcommand("retention", "How long the record of each year is kept");
    auto retention_options = std::make_shared<StationOption>();
    retention_command->add_option("STATION", retention_options->station, "The station's folder")
        ->required();
    when_chosen(set, *retention_command, retention_options, retention);

    CLI::App* const compare_command = accounting->add_subcommand(
        "compare", "Compare the recipient's own counts and hashes with the ledger");
    auto compare_options = std::make_shared<CompareOptions>();
    compare_command->add_option("STATION", compare_options->station, "The station's folder")
        ->required();
    compare_command->add_option("COUNTS", compare_options->counts, "The recipient's form (JSON)")
        ->required()
        ->check(CLI::ExistingFile);
    when_chosen(set, *compare_command, compare_options, compare);

    add_subject_commands(set, *accounting);
}

}  // namespace penstock::cli
