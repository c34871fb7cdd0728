#include "cli/commands.h"

#include "base/json_writer.h"
#include "oversight/accuracy_report.h"
#include "oversight/agreement_report.h"
#include "oversight/batch_report.h"
#include "oversight/provenance.h"
#include "oversight/year_report.h"
#include "report/report.h"

#include <fmt/core.h>

namespace penstock::cli {

namespace {

using disclosure::Ruled;

// A report goes to a new folder, or as JSON to standard output, or both.
Ruled<void> give(Environment const& environment, report::Report const& report,
                 std::string const& out, OutputForm form) {
    if (!out.empty()) TRY(report.write(environment.seams.disk, out));
    if (form == OutputForm::Json) {
        print_line(report.json());
    } else {
        print_line(fmt::format("{}\n{}", report.page.title(), report.page.lead()));
        if (!out.empty()) print_line(fmt::format("Wrote {}/index.html.", out));
    }
    return {};
}

void add_out(CLI::App& command, std::string& out) {
    command.add_option("--out", out,
                       "The folder to make: index.html, a CSV file for each table, report.json");
}

// --- batch
struct BatchOptions {
    std::string station, batch, readers = "custodian", out;
};

Ruled<void> report_batch(Environment const& environment, BatchOptions const& options,
                         OutputForm form) {
    auto station = TRY(open_station(environment, options.station));
    oversight::BatchPicture const picture =
        TRY(oversight::picture_of(*station, BatchId(options.batch)));
    auto const readers = options.readers == "requester" ? oversight::BatchReaders::Requester
                                                        : oversight::BatchReaders::Custodian;
    auto const made_from = TRY(oversight::provenance_of(
        *station,
        fmt::format("penstock report batch STATION {} --for {}", options.batch, options.readers)));
    return give(environment, oversight::batch_report(picture, readers, made_from), options.out,
                form);
}

void add_batch(CommandSet& set, CLI::App& report) {
    CLI::App* const command = report.add_subcommand(
        "batch", "What became of a batch's lines, and on whom and on what it concentrates");
    auto options = std::make_shared<BatchOptions>();
    command->add_option("STATION", options->station, "The station's folder")->required();
    command->add_option("BATCH_ID", options->batch, "The batch's id")->required();
    command
        ->add_option("--for", options->readers,
                     "Who reads it; the requester's shows nothing that depends on a look-up")
        ->check(CLI::IsMember({"custodian", "requester"}))
        ->capture_default_str();
    add_out(*command, options->out);
    when_chosen(set, *command, options, report_batch);
}

// --- year
struct YearOptions {
    std::string station, out;
    int year = 0;
    std::uint64_t least = oversight::usual_least_cell;
    bool for_public = false;
};

Ruled<void> report_year(Environment const& environment, YearOptions const& options,
                        OutputForm form) {
    auto station = TRY(open_station(environment, options.station));
    oversight::YearCount const count = TRY(oversight::count_year(*station, options.year));
    auto const made_from = TRY(oversight::provenance_of(
        *station, fmt::format("penstock report year STATION --year {}{}{}", options.year,
                              options.for_public ? " --public" : "",
                              options.least == oversight::usual_least_cell
                                  ? ""
                                  : fmt::format(" --least {}", options.least))));
    if (!count.mismatches.empty()) {
        TRY(give(environment, oversight::year_mismatch_report(count, made_from), options.out,
                 form));
        for (oversight::CountMismatch const& mismatch : count.mismatches) {
            print_note(fmt::format("{}: {} (ledger {}, store {})", mismatch.counter.view(),
                                   mismatch.what.view(), mismatch.ledger, mismatch.store));
        }
        return fail(ErrorCode::NotAllowed, "ledger and store do not give the same counters",
                    "find out what changed the store before any number is reported");
    }
    auto const readers =
        options.for_public ? oversight::Readers::Public : oversight::Readers::Committee;
    return give(environment, oversight::year_report(count, readers, made_from, options.least),
                options.out, form);
}

void add_year(CommandSet& set, CLI::App& report) {
    CLI::App* const command = report.add_subcommand(
        "year", "The three public counters of a calendar year, reconciled with the ledger");
    auto options = std::make_shared<YearOptions>();
    command->add_option("STATION", options->station, "The station's folder")->required();
    command->add_option("--year", options->year, "The calendar year")
        ->required()
        ->check(CLI::Range(2000, 2999));
    command->add_flag("--public", options->for_public,
                      "What may be published: small cells are left out");
    command
        ->add_option("--least", options->least,
                     "The smallest count that may be published, but for nothing")
        ->check(CLI::Range(3, 1000))
        ->capture_default_str();
    add_out(*command, options->out);
    when_chosen(set, *command, options, report_year);
}

// --- agreement
struct AgreementOptions {
    std::string station, agreement, out;
};

Ruled<void> report_agreement(Environment const& environment, AgreementOptions const& options,
                             OutputForm form) {
    auto station = TRY(open_station(environment, options.station));
    auto const use = TRY(oversight::use_of(*station, AgreementId(options.agreement)));
    auto const made_from = TRY(oversight::provenance_of(
        *station, "penstock report agreement STATION " + options.agreement));
    return give(environment, oversight::agreement_report(use, made_from), options.out, form);
}

void add_agreement(CommandSet& set, CLI::App& report) {
    CLI::App* const command = report.add_subcommand(
        "agreement", "How an agreement is used: ceilings, caseloads, certifiers, what is due");
    auto options = std::make_shared<AgreementOptions>();
    command->add_option("STATION", options->station, "The station's folder")->required();
    command->add_option("AGREEMENT", options->agreement, "The agreement's id")->required();
    add_out(*command, options->out);
    when_chosen(set, *command, options, report_agreement);
}

// --- accuracy
struct SampleOptions {
    std::string station, signer, out;
    std::uint64_t size = 100, seed = 1;
};

Ruled<void> report_sample(Environment const& environment, SampleOptions const& options,
                          OutputForm form) {
    if (options.station.empty()) {
        return fail(ErrorCode::Malformed, "the command names no station",
                    "see penstock report accuracy --help");
    }
    auto station = TRY(open_station(environment, options.station));
    std::optional<disclosure::Signer> official;
    if (!options.signer.empty()) official = TRY(read_credential(environment, options.signer));
    auto const sample = TRY(oversight::sample_on_file(*station, options.size, options.seed));
    auto const lines = TRY(oversight::sheet_of(*station, sample, official));
    auto const made_from = TRY(oversight::provenance_of(
        *station, fmt::format("penstock report accuracy STATION --sample {} --seed {}",
                              options.size, options.seed)));
    return give(environment, oversight::sheet_report(sample, lines, made_from), options.out, form);
}

struct RecordOptions {
    std::string station, sheet, signer;
};

Ruled<void> record_findings(Environment const& environment, RecordOptions const& options,
                            OutputForm form) {
    auto station = TRY(open_station(environment, options.station));
    auto const signer = TRY(read_credential(environment, options.signer));
    auto const file = TRY(environment.seams.disk.open_read(options.sheet));
    CsvReader sheet(*file);
    auto const review = TRY(oversight::record_review(*station, sheet, signer));
    ShareInterval const wrong = oversight::wrong_share(review);
    if (form == OutputForm::Json) {
        JsonWriter json;
        json.object_begin().member("sample").text(review.sample);
        for (auto const finding : {oversight::ReviewFinding::Right, oversight::ReviewFinding::Wrong,
                                   oversight::ReviewFinding::Unclear}) {
            json.member(oversight::word(finding)).number(review.count(finding));
        }
        json.member("wrong_from").decimal(wrong.low).member("wrong_to").decimal(wrong.high);
        print_line(json.object_end().take());
    } else {
        print_line(fmt::format(
            "On file: {} right, {} wrong, {} unclear. Wrong: {} of all lines "
            "disclosed, with 95 % confidence.",
            review.count(oversight::ReviewFinding::Right),
            review.count(oversight::ReviewFinding::Wrong),
            review.count(oversight::ReviewFinding::Unclear), oversight::interval_text(wrong)));
    }
    return {};
}

struct ResultsOptions {
    std::string station, out;
};

Ruled<void> report_results(Environment const& environment, ResultsOptions const& options,
                           OutputForm form) {
    auto station = TRY(open_station(environment, options.station));
    std::vector<oversight::ReviewedSample> samples;
    for (oversight::AccuracySample& sample : TRY(oversight::samples_on_file(*station))) {
        auto review = TRY(oversight::review_of(*station, sample.id));
        samples.push_back({.sample = std::move(sample), .review = std::move(review)});
    }
    auto const made_from =
        TRY(oversight::provenance_of(*station, "penstock report accuracy results STATION"));
    return give(environment, oversight::accuracy_report(samples, made_from), options.out, form);
}

void add_accuracy_record(CommandSet& set, CLI::App& accuracy) {
    CLI::App* const record =
        accuracy.add_subcommand("record", "Put the findings of a filled-in work sheet on file");
    auto options = std::make_shared<RecordOptions>();
    record->add_option("STATION", options->station, "The station's folder")->required();
    record->add_option("SHEET", options->sheet, "sheet.csv with the column finding filled in")
        ->required()
        ->check(CLI::ExistingFile);
    record
        ->add_option("--signer", options->signer,
                     "PEM file of an official who did not approve these batches")
        ->required()
        ->check(CLI::ExistingFile);
    when_chosen(set, *record, options, record_findings);
}

void add_accuracy(CommandSet& set, CLI::App& report) {
    CLI::App* const accuracy = report.add_subcommand(
        "accuracy",
        "Draw a random sample of the lines disclosed, put it on file, and make the work sheet of "
        "its review");
    accuracy->require_subcommand(0, 1);
    auto options = std::make_shared<SampleOptions>();
    accuracy->add_option("STATION", options->station, "The station's folder");
    accuracy->add_option("--sample", options->size, "How many lines")
        ->check(CLI::Range(1, 100'000))
        ->capture_default_str();
    accuracy->add_option("--seed", options->seed, "Which lines: agree on it before you draw")
        ->capture_default_str();
    accuracy
        ->add_option("--signer", options->signer,
                     "PEM file of an official of the custodian: shows what was set forth in full")
        ->check(CLI::ExistingFile);
    add_out(*accuracy, options->out);
    when_chosen(set, *accuracy, options, report_sample);
    add_accuracy_record(set, *accuracy);
    CLI::App* const results =
        accuracy->add_subcommand("results", "What the reviewers found, with the interval");
    auto results_options = std::make_shared<ResultsOptions>();
    results->add_option("STATION", results_options->station, "The station's folder")->required();
    add_out(*results, results_options->out);
    when_chosen(set, *results, results_options, report_results);
}

}  // namespace

void add_report_commands(CommandSet& set) {
    CLI::App* const report = set.app.add_subcommand(
        "report", "Pages for those who answer for the exchange, with the same numbers as files");
    report->require_subcommand(1);
    add_batch(set, *report);
    add_year(set, *report);
    add_agreement(set, *report);
    add_accuracy(set, *report);
}

}  // namespace penstock::cli
