// Where a ledger lies: its folder, and apart from it the checkpoint that was signed last.
#pragma once

#include "base/disk.h"

#include <concepts>
#include <utility>

namespace penstock::ledger {

struct Place {
    // The last signed checkpoint lies beside the folder, under the folder's name and
    // ".last-signed".
    template <std::convertible_to<Disk::Path> Folder>
    Place(Folder&& given) : folder(std::forward<Folder>(given)) {
        last_signed = folder.has_filename() ? folder : folder.parent_path();
        last_signed += ".last-signed";
    }

    // Better: on another volume, which no restored backup of the folder brings back.
    Place(Disk::Path given, Disk::Path file)
        : folder(std::move(given)), last_signed(std::move(file)) {}

    Disk::Path folder;
    Disk::Path last_signed;
};

}  // namespace penstock::ledger
