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

namespace penstock::cli {

// What the commands share while the arguments are read.
struct CommandSet {
    CLI::App& app;
    Environment const& environment;
    Work& chosen;
    OutputForm& form;
};

void add_station_commands(CommandSet& set);    // init, clock
void add_agreement_commands(CommandSet& set);  // agreement adopt, registry import
void add_batch_commands(CommandSet& set);      // batch check | receive | decide | approve | deliver
void add_match_commands(CommandSet& set);      // match explain
void add_opening_commands(CommandSet& set);    // open, dispose
void add_order_commands(CommandSet& set);      // order enter | lift
void add_ledger_commands(CommandSet& set);     // ledger export
void add_upkeep_commands(CommandSet& set);     // ledger fsck | recover | rotate-key
void add_proof_commands(CommandSet& set);      // ledger prove | reveal | evidence
void add_publication_commands(CommandSet& set);  // ledger serve | witness | status
void add_witness_commands(CommandSet& set);      // witness init | add | serve
void add_law_commands(CommandSet& set);          // law list | show | render | test
void add_address_commands(CommandSet& set);      // address
void add_demo_commands(CommandSet& set);         // demo

// Names what the command does with its options when the user chose it, and adds --json to it.
template <typename Options>
void when_chosen(CommandSet& set, CLI::App& command, std::shared_ptr<Options> options,
                 disclosure::Ruled<void> (*work)(Environment const&, Options const&, OutputForm)) {
    command.add_flag_callback(
        "--json", [&form = set.form] { form = OutputForm::Json; }, "Print JSON instead of text");
    command.callback(
        [&chosen = set.chosen, &environment = set.environment, &form = set.form, options, work] {
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

// Opens a station. Errors: as Station::open.
[[nodiscard]] Result<std::unique_ptr<disclosure::Station>> open_station(
    Environment const& environment, std::string const& folder);

// Reads a PEM file that holds a certificate and its key. Errors: NotFound, Malformed.
[[nodiscard]] Result<crypto::Credential> read_credential(Environment const& environment,
                                                         std::string const& path);

}  // namespace penstock::cli
