#include "cli/commands.h"

#include "base/json_writer.h"
#include "cli/funnel.h"
#include "disclosure/approve.h"
#include "disclosure/check.h"
#include "disclosure/deliver.h"
#include "disclosure/receipts.h"

#include <fmt/core.h>

namespace penstock::cli {

namespace {

using disclosure::Ruled;

struct CheckOptions {
    std::string folder, batch;
};

void print_checked(disclosure::CheckedLine const& line, OutputForm form) {
    law::Ruling const& ruling = line.ruling;
    if (ruling.outcome == law::Outcome::Pass) return;
    JsonWriter json;
    json.object_begin().member("line").number(line.line.value());
    json.member("outcome").text(word(ruling.outcome)).member("codes").array_begin();
    std::string text = fmt::format("line {}: {}", line.line.value(), word(ruling.outcome));
    for (std::string_view const code : ruling.codes()) {
        json.text(code);
        text += fmt::format(" {}", code);
    }
    if (form == OutputForm::Json) {
        print_line(json.array_end().object_end().take());
        return;
    }
    for (law::Finding const& finding : ruling.findings) {
        text += fmt::format("\n  {}  {}", finding.requirement, finding.reason);
    }
    print_line(text);
}

Ruled<void> check(Environment const& environment, CheckOptions const& options, OutputForm form) {
    Disk& disk = environment.seams.disk;
    auto const texts =
        TRY(disclosure::read_governing_folder(disk, options.folder, environment.library()));
    std::filesystem::path scratch = options.batch;
    scratch += ".check";
    disclosure::Funnel const funnel = TRY(
        disclosure::check(environment.seams, texts, options.batch, scratch,
                          [&](disclosure::CheckedLine const& line) { print_checked(line, form); }));
    if (form == OutputForm::Json) {
        print_line(funnel_json(funnel));
    } else {
        print_line(funnel_text(funnel, FunnelStage::Face));
    }
    std::uint64_t bad = 0;
    for (char const* const outcome : {"return", "refuse", "block"}) {
        auto const found = funnel.outcomes.find(outcome);
        if (found != funnel.outcomes.end()) bad += found->second;
    }
    if (bad == 0) return {};
    return fail(ErrorCode::Malformed, "lines of this batch would be returned, refused or blocked",
                "mend them before you send it");
}

struct ReceiveOptions {
    std::string station, batch, signature;
};

Ruled<void> receive(Environment const& environment, ReceiveOptions const& options,
                    OutputForm form) {
    auto station = TRY(open_station(environment, options.station));
    std::optional<std::filesystem::path> signature;
    if (!options.signature.empty()) signature = options.signature;
    disclosure::Received const received =
        TRY(disclosure::receive(*station, options.batch, signature,
                                progress_of("lines received", environment.seams.clock)));
    if (form == OutputForm::Json) {
        JsonWriter json;
        json.object_begin().member("batch").text(received.batch.value());
        print_line(json.member("lines").number(received.lines).object_end().take());
    } else {
        print_line(received.batch.value());
    }
    return {};
}

struct DecideOptions {
    std::string station, batch, out;
};

Ruled<void> decide(Environment const& environment, DecideOptions const& options, OutputForm form) {
    auto station = TRY(open_station(environment, options.station));
    disclosure::Decided const decided =
        TRY(disclosure::decide(*station, BatchId(options.batch), options.out,
                               progress_of("lines decided", environment.seams.clock)));
    print_line(form == OutputForm::Json ? funnel_json(decided.funnel)
                                        : funnel_text(decided.funnel, FunnelStage::Record));
    return {};
}

struct ApproveOptions {
    std::string station, batch, signer, receipt;
};

Ruled<void> approve(Environment const& environment, ApproveOptions const& options,
                    OutputForm form) {
    auto station = TRY(open_station(environment, options.station));
    crypto::Credential const official = TRY(read_credential(environment, options.signer));
    disclosure::ApprovalGiven const approval =
        TRY(disclosure::approve(*station, BatchId(options.batch), official));
    if (!options.receipt.empty()) {
        std::string const receipt = TRY(disclosure::receipt_of(*station, approval.entry));
        TRY(environment.seams.disk.replace(options.receipt, as_bytes(receipt), false));
    }
    if (form == OutputForm::Json) {
        JsonWriter json;
        json.object_begin().member("given").number(approval.given);
        print_line(json.member("needed").number(approval.needed).object_end().take());
    } else {
        print_line(fmt::format("Approved: {} of {} officials.", approval.given, approval.needed));
    }
    return {};
}

struct DeliverOptions {
    std::string station, batch, out;
};

Ruled<void> deliver(Environment const& environment, DeliverOptions const& options,
                    OutputForm form) {
    auto station = TRY(open_station(environment, options.station));
    disclosure::Approved const approved =
        TRY(disclosure::approved_round(*station, BatchId(options.batch)));
    disclosure::Delivered const delivered = TRY(disclosure::deliver(
        *station, approved, options.out, progress_of("lines delivered", environment.seams.clock)));
    if (form == OutputForm::Json) {
        JsonWriter json;
        json.object_begin().member("envelopes").number(delivered.envelopes);
        print_line(json.member("bytes_each").number(delivered.bytes_each).object_end().take());
    } else {
        print_line(fmt::format("Delivered {} envelopes of {} bytes each.",
                               grouped(delivered.envelopes), grouped(delivered.bytes_each)));
    }
    return {};
}

}  // namespace

void add_batch_commands(CommandSet& set) {
    CLI::App* const batch = set.app.add_subcommand("batch", "A signed batch of request lines");
    batch->require_subcommand(1);

    CLI::App* const check_command = batch->add_subcommand(
        "check",
        "The requester's own precheck: the same return codes, without a station or a registry");
    auto check_options = std::make_shared<CheckOptions>();
    check_command->add_option("FOLDER", check_options->folder, "The agreement's folder")
        ->required()
        ->check(CLI::ExistingDirectory);
    check_command->add_option("BATCH", check_options->batch, "The batch file")
        ->required()
        ->check(CLI::ExistingFile);
    when_chosen(set, *check_command, check_options, check);

    CLI::App* const receive_command =
        batch->add_subcommand("receive", "Take in a batch, verify its signature, and print its id");
    auto receive_options = std::make_shared<ReceiveOptions>();
    receive_command->add_option("STATION", receive_options->station, "The station's folder")
        ->required();
    receive_command->add_option("BATCH", receive_options->batch, "The batch file")
        ->required()
        ->check(CLI::ExistingFile);
    receive_command->add_option("--signature", receive_options->signature,
                                "The detached CMS signature in DER form");
    when_chosen(set, *receive_command, receive_options, receive);

    CLI::App* const decide_command =
        batch->add_subcommand("decide", "Review every line, look up the admitted ones");
    auto decide_options = std::make_shared<DecideOptions>();
    decide_command->add_option("STATION", decide_options->station, "The station's folder")
        ->required();
    decide_command->add_option("BATCH_ID", decide_options->batch, "The id that receive printed")
        ->required();
    decide_command
        ->add_option("--out", decide_options->out,
                     "Where the decisions are written; they never leave the custodian")
        ->required();
    when_chosen(set, *decide_command, decide_options, decide);

    CLI::App* const approve_command =
        batch->add_subcommand("approve", "Sign the release set as a releasing official");
    auto approve_options = std::make_shared<ApproveOptions>();
    approve_command->add_option("STATION", approve_options->station, "The station's folder")
        ->required();
    approve_command->add_option("BATCH_ID", approve_options->batch, "The batch")->required();
    approve_command
        ->add_option("--signer", approve_options->signer,
                     "PEM file with the official's certificate and key")
        ->required()
        ->check(CLI::ExistingFile);
    approve_command->add_option("--receipt", approve_options->receipt,
                                "Also write the receipt (.tlog-proof) of this approval here");
    when_chosen(set, *approve_command, approve_options, approve);

    CLI::App* const deliver_command =
        batch->add_subcommand("deliver", "Write the answer and its sealed envelopes");
    auto deliver_options = std::make_shared<DeliverOptions>();
    deliver_command->add_option("STATION", deliver_options->station, "The station's folder")
        ->required();
    deliver_command->add_option("BATCH_ID", deliver_options->batch, "The batch")->required();
    deliver_command
        ->add_option("--out", deliver_options->out, "The folder to make for the requester")
        ->required();
    when_chosen(set, *deliver_command, deliver_options, deliver);
}

}  // namespace penstock::cli
