// Writes the scene of the reconstruction:
//
//     reconstruction_generate --folder build/reconstruction/scene --lines 1280000 --seed 2026
#include "bench/match/options.h"
#include "bench/match/printing.h"
#include "bench/reconstruction/scene.h"
#include "platform/real_disk.h"
#include "platform/system_entropy.h"

#include <fmt/format.h>

#include <cstdio>

namespace penstock::reconstruction {
namespace {

Result<void> run(evaluation::Options const& options) {
    platform::RealDisk disk;
    platform::SystemEntropy entropy;
    Scene const scene{options.text("folder", "build/reconstruction/scene")};
    SceneOptions const wanted{
        .lines = options.number("lines", 20'000),
        .seed = options.number("seed", 2026),
        .now = TRY(parse_instant(options.text("now", "2026-11-20T14:00:00Z")))};
    SceneCounts const made = TRY(write_scene(disk, entropy, scene, wanted, [](std::uint64_t lines) {
        std::fprintf(stderr, "lines made %llu\n", static_cast<unsigned long long>(lines));
    }));
    evaluation::print(fmt::format("what,count\nlines,{}\npersons,{}\nrows,{}\nofficers,{}",
                                  made.lines, made.persons, made.rows, made.officers));
    return {};
}

}  // namespace
}  // namespace penstock::reconstruction

int main(int count, char** arguments) {
    auto const done = penstock::reconstruction::run(penstock::evaluation::Options(
        std::span<char* const>(arguments, static_cast<std::size_t>(count))));
    if (done) return 0;
    return penstock::evaluation::print_and_fail(done.error());
}
