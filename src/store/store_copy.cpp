#include "store/store_copy.h"

#include <sqlite3.h>

#include <utility>

namespace penstock::store {

namespace {

constexpr int pages_of_a_piece = 1024;  // 4 MiB: some milliseconds

std::unexpected<Error> not_copied() {
    return fail(ErrorCode::Io, "the station's store could not be copied",
                "see whether the station's disk has room for a second store");
}

}  // namespace

Result<StoreCopy> StoreCopy::begin(Store& store, std::filesystem::path const& destination) {
    std::error_code none;
    if (std::filesystem::exists(destination, none)) return not_copied();
    sqlite3* connection = nullptr;
    int const opened = sqlite3_open_v2(destination.c_str(), &connection,
                                       SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
    StoreCopy copy(connection, nullptr);
    if (opened != SQLITE_OK) return not_copied();
    // A copy that is cut off is thrown away: it needs no journal.
    int const set = sqlite3_exec(connection, "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF",
                                 nullptr, nullptr, nullptr);
    if (set != SQLITE_OK) return not_copied();
    copy.backup_ = sqlite3_backup_init(connection, "main", store.database_.connection_, "main");
    if (copy.backup_ == nullptr) return not_copied();
    return copy;
}

StoreCopy::StoreCopy(StoreCopy&& other) noexcept
    : copy_(std::exchange(other.copy_, nullptr)),
      backup_(std::exchange(other.backup_, nullptr)),
      copied_(other.copied_),
      first_(other.first_) {}

StoreCopy::~StoreCopy() {
    close();
}

void StoreCopy::close() {
    if (backup_ != nullptr) sqlite3_backup_finish(std::exchange(backup_, nullptr));
    sqlite3_close_v2(std::exchange(copy_, nullptr));
}

// What this connection changes meanwhile, SQLite writes to the copy too, if it was copied already
// (sqlite.org/backup.html, "modified by the same connection").
Result<bool> StoreCopy::go_on() {
    if (backup_ == nullptr) return not_copied();
    // SQLite begins anew where a transaction that outgrew the cache was taken back, and the store
    // may grow faster than it is copied. After twice the work the rest is done at one go.
    bool const at_one_go = first_ > 0 && copied_ > 2 * first_ + 4096;
    int const status = sqlite3_backup_step(backup_, at_one_go ? -1 : pages_of_a_piece);
    copied_ += pages_of_a_piece;
    if (first_ == 0) first_ = sqlite3_backup_pagecount(backup_);
    if (status == SQLITE_OK) return false;
    if (status != SQLITE_DONE) return not_copied();
    bool const whole = sqlite3_backup_finish(std::exchange(backup_, nullptr)) == SQLITE_OK &&
                       sqlite3_close(copy_) == SQLITE_OK;
    copy_ = nullptr;
    return whole ? Result<bool>(true) : not_copied();
}

}  // namespace penstock::store
