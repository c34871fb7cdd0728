// All files of one reconstruction in a folder: the registry, the batch as it was submitted, the
// counterfactual, the agreements and keys, and the truth.
//
//     FOLDER/registry.csv                      the custodian's
//     FOLDER/truth.csv                         the bench's; no product program reads it
//     FOLDER/keys/<id>.pem                     of those who sign
//     FOLDER/submitted/agreement/, batch.jsonl, batch.p7s, batch.id
//     FOLDER/counterfactual/agreement/, batch.jsonl, batch.p7s, batch.id
#pragma once

#include "base/date.h"
#include "base/disk.h"
#include "base/entropy.h"
#include "base/result.h"

#include <cstdint>
#include <functional>

namespace penstock::reconstruction {

struct SceneOptions {
    std::uint64_t lines = 20'000;
    std::uint64_t seed = 1;
    Instant now;  // what the stations' clocks say; the batches are an hour older
};

struct SceneCounts {
    std::uint64_t lines = 0, persons = 0, rows = 0, officers = 0;
};

struct Side {
    Disk::Path folder;
    [[nodiscard]] Disk::Path agreement() const { return folder / "agreement"; }
    [[nodiscard]] Disk::Path batch() const { return folder / "batch.jsonl"; }
    [[nodiscard]] Disk::Path signature() const { return folder / "batch.p7s"; }
};

struct Scene {
    Disk::Path folder;
    [[nodiscard]] Disk::Path registry() const { return folder / "registry.csv"; }
    [[nodiscard]] Disk::Path truth() const { return folder / "truth.csv"; }
    [[nodiscard]] Disk::Path keys() const { return folder / "keys"; }
    [[nodiscard]] Side submitted() const { return {folder / "submitted"}; }
    [[nodiscard]] Side counterfactual() const { return {folder / "counterfactual"}; }
};

// Writes the scene in bounded memory. The same options give the same registry, lines and truth;
// keys and signatures come from `entropy`. `progress` is called now and then with the lines made.
// Errors: Io, those of `entropy`.
[[nodiscard]] Result<SceneCounts> write_scene(Disk& disk, Entropy& entropy, Scene const& scene,
                                              SceneOptions const& options,
                                              std::function<void(std::uint64_t)> const& progress);

}  // namespace penstock::reconstruction
