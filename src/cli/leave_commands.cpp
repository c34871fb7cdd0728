#include "cli/commands.h"

#include "base/json_writer.h"
#include "disclosure/leave_desk.h"

#include <fmt/core.h>

#include <vector>

namespace penstock::cli {

namespace {

using disclosure::Ruled;

struct AskOptions {
    std::string station, request, signer;
};

Ruled<void> ask(Environment const& environment, AskOptions const& options, OutputForm form) {
    auto station = TRY(open_station(environment, options.station));
    Bytes const toml = TRY(environment.seams.disk.read(options.request));
    crypto::Credential const officer = TRY(read_credential(environment, options.signer));
    auto const filed = TRY(disclosure::ask_leave(*station, as_text(toml), officer));
    print_line(form == OutputForm::Json ? fmt::format("{{\"leave\":{}}}", filed.number)
                                        : fmt::format("Leave {} waits for a decision; until then "
                                                      "the item may not be used there.",
                                                      filed.number));
    return {};
}

struct ListOptions {
    std::string station;
};

Ruled<void> list(Environment const& environment, ListOptions const& options, OutputForm form) {
    auto station = TRY(open_station(environment, options.station));
    JsonWriter json;
    json.object_begin().member("leaves").array_begin();
    for (disclosure::Leave const& leave : TRY(disclosure::leaves(*station))) {
        auto const days =
            (utc_date(leave.decided.value_or(station->now())) - utc_date(leave.asked)).count();
        json.object_begin().member("leave").number(leave.number);
        json.member("batch").text(leave.request.batch.value());
        json.member("line").number(leave.request.line.value());
        json.member("officer").text(leave.officer.value());
        json.member("court").text(leave.request.court).member("docket").text(leave.request.docket);
        json.member("kind").text(law::word(leave.request.kind));
        json.member("statute").text(leave.request.statute);
        json.member("asked").text(format_instant(leave.asked));
        json.member("days").number(std::int64_t{days});
        json.member("state").text(disclosure::word(leave.state));
        json.member("reason").text(leave.reason).object_end();
        if (form == OutputForm::Json) continue;
        print_line(fmt::format("{} {} line {} {} in {} ({}, {}): {}, {} days", leave.number,
                               leave.request.batch.value(), leave.request.line.value(),
                               leave.officer.value(), leave.request.court, leave.request.docket,
                               law::word(leave.request.kind), disclosure::word(leave.state), days));
    }
    if (form == OutputForm::Json) print_line(json.array_end().object_end().take());
    return {};
}

struct DecideOptions {
    std::string station, reason, text, impairment = "not-determined";
    std::vector<std::string> signers;
    std::uint64_t number = 0;
    bool grant = false, refuse = false;
};

Ruled<void> decide(Environment const& environment, DecideOptions const& options, OutputForm form) {
    auto station = TRY(open_station(environment, options.station));
    std::vector<disclosure::Signer> signers;
    for (std::string const& path : options.signers) {
        signers.push_back(TRY(read_credential(environment, path)));
    }
    disclosure::LeaveDecision const decision{
        .granted = options.grant,
        .impairment = disclosure::impairment_of(options.impairment)
                          .value_or(disclosure::Impairment::NotDetermined),
        .reason = options.reason,
        .text = options.text};
    auto const filed = TRY(disclosure::decide_leave(*station, options.number, decision, signers));
    std::string_view const word = options.grant ? "granted" : "refused";
    print_line(form == OutputForm::Json
                   ? fmt::format("{{\"filed\":{},\"state\":\"{}\"}}", filed.number, word)
                   : fmt::format("Leave {} is {}.", options.number, word));
    return {};
}

}  // namespace

void add_leave_commands(CommandSet& set) {
    CLI::App* const leave =
        set.app.add_subcommand("leave", "Leave to use an item in a named proceeding");
    leave->require_subcommand(1);

    CLI::App* const ask_command =
        leave->add_subcommand("ask", "Ask for leave, as the recipient who has the item");
    auto ask_options = std::make_shared<AskOptions>();
    ask_command->add_option("STATION", ask_options->station, "The station's folder")->required();
    ask_command->add_option("REQUEST", ask_options->request, "The request's file (TOML)")
        ->required()
        ->check(CLI::ExistingFile);
    ask_command->add_option("--signer", ask_options->signer, "PEM file of the recipient")
        ->required()
        ->check(CLI::ExistingFile);
    when_chosen(set, *ask_command, ask_options, ask);

    CLI::App* const list_command =
        leave->add_subcommand("list", "All requests for leave, with their clocks");
    auto list_options = std::make_shared<ListOptions>();
    list_command->add_option("STATION", list_options->station, "The station's folder")->required();
    when_chosen(set, *list_command, list_options, list);

    CLI::App* const decide_command = leave->add_subcommand("decide", "Give leave, or refuse it");
    auto options = std::make_shared<DecideOptions>();
    decide_command->add_option("STATION", options->station, "The station's folder")->required();
    decide_command->add_option("NUMBER", options->number, "The request's number")->required();
    exactly_one(*decide_command,
                {decide_command->add_flag("--grant", options->grant, "Give leave"),
                 decide_command->add_flag("--refuse", options->refuse, "Refuse leave")});
    decide_command
        ->add_option("--impairment", options->impairment,
                     "What the officials determined about informants and tax investigations")
        ->check(CLI::IsMember({"none", "informant", "investigation", "not-determined"}));
    decide_command->add_option("--reason", options->reason, "A code for the reason")->required();
    decide_command->add_option("--text", options->text, "The reason in words")->required();
    decide_command->add_option("--signer", options->signers, "PEM files of two releasing officials")
        ->required()
        ->check(CLI::ExistingFile);
    when_chosen(set, *decide_command, options, decide);
}

}  // namespace penstock::cli
