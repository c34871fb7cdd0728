#include "cli/commands.h"

#include "base/json_writer.h"

#include <fmt/core.h>

namespace penstock::cli {

namespace {

using disclosure::Ruled;

struct ExportOptions {
    std::string station, folder;
    bool hashes_only = false;
};

Ruled<void> export_ledger(Environment const& environment, ExportOptions const& options,
                          OutputForm form) {
    auto station = TRY(open_station(environment, options.station));
    ledger::ExportScope const scope =
        options.hashes_only ? ledger::ExportScope::HashesOnly : ledger::ExportScope::Everything;
    TRY(station->ledger().export_to(options.folder, scope));
    std::uint64_t const size = station->ledger().published_size();
    if (form == OutputForm::Json) {
        JsonWriter json;
        print_line(json.object_begin().member("entries").number(size).object_end().take());
    } else {
        print_line(fmt::format(
            "Exported {} entries. Check them with: penstock-verify FOLDER --key \"$(cat "
            "STATION/log.vkey)\"",
            grouped(size)));
    }
    return {};
}

}  // namespace

void add_ledger_commands(CommandSet& set) {
    CLI::App* const ledger = set.app.add_subcommand("ledger", "The ledger that anyone can check");
    ledger->require_subcommand(1);

    CLI::App* const export_command =
        ledger->add_subcommand("export", "Write the ledger as C2SP tlog-tiles into a new folder");
    auto export_options = std::make_shared<ExportOptions>();
    export_command->add_option("STATION", export_options->station, "The station's folder")
        ->required();
    export_command->add_option("FOLDER", export_options->folder, "The folder to make")->required();
    export_command->add_flag("--hashes-only", export_options->hashes_only,
                             "Without the entries: what a requester may hold");
    when_chosen(set, *export_command, export_options, export_ledger);
}

}  // namespace penstock::cli
