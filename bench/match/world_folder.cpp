#include "bench/match/world_folder.h"

#include "bench/match/registry_stream.h"
#include "registry/import.h"
#include "synthetic/text_out.h"

#include <algorithm>
#include <chrono>
#include <string>

namespace penstock::evaluation {

namespace {

double seconds_since(std::chrono::steady_clock::time_point start) {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

Result<std::uint64_t> bytes_in(Disk& disk, std::filesystem::path const& folder) {
    std::uint64_t bytes = 0;
    for (std::string const& name : TRY(disk.list(folder))) bytes += TRY(disk.size(folder / name));
    return bytes;
}

// Another generator, seed or size makes other rows in the first lineages.
std::string fingerprint(World const& world) {
    std::string text;
    synthetic::RegistryCounts counts;
    for (std::uint64_t i = 0; i < std::min<std::uint64_t>(400, world.lineages()); ++i) {
        append_rows(text, world, world.lineage(i), counts);
    }
    std::uint64_t hash = world.lineages();
    for (char const c : text) hash = mixed(hash, static_cast<unsigned char>(c));
    return std::to_string(hash);
}

bool holds(Disk& disk, std::filesystem::path const& folder, std::string const& print) {
    auto const noted = disk.read(folder / "world");
    if (!noted || as_text(*noted) != print) return false;
    return registry::Registry::open(disk, folder / "registry").has_value();
}

}  // namespace

Result<MadeWorld> make_world(Disk& disk, std::filesystem::path const& folder, World const& world) {
    MadeWorld made;
    std::filesystem::path const stored = folder / "registry";
    std::string const print = fingerprint(world);
    if (!holds(disk, folder, print)) {
        TRY(disk.make_folder(folder));
        TRY(disk.remove(stored));
        std::filesystem::path const csv = folder / "registry.csv";
        auto const start = std::chrono::steady_clock::now();
        TRY(write_world(disk, csv, world));
        made.generate_seconds = seconds_since(start);
        auto const generated = std::chrono::steady_clock::now();
        registry::ImportReport const report = TRY(registry::import_csv(disk, csv, stored));
        made.import_seconds = seconds_since(generated);
        if (!report.snapshot) {
            return fail(Error{.code = ErrorCode::Malformed,
                              .what = report.rejects.front().what,
                              .line = report.rejects.front().row});
        }
        made.made_now = true;
        TRY(disk.remove(csv));
        TRY(synthetic::write_text(disk, folder / "world", print));
    }
    registry::Registry const now = TRY(registry::Registry::open(disk, stored));
    made.persons = now.persons();
    made.rows = now.rows();
    made.versions = now.versions();
    made.snapshot_bytes = TRY(bytes_in(disk, stored));
    return made;
}

Result<Harness> open_world(Disk& disk, std::filesystem::path const& folder) {
    return Harness(TRY(registry::Registry::open(disk, folder / "registry")));
}

}  // namespace penstock::evaluation
