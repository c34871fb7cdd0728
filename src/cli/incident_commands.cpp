#include "cli/commands.h"

#include "base/json_writer.h"
#include "disclosure/incident_desk.h"
#include "disclosure/incidents.h"

#include <fmt/core.h>

#include <vector>

namespace penstock::cli {

namespace {

using disclosure::Incident;
using disclosure::Ruled;

struct ListOptions {
    std::string station;
    bool open = false;
};

struct ReportOptions {
    std::string station, file;
    std::vector<std::string> signers;
};

struct NumberOptions {
    std::string station, out, text;
    std::uint64_t number = 0;
    bool sent = false;
    std::vector<std::string> signers;
};

std::string_view state_of(Incident const& incident, Instant now) {
    if (incident.closed) return "closed";
    if (incident.overdue(now)) return "overdue";
    return incident.notified ? "notified" : "open";
}

std::string incident_json(Incident const& incident, Instant now) {
    JsonWriter json;
    disclosure::IncidentReport const& report = incident.report;
    json.object_begin().member("incident").number(incident.number);
    json.member("kind").text(word(report.kind)).member("state").text(state_of(incident, now));
    json.member("discovered").text(format_instant(incident.discovered));
    json.member("due").text(format_instant(incident.due));
    json.member("overdue").boolean(incident.overdue(now));
    json.member("agreement").text(report.agreement);
    json.member("batch").text(report.batch ? report.batch->value() : "");
    json.member("line").number(report.line ? report.line->value() : 0);
    json.member("records").number(report.records).member("how").text(report.how);
    return json.member("description").text(report.description).object_end().take();
}

void print_incident(Incident const& incident, Instant now, OutputForm form) {
    if (form == OutputForm::Json) {
        print_line(incident_json(incident, now));
        return;
    }
    print_line(fmt::format("{:>5}  {:<24} {:<9} discovered {}, report due {}", incident.number,
                           word(incident.report.kind), state_of(incident, now),
                           format_instant(incident.discovered), format_instant(incident.due)));
}

Result<std::vector<disclosure::Signer>> credentials(Environment const& environment,
                                                    std::vector<std::string> const& paths) {
    std::vector<disclosure::Signer> signers;
    for (std::string const& path : paths) {
        signers.push_back(TRY(read_credential(environment, path)));
    }
    return signers;
}

void print_done(OutputForm form, std::string_view word, std::uint64_t number,
                std::string_view sentence) {
    if (form == OutputForm::Text) {
        print_line(fmt::format("Incident {} {}", number, sentence));
        return;
    }
    JsonWriter json;
    json.object_begin().member("incident").number(number);
    print_line(json.member(word).boolean(true).object_end().take());
}

Ruled<void> list(Environment const& environment, ListOptions const& options, OutputForm form) {
    auto station = TRY(open_station(environment, options.station));
    for (Incident const& incident : TRY(disclosure::incidents(*station))) {
        if (options.open && incident.closed) continue;
        print_incident(incident, station->now(), form);
    }
    return {};
}

Ruled<void> report(Environment const& environment, ReportOptions const& options, OutputForm form) {
    auto station = TRY(open_station(environment, options.station));
    Bytes const toml = TRY(environment.seams.disk.read(options.file));
    std::uint64_t const number =
        TRY(disclosure::report_incident(*station, TRY(law::parse_incident_form(as_text(toml))),
                                        TRY(credentials(environment, options.signers))));
    print_done(form, "open", number, "is open; its clock runs.");
    return {};
}

Ruled<void> show(Environment const& environment, NumberOptions const& options, OutputForm form) {
    auto station = TRY(open_station(environment, options.station));
    Incident const incident = TRY(disclosure::incident_of(*station, options.number));
    print_incident(incident, station->now(), form);
    if (form == OutputForm::Text) {
        print_line(
            fmt::format("       {}\n       {}", incident.report.description, incident.report.how));
    }
    return {};
}

Ruled<void> affected(Environment const& environment, NumberOptions const& options,
                     OutputForm form) {
    auto station = TRY(open_station(environment, options.station));
    Incident const incident = TRY(disclosure::incident_of(*station, options.number));
    disclosure::Affected const listed =
        TRY(disclosure::list_affected(*station, incident, options.out));
    if (form == OutputForm::Json) {
        JsonWriter json;
        json.object_begin().member("persons").number(listed.persons);
        json.member("disclosures").number(listed.disclosures);
        print_line(json.member("inspections").number(listed.inspections).object_end().take());
    } else {
        print_line(fmt::format("{} persons, {} disclosures, {} inspections: affected.csv",
                               grouped(listed.persons), grouped(listed.disclosures),
                               grouped(listed.inspections)));
    }
    return {};
}

Ruled<void> notice(Environment const& environment, NumberOptions const& options, OutputForm form) {
    auto station = TRY(open_station(environment, options.station));
    Incident const incident = TRY(disclosure::incident_of(*station, options.number));
    if (options.sent) {
        if (options.signers.size() != 1) {
            return fail(ErrorCode::NotAllowed, "one official says that the report went out",
                        "name one --signer");
        }
        TRY(disclosure::notified(*station, options.number,
                                 TRY(read_credential(environment, options.signers.front()))));
        print_done(form, "notified", options.number, "is reported; the clock has stopped.");
        return {};
    }
    std::string const text = TRY(disclosure::notice_of(*station, incident));
    if (form == OutputForm::Json) {
        JsonWriter json;
        json.object_begin().member("incident").number(incident.number);
        print_line(json.member("notice").text(text).object_end().take());
    } else {
        print_line(text);
    }
    return {};
}

Ruled<void> close(Environment const& environment, NumberOptions const& options, OutputForm form) {
    auto station = TRY(open_station(environment, options.station));
    TRY(disclosure::close_incident(*station, options.number, options.text,
                                   TRY(credentials(environment, options.signers))));
    print_done(form, "closed", options.number, "is closed.");
    return {};
}

void add_signers(CLI::App& command, std::vector<std::string>& signers, std::string const& who) {
    command.add_option("--signer", signers, who)->check(CLI::ExistingFile);
}

using NumberWork = Ruled<void> (*)(Environment const&, NumberOptions const&, OutputForm);

CLI::App* add_numbered(CommandSet& set, CLI::App& incident, std::string const& name,
                       std::string const& what, std::shared_ptr<NumberOptions> const& options,
                       NumberWork work) {
    CLI::App* const command = incident.add_subcommand(name, what);
    command->add_option("STATION", options->station, "The station's folder")->required();
    command->add_option("NUMBER", options->number, "The incident's number")->required();
    when_chosen(set, *command, options, work);
    return command;
}

void add_work_on_one(CommandSet& set, CLI::App& incident) {
    auto const options = [] { return std::make_shared<NumberOptions>(); };
    add_numbered(set, incident, "show", "One incident", options(), show);

    auto const listed = options();
    add_numbered(set, incident, "affected",
                 "List everybody affected, with dates; personal data, for the custodian's own use",
                 listed, affected)
        ->add_option("--out", listed->out, "The folder for affected.csv")
        ->required();

    auto const told = options();
    CLI::App* const notice_command =
        add_numbered(set, incident, "notice",
                     "What the report form asks for, without personal data", told, notice);
    notice_command->add_flag("--sent", told->sent, "Record that the report went out");
    add_signers(*notice_command, told->signers, "PEM file of the official who sent it");

    auto const closed = options();
    CLI::App* const close_command = add_numbered(
        set, incident, "close", "Close an incident whose report went out", closed, close);
    close_command->add_option("--text", closed->text, "What was found and done")->required();
    add_signers(*close_command, closed->signers,
                "PEM file of an official; two different ones are needed");
}

}  // namespace

void add_incident_commands(CommandSet& set) {
    CLI::App* const incident =
        set.app.add_subcommand("incident", "What may have gone wrong, each with its clock");
    incident->require_subcommand(1);

    CLI::App* const list_command = incident->add_subcommand("list", "All incidents, in order");
    auto list_options = std::make_shared<ListOptions>();
    list_command->add_option("STATION", list_options->station, "The station's folder")->required();
    list_command->add_flag("--open", list_options->open, "Only those that are not closed");
    when_chosen(set, *list_command, list_options, list);

    CLI::App* const report_command =
        incident->add_subcommand("report", "Report an incident by hand; its clock begins");
    auto report_options = std::make_shared<ReportOptions>();
    report_command->add_option("STATION", report_options->station, "The station's folder")
        ->required();
    report_command->add_option("FILE", report_options->file, "The report (TOML)")
        ->required()
        ->check(CLI::ExistingFile);
    add_signers(*report_command, report_options->signers,
                "PEM file of an official of the custodian or of a recipient");
    report_command->get_option("--signer")->required();
    when_chosen(set, *report_command, report_options, report);

    add_work_on_one(set, *incident);
}

}  // namespace penstock::cli
