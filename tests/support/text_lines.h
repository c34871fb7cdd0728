// The lines of a text file of test data, without blank ones and those that begin with #.
#pragma once

#include "platform/real_disk.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace penstock::testing {

// `path` is relative to the project's root. Empty if the file cannot be read.
[[nodiscard]] inline std::vector<std::string> lines_of(std::string const& path) {
    platform::RealDisk disk;
    std::vector<std::string> lines;
    Result<Bytes> const bytes = disk.read(path);
    if (!bytes) return lines;
    std::string_view rest = as_text(*bytes);
    while (!rest.empty()) {
        std::string_view const line = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(std::min(rest.size(), line.size() + 1));
        if (!line.empty() && !line.starts_with('#')) lines.emplace_back(line);
    }
    return lines;
}

}  // namespace penstock::testing
