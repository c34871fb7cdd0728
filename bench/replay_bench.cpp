// Times the replay of past decisions, made for real: a sample world is received and decided by the
// program's own modules, then replayed on one thread and on two.
//
//     replay_bench FOLDER [LINES [PERSONS]]     the folder is made, and used again if it is there
#include "base/check.h"
#include "disclosure/adopt.h"
#include "disclosure/decide.h"
#include "disclosure/import.h"
#include "disclosure/receive.h"
#include "oversight/replay_under.h"
#include "platform/real_disk.h"
#include "platform/system_clock.h"
#include "platform/system_entropy.h"
#include "synthetic/world.h"

#include <fmt/core.h>

#include <ctime>
#include <fstream>
#include <sstream>

namespace {

using namespace penstock;
using disclosure::Station;

std::string read(std::filesystem::path const& path) {
    std::ifstream file(path);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

// Says how long the work took, on the wall and on the processors.
void timed(std::string_view what, auto const& work) {
    auto const wall = std::chrono::steady_clock::now();
    std::clock_t const processor = std::clock();
    work();
    fmt::print("{:<40} {:>8.1f} s {:>8.1f} s CPU\n", what,
               std::chrono::duration<double>(std::chrono::steady_clock::now() - wall).count(),
               static_cast<double>(std::clock() - processor) / CLOCKS_PER_SEC);
    std::fflush(stdout);
}

template <typename T>
T need(std::expected<T, Error> result) {
    if (!result) fmt::print(stderr, "{}\n", describe(result.error()));
    CHECK(result.has_value());
    if constexpr (!std::is_void_v<T>) return std::move(*result);
}

template <typename T>
T need(disclosure::Ruled<T> result) {
    CHECK(result.has_value());
    return std::move(*result);
}

void decide(Station& station, synthetic::World const& world, std::filesystem::path const& folder) {
    disclosure::Progress const quiet = [](std::uint64_t, std::uint64_t) {};
    std::string const law = read("law/26-usc-6103-i-2.md");
    auto const library = [&](std::string_view) { return std::optional(law); };
    need(disclosure::adopt(station, world.agreement, library));
    timed("registry imported",
          [&] { need(disclosure::import_registry(station, world.registry, quiet)); });
    timed("batch received",
          [&] { need(disclosure::receive(station, world.batch, world.signature, quiet)); });
    timed("batch decided", [&] {
        need(disclosure::decide(station, BatchId(world.batch_id), folder / "decisions.jsonl",
                                quiet));
    });
}

void replay(Station& station) {
    disclosure::Progress const quiet = [](std::uint64_t, std::uint64_t) {};
    for (unsigned const threads : {1u, 2u}) {
        timed(fmt::format("replayed, threads: {}", threads), [&] {
            auto const report = need(oversight::replay(
                station, {.batch = {}, .threads = threads},
                [](oversight::Disagreement const&) -> Result<void> { return {}; }, quiet));
            fmt::print("{} decisions: {} agree, {} do not, {} faults\n", report.decisions,
                       report.agreed, report.disagreed, report.faults);
        });
    }
    timed("replayed under its own law, threads: 2", [&] {
        auto const report = need(oversight::replay_under(
            station, {.law_text = read("law/26-usc-6103-i-2.md"), .agreement = {}},
            {.batch = {}, .threads = 2},
            [](oversight::ChangedLine const&) -> Result<void> { return {}; }, quiet));
        fmt::print("{} decisions: {} changed\n", report.decisions, report.changed);
    });
}

}  // namespace

int main(int argc, char const* const* argv) {
    if (argc < 2) {
        fmt::print(stderr, "replay_bench FOLDER [LINES [PERSONS]]\n");
        return 2;
    }
    std::filesystem::path const folder = argv[1];
    std::uint64_t const lines = argc > 2 ? std::stoull(argv[2]) : 1'000'000;
    std::uint64_t const persons = argc > 3 ? std::stoull(argv[3]) : 400'000;
    platform::RealDisk disk;
    platform::SystemClock clock;
    platform::SystemEntropy entropy;
    disclosure::Seams const seams{disk, clock, entropy};
    Instant const now = parse_instant("2026-11-20T15:00:00Z").value();
    bool const is_new = !disk.exists(folder / "station");
    std::optional<synthetic::World> world;
    if (is_new) {
        need(disk.make_folder(folder, true));
        timed("sample world made", [&] {
            world = need(synthetic::write_world(
                disk, entropy, folder / "world",
                {.persons = persons, .lines = lines, .seed = 20251120, .now = now}));
        });
        need(Station::make(seams, folder / "station", disclosure::StationKind::Simulation, now));
    }
    auto const station = need(Station::open(seams, folder / "station"));
    if (is_new) decide(*station, *world, folder);
    replay(*station);
    return 0;
}
