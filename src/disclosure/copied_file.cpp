#include "disclosure/copied_file.h"

#include "crypto/digest.h"

#include <cerrno>
#include <utility>

namespace penstock::disclosure {

namespace {

constexpr std::size_t piece_bytes = std::size_t{1} << 20;

// Every folder that is made on the way is private, not the last alone.
Result<void> make_private(Disk& disk, std::filesystem::path const& folder) {
    if (folder.empty() || disk.exists(folder)) return {};
    TRY(make_private(disk, folder.parent_path()));
    return disk.make_folder(folder, true);
}

}  // namespace

Result<std::optional<std::vector<std::string>>> names_in(Disk& disk,
                                                         std::filesystem::path const& path) {
    auto names = disk.list(path);
    if (names) return std::optional(std::move(*names));
    if (names.error().system_error == ENOTDIR) return std::nullopt;
    return std::unexpected(names.error());
}

Result<CopiedFile> copy_file(Disk& disk, std::filesystem::path const& from,
                             std::filesystem::path const& to) {
    auto const source = TRY(disk.open_read(from));
    TRY(make_private(disk, to.parent_path()));
    auto const copy = TRY(disk.open_append(to, true));
    CopiedFile copied;
    crypto::Sha256 hash;
    Bytes piece(piece_bytes);
    while (std::size_t const count = TRY(source->read(piece))) {
        ByteView const bytes = ByteView(piece).first(count);
        hash.update(bytes);
        TRY(copy->append(bytes));
        copied.bytes += count;
    }
    TRY(copy->sync());
    copied.digest = hash.finish();
    return copied;
}

Result<void> sync_folders(Disk& disk, std::filesystem::path const& folder) {
    auto const names = TRY(names_in(disk, folder));
    if (!names) return {};
    for (std::string const& name : *names) TRY(sync_folders(disk, folder / name));
    return disk.sync_folder(folder);
}

}  // namespace penstock::disclosure
