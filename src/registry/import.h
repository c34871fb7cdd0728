// Imports a registry file: every row is checked before anything is changed.
//
//     ImportReport const report = TRY(import_csv(disk, "registry.csv", station / "registry"));
//     if (!report.snapshot) print(report.rejects);  // nothing was changed
//
// Source: docs/formats/registry.md. A file with any malformed row is not imported at all.
#pragma once

#include "base/bytes.h"
#include "base/disk.h"
#include "base/literal.h"
#include "base/result.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

namespace penstock::registry {

// A row that is not taken. Holds no word of the row.
struct Reject {
    std::uint64_t row = 0;    // the line of the file on which it begins, from 1
    std::string_view column;  // by its name; empty where the row as a whole is concerned
    Literal what;
};

struct ImportReport {
    std::uint64_t rows = 0;       // rows read, the header aside
    std::uint64_t rejected = 0;   // how many of them are malformed
    std::vector<Reject> rejects;  // the first max_rejects_shown of those
    std::uint64_t persons = 0;
    std::uint64_t versions = 0;
    std::optional<Digest> snapshot;  // set if the registry was imported
};

inline constexpr std::size_t max_rejects_shown = 100;

enum class ImportStage {
    Reading,  // rows are read, checked and sorted
    Folding,  // rows become persons
    Writing,  // persons and their keys are written
};

struct ImportProgress {
    ImportStage stage = ImportStage::Reading;
    std::uint64_t rows = 0;     // read so far
    std::uint64_t bytes = 0;    // of the file, read so far
    std::uint64_t persons = 0;  // folded, or written, so far
};

// How much memory an import takes, in bytes: the dictionary, at most 128 MiB, and the rows of a
// single person aside. What does not fit is spilled beside the registry. The result does not depend
// on it.
inline constexpr std::size_t import_memory = std::size_t{256} << 20;

// Reads `csv` and makes it the registry in `folder`, in place of the one before.
// `on_progress`, if given, is called now and then. Needs free space on the disk of about twice the
// size of the file, in a folder that is removed at the end, or by the next import.
// Durability: when this returns with a snapshot, the new registry is in force.
// Errors: NotFound, Io, DurabilityLost. Malformed rows are no error but a report.
[[nodiscard]] Result<ImportReport> import_csv(
    Disk& disk, Disk::Path const& csv, Disk::Path const& folder,
    std::function<void(ImportProgress const&)> const& on_progress = {},
    std::size_t memory = import_memory);

}  // namespace penstock::registry
