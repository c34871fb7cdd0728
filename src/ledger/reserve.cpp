#include "ledger/reserve.h"

#include <cerrno>

namespace penstock::ledger {

namespace {

// One entry and what a file system wants for a longer file; far more than both.
constexpr std::size_t reserve_bytes = 64 * 1024;

// Zeros would take no room on a file system that leaves them out.
Bytes filling() {
    Bytes bytes(reserve_bytes);
    std::uint32_t state = 1;
    for (std::uint8_t& byte : bytes) {
        state = state * 1664525u + 1013904223u;
        byte = static_cast<std::uint8_t>(state >> 24);
    }
    return bytes;
}

}  // namespace

Result<void> keep_reserve(Disk& disk, Disk::Path const& folder) {
    auto const size = disk.size(folder / "reserve");
    if (size && *size == reserve_bytes) return {};
    if (!size && size.error().code != ErrorCode::NotFound) return fail(size.error());
    return disk.replace(folder / "reserve", filling());
}

Result<void> free_reserve(Disk& disk, Disk::Path const& folder) {
    TRY(disk.remove(folder / "reserve"));
    return disk.sync_folder(folder);
}

bool says_full(Error const& error) {
    return error.code == ErrorCode::Io &&
           (error.system_error == ENOSPC || error.system_error == EDQUOT);
}

}  // namespace penstock::ledger
