// The commands that keep the ledger whole: fsck, recover, rotate-key.
#include "cli/commands.h"

#include "base/json_writer.h"
#include "disclosure/rotate_key.h"
#include "disclosure/station_check.h"

#include <fmt/core.h>

#include <vector>

namespace penstock::cli {

namespace {

using disclosure::Ruled;

struct CheckOptions {
    std::string station;
};

std::string json_of(disclosure::StationCheck const& check) {
    JsonWriter json;
    json.object_begin().member("clean").boolean(true);
    json.member("published").number(check.ledger.published);
    json.member("sequenced").number(check.ledger.sequenced);
    json.member("tiles").number(check.ledger.tiles);
    json.member("bundles").number(check.ledger.bundles);
    json.member("store_rows").number(check.rows);
    return json.member("step_cut_off").boolean(check.step_cut_off).object_end().take();
}

Ruled<void> check(Environment const& environment, CheckOptions const& options, OutputForm form) {
    auto const result = TRY(disclosure::check_station(
        environment.seams, options.station, progress_of("Checked entry", environment.seams.clock)));
    if (form == OutputForm::Json) {
        print_line(json_of(result));
        return {};
    }
    print_line(fmt::format(
        "Clean: {} entries, {} of them published, {} tiles, {} entry bundles; {} rows of the store "
        "have their entries, and the reverse.",
        grouped(result.ledger.sequenced), grouped(result.ledger.published),
        grouped(result.ledger.tiles), grouped(result.ledger.bundles), grouped(result.rows)));
    if (result.step_cut_off) {
        print_line("A step was cut off; the next command completes it or takes it back.");
    }
    return {};
}

struct RecoverOptions {
    std::string station, checkpoint;
};

Ruled<void> recover(Environment const& environment, RecoverOptions const& options,
                    OutputForm form) {
    Bytes const note = TRY(environment.seams.disk.read(options.checkpoint));
    TRY(disclosure::recover_last_signed(environment.seams, options.station,
                                        std::string(as_text(note))));
    print_line(form == OutputForm::Json
                   ? "{\"recovered\":true}"
                   : "The ledger's folder holds the tree of this checkpoint; it is now the last "
                     "signed one.");
    return {};
}

struct RotateOptions {
    std::string station;
    std::vector<std::string> signers;
};

Ruled<void> rotate(Environment const& environment, RotateOptions const& options, OutputForm form) {
    auto station = TRY(open_station(environment, options.station));
    std::vector<disclosure::Signer> signers;
    for (std::string const& path : options.signers) {
        signers.push_back(TRY(read_credential(environment, path)));
    }
    TRY(disclosure::rotate_key(*station, signers));
    station.reset();

    // The new key signs from this opening on.
    station = TRY(open_station(environment, options.station));
    std::string const vkey = station->ledger().key().text();
    print_line(form == OutputForm::Json
                   ? "{\"vkey\":\"" + vkey + "\"}"
                   : "The ledger has a new key. Hand it to those who check the ledger: " + vkey);
    return {};
}

}  // namespace

void add_upkeep_commands(CommandSet& set) {
    CLI::App& ledger = *set.app.get_subcommand("ledger");
    CLI::App* const check_command = ledger.add_subcommand(
        "fsck", "Reckon everything anew from the entries up and compare; changes nothing");
    auto check_options = std::make_shared<CheckOptions>();
    check_command->add_option("STATION", check_options->station, "The station's folder")
        ->required();
    when_chosen(set, *check_command, check_options, check);

    CLI::App* const recover_command = ledger.add_subcommand(
        "recover", "Put back a last signed checkpoint that is missing, damaged or too old");
    auto recover_options = std::make_shared<RecoverOptions>();
    recover_command->add_option("STATION", recover_options->station, "The station's folder")
        ->required();
    recover_command
        ->add_option("--checkpoint", recover_options->checkpoint,
                     "The newest checkpoint that anybody holds; the ledger must hold its tree")
        ->required();
    when_chosen(set, *recover_command, recover_options, recover);

    CLI::App* const rotate_command = ledger.add_subcommand(
        "rotate-key", "Sign with a new key from now on; recorded under both keys");
    auto rotate_options = std::make_shared<RotateOptions>();
    rotate_command->add_option("STATION", rotate_options->station, "The station's folder")
        ->required();
    rotate_command
        ->add_option("--signer", rotate_options->signers,
                     "PEM file with certificate and key of an official of the order desk; twice")
        ->required();
    when_chosen(set, *rotate_command, rotate_options, rotate);
}

}  // namespace penstock::cli
