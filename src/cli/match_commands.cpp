#include "cli/commands.h"

#include "disclosure/explain.h"
#include "match/explanation.h"

namespace penstock::cli {

namespace {

using disclosure::Ruled;

struct ExplainOptions {
    std::string station, batch, signer, html, svg;
    std::uint64_t line = 0;
};

Ruled<void> explain(Environment const& environment, ExplainOptions const& options,
                    OutputForm form) {
    auto station = TRY(open_station(environment, options.station));
    std::optional<disclosure::Signer> official;
    if (!options.signer.empty()) official = TRY(read_credential(environment, options.signer));
    disclosure::Explained const explained = TRY(disclosure::explain_match(
        *station, BatchId(options.batch), LineNumber(options.line), official));
    auto const write = [&](std::string const& path, std::string const& text) -> Result<void> {
        return path.empty() ? Result<void>{}
                            : environment.seams.disk.replace(path, as_bytes(text), true);
    };
    TRY(write(options.html, match::explanation_html(explained.outcome, explained.asked)));
    TRY(write(options.svg, match::waterfall_svg(explained.outcome)));
    print_line(form == OutputForm::Json
                   ? match::explanation_json(explained.outcome, explained.asked)
                   : match::explanation_text(explained.outcome, explained.asked));
    return {};
}

}  // namespace

void add_match_commands(CommandSet& set) {
    CLI::App* const match = set.app.add_subcommand("match", "How a line was matched");
    match->require_subcommand(1);
    CLI::App* const command = match->add_subcommand(
        "explain",
        "Show what each comparison of a line weighs, the rivals and the vetoes; recorded in the "
        "ledger. What was set forth is masked unless an official signs");
    auto options = std::make_shared<ExplainOptions>();
    command->add_option("STATION", options->station, "The station's folder")->required();
    command->add_option("BATCH_ID", options->batch, "The batch's id")->required();
    command->add_option("LINE", options->line, "The number of the line")
        ->required()
        ->check(CLI::PositiveNumber);
    command->add_option("--html", options->html, "Also write a self-contained page to this file");
    command->add_option("--svg", options->svg, "Also write the picture alone to this file");
    command
        ->add_option("--signer", options->signer,
                     "PEM file of an official of the custodian: shows what was set forth in full")
        ->check(CLI::ExistingFile);
    when_chosen(set, *command, options, explain);
}

}  // namespace penstock::cli
