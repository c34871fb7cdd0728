#include "cli/commands.h"

#include "base/json_writer.h"
#include "disclosure/standing.h"
#include "disclosure/standing_desk.h"
#include "oversight/provenance.h"
#include "oversight/standing_page.h"

#include <fmt/core.h>

namespace penstock::cli {

namespace {

using disclosure::Ruled;

// --- file
struct FileOptions {
    std::string station, record, signer;
};

Ruled<void> file_record(Environment const& environment, FileOptions const& options,
                        OutputForm form) {
    auto station = TRY(open_station(environment, options.station));
    Bytes const toml = TRY(environment.seams.disk.read(options.record));
    crypto::Credential const signer = TRY(read_credential(environment, options.signer));
    disclosure::Filed const filed = TRY(disclosure::file_standing(*station, as_text(toml), signer));
    print_line(form == OutputForm::Json ? fmt::format("{{\"filed\":{}}}", filed.number)
                                        : fmt::format("On file as record {}.", filed.number));
    return {};
}

// --- show
struct ShowOptions {
    std::string station, agreement, out;
    std::int64_t due_within = 60;
};

Result<std::vector<law::Agreement>> agreements_of(disclosure::Station& station,
                                                  std::string const& only) {
    std::vector<law::Agreement> agreements;
    for (AgreementId const& id : TRY(station.store().agreement_ids())) {
        if (!only.empty() && id.value() != only) continue;
        auto const governed = TRY(disclosure::governing(station, id));
        if (governed) agreements.push_back(governed->agreement);
    }
    if (agreements.empty()) {
        return fail(ErrorCode::NotFound, "no such agreement has been adopted");
    }
    return agreements;
}

void write_item(JsonWriter& json, law::StandingItem const& item) {
    auto const date = [&](std::string_view name, std::optional<Date> const& value) {
        if (value) json.member(name).text(format_date(*value));
    };
    json.object_begin().member("kind").text(item.kind).member("what").text(item.what);
    json.member("detail").text(item.detail).member("state").text(law::word(item.state));
    json.member("blocks").boolean(law::blocks(item.state));
    json.member("compulsory").boolean(item.compulsory);
    date("since", item.since);
    date("due", item.due);
    json.member("requirement").text(item.requirement).member("citation").text(item.citation);
    json.member("reason").text(item.reason).member("record").number(item.record).object_end();
}

void print_json(std::vector<oversight::AgreementStanding> const& all, Date horizon) {
    JsonWriter json;
    json.object_begin().member("agreements").array_begin();
    for (oversight::AgreementStanding const& one : all) {
        json.object_begin().member("agreement").text(one.agreement.id.value());
        json.member("day").text(format_date(one.standing.day));
        json.member("good").boolean(one.standing.good());
        json.member("report_current").boolean(one.standing.report_current);
        json.member("findings_planned").boolean(one.standing.findings_planned);
        json.member("items").array_begin();
        for (law::StandingItem const& item : one.standing.items) write_item(json, item);
        json.array_end().member("due_by").text(format_date(horizon));
        json.member("due").array_begin();
        for (law::StandingItem const& item : oversight::due_by(horizon, one.standing)) {
            write_item(json, item);
        }
        json.array_end().object_end();
    }
    print_line(json.array_end().object_end().take());
}

std::string line_of(law::StandingItem const& item) {
    return fmt::format("  {:<10} {} {}{} {} [{}]",
                       item.due ? format_date(*item.due) : std::string("-"), item.what,
                       item.detail.empty() ? "" : "(" + item.detail + ") ", law::word(item.state),
                       item.reason, item.requirement);
}

void print_text(std::vector<oversight::AgreementStanding> const& all, Date horizon) {
    for (oversight::AgreementStanding const& one : all) {
        print_line(fmt::format("{}: standing on {} is {}.", one.agreement.id.value(),
                               format_date(one.standing.day),
                               one.standing.good() ? green("good") : red("not good")));
        for (law::StandingItem const& item : one.standing.items) {
            if (law::blocks(item.state)) print_line(line_of(item));
        }
        auto const due = oversight::due_by(horizon, one.standing);
        print_line(fmt::format("Due until {}: {}.", format_date(horizon), due.size()));
        for (law::StandingItem const& item : due) print_line(line_of(item));
    }
}

Ruled<void> show(Environment const& environment, ShowOptions const& options, OutputForm form) {
    auto station = TRY(open_station(environment, options.station));
    Date const day = utc_date(station->now());
    Date const horizon = day + std::chrono::days{options.due_within};
    std::vector<oversight::AgreementStanding> all;
    for (law::Agreement& agreement : TRY(agreements_of(*station, options.agreement))) {
        law::Standing standing = TRY(disclosure::standing_of(*station, agreement, day));
        all.push_back({.agreement = std::move(agreement), .standing = std::move(standing)});
    }
    if (!options.out.empty()) {
        auto const made_from = TRY(oversight::provenance_of(
            *station, fmt::format("penstock standing show STATION --due-within {} --out FOLDER",
                                  options.due_within)));
        TRY(oversight::standing_report(all, day, horizon, made_from)
                .write(environment.seams.disk, options.out));
    }
    form == OutputForm::Json ? print_json(all, horizon) : print_text(all, horizon);
    return {};
}

// --- deficiencies
struct DeficiencyOptions {
    std::string station, out;
    int year = 0;
};

void print_deficiency(std::string const& agreement, law::SafeguardDeficiency const& deficiency) {
    print_line(fmt::format(
        "{} {} {} {}from {} {} [{}]", agreement, deficiency.kind, deficiency.what,
        deficiency.detail.empty() ? "" : "(" + deficiency.detail + ") ",
        format_date(deficiency.from),
        deficiency.until ? "until " + format_date(*deficiency.until) : "and not mended yet",
        deficiency.requirement));
}

Ruled<void> deficiencies(Environment const& environment, DeficiencyOptions const& options,
                         OutputForm form) {
    auto station = TRY(open_station(environment, options.station));
    std::vector<oversight::AgreementDeficiencies> all;
    std::size_t count = 0;
    for (law::Agreement& agreement : TRY(agreements_of(*station, ""))) {
        auto const records = TRY(disclosure::standing_records(*station, agreement.id));
        auto found =
            law::deficiencies_in(options.year, utc_date(station->now()), agreement, records);
        count += found.size();
        all.push_back({.agreement = std::move(agreement), .deficiencies = std::move(found)});
    }
    auto const made_from = TRY(oversight::provenance_of(
        *station, fmt::format("penstock standing deficiencies STATION --year {} --out FOLDER",
                              options.year)));
    report::Report const report = oversight::deficiency_register(all, options.year, made_from);
    if (!options.out.empty()) TRY(report.write(environment.seams.disk, options.out));
    if (form == OutputForm::Json) {
        print_line(report.json());
        return {};
    }
    for (oversight::AgreementDeficiencies const& one : all) {
        for (auto const& deficiency : one.deficiencies) {
            print_deficiency(one.agreement.id.value(), deficiency);
        }
    }
    print_line(fmt::format("{} deficiencies reach into {}.", count, options.year));
    return {};
}

}  // namespace

void add_standing_commands(CommandSet& set) {
    CLI::App* const standing =
        set.app.add_subcommand("standing", "The safeguard standing of the recipient agency");
    standing->require_subcommand(1);

    CLI::App* const file_command = standing->add_subcommand(
        "file", "Put a report, finding, inspection or attestation on file");
    auto file_options = std::make_shared<FileOptions>();
    file_command->add_option("STATION", file_options->station, "The station's folder")->required();
    file_command->add_option("RECORD", file_options->record, "The record's file (TOML)")
        ->required()
        ->check(CLI::ExistingFile);
    file_command
        ->add_option("--signer", file_options->signer,
                     "PEM file of an official with the role safeguards")
        ->required()
        ->check(CLI::ExistingFile);
    when_chosen(set, *file_command, file_options, file_record);

    CLI::App* const show_command = standing->add_subcommand(
        "show", "The standing today, with every reason, and what is due soon");
    auto show_options = std::make_shared<ShowOptions>();
    show_command->add_option("STATION", show_options->station, "The station's folder")->required();
    show_command->add_option("--agreement", show_options->agreement, "Only this agreement");
    show_command->add_option("--due-within", show_options->due_within, "Days to look ahead")
        ->check(CLI::Range(0, 36500));
    show_command->add_option("--out", show_options->out, "Also write the page to this new folder");
    when_chosen(set, *show_command, show_options, show);

    CLI::App* const register_command = standing->add_subcommand(
        "deficiencies", "The register of safeguard deficiencies in a year (26 USC 6103(p)(5))");
    auto register_options = std::make_shared<DeficiencyOptions>();
    register_command->add_option("STATION", register_options->station, "The station's folder")
        ->required();
    register_command->add_option("--year", register_options->year, "The calendar year")
        ->required()
        ->check(CLI::Range(1900, 2999));
    register_command->add_option("--out", register_options->out,
                                 "Also write the page to this new folder");
    when_chosen(set, *register_command, register_options, deficiencies);
}

}  // namespace penstock::cli
