// Compares the decisions of a run with the truth and the registry, and writes the page:
//
//     reconstruction_report --folder build/reconstruction/scene --runs build/reconstruction --page
//     FOLDER
//
// The folder of the page must not exist. Run by tools/reconstruct.
#include "base/csv.h"
#include "bench/match/keyed_rows.h"
#include "bench/match/options.h"
#include "bench/match/printing.h"
#include "bench/reconstruction/page.h"
#include "bench/reconstruction/parties.h"
#include "platform/real_disk.h"
#include "platform/system_clock.h"

#include <fmt/format.h>

#include <charconv>

namespace penstock::reconstruction {
namespace {

template <typename Number>
Number number_in(std::string const& text) {
    Number number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

Result<std::vector<Stage>> read_stages(Disk& disk, Disk::Path const& path) {
    std::vector<Stage> stages;
    TRY(evaluation::each_row(disk, path, [&](evaluation::KeyedRow const& row) {
        stages.push_back({.side = row["side"],
                          .name = row["stage"],
                          .seconds = number_in<double>(row["seconds"]),
                          .processor_seconds = number_in<double>(row["cpu_seconds"]),
                          .peak_mib = number_in<std::uint64_t>(row["peak_mib"])});
    }));
    return stages;
}

Result<std::vector<AlarmLine>> read_alarms(Disk& disk, Disk::Path const& path) {
    std::vector<AlarmLine> alarms;
    if (!disk.exists(path)) return alarms;
    TRY(evaluation::each_row(disk, path, [&](evaluation::KeyedRow const& row) {
        alarms.push_back({.side = row["side"],
                          .measure = row["measure"],
                          .level = row["level"],
                          .value = number_in<std::uint64_t>(row["value"]),
                          .soft = number_in<std::uint64_t>(row["soft"]),
                          .hard = number_in<std::uint64_t>(row["hard"])});
    }));
    return alarms;
}

Result<std::map<std::string, std::uint64_t>> read_counts(Disk& disk, Disk::Path const& path) {
    std::map<std::string, std::uint64_t> counts;
    TRY(evaluation::each_row(disk, path, [&](evaluation::KeyedRow const& row) {
        counts[row["what"]] = number_in<std::uint64_t>(row["count"]);
    }));
    return counts;
}

Result<Proof> read_proof(Disk& disk, Disk::Path const& path) {
    auto counts = TRY(read_counts(disk, path));
    return Proof{.releases = counts["releases"],
                 .word_for_word = counts["word_for_word"],
                 .part_left_out = counts["city_or_zip_left_out"],
                 .letters = counts["a_letter_or_two"],
                 .zip_digit = counts["one_digit_of_the_zip"],
                 .city_and_zip = counts["city_and_zip_a_letter_and_a_digit"],
                 .not_on_file = counts["not_on_file"],
                 .released_on_file = counts["released_on_file"],
                 .released_not_on_file = counts["released_not_on_file"]};
}

// The checkpoint of the counterfactual's ledger: origin, size, root (C2SP tlog-checkpoint).
Result<report::Provenance> made_from(Disk& disk, Disk::Path const& runs, Clock& clock,
                                     std::string command) {
    Bytes const bytes = TRY(disk.read(runs / "counterfactual" / "checkpoint"));
    std::string_view text = as_text(bytes);
    auto const line = [&] {
        std::size_t const end = std::min(text.find('\n'), text.size());
        std::string const one(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        return one;
    };
    report::Provenance provenance;
    provenance.origin = line();
    provenance.ledger_entries = number_in<std::uint64_t>(line());
    provenance.ledger_root = line();
    provenance.law_files = {"26-usc-6103-i-2"};
    provenance.made_at = clock.now();
    provenance.command = std::move(command);
    return provenance;
}

Result<void> run(evaluation::Options const& options) {
    platform::RealDisk disk;
    platform::SystemClock clock;
    Scene const scene{options.text("folder", "build/reconstruction/scene")};
    Disk::Path const runs = options.text("runs", "build/reconstruction");
    auto made = TRY(read_counts(disk, scene.folder / "made.csv"));
    std::string const command = fmt::format("tools/reconstruct build/bench --lines {} --seed {}",
                                            made["lines"], options.number("seed", 2026));
    PageInput input;
    input.comparison = TRY(compare(disk, scene,
                                   {.submitted = runs / "submitted" / "decisions.jsonl",
                                    .counterfactual = runs / "counterfactual" / "decisions.jsonl",
                                    .law = "law/26-usc-6103-i-2.md"}));
    input.proof = TRY(read_proof(disk, runs / "proof.csv"));
    input.stages = TRY(read_stages(disk, runs / "stages.csv"));
    input.alarms = TRY(read_alarms(disk, runs / "alarms.csv"));
    input.persons = made["persons"];
    input.rows = made["rows"];
    input.officers = made["officers"];
    input.made_from = TRY(made_from(disk, runs, clock, command));
    report::Report const report = page_of(input);
    evaluation::print(report.page.lead());
    return report.write(disk, options.text("page", "build/reconstruction/page"));
}

}  // namespace
}  // namespace penstock::reconstruction

int main(int count, char** arguments) {
    auto const done = penstock::reconstruction::run(penstock::evaluation::Options(
        std::span<char* const>(arguments, static_cast<std::size_t>(count))));
    if (done) return 0;
    return penstock::evaluation::print_and_fail(done.error());
}
