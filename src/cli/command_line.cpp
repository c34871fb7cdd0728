#include "cli/command_line.h"

#include "cli/commands.h"
#include "cli/remote_session.h"

#include <exception>

namespace penstock::cli {

namespace {

ExitStatus answer(disclosure::Ruled<void> const& result, OutputForm form) {
    if (result) return ExitStatus::Done;
    if (disclosure::Refusal const* const refusal = result.error().refusal()) {
        print_refusal(*refusal, form);
        return ExitStatus::SaysNo;
    }
    Error const& error = result.error().error();
    // An error without a text was told by the command itself (remote_session.h).
    if (!error.what.empty()) print_error(error, form);
    return exit_status(error);
}

}  // namespace

void exactly_one(CLI::App& command, std::vector<CLI::Option*> const& options) {
    std::string names;
    for (CLI::Option* const option : options) {
        names += (names.empty() ? "" : ", ") + option->get_name();
        for (CLI::Option* const other : options) {
            if (other != option) option->excludes(other);
        }
    }
    command.parse_complete_callback([options, names] {
        for (CLI::Option const* const option : options) {
            if (option->count() > 0) return;
        }
        throw CLI::RequiredError("one of " + names);
    });
}

Result<std::unique_ptr<disclosure::Station>> open_station(Environment const& environment,
                                                          std::string const& folder) {
    return disclosure::Station::open(environment.seams, folder, environment.lock_wait);
}

Result<crypto::Credential> read_credential(Environment const& environment,
                                           std::string const& path) {
    Bytes const pem = TRY(environment.seams.disk.read(path));
    return crypto::Credential::from_pem(as_text(pem));
}

int run(int argc, char const* const* argv, Environment const& given) {
    Environment environment = given;  // with what the user chose for this run
    CLI::App app{
        "Penstock: the gate between a custodian of confidential records and those who may, by "
        "law, ask for one fact about one person.",
        "penstock"};
    app.require_subcommand(1);
    app.failure_message(CLI::FailureMessage::help);
    Work chosen;
    OutputForm form = OutputForm::Text;
    CommandSet set{app, environment, chosen, form, environment.lock_wait};
    try {
        add_demo_commands(set);
        add_station_commands(set);
        add_agreement_commands(set);
        add_batch_commands(set);
        add_match_commands(set);
        add_opening_commands(set);
        add_alarm_commands(set);
        add_incident_commands(set);
        add_hold_commands(set);
        add_order_commands(set);
        add_notice_commands(set);
        add_standing_commands(set);
        add_accounting_commands(set);
        add_leave_commands(set);
        add_report_commands(set);
        add_ledger_commands(set);
        add_upkeep_commands(set);
        add_backup_commands(set);
        add_proof_commands(set);
        add_publication_commands(set);
        add_witness_commands(set);
        add_serve_commands(set);
        add_remote_commands(set);
        add_replay_commands(set);
        add_law_commands(set);
        add_address_commands(set);
        app.parse(argc, argv);
    } catch (CLI::ParseError const& problem) {
        return app.exit(problem) == 0 ? static_cast<int>(ExitStatus::Done)
                                      : static_cast<int>(ExitStatus::Usage);
    }
    return static_cast<int>(answer(chosen(), form));
}

}  // namespace penstock::cli
