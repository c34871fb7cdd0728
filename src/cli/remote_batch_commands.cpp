// remote precheck, submit, status, fetch.
#include "cli/remote_session.h"

#include "base/json_writer.h"
#include "crypto/cms.h"
#include "exchange/json_form.h"
#include "remote/fetch.h"
#include "remote/ids.h"
#include "remote/submit.h"

#include <fmt/core.h>

namespace penstock::cli {

namespace {

using exchange::JsonForm;
using remote::Asked;
using remote::harmless;

constexpr std::size_t longest_word = 120;
constexpr std::size_t longest_reason = 600;

Result<std::string> word_in(JsonForm const& form, Literal name, std::size_t most = longest_word) {
    std::string const text = TRY(form.text_or_empty(name));
    return harmless(text, most);
}

struct BatchFileOptions : RemoteOptions {
    std::string batch, signature;
};

Result<void> print_checked(JsonForm const& line, OutputForm form) {
    std::uint64_t const number = TRY(line.number("line"));
    std::string const outcome = TRY(word_in(line, "outcome"));
    auto const codes = TRY(line.texts("codes"));
    auto const findings = TRY(line.objects("findings"));
    JsonWriter json;
    json.object_begin().member("line").number(number).member("outcome").text(outcome);
    json.member("codes").array_begin();
    std::string text = fmt::format("line {}: {}", number, outcome);
    for (std::string const& code : codes) {
        json.text(harmless(code, longest_word));
        text += " " + harmless(code, longest_word);
    }
    json.array_end().member("findings").array_begin();
    for (JsonForm const& finding : findings) {
        std::string const requirement = TRY(word_in(finding, "requirement"));
        std::string const reason = TRY(word_in(finding, "reason", longest_reason));
        json.object_begin().member("requirement").text(requirement);
        json.member("reason").text(reason).object_end();
        text += fmt::format("\n  {}  {}", requirement, reason);
    }
    print_line(form == OutputForm::Json ? json.array_end().object_end().take() : text);
    return {};
}

Asked<void> precheck(Environment const& environment, BatchFileOptions const& options,
                     OutputForm form) {
    auto const opened = TRY(RemoteSession::open(environment, options));
    std::uint64_t bad = 0;
    auto const visit = [&](JsonForm const& line) -> Result<void> {
        std::string const outcome = TRY(line.text("outcome"));
        if (outcome != "hold") ++bad;
        return print_checked(line, form);
    };
    remote::Prechecked const done =
        TRY(remote::precheck(opened->session(), options.batch, visit,
                             progress_of("bytes sent or lines checked", environment.seams.clock)));
    if (form == OutputForm::Json) {
        JsonWriter json;
        json.object_begin().member("lines").number(done.lines);
        print_line(json.member("admitted").number(done.admitted).object_end().take());
    } else {
        print_line(fmt::format("{} of {} lines would be admitted on their face.",
                               grouped(done.admitted), grouped(done.lines)));
    }
    if (bad == 0) return {};
    return fail(ErrorCode::Malformed, "lines of this batch would be returned, refused or blocked",
                "mend them before you send it");
}

Result<Bytes> signature_of(Environment const& environment, BatchFileOptions const& options) {
    if (!options.signature.empty()) return environment.seams.disk.read(options.signature);
    crypto::Credential const certifier = TRY(read_credential(environment, options.signer));
    auto const batch = TRY(environment.seams.disk.open_read(options.batch));
    return crypto::sign_detached(certifier, *batch, environment.seams.clock.now());
}

Asked<void> submit(Environment const& environment, BatchFileOptions const& options,
                   OutputForm form) {
    auto const opened = TRY(RemoteSession::open(environment, options));
    Bytes const signature = TRY(signature_of(environment, options));
    remote::Submitted const done =
        TRY(remote::submit(opened->session(), options.batch, signature,
                           progress_of("bytes sent or lines read", environment.seams.clock)));
    if (form == OutputForm::Json) {
        JsonWriter json;
        json.object_begin().member("batch").text(done.batch.value()).member("lines");
        print_line(json.number(done.lines).member("entry").number(done.entry).object_end().take());
        return {};
    }
    print_line(done.batch.value());
    print_line(fmt::format("The station has the batch, {} lines: entry {} of its ledger says so.",
                           grouped(done.lines), done.entry));
    return {};
}

struct StatusOptions : RemoteOptions {
    std::string batch;
};

Result<void> print_batch(JsonForm const& view, OutputForm form) {
    std::string const id = TRY(word_in(view, "batch"));
    std::string const state = TRY(word_in(view, "state"));
    std::string const received = TRY(word_in(view, "received"));
    std::uint64_t const lines = TRY(view.number("lines"));
    std::uint64_t const round = view.has("round") ? TRY(view.number("round")) : 0;
    if (form == OutputForm::Json) {
        JsonWriter json;
        json.object_begin().member("batch").text(id).member("state").text(state);
        json.member("received").text(received).member("lines").number(lines);
        if (round != 0) json.member("round").number(round);
        print_line(json.object_end().take());
        return {};
    }
    std::string text =
        fmt::format("{}  {}, {} lines, received {}", id, state, grouped(lines), received);
    if (round != 0) text += fmt::format(", round {}", round);
    print_line(text);
    return {};
}

Asked<void> status(Environment const& environment, StatusOptions const& options, OutputForm form) {
    if (!options.batch.empty() && !remote::is_uuid(options.batch)) {
        return fail(ErrorCode::Malformed, "this is not the id of a batch");
    }
    auto const opened = TRY(RemoteSession::open(environment, options));
    auto& client = opened->session().client;
    if (!options.batch.empty()) {
        JsonForm const view = TRY(client.get("/v1/batches/" + options.batch));
        TRY(print_batch(view, form));
        return {};
    }
    return client.each("/v1/batches",
                       [&](JsonForm const& view) { return print_batch(view, form); });
}

struct FetchOptions : StatusOptions {
    std::string out;
};

Asked<void> fetch(Environment const& environment, FetchOptions const& options, OutputForm form) {
    if (!remote::is_uuid(options.batch)) {
        return fail(ErrorCode::Malformed, "this is not the id of a batch");
    }
    auto const opened = TRY(RemoteSession::open(environment, options));
    remote::Fetched const done =
        TRY(remote::fetch(opened->session(), BatchId(options.batch), options.out,
                          progress_of("envelopes", environment.seams.clock)));
    if (form == OutputForm::Json) {
        JsonWriter json;
        json.object_begin().member("round").number(done.round).member("envelopes");
        json.number(done.envelopes).member("statuses").object_begin();
        for (auto const& [name, count] : done.statuses) json.member(name).number(count);
        print_line(json.object_end().object_end().take());
        return {};
    }
    print_line(fmt::format("Round {}: {} envelopes.", done.round, grouped(done.envelopes)));
    for (auto const& [name, count] : done.statuses) {
        print_line(fmt::format("  {:<9} {}", name, grouped(count)));
    }
    return {};
}

}  // namespace

void add_remote_batch_commands(CommandSet& set, CLI::App& parent) {
    CLI::App* const precheck_command = parent.add_subcommand(
        "precheck", "Have the station review a batch on its face; nothing is submitted");
    auto precheck_options = std::make_shared<BatchFileOptions>();
    add_remote_options(*precheck_command, *precheck_options);
    precheck_command->add_option("BATCH", precheck_options->batch, "The batch file")
        ->required()
        ->check(CLI::ExistingFile);
    when_asked(set, *precheck_command, precheck_options, precheck);

    CLI::App* const submit_command = parent.add_subcommand(
        "submit", "Send a batch with its signature; run again after a cut-off, it goes on");
    auto submit_options = std::make_shared<BatchFileOptions>();
    submit_command->add_option("FOLDER", submit_options->folder, "The folder")->required();
    submit_command->add_option("BATCH", submit_options->batch, "The batch file")
        ->required()
        ->check(CLI::ExistingFile);
    CLI::Option* const signature =
        submit_command
            ->add_option("--signature", submit_options->signature,
                         "The certifying official's detached CMS signature in DER form")
            ->check(CLI::ExistingFile);
    CLI::Option* const signer =
        submit_command
            ->add_option("--signer", submit_options->signer,
                         "PEM file with the certifying official's certificate and key: signs, and "
                         "is shown to the station")
            ->check(CLI::ExistingFile);
    exactly_one(*submit_command, {signature, signer});
    when_asked(set, *submit_command, submit_options, submit);

    CLI::App* const status_command =
        parent.add_subcommand("status", "Your batches at the station, or one of them");
    auto status_options = std::make_shared<StatusOptions>();
    add_remote_options(*status_command, *status_options);
    status_command->add_option("BATCH_ID", status_options->batch, "The batch");
    when_asked(set, *status_command, status_options, status);

    CLI::App* const fetch_command = parent.add_subcommand(
        "fetch", "Fetch an answer with its envelopes and receipts, whole or not at all");
    auto fetch_options = std::make_shared<FetchOptions>();
    add_remote_options(*fetch_command, *fetch_options);
    fetch_command->add_option("BATCH_ID", fetch_options->batch, "The batch")->required();
    fetch_command->add_option("--out", fetch_options->out, "The folder to make")->required();
    when_asked(set, *fetch_command, fetch_options, fetch);
}

}  // namespace penstock::cli
