// The registry's CSV form (docs/formats/registry.md): written for a sample population, read back
// person by person to draw requests from.
#pragma once

#include "base/csv.h"
#include "base/disk.h"
#include "base/result.h"
#include "synthetic/person_record.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace penstock::synthetic {

struct RegistryCounts {
    std::uint64_t persons = 0;
    std::uint64_t rows = 0;
};

// The column names, with a line feed.
[[nodiscard]] std::string_view registry_header();
// Adds the person's rows.
void append_person(std::string& out, PersonRecord const& person);

// Writes the first `persons` of the population with this seed as of `day`. Errors: Io.
[[nodiscard]] Result<RegistryCounts> write_registry(Disk& disk, Disk::Path const& path,
                                                    std::uint64_t persons, std::uint64_t seed,
                                                    Date day);

// Reads persons one after the other. Rows of one person that do not stand together come as several
// persons. Threads: one at a time.
class RegistryReader {
public:
    // Errors: NotFound, Io; Malformed if the first row is not the registry's columns.
    [[nodiscard]] static Result<RegistryReader> open(Disk& disk, Disk::Path const& path);

    // The next person, or nothing at the end. Errors: Io; Malformed, with its row.
    [[nodiscard]] Result<std::optional<PersonRecord>> next();

private:
    explicit RegistryReader(std::unique_ptr<ReadFile> file)
        : file_(std::move(file)), csv_(std::make_unique<CsvReader>(*file_)) {}

    std::unique_ptr<ReadFile> file_;
    std::unique_ptr<CsvReader> csv_;
    std::vector<std::string> fields_;  // the row that was read ahead
    bool ahead_ = false;
};

}  // namespace penstock::synthetic
