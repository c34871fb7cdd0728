#include "cli/commands.h"

#include "base/json_writer.h"
#include "disclosure/governing.h"
#include "disclosure/legal_hold.h"
#include "disclosure/order_desk.h"
#include "disclosure/order_entries.h"
#include "disclosure/order_notices.h"
#include "disclosure/order_reach.h"
#include "oversight/order_report.h"
#include "oversight/provenance.h"

#include <fmt/core.h>

#include <algorithm>
#include <vector>

namespace penstock::cli {

namespace {

using disclosure::LineState;
using disclosure::Ruled;

struct OrderOptions {
    std::string station, order;
    std::vector<std::string> signers;
};

Result<std::vector<disclosure::Signer>> read_signers(Environment const& environment,
                                                     std::vector<std::string> const& paths) {
    std::vector<disclosure::Signer> signers;
    for (std::string const& path : paths) {
        signers.push_back(TRY(read_credential(environment, path)));
    }
    return signers;
}

void print_entered(disclosure::EnteredAt const& entered, std::string_view done, OutputForm form) {
    if (form == OutputForm::Json) {
        JsonWriter json;
        json.object_begin().member(done).text(entered.order.value());
        json.member("entry").number(entered.entry.value());
        print_line(json.member("time").text(format_instant(entered.at)).object_end().take());
        return;
    }
    print_line(fmt::format("Order {} is {}: entry {} of the ledger, {}.", entered.order.value(),
                           done, entered.entry.value(), format_instant(entered.at)));
}

// What of a scope counts for everything, so that nobody believes it narrow.
void note_what_cannot_be_applied(law::OrderScope const& scope) {
    for (std::string const& key : law::not_applicable(scope)) {
        print_note(
            fmt::format("scope.{} cannot be applied here (R-ORD-SCOPE): the order counts as one "
                        "for everybody{}.",
                        key,
                        std::ranges::find(scope.unknown, key) == scope.unknown.end()
                            ? " within its other limits"
                            : "; none of its limits holds"));
    }
}

// A name that nothing here bears is likely to be misspelt.
Result<void> note_unknown_names(disclosure::Station& station, law::OrderScope const& scope) {
    std::vector<std::string> agreements, agencies;
    for (AgreementId const& id : TRY(station.store().agreement_ids())) {
        agreements.push_back(id.value());
        auto const governed = TRY(disclosure::governing(station, id));
        if (governed) agencies.push_back(governed->agreement.requester.id.value());
    }
    auto const check = [](std::vector<std::string> const& named,
                          std::vector<std::string> const& known, std::string_view what) {
        for (std::string const& name : named) {
            if (std::ranges::find(known, name) != known.end()) continue;
            print_note(fmt::format("No {} \"{}\" is known at this station.", what, name));
        }
    };
    check(scope.agreements, agreements, "agreement");
    check(scope.agencies, agencies, "agency");
    return {};
}

void note_notices(std::uint64_t given) {
    if (given == 0) return;
    print_note(
        fmt::format("{} notices were given; `penstock notice list` shows who has "
                    "acknowledged.",
                    grouped(given)));
}

Ruled<void> enter(Environment const& environment, OrderOptions const& options, OutputForm form) {
    Bytes const toml = TRY(environment.seams.disk.read(options.order));
    auto const signers = TRY(read_signers(environment, options.signers));
    law::Order const order = TRY(disclosure::read_order_file(as_text(toml)));
    disclosure::EnteredAt const entered = TRY(disclosure::hand_in_order(
        environment.seams, options.station, as_text(toml), signers, environment.lock_wait));
    print_entered(entered, "entered", form);
    note_what_cannot_be_applied(order.scope);
    auto station = TRY(open_station(environment, options.station));
    TRY(note_unknown_names(*station, order.scope));
    note_notices(TRY(disclosure::carry_out_orders(*station)));
    return {};
}

Ruled<void> lift(Environment const& environment, OrderOptions const& options, OutputForm form) {
    auto station = TRY(open_station(environment, options.station));
    Bytes const toml = TRY(environment.seams.disk.read(options.order));
    auto const signers = TRY(read_signers(environment, options.signers));
    disclosure::EnteredAt const lifted =
        TRY(disclosure::lift_order(*station, as_text(toml), signers));
    print_entered(lifted, "lifted", form);
    auto const request = TRY(law::parse_lift(as_text(toml)));
    if (request.lift.scope && !law::not_applicable(*request.lift.scope).empty()) {
        print_note(
            "The part that is lifted cannot be applied here: nothing is lifted for anybody.");
    }
    note_notices(TRY(disclosure::carry_out_orders(*station)));
    print_note("What the order froze is not resumed: decide and approve it anew.");
    return {};
}

struct PreviewOptions {
    std::string station, order;
};

void add_counts(JsonWriter& json, disclosure::ReachCounts const& counts) {
    json.member("lines").number(counts.total()).member("states").object_begin();
    for (std::size_t i = 0; i < disclosure::line_states; ++i) {
        json.member(word(static_cast<LineState>(i))).number(counts.lines[i]);
    }
    json.object_end().member("recipients").number(std::uint64_t{counts.recipients.size()});
}

std::string counts_text(disclosure::ReachCounts const& counts) {
    std::string text;
    for (std::size_t i = 0; i < disclosure::line_states; ++i) {
        if (counts.lines[i] == 0) continue;
        text += fmt::format("{}{} {}", text.empty() ? "" : ", ", grouped(counts.lines[i]),
                            word(static_cast<LineState>(i)));
    }
    return fmt::format("{}; {} recipients", text.empty() ? "nothing" : text,
                       grouped(counts.recipients.size()));
}

Ruled<void> preview(Environment const& environment, PreviewOptions const& options,
                    OutputForm form) {
    auto station = TRY(open_station(environment, options.station));
    Bytes const toml = TRY(environment.seams.disk.read(options.order));
    law::Order const order = TRY(disclosure::read_order_file(as_text(toml)));
    disclosure::Reach const reach = TRY(disclosure::reach_of(*station, order.scope));
    note_what_cannot_be_applied(order.scope);
    TRY(note_unknown_names(*station, order.scope));
    if (form == OutputForm::Json) {
        JsonWriter json;
        json.object_begin().member("order").text(order.id.value());
        json.member("kind").text(word(order.kind)).member("keys").text(word(order.keys));
        json.member("not_applicable").array_begin();
        for (std::string const& key : law::not_applicable(order.scope)) json.text(key);
        json.array_end().member("batches").array_begin();
        for (disclosure::BatchReach const& batch : reach.batches) {
            json.object_begin().member("batch").text(batch.batch.value());
            json.member("agreement").text(batch.agreement.value());
            add_counts(json, batch.counts);
            json.object_end();
        }
        json.array_end();
        add_counts(json, reach.all);
        print_line(json.object_end().take());
        return {};
    }
    print_line(fmt::format("Order {} ({}) would touch {} lines in {} batches.", order.id.value(),
                           word(order.kind), grouped(reach.all.total()), reach.batches.size()));
    for (disclosure::BatchReach const& batch : reach.batches) {
        print_line(fmt::format("  {}: {}", batch.batch.value(), counts_text(batch.counts)));
    }
    print_line(fmt::format("In all: {}.", counts_text(reach.all)));
    print_line("Nothing was entered, and no record was touched.");
    return {};
}

struct ListOptions {
    std::string station;
};

void print_order(law::EnteredOrder const& entered, Instant now) {
    law::Order const& order = entered.order;
    print_line(fmt::format("{}  {}  {}", bold(order.id.value()), word(order.kind),
                           word(law::state_of(entered, now))));
    print_line(fmt::format("  {}, {}; effective {}, entry {} of {}", order.court, order.docket,
                           format_instant(order.effective), entered.entered_index,
                           format_instant(entered.entered_at)));
    if (order.expires) print_line("  says that it expires " + format_instant(*order.expires));
    for (std::size_t i = 0; i < entered.lifted.size(); ++i) {
        law::Lift const& lifted = order.lifts[i];
        print_line(fmt::format("  {} by {}; effective {}, entry {}",
                               lifted.scope ? "lifted in part" : "lifted", lifted.citation,
                               format_instant(lifted.effective), entered.lifted[i].index));
    }
}

std::string order_json(law::EnteredOrder const& entered, Instant now) {
    law::Order const& order = entered.order;
    JsonWriter json;
    json.object_begin().member("order").text(order.id.value());
    json.member("state").text(word(law::state_of(entered, now)));
    json.member("kind").text(word(order.kind)).member("keys").text(word(order.keys));
    json.member("court").text(order.court).member("docket").text(order.docket);
    json.member("effective").text(format_instant(order.effective));
    if (order.expires) json.member("expires").text(format_instant(*order.expires));
    json.member("entered").text(format_instant(entered.entered_at));
    json.member("entry").number(entered.entered_index).member("scope");
    disclosure::add_scope(json, order.scope);
    json.member("lifts").array_begin();
    for (std::size_t i = 0; i < entered.lifted.size(); ++i) {
        law::Lift const& lifted = order.lifts[i];
        json.object_begin().member("citation").text(lifted.citation);
        json.member("effective").text(format_instant(lifted.effective));
        json.member("entry").number(entered.lifted[i].index).member("scope");
        if (lifted.scope) {
            disclosure::add_scope(json, *lifted.scope);
        } else {
            json.null();
        }
        json.object_end();
    }
    return json.array_end().object_end().take();
}

Ruled<void> list(Environment const& environment, ListOptions const& options, OutputForm form) {
    auto station = TRY(open_station(environment, options.station));
    auto const orders = TRY(disclosure::entered_orders(*station));
    for (law::EnteredOrder const& order : orders) {
        if (form == OutputForm::Json) {
            print_line(order_json(order, station->now()));
        } else {
            print_order(order, station->now());
        }
    }
    if (orders.empty() && form == OutputForm::Text) print_line("No order has been entered.");
    return {};
}

std::string ids_of(std::vector<OrderId> const& orders) {
    std::string text;
    for (OrderId const& order : orders) text += (text.empty() ? "" : ", ") + order.value();
    return text;
}

void print_conflict(disclosure::HoldConflict const& conflict, OutputForm form) {
    bool const disposal = conflict.duty == disclosure::HoldConflict::Duty::Disposal;
    if (form == OutputForm::Json) {
        JsonWriter json;
        json.object_begin().member("duty").text(disposal ? "disposal" : "key-destruction");
        json.member("batch").text(conflict.batch.value()).member("round").number(conflict.round);
        json.member("holds").array_begin();
        for (OrderId const& hold : conflict.holds) json.text(hold.value());
        json.array_end();
        if (disposal) {
            json.member("line").number(conflict.line.value());
            json.member("recipient").text(conflict.recipient.value());
            json.member("use_end").text(format_date(conflict.use_end));
            json.member("overdue").boolean(conflict.overdue);
        } else {
            json.member("order").text(conflict.order.value());
            json.member("envelopes").number(conflict.envelopes);
        }
        print_line(json.object_end().take());
        return;
    }
    if (disposal) {
        print_line(fmt::format(
            "{} line {}: {} is to dispose of it {} (R-6103p4-F); held by {} (R-ORD-PRESERVE)",
            conflict.batch.value(), conflict.line.value(), conflict.recipient.value(),
            (conflict.overdue ? "since " : "after ") + format_date(conflict.use_end),
            ids_of(conflict.holds)));
    } else {
        print_line(fmt::format(
            "{} round {}: order {} asks to destroy the keys of {} envelopes (R-ORD-CLAWBACK); "
            "withheld instead, held by {} (R-ORD-PRESERVE)",
            conflict.batch.value(), conflict.round, conflict.order.value(),
            grouped(conflict.envelopes), ids_of(conflict.holds)));
    }
}

Ruled<void> conflicts(Environment const& environment, ListOptions const& options, OutputForm form) {
    auto station = TRY(open_station(environment, options.station));
    auto const all = TRY(disclosure::hold_conflicts(*station));
    for (disclosure::HoldConflict const& conflict : all) print_conflict(conflict, form);
    if (all.empty() && form == OutputForm::Text) print_line("No duty meets a legal hold.");
    return {};
}

struct ReportOptions {
    std::string station, order, out;
};

Ruled<void> order_report(Environment const& environment, ReportOptions const& options,
                         OutputForm form) {
    auto station = TRY(open_station(environment, options.station));
    TRY(disclosure::carry_out_orders(*station));
    auto const compliance = TRY(oversight::compliance_with(*station, OrderId(options.order)));
    auto const made_from = TRY(oversight::provenance_of(
        *station, fmt::format("penstock order report STATION {} --out FOLDER", options.order)));
    report::Report const report = oversight::order_report(compliance, made_from);
    if (!options.out.empty()) TRY(report.write(environment.seams.disk, options.out));
    if (form == OutputForm::Json) {
        print_line(report.json());
    } else {
        print_line(fmt::format("{}\n{}", report.page.title(), report.page.lead()));
        if (!options.out.empty()) print_line(fmt::format("Wrote {}/index.html.", options.out));
    }
    return {};
}

}  // namespace

void add_order_commands(CommandSet& set) {
    CLI::App* const order = set.app.add_subcommand("order", "Court orders and suspensions");
    order->require_subcommand(1);
    auto const add = [&](char const* name, char const* description, auto work) {
        CLI::App* const command = order->add_subcommand(name, description);
        auto options = std::make_shared<OrderOptions>();
        command->add_option("STATION", options->station, "The station's folder")->required();
        command->add_option("ORDER", options->order, "The order file (TOML)")
            ->required()
            ->check(CLI::ExistingFile);
        command
            ->add_option("--signer", options->signers,
                         "PEM file of an official of the order desk; two different ones are needed")
            ->required()
            ->check(CLI::ExistingFile);
        when_chosen(set, *command, options, work);
    };
    add("enter",
        "Enter an order; from its first moment nothing is disclosed that it covers, whatever else "
        "is at work",
        enter);
    add("lift", "Lift an order, or a part of it, citing the document that lifts it", lift);

    CLI::App* const preview_command = order->add_subcommand(
        "preview", "Say what an order would touch, without entering it: lines by state and batch");
    auto preview_options = std::make_shared<PreviewOptions>();
    preview_command->add_option("STATION", preview_options->station, "The station's folder")
        ->required();
    preview_command->add_option("ORDER", preview_options->order, "The order file (TOML)")
        ->required()
        ->check(CLI::ExistingFile);
    when_chosen(set, *preview_command, preview_options, preview);

    CLI::App* const list_command =
        order->add_subcommand("list", "All orders with their lifts, and how each stands now");
    auto list_options = std::make_shared<ListOptions>();
    list_command->add_option("STATION", list_options->station, "The station's folder")->required();
    when_chosen(set, *list_command, list_options, list);

    CLI::App* const report_command = order->add_subcommand(
        "report",
        "The report to the court: what happened before and after an order, and the proof");
    auto report_options = std::make_shared<ReportOptions>();
    report_command->add_option("STATION", report_options->station, "The station's folder")
        ->required();
    report_command->add_option("ORDER_ID", report_options->order, "The order's id")->required();
    report_command->add_option(
        "--out", report_options->out,
        "The folder to make: index.html, a CSV file for each table, report.json");
    when_chosen(set, *report_command, report_options, order_report);

    CLI::App* const conflicts_command = order->add_subcommand(
        "conflicts", "Duties to dispose or destroy that a legal hold keeps from being done");
    auto conflicts_options = std::make_shared<ListOptions>();
    conflicts_command->add_option("STATION", conflicts_options->station, "The station's folder")
        ->required();
    when_chosen(set, *conflicts_command, conflicts_options, conflicts);
}

}  // namespace penstock::cli
