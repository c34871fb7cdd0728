#include "cli/commands.h"

#include "base/json_writer.h"
#include "disclosure/governing.h"
#include "oversight/correction_desk.h"
#include "oversight/provenance.h"
#include "oversight/subject_accounting.h"

#include <fmt/core.h>

namespace penstock::cli {

namespace {

using disclosure::Ruled;

// --- subject
struct SubjectOptions {
    std::string station, subject, signer, out;
};

// For the official, inside the custodian.
void print_entries(oversight::SubjectAnswer const& answer, Date today, OutputForm form) {
    JsonWriter json;
    json.object_begin().member("record").number(answer.record);
    json.member("shown").number(static_cast<std::uint64_t>(answer.shown.size()));
    json.member("entries").array_begin();
    for (oversight::SubjectEntry const& entry : answer.entries) {
        oversight::AccountingRow const& row = entry.row;
        auto const& nature = oversight::nature_codes()[static_cast<std::size_t>(row.nature)];
        auto const& determination = entry.determination;
        json.object_begin().member("date").text(format_instant(row.at));
        json.member("nature").text(nature.code.view()).member("batch").text(row.batch);
        json.member("line").number(row.line).member("agency").text(row.agency);
        json.member("recipient").text(row.recipient);
        json.member("recipient_name").text(row.recipient_name);
        json.member("state").text(oversight::word(determination.state));
        json.member("review_date")
            .text(determination.review ? format_date(*determination.review) : "");
        json.member("visible_from")
            .text(determination.visible_from ? format_date(*determination.visible_from) : "");
        json.member("may_be_shown").boolean(determination.shown_on(today)).object_end();
        if (form == OutputForm::Json) continue;
        print_line(fmt::format("{} {} {} line {} {} {}", format_instant(row.at), nature.code.view(),
                               row.batch, row.line, row.recipient,
                               oversight::word(determination.state)));
    }
    if (form == OutputForm::Json) {
        print_line(json.array_end().object_end().take());
        return;
    }
    print_line(
        fmt::format("{} entries on file, {} of them for the person's page. Do not tell the "
                    "person the first number.",
                    answer.entries.size(), answer.shown.size()));
}

Result<std::string> contact_of(disclosure::Station& station) {
    for (AgreementId const& id : TRY(station.store().agreement_ids())) {
        auto const governed = TRY(disclosure::governing(station, id));
        if (governed) return governed->agreement.contact_custodian;
    }
    return std::string();
}

Ruled<void> subject(Environment const& environment, SubjectOptions const& options,
                    OutputForm form) {
    auto station = TRY(open_station(environment, options.station));
    Bytes const json = TRY(environment.seams.disk.read(options.subject));
    crypto::Credential const signer = TRY(read_credential(environment, options.signer));
    auto const answer = TRY(oversight::account_for(*station, as_text(json), signer));
    Date const today = utc_date(station->now());
    if (!options.out.empty()) {
        auto const made_from =
            TRY(oversight::provenance_of(*station, "penstock accounting subject"));
        TRY(oversight::subject_page(answer.shown, today, TRY(contact_of(*station)), made_from)
                .write(environment.seams.disk, options.out));
    }
    print_entries(answer, today, form);
    return {};
}

// --- determine
struct DetermineOptions {
    std::string station, batch, signer, state, review, visible_from, reason;
    std::uint64_t line = 0;
};

Ruled<void> determine(Environment const& environment, DetermineOptions const& options,
                      OutputForm form) {
    auto station = TRY(open_station(environment, options.station));
    crypto::Credential const signer = TRY(read_credential(environment, options.signer));
    oversight::Determination determination{
        .state = oversight::releasability_of(options.state)
                     .value_or(oversight::Releasability::WithheldB7),
        .review = TRY(parse_date(options.review)),
        .visible_from = {},
        .reason = options.reason};
    if (!options.visible_from.empty()) {
        determination.visible_from = TRY(parse_date(options.visible_from));
    }
    auto const filed = TRY(oversight::determine(*station, BatchId(options.batch),
                                                LineNumber(options.line), determination, signer));
    print_line(form == OutputForm::Json ? fmt::format("{{\"filed\":{}}}", filed.number)
                                        : fmt::format("On file as record {}.", filed.number));
    return {};
}

// --- correct
struct CorrectOptions {
    std::string station, correction, subject, signer;
};

Ruled<void> correct(Environment const& environment, CorrectOptions const& options,
                    OutputForm form) {
    auto station = TRY(open_station(environment, options.station));
    Bytes const toml = TRY(environment.seams.disk.read(options.correction));
    std::string about;
    if (!options.subject.empty()) {
        about = as_text(TRY(environment.seams.disk.read(options.subject)));
    }
    crypto::Credential const signer = TRY(read_credential(environment, options.signer));
    auto const corrected = TRY(oversight::correct(*station, as_text(toml), about, signer));
    print_line(
        form == OutputForm::Json
            ? fmt::format("{{\"lines\":{},\"notices\":{}}}", corrected.lines, corrected.notices)
            : fmt::format("{} lines are marked; {} earlier recipients are told.", corrected.lines,
                          corrected.notices));
    return {};
}

}  // namespace

void add_subject_commands(CommandSet& set, CLI::App& accounting) {
    CLI::App* const subject_command = accounting.add_subcommand(
        "subject", "What is on file about a person who asks, and the page for that person");
    auto subject_options = std::make_shared<SubjectOptions>();
    subject_command->add_option("STATION", subject_options->station, "The station's folder")
        ->required();
    subject_command->add_option("SUBJECT", subject_options->subject, "The person's form (JSON)")
        ->required()
        ->check(CLI::ExistingFile);
    subject_command
        ->add_option("--signer", subject_options->signer,
                     "PEM file of an official with the role accounting")
        ->required()
        ->check(CLI::ExistingFile);
    subject_command->add_option("--out", subject_options->out,
                                "Write the person's page to this new folder");
    when_chosen(set, *subject_command, subject_options, subject);

    CLI::App* const determine_command = accounting.add_subcommand(
        "determine", "Determine whether a line's disclosures may be shown to the person");
    auto options = std::make_shared<DetermineOptions>();
    determine_command->add_option("STATION", options->station, "The station's folder")->required();
    determine_command->add_option("BATCH_ID", options->batch, "The batch")->required();
    determine_command->add_option("LINE", options->line, "The line's number")->required();
    determine_command->add_option("--state", options->state, "What was determined")
        ->required()
        ->check(CLI::IsMember({"releasable", "withheld-b7", "withheld-by-rule"}));
    determine_command
        ->add_option("--review-date", options->review, "The day on which to look at it again")
        ->required();
    determine_command->add_option("--visible-from", options->visible_from,
                                  "Not shown before this day");
    determine_command->add_option("--reason", options->reason, "Why, in words")->required();
    determine_command
        ->add_option("--signer", options->signer,
                     "PEM file of an official with the role accounting")
        ->required()
        ->check(CLI::ExistingFile);
    when_chosen(set, *determine_command, options, determine);

    CLI::App* const correct_command = accounting.add_subcommand(
        "correct", "File a correction or a dispute, and tell everybody who received the item");
    auto correct_options = std::make_shared<CorrectOptions>();
    correct_command->add_option("STATION", correct_options->station, "The station's folder")
        ->required();
    correct_command
        ->add_option("CORRECTION", correct_options->correction, "The correction's file (TOML)")
        ->required()
        ->check(CLI::ExistingFile);
    correct_command
        ->add_option("--subject", correct_options->subject,
                     "The person's form (JSON): every line about that person, instead of one")
        ->check(CLI::ExistingFile);
    correct_command
        ->add_option("--signer", correct_options->signer,
                     "PEM file of an official with the role accounting")
        ->required()
        ->check(CLI::ExistingFile);
    when_chosen(set, *correct_command, correct_options, correct);
}

}  // namespace penstock::cli
