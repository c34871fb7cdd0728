// The exported folder: its files by their C2SP names.
#pragma once

#include "finding.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace verify {

class Folder {
public:
    explicit Folder(std::filesystem::path path) : path_(std::move(path)) {}

    // Unreadable where there is no checkpoint.
    [[nodiscard]] Checked<std::string> checkpoint() const;
    // Rule: tree.missing.
    [[nodiscard]] Checked<std::string> tile(unsigned level, std::uint64_t number,
                                            std::uint64_t width) const;
    [[nodiscard]] Checked<std::string> bundle(std::uint64_t number, std::uint64_t width) const;
    // Any other file of the folder. Unreadable where there is none.
    [[nodiscard]] Checked<std::string> file(std::string const& name) const;
    // Names of all files but the checkpoint and the tiles, below the folder, sorted.
    [[nodiscard]] Checked<std::vector<std::string>> other_files() const;
    // True for a folder of evidence about a span of time.
    [[nodiscard]] bool is_evidence() const;
    // False for an export of hashes alone.
    [[nodiscard]] bool has_entries() const;

private:
    std::filesystem::path path_;
};

// The bytes of a file. Unreadable where there is none.
[[nodiscard]] Checked<std::string> read_file(std::filesystem::path const& path);

// "x001/x234/067", and ".p/W" behind it where the width is below 256.
[[nodiscard]] std::string numbered(std::uint64_t number, std::uint64_t width);

}  // namespace verify
