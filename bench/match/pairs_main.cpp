// Labelled comparisons, one JSON object a line: the case with its truth, what the engine said, and
// everybody on file whom it was handed. All people are invented.
//
//     match_pairs --folder build/evaluate/w1 --seed 1 --versions 1000000 --out pairs.jsonl --limit
//     1000
//         [--from 0] [--request-seed N] [--noise light] [--information 0|1|2|3]
//         [--only wrong|held|missed|returned] [--stratum TEXT]
//
// The folder is one that match_evaluate has made; seed and versions are those it was made with.
// `--information` is 0 for name and address, 1 with birth date, 2 with number, 3 with both.
// `--limit` bounds the lines written, `--requests` (300,000) the cases looked at.
#include "bench/match/options.h"
#include "bench/match/pair_json.h"
#include "bench/match/printing.h"
#include "bench/match/registry_stream.h"
#include "bench/match/requests.h"
#include "bench/match/world_folder.h"
#include "platform/real_disk.h"
#include "synthetic/text_out.h"

namespace penstock::evaluation {
namespace {

bool is_wanted(std::string const& only, Trial const& trial) {
    if (only == "wrong") return trial.verdict == Verdict::Wrong;
    if (only == "held") return trial.verdict == Verdict::Held;
    if (only == "missed") return trial.verdict == Verdict::Missed;
    if (only == "returned") return trial.verdict == Verdict::Returned;
    return true;
}

Result<void> run(Options const& options) {
    platform::RealDisk disk;
    World const world({.seed = options.number("seed", 1),
                       .lineages = lineages_for(options.number("versions", 300'000))});
    Harness const harness = TRY(open_world(disk, options.text("folder", "build/evaluate/world")));
    Requests const requests(world, {.seed = options.number("request-seed", world.seed()),
                                    .count = options.number("requests", 300'000),
                                    .noise = noise_named(options.text("noise", "light"))});
    auto const information = static_cast<Information>(options.number("information", 0) % 4);
    std::string const only = options.text("only", ""), stratum = options.text("stratum", "");
    std::uint64_t left = options.number("limit", 1000);
    synthetic::TextOut out =
        TRY(synthetic::TextOut::make(disk, options.text("out", "pairs.jsonl")));
    for (std::uint64_t index = options.number("from", 0); index < requests.size() && left > 0;
         ++index) {
        Case const request = requests.at(index);
        std::string const& name = requests.strata()[request.stratum];
        if (!stratum.empty() && name != stratum) continue;
        Trial const trial = harness.run(request, information);
        if (!is_wanted(only, trial)) continue;
        TRY(out.add(pair_json(request, name, harness.labelled(request, information), trial)));
        --left;
    }
    return out.finish();
}

}  // namespace
}  // namespace penstock::evaluation

int main(int count, char** arguments) {
    auto const done = penstock::evaluation::run(penstock::evaluation::Options(
        std::span<char* const>(arguments, static_cast<std::size_t>(count))));
    return done ? 0 : penstock::evaluation::print_and_fail(done.error());
}
