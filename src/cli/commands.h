// The commands by topic: each function adds its commands to the parser. `chosen` receives the work
// of the command that the user named.
#pragma once

#include "cli/command.h"
#include "cli/output.h"
#include "cli/witness_round.h"

#include <CLI/CLI.hpp>

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace penstock::cli {

// What the commands share while the arguments are read.
struct CommandSet {
    CLI::App& app;
    Environment const& environment;
    Work& chosen;
    OutputForm& form;
    std::chrono::milliseconds& lock_wait;
};

void add_station_commands(CommandSet& set);    // init, clock
void add_agreement_commands(CommandSet& set);  // agreement adopt, registry import
void add_batch_commands(CommandSet& set);      // batch check | receive | decide | approve | deliver
void add_match_commands(CommandSet& set);      // match explain
void add_opening_commands(CommandSet& set);    // open, dispose
void add_alarm_commands(CommandSet& set);      // batch alarms | clear-alarms
void add_incident_commands(CommandSet& set);   // incident list | report | show | …
void add_hold_commands(CommandSet& set);       // hold list | show | decide | reasons
void add_notice_commands(CommandSet& set);     // notice list | show | acknowledge
void add_order_commands(CommandSet& set);      // order enter | lift
void add_standing_commands(CommandSet& set);   // standing file | show | deficiencies
void add_report_commands(CommandSet& set);     // report batch | year | agreement | accuracy
// accounting export | use | retention | compare, and
void add_accounting_commands(CommandSet& set);
// accounting subject | determine | correct
void add_subject_commands(CommandSet& set, CLI::App& accounting);
void add_leave_commands(CommandSet& set);        // leave ask | list | decide
void add_ledger_commands(CommandSet& set);       // ledger export
void add_upkeep_commands(CommandSet& set);       // ledger fsck | recover | rotate-key
void add_backup_commands(CommandSet& set);       // backup, restore
void add_proof_commands(CommandSet& set);        // ledger prove | reveal | evidence
void add_publication_commands(CommandSet& set);  // ledger serve | witness | status
void add_witness_commands(CommandSet& set);      // witness init | add | serve
void add_serve_commands(CommandSet& set);        // serve, config check | example
void add_replay_commands(CommandSet& set);       // replay
void add_law_commands(CommandSet& set);          // law list | show | render | test
void add_address_commands(CommandSet& set);      // address
void add_demo_commands(CommandSet& set);         // demo

// Names what the command does with its options when the user chose it, and adds --json to it.
template <typename Options>
void when_chosen(CommandSet& set, CLI::App& command, std::shared_ptr<Options> options,
                 disclosure::Ruled<void> (*work)(Environment const&, Options const&, OutputForm)) {
    command.add_flag_callback(
        "--json", [&form = set.form] { form = OutputForm::Json; }, "Print JSON instead of text");
    if constexpr (requires { options->station; }) {
        command.add_option_function<std::uint32_t>(
            "--wait",
            [&wait = set.lock_wait](std::uint32_t seconds) {
                wait = std::chrono::seconds(seconds);
            },
            "Seconds to wait while another process is at work in the station; 30 unless given");
    }
    command.callback([&command, &chosen = set.chosen, &environment = set.environment,
                      &form = set.form, options, work] {
        if (!command.get_subcommands().empty()) return;  // one of them was named instead
        chosen = [&environment, &form, options, work] {
            auto result = work(environment, *options, form);
            // What a command published, witnesses are asked for when it is done.
            if constexpr (requires { options->station; }) {
                ask_witnesses_after(environment, options->station);
            }
            return result;
        };
    });
}

// One of these options must be given, and no two. Not CLI11's own group: version 2.1 never ends
// where a command with one gets an argument too many.
void exactly_one(CLI::App& command, std::vector<CLI::Option*> const& options);

// Opens a station. Errors: as Station::open.
[[nodiscard]] Result<std::unique_ptr<disclosure::Station>> open_station(
    Environment const& environment, std::string const& folder);

// Reads a PEM file that holds a certificate and its key. Errors: NotFound, Malformed.
[[nodiscard]] Result<crypto::Credential> read_credential(Environment const& environment,
                                                         std::string const& path);

}  // namespace penstock::cli
