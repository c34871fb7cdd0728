#include "cli/commands.h"

#include "base/json_writer.h"
#include "disclosure/evidence.h"
#include "disclosure/receipts.h"
#include "disclosure/reveal.h"

#include <fmt/core.h>

namespace penstock::cli {

namespace {

using disclosure::Ruled;

struct ProveOptions {
    std::string station, out, type, batch;
    std::optional<std::uint64_t> index, entry, line;
};

Ruled<void> prove(Environment const& environment, ProveOptions const& options, OutputForm form) {
    auto station = TRY(open_station(environment, options.station));
    std::optional<std::uint64_t> const named = options.entry ? options.entry : options.index;
    if (!named && options.type.empty() && options.batch.empty() && !options.line) {
        return fail(ErrorCode::NotFound, "no entry is named",
                    "name its index, or its --type, --batch or --line");
    }
    LeafIndex const index =
        named
            ? LeafIndex(*named)
            : TRY(disclosure::find_entry(
                  *station, {.type = options.type, .batch = options.batch, .line = options.line}));
    std::string const receipt = TRY(disclosure::receipt_of(*station, index));
    TRY(environment.seams.disk.replace(options.out, as_bytes(receipt), false));
    if (form == OutputForm::Json) {
        JsonWriter json;
        json.object_begin().member("written").boolean(true);
        print_line(json.member("index").number(index.value()).object_end().take());
    } else {
        print_line(fmt::format("The receipt of entry {} is written.", index.value()));
    }
    return {};
}

struct RevealOptions {
    std::string station, field, to, out, signer, decisions;
    std::uint64_t entry = 0;
    bool seal = false;
};

Ruled<void> reveal(Environment const& environment, RevealOptions const& options, OutputForm form) {
    Disk& disk = environment.seams.disk;
    auto station = TRY(open_station(environment, options.station));
    Bytes const pem = TRY(disk.read(options.to));
    disclosure::RevealRequest request{.entry = LeafIndex(options.entry),
                                      .field = options.field,
                                      .reader = TRY(crypto::Certificate::from_pem(as_text(pem))),
                                      .signer = {},
                                      .decisions = {}};
    if (!options.signer.empty()) request.signer = TRY(read_credential(environment, options.signer));
    if (!options.decisions.empty()) request.decisions = options.decisions;
    disclosure::Revealed const revealed = TRY(disclosure::reveal(
        *station, request,
        options.seal ? disclosure::RevealForm::Sealed : disclosure::RevealForm::Signed));
    TRY(disk.replace(options.out, revealed.file, true));
    if (!revealed.official_signature.empty()) {
        TRY(disk.replace(options.out + ".p7s", revealed.official_signature, true));
    }
    bool const sealed = revealed.form == disclosure::RevealForm::Sealed;
    if (form == OutputForm::Json) {
        JsonWriter json;
        json.object_begin().member("written").boolean(true);
        print_line(json.member("sealed").boolean(sealed).object_end().take());
    } else {
        print_line(sealed ? "The field is written, sealed to the reader; `openssl cms -decrypt "
                            "-inform DER` opens it."
                          : "The field is written.");
    }
    return {};
}

struct EvidenceOptions {
    std::string station, from, to, out;
    bool selected = false;
};

Ruled<void> evidence(Environment const& environment, EvidenceOptions const& options,
                     OutputForm form) {
    auto station = TRY(open_station(environment, options.station));
    disclosure::EvidenceRequest const request{
        .from = TRY(parse_instant(options.from)),
        .to = TRY(parse_instant(options.to)),
        .history = options.selected ? disclosure::History::Selected : disclosure::History::Whole};
    disclosure::EvidenceMade const made =
        TRY(disclosure::write_evidence(*station, request, options.out));
    std::uint64_t const openings = made.disclosed + made.answered + made.reopened;
    if (form == OutputForm::Json) {
        JsonWriter json;
        json.object_begin().member("first").number(made.first).member("end").number(made.end);
        json.member("disclosed").number(made.disclosed).member("answered").number(made.answered);
        json.member("reopened").number(made.reopened);
        print_line(json.member("nothing_opened").boolean(openings == 0).object_end().take());
        return {};
    }
    print_line(
        fmt::format("{} entries lie in the span: {} disclosed, {} answered, {} opened again.",
                    grouped(made.end - made.first), grouped(made.disclosed), grouped(made.answered),
                    grouped(made.reopened)));
    if (openings == 0) print_line("Nothing was opened in it, and the folder proves that.");
    print_line("Check it with: penstock-verify FOLDER --key \"$(cat STATION/log.vkey)\"");
    return {};
}

void add_prove(CommandSet& set, CLI::App& ledger) {
    CLI::App* const command = ledger.add_subcommand(
        "prove", "Write the receipt (.tlog-proof) of one entry, with the entry in it");
    auto options = std::make_shared<ProveOptions>();
    command->add_option("STATION", options->station, "The station's folder")->required();
    auto* const index = command->add_option("INDEX", options->index, "The entry's index, from 0");
    auto* const entry = command->add_option("--entry", options->entry, "The same");
    auto* const type = command->add_option("--type", options->type,
                                           "The newest entry of this type, such as disclosed");
    auto* const batch = command->add_option("--batch", options->batch, "… of this batch");
    auto* const line = command->add_option("--line", options->line, "… of this line");
    for (CLI::Option* const selection : {type, batch, line, entry}) index->excludes(selection);
    for (CLI::Option* const selection : {type, batch, line}) entry->excludes(selection);
    command->add_option("--out", options->out, "The file to write")->required();
    when_chosen(set, *command, options, prove);
}

void add_reveal(CommandSet& set, CLI::App& ledger) {
    CLI::App* const command = ledger.add_subcommand(
        "reveal", "Show one committed field of one entry to one reader; this is recorded");
    auto options = std::make_shared<RevealOptions>();
    command->add_option("STATION", options->station, "The station's folder")->required();
    command->add_option("--entry", options->entry, "The entry's index, from 0")->required();
    command
        ->add_option("--field", options->field,
                     "findings, facts (of reviewed), subject (inspected), ruling (decided), item "
                     "(an opening)")
        ->required();
    command->add_option("--to", options->to, "The reader's certificate (PEM)")
        ->required()
        ->check(CLI::ExistingFile);
    command->add_option("--out", options->out, "The file to write")->required();
    command
        ->add_option("--signer", options->signer,
                     "PEM file with the certificate and key of the official who answers for it; "
                     "must be there for all but findings")
        ->check(CLI::ExistingFile);
    command
        ->add_option("--decisions", options->decisions,
                     "For a ruling: the file that `batch decide` wrote")
        ->check(CLI::ExistingFile);
    command->add_flag("--seal", options->seal,
                      "Encrypt the file to the reader; always done for all but findings");
    when_chosen(set, *command, options, reveal);
}

void add_evidence(CommandSet& set, CLI::App& ledger) {
    CLI::App* const command = ledger.add_subcommand(
        "evidence",
        "Write a folder that proves what happened, or that nothing was opened, in a "
        "span of time");
    auto options = std::make_shared<EvidenceOptions>();
    command->add_option("STATION", options->station, "The station's folder")->required();
    command->add_option("--from", options->from, "The first second, as 2026-11-20T15:00:00Z")
        ->required();
    command->add_option("--to", options->to, "The second behind the last; not in the future")
        ->required();
    command->add_option("--out", options->out, "The folder to make")->required();
    command->add_flag("--selected", options->selected,
                      "From before the span, only what its entries rest on: smaller, and that no "
                      "other order was in force is then signed and not proved");
    when_chosen(set, *command, options, evidence);
}

}  // namespace

void add_proof_commands(CommandSet& set) {
    CLI::App& ledger = *set.app.get_subcommand("ledger");
    add_prove(set, ledger);
    add_reveal(set, ledger);
    add_evidence(set, ledger);
}

}  // namespace penstock::cli
