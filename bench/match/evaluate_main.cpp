// Scores the engine on a generated world:
//
//     match_evaluate --folder build/evaluate/w1 --seed 1 --versions 1000000 --requests 300000
//         [--request-seed N] [--noise none|light|defaults|heavy] [--threads 2] [--names DIR]
//         [--json OUT.jsonl] [--markdown OUT.md] [--plots FOLDER]
//
// Generates and imports the world into the folder if it is not there yet.
#include "bench/match/options.h"
#include "bench/match/printing.h"
#include "bench/match/registry_stream.h"
#include "bench/match/requests.h"
#include "bench/match/svg.h"
#include "bench/match/tables.h"
#include "bench/match/world_folder.h"
#include "platform/real_disk.h"
#include "synthetic/text_out.h"

#include <fmt/format.h>

#include <algorithm>
#include <ctime>

namespace penstock::evaluation {
namespace {

std::string report(MadeWorld const& made, Tally const& tally, Requests const& requests,
                   std::string const& run) {
    std::string out = fmt::format("# {}\n\n{} persons, {} address versions on file.\n\n", run,
                                  grouped(made.persons), grouped(made.versions));
    if (made.made_now) {
        out += fmt::format(
            "Generated in {:.1f} s, imported in {:.1f} s; {:.0f} bytes for each version on "
            "disk.\n\n",
            made.generate_seconds, made.import_seconds,
            static_cast<double>(made.snapshot_bytes) / static_cast<double>(made.versions));
    }
    out += summary_table(tally, requests.strata()) + "\n";
    for (std::size_t i = 0; i < information_classes; ++i) {
        auto const information = static_cast<Information>(i);
        out += fmt::format("## {}\n\n", word(information)) +
               strata_table(tally, information, requests.strata()) + "\n";
    }
    return out + "## Subgroups\n\n" + subgroup_table(tally, requests.strata()) +
           "\n## Reasons\n\n" + reason_table(tally) + "\n## Speed\n\n" + speed_table(tally);
}

// Requests for each second of processor time, one thread, lines read included: other work on the
// machine does not count, as it does in the times above.
std::string by_processor_time(Harness const& harness, Requests const& requests) {
    std::vector<Case> cases;
    for (std::uint64_t i = 0; i < std::min<std::uint64_t>(20'000, requests.size()); ++i) {
        cases.push_back(requests.at(i));
    }
    std::string out = "\nRequests for each second of processor time, one thread, the first " +
                      grouped(cases.size()) + " requests:";
    for (std::size_t i = 0; i < information_classes; ++i) {
        auto const information = static_cast<Information>(i);
        std::clock_t const start = std::clock();
        for (Case const& request : cases) (void)harness.run(request, information);
        double const seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
        out += fmt::format("{} {} {}", i == 0 ? "" : ";", word(information),
                           grouped(static_cast<std::uint64_t>(static_cast<double>(cases.size()) /
                                                              std::max(seconds, 1e-9))));
    }
    return out + ".\n";
}

Result<void> write_plots(Disk& disk, Disk::Path const& folder, Tally const& tally,
                         std::vector<std::string> const& strata) {
    std::vector<ProbabilityBins> bins;
    std::vector<std::string> names;
    std::vector<CurveInput> curves;
    for (std::size_t i = 0; i < information_classes; ++i) {
        auto const information = static_cast<Information>(i);
        ClassRows const rows = rows_of(tally, information, strata);
        names.emplace_back(word(information));
        bins.push_back(tally.classes[i].bins);
        curves.push_back({.name = names.back(),
                          .bins = bins.back(),
                          .findable = rows.whole.counts.findable,
                          .requests = rows.whole.counts.requests});
        TRY(synthetic::write_text(disk, folder / fmt::format("strata-{}.svg", i),
                                  strata_bars(rows, names.back())));
    }
    if (!states_probability()) return {};
    TRY(synthetic::write_text(disk, folder / "reliability.svg", reliability_diagram(bins, names)));
    return synthetic::write_text(disk, folder / "threshold.svg", threshold_curve(curves));
}

Result<void> run(Options const& options) {
    platform::RealDisk disk;
    std::filesystem::path const folder = options.text("folder", "build/evaluate/world");
    WorldSize const size{.seed = options.number("seed", 1),
                         .lineages = lineages_for(options.number("versions", 300'000))};
    std::string const names = options.text("names", "");
    World const world = names.empty()
                            ? World(size)
                            : World(size, TRY(NameStock::with_tables(size.seed, disk, names)));
    MadeWorld const made = TRY(make_world(disk, folder, world));
    Harness const harness = TRY(open_world(disk, folder));
    NoiseLevel const noise = noise_named(options.text("noise", "light"));
    Requests const requests(world, {.seed = options.number("request-seed", size.seed),
                                    .count = options.number("requests", 30'000),
                                    .noise = noise});
    ScoreOptions scoring;
    scoring.threads = static_cast<unsigned>(options.number("threads", 2));
    Tally const tally = score(harness, requests, scoring);
    std::string const title = fmt::format("generated: seed {}, {} requests, noise {}", size.seed,
                                          grouped(requests.size()), word(noise));
    std::string const text =
        report(made, tally, requests, title) + by_processor_time(harness, requests);
    std::string const json = options.text("json", "");
    if (!json.empty()) {
        TRY(synthetic::write_text(
            disk, json, json_lines(title, tally, requests.strata()) + speed_line(title, tally)));
    }
    std::string const markdown = options.text("markdown", "");
    if (!markdown.empty()) TRY(synthetic::write_text(disk, markdown, text));
    std::string const plots = options.text("plots", "");
    if (!plots.empty()) TRY(write_plots(disk, plots, tally, requests.strata()));
    print(text);
    return {};
}

}  // namespace
}  // namespace penstock::evaluation

int main(int count, char** arguments) {
    auto const done = penstock::evaluation::run(penstock::evaluation::Options(
        std::span<char* const>(arguments, static_cast<std::size_t>(count))));
    if (done) return 0;
    return penstock::evaluation::print_and_fail(done.error());
}
