// Invented rows, and a disk in memory to import them on.
#pragma once

#include "registry/import.h"
#include "registry/lookup.h"
#include "registry/row.h"
#include "support/memory_disk.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace penstock::registry {

// A row by column names; what is not named has the value of an ordinary row.
using Cells = std::map<std::string, std::string>;

inline std::vector<std::string> row_of(Cells const& changed) {
    Cells cells = {{"person", "p-1"},        {"tin", "900-70-0001"},     {"tin_kind", "itin"},
                   {"given", "Nora"},        {"surname", "Quill"},       {"dob", "1980-02-03"},
                   {"street", "12 Fern St"}, {"city", "Peoria"},         {"state", "IL"},
                   {"zip", "61604"},         {"country", "US"},          {"source", "return"},
                   {"tax_period", "2024"},   {"effective", "2025-04-11"}};
    for (auto const& [column, value] : changed) cells[column] = value;
    std::vector<std::string> row;
    for (std::string_view const column : columns) row.push_back(cells[std::string(column)]);
    return row;
}

inline std::string csv_line(std::vector<std::string> const& fields) {
    std::string line;
    for (std::string const& field : fields) {
        if (!line.empty() || &field != fields.data()) line += ',';
        bool const quoted = field.find_first_of(",\"\n") != std::string::npos;
        line += quoted ? '"' + field + '"' : field;
    }
    return line + '\n';
}

inline std::string header_line() {
    return csv_line(std::vector<std::string>(columns.begin(), columns.end()));
}

inline std::string csv_of(std::vector<Cells> const& rows) {
    std::string text = header_line();
    for (Cells const& row : rows) text += csv_line(row_of(row));
    return text;
}

// A disk with a registry's source file and the folder that it is imported into.
class RegistryFolder : public ::testing::Test {
protected:
    [[nodiscard]] Result<ImportReport> import_text(std::string_view text) {
        disk_.overwrite(source(), to_bytes(text));
        return import_csv(disk_, source(), folder());
    }

    // Imports what must be importable and opens it.
    [[nodiscard]] Registry registry_of(std::string_view text) {
        auto const report = import_text(text);
        EXPECT_TRUE(report && report->snapshot);
        auto registry = Registry::open(disk_, folder());
        EXPECT_TRUE(registry);
        return *std::move(registry);
    }

    [[nodiscard]] static std::filesystem::path source() { return "/in.csv"; }
    [[nodiscard]] static std::filesystem::path folder() { return "/station/registry"; }

    testing::MemoryDisk disk_;
};

}  // namespace penstock::registry
