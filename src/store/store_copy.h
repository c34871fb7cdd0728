// A copy of a store that is at work, made in pieces: between two of them the store may be asked and
// changed as ever.
//
// Durability: the copy is not synced; whoever keeps it does that. Threads: the store's.
#pragma once

#include "store/store.h"

#include <cstdint>
#include <filesystem>

struct sqlite3;
struct sqlite3_backup;

namespace penstock::store {

class StoreCopy {
public:
    // `destination` must not exist. Requires: the store outlives the copy. Errors: Io.
    [[nodiscard]] static Result<StoreCopy> begin(Store& store,
                                                 std::filesystem::path const& destination);
    StoreCopy(StoreCopy&& other) noexcept;
    StoreCopy& operator=(StoreCopy&&) = delete;
    ~StoreCopy();

    // Copies some megabytes more. True when the copy holds what the store holds at this moment, and
    // nothing is open any more. Requires: no transaction is under way. Errors: Io; nothing that
    // concerns the store itself.
    [[nodiscard]] Result<bool> go_on();

private:
    StoreCopy(sqlite3* copy, sqlite3_backup* backup) : copy_(copy), backup_(backup) {}
    void close();

    sqlite3* copy_;
    sqlite3_backup* backup_;
    std::int64_t copied_ = 0;  // pages, each time that they were
    std::int64_t first_ = 0;   // pages that there were at the first piece
};

}  // namespace penstock::store
