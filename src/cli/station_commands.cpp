#include "cli/commands.h"

namespace penstock::cli {

namespace {

struct InitOptions {
    std::string station, now, last_signed, continues, continues_key;
    bool simulation = false;
};

disclosure::Ruled<void> init(Environment const& environment, InitOptions const& options,
                             OutputForm form) {
    using disclosure::StationKind;
    Instant const start =
        options.now.empty() ? environment.seams.clock.now() : TRY(parse_instant(options.now));
    StationKind const kind = options.simulation ? StationKind::Simulation : StationKind::Real;
    disclosure::StationChoices choices{.last_signed = options.last_signed, .predecessor = {}};
    if (!options.continues.empty()) {
        Bytes const checkpoint = TRY(environment.seams.disk.read(options.continues));
        choices.predecessor = disclosure::Predecessor{
            .vkey = options.continues_key, .checkpoint = std::string(as_text(checkpoint))};
    }
    TRY(disclosure::Station::make(environment.seams, options.station, kind, start, choices));
    if (form == OutputForm::Json) {
        print_line("{\"station\":\"made\"}");
    } else {
        print_line(options.simulation
                       ? "The station is made: a simulation, which can never become a real one."
                       : "The station is made.");
        print_line("Hand its verifier key to those who will check the ledger: log.vkey");
    }
    return {};
}

struct ClockOptions {
    std::string station, to;
};

disclosure::Ruled<void> clock(Environment const& environment, ClockOptions const& options,
                              OutputForm form) {
    Instant const to = TRY(parse_instant(options.to));
    auto station = TRY(open_station(environment, options.station));
    TRY(station->set_clock(to));
    std::string const now = format_instant(station->now());
    print_line(form == OutputForm::Json ? "{\"now\":\"" + now + "\"}"
                                        : "The clock stands at " + now + ".");
    return {};
}

}  // namespace

void add_station_commands(CommandSet& set) {
    CLI::App* const init_command =
        set.app.add_subcommand("init", "Make a custodian's station: keys, ledger, store");
    auto init_options = std::make_shared<InitOptions>();
    init_command
        ->add_option("STATION", init_options->station, "The folder to make; it must not exist")
        ->required();
    CLI::Option* const simulation = init_command->add_flag("--simulation", init_options->simulation,
                                                           "A simulation, whose clock can be set");
    init_command
        ->add_option("--now", init_options->now,
                     "The simulation's first time, such as 2026-11-20T15:00:00Z")
        ->needs(simulation);
    init_command->add_option("--last-signed", init_options->last_signed,
                             "A folder, best on another volume, for the last signed checkpoint");
    CLI::Option* const continues = init_command->add_option(
        "--continues", init_options->continues,
        "The last checkpoint of the log that this one continues under a new origin");
    CLI::Option* const continues_key = init_command->add_option(
        "--continues-key", init_options->continues_key, "That log's verifier key");
    continues->needs(continues_key);
    continues_key->needs(continues);
    when_chosen(set, *init_command, init_options, init);

    CLI::App* const clock_command =
        set.app.add_subcommand("clock", "Set the clock of a simulation");
    auto clock_options = std::make_shared<ClockOptions>();
    clock_command->add_option("STATION", clock_options->station, "The station's folder")
        ->required();
    clock_command
        ->add_option("--set", clock_options->to, "The new time, not before the ledger's last entry")
        ->required();
    when_chosen(set, *clock_command, clock_options, clock);
}

}  // namespace penstock::cli
