#include "cli/commands.h"

#include "base/json_writer.h"
#include "disclosure/import.h"

#include <fmt/core.h>

namespace penstock::cli {

namespace {

struct AdoptOptions {
    std::string station, folder;
};

disclosure::Ruled<void> adopt(Environment const& environment, AdoptOptions const& options,
                              OutputForm form) {
    auto station = TRY(open_station(environment, options.station));
    disclosure::Adopted const adopted =
        TRY(disclosure::adopt(*station, options.folder, environment.library()));
    std::string const digest = to_hex(adopted.agreement_digest.view());
    if (form == OutputForm::Json) {
        JsonWriter json;
        json.object_begin().member("agreement").text(adopted.agreement.value());
        json.member("agreement_digest").text("sha256:" + digest);
        json.member("law_digest").text("sha256:" + to_hex(adopted.law_digest.view()));
        print_line(json.object_end().take());
    } else {
        print_line(fmt::format("Adopted {} (sha256:{}).", adopted.agreement.value(), digest));
    }
    return {};
}

struct ImportOptions {
    std::string station, file;
};

void print_rejects(registry::ImportReport const& report) {
    for (registry::Reject const& reject : report.rejects) {
        fmt::print(stderr, "row {}, column {}: {}\n", reject.row, reject.column,
                   reject.what.view());
    }
    fmt::print(stderr, "{} of {} rows are malformed; the registry is as it was.\n",
               grouped(report.rejected), grouped(report.rows));
}

disclosure::Ruled<void> import(Environment const& environment, ImportOptions const& options,
                               OutputForm form) {
    auto station = TRY(open_station(environment, options.station));
    auto const progress = progress_of("bytes", environment.seams.clock);
    registry::ImportReport const report =
        TRY(disclosure::import_registry(*station, options.file, progress));
    if (!report.snapshot) {
        print_rejects(report);
        return fail(ErrorCode::Malformed, "the registry file was not imported",
                    "mend the rows named and import it again");
    }
    if (form == OutputForm::Json) {
        JsonWriter json;
        json.object_begin()
            .member("rows")
            .number(report.rows)
            .member("persons")
            .number(report.persons);
        json.member("versions").number(report.versions).member("registry_digest");
        print_line(json.text("sha256:" + to_hex(report.snapshot->view())).object_end().take());
    } else {
        print_line(fmt::format("Imported {} rows: {} persons, {} address versions.",
                               grouped(report.rows), grouped(report.persons),
                               grouped(report.versions)));
    }
    return {};
}

}  // namespace

void add_agreement_commands(CommandSet& set) {
    CLI::App* const agreement =
        set.app.add_subcommand("agreement", "The agreement between custodian and requester");
    agreement->require_subcommand(1);
    CLI::App* const adopt_command =
        agreement->add_subcommand("adopt", "Adopt an agreement, or a changed folder of one");
    auto adopt_options = std::make_shared<AdoptOptions>();
    adopt_command->add_option("STATION", adopt_options->station, "The station's folder")
        ->required();
    adopt_command
        ->add_option("FOLDER", adopt_options->folder,
                     "agreement.toml, attestation.txt, recipients.csv, assignments.csv")
        ->required()
        ->check(CLI::ExistingDirectory);
    when_chosen(set, *adopt_command, adopt_options, adopt);

    CLI::App* const registry = set.app.add_subcommand("registry", "The custodian's records");
    registry->require_subcommand(1);
    CLI::App* const import_command = registry->add_subcommand(
        "import",
        "Replace the registry by a CSV file; a file with a malformed row is not imported");
    auto import_options = std::make_shared<ImportOptions>();
    import_command->add_option("STATION", import_options->station, "The station's folder")
        ->required();
    import_command
        ->add_option("FILE", import_options->file, "One row per person and address version")
        ->required()
        ->check(CLI::ExistingFile);
    when_chosen(set, *import_command, import_options, import);
}

}  // namespace penstock::cli
