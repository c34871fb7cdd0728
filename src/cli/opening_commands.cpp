#include "cli/commands.h"

#include "base/json_writer.h"
#include "cli/opening.h"
#include "disclosure/dispose.h"
#include "disclosure/receipts.h"

#include <fmt/core.h>

namespace penstock::cli {

namespace {

using disclosure::Ruled;

struct OpenOptions {
    std::string station, envelope, signer, key_out, receipt;
};

Ruled<void> open(Environment const& environment, OpenOptions const& options, OutputForm form) {
    auto station = TRY(open_station(environment, options.station));
    TRY(ask_witnesses_before_opening(*station));
    crypto::Credential const officer = TRY(read_credential(environment, options.signer));
    Bytes const envelope = TRY(environment.seams.disk.read(options.envelope));
    OpenedItem const opened = TRY(open_as_recipient(*station, envelope, officer));
    if (!options.key_out.empty()) {
        TRY(environment.seams.disk.replace(options.key_out, opened.wrapped_key, true));
    }
    if (!options.receipt.empty()) {
        std::string const receipt = TRY(disclosure::receipt_of(*station, opened.entry));
        TRY(environment.seams.disk.replace(options.receipt, as_bytes(receipt), true));
    }
    if (form == OutputForm::Json) {
        JsonWriter json;
        json.object_begin().member("item").text(opened.text);
        print_line(json.member("use_end").text(format_date(opened.use_end)).object_end().take());
    } else {
        print_line(opened.text);
        print_line(fmt::format("May be used until {}.", format_date(opened.use_end)));
    }
    return {};
}

Result<Digest> read_digest(std::string_view text) {
    constexpr std::string_view prefix = "sha256:";
    if (text.starts_with(prefix)) {
        if (auto const digest = digest_from_hex(text.substr(prefix.size()))) return *digest;
    }
    return fail(ErrorCode::Malformed, "not sha256: and 64 hexadecimal digits");
}

struct DisposeOptions {
    std::string station, batch, signer, how = "undisclosable", certificate;
    std::uint64_t line = 0;
};

Ruled<void> dispose(Environment const& environment, DisposeOptions const& options,
                    OutputForm form) {
    auto station = TRY(open_station(environment, options.station));
    crypto::Credential const officer = TRY(read_credential(environment, options.signer));
    disclosure::Disposal disposal{.state = disclosure::disposal_state_of(options.how)
                                               .value_or(disclosure::DisposalState::Undisclosable)};
    if (!options.certificate.empty()) {
        disposal.certificate = TRY(read_digest(options.certificate));
    }
    TRY(disclosure::dispose(*station, BatchId(options.batch), LineNumber(options.line), officer,
                            disposal));
    print_line(form == OutputForm::Json ? "{\"disposed\":true}" : "The disposal is recorded.");
    return {};
}

}  // namespace

void add_opening_commands(CommandSet& set) {
    CLI::App* const open_command = set.app.add_subcommand(
        "open", "Open an envelope as its named recipient; this is the disclosure");
    auto open_options = std::make_shared<OpenOptions>();
    open_command->add_option("STATION", open_options->station, "The station's folder")->required();
    open_command->add_option("ENVELOPE", open_options->envelope, "The envelope's file")
        ->required()
        ->check(CLI::ExistingFile);
    open_command
        ->add_option("--signer", open_options->signer,
                     "PEM file with the recipient's certificate and key")
        ->required()
        ->check(CLI::ExistingFile);
    open_command->add_option("--key-out", open_options->key_out,
                             "Also write the wrapped key here, for `openssl cms -decrypt`");
    open_command->add_option("--receipt", open_options->receipt,
                             "Also write the receipt (.tlog-proof) of this opening here");
    when_chosen(set, *open_command, open_options, open);

    CLI::App* const dispose_command =
        set.app.add_subcommand("dispose", "Certify that an opened item was returned or destroyed");
    auto dispose_options = std::make_shared<DisposeOptions>();
    dispose_command->add_option("STATION", dispose_options->station, "The station's folder")
        ->required();
    dispose_command->add_option("BATCH_ID", dispose_options->batch, "The batch")->required();
    dispose_command->add_option("LINE", dispose_options->line, "The line's number")->required();
    dispose_command
        ->add_option("--signer", dispose_options->signer,
                     "PEM file with the recipient's certificate and key")
        ->required()
        ->check(CLI::ExistingFile);
    dispose_command
        ->add_option("--how", dispose_options->how,
                     "What became of the item; an item that is kept stays under all duties")
        ->check(CLI::IsMember({"returned", "undisclosable", "kept"}));
    dispose_command->add_option("--certificate-digest", dispose_options->certificate,
                                "sha256:… of the document that certifies it");
    when_chosen(set, *dispose_command, dispose_options, dispose);
}

}  // namespace penstock::cli
