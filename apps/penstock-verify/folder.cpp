#include "folder.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <memory>
#include <optional>
#include <system_error>

namespace verify {

namespace {

// A full bundle of the largest entries has 16 MiB and a little; nothing else is larger.
constexpr std::size_t max_file_bytes = 256 * (65535 + 2);

struct CloseFile {
    void operator()(std::FILE* file) const { std::fclose(file); }
};

// Empty where there is no such file.
Checked<std::optional<std::string>> read(std::filesystem::path const& path) {
    std::unique_ptr<std::FILE, CloseFile> const file(std::fopen(path.c_str(), "rb"));
    if (!file) {
        if (errno == ENOENT || errno == ENOTDIR) return std::optional<std::string>();
        return unreadable("a file of the export cannot be opened");
    }
    std::string bytes;
    char chunk[65536];
    while (std::size_t const count = std::fread(chunk, 1, sizeof chunk, file.get())) {
        bytes.append(chunk, count);
        if (bytes.size() > max_file_bytes) {
            return violation("tree.form", "a file of the export is larger than it can be");
        }
    }
    if (std::ferror(file.get())) return unreadable("a file of the export cannot be read");
    return std::optional(std::move(bytes));
}

Checked<std::string> read_existing(std::filesystem::path const& path, char const* what) {
    auto bytes = read(path);
    if (!bytes) return std::unexpected(bytes.error());
    if (!*bytes) return violation("tree.missing", what);
    return std::move(**bytes);
}

}  // namespace

std::string numbered(std::uint64_t number, std::uint64_t width) {
    char group[8];
    std::snprintf(group, sizeof group, "%03d", static_cast<int>(number % 1000));
    std::string text = group;
    while ((number /= 1000) != 0) {
        std::snprintf(group, sizeof group, "x%03d/", static_cast<int>(number % 1000));
        text = group + text;
    }
    return width == 256 ? text : text + ".p/" + std::to_string(width);
}

Checked<std::string> Folder::checkpoint() const {
    auto bytes = read(path_ / "checkpoint");
    if (!bytes) return std::unexpected(bytes.error());
    if (!*bytes) return unreadable("the folder has no file `checkpoint`");
    return std::move(**bytes);
}

Checked<std::string> Folder::tile(unsigned level, std::uint64_t number, std::uint64_t width) const {
    return read_existing(path_ / "tile" / std::to_string(level) / numbered(number, width),
                         "a hash tile of the checkpoint's tree is missing");
}

Checked<std::string> Folder::bundle(std::uint64_t number, std::uint64_t width) const {
    return read_existing(path_ / "tile" / "entries" / numbered(number, width),
                         "an entry bundle of the checkpoint's tree is missing");
}

Checked<std::string> read_file(std::filesystem::path const& path) {
    auto bytes = read(path);
    if (!bytes) return std::unexpected(bytes.error());
    if (!*bytes) return unreadable("a file that was named is not there");
    return std::move(**bytes);
}

Checked<std::string> Folder::file(std::string const& name) const {
    return read_file(path_ / name);
}

Checked<std::vector<std::string>> Folder::other_files() const {
    namespace fs = std::filesystem;
    std::vector<std::string> names;
    std::error_code error;
    fs::recursive_directory_iterator item(path_, error);
    for (; !error && item != fs::recursive_directory_iterator(); item.increment(error)) {
        std::string const name = fs::relative(item->path(), path_, error).string();
        if (name == "tile") item.disable_recursion_pending();
        if (name == "tile" || name == "checkpoint" || item->is_directory(error)) continue;
        names.push_back(name);
    }
    if (error) return unreadable("the folder cannot be listed");
    std::ranges::sort(names);
    return names;
}

bool Folder::is_evidence() const {
    std::error_code error;
    return std::filesystem::exists(path_ / "manifest.json", error);
}

bool Folder::has_entries() const {
    std::error_code error;
    return std::filesystem::exists(path_ / "tile" / "entries", error);
}

}  // namespace verify
