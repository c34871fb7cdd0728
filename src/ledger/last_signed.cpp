#include "ledger/last_signed.h"

#include <utility>

namespace penstock::ledger {

namespace {

// A note with all the cosignatures that anybody may add is far smaller.
constexpr std::uint64_t max_note_bytes = 1'000'000;

}  // namespace

LastSigned::LastSigned(Disk& disk, Disk::Path file) : disk_(disk), file_(std::move(file)) {}

Result<void> LastSigned::lock() {
    Disk::Path path = file_;
    path += ".lock";
    lock_ = TRY(disk_.lock(path));
    return {};
}

bool LastSigned::exists() const {
    return disk_.exists(file_);
}

Result<std::string> LastSigned::read() const {
    auto const size = disk_.size(file_);
    if (!size && size.error().code == ErrorCode::NotFound) {
        return fail(ErrorCode::IntegrityLost, "the last signed checkpoint is missing",
                    "put the file back from where it is kept, or give `penstock ledger recover` "
                    "the newest checkpoint that anybody holds");
    }
    if (TRY(Result<std::uint64_t>(size)) > max_note_bytes) {
        return fail(ErrorCode::IntegrityLost, "the last signed checkpoint is not a checkpoint",
                    "give `penstock ledger recover` the newest checkpoint that anybody holds");
    }
    return std::string(as_text(TRY(disk_.read(file_))));
}

Result<void> LastSigned::start(std::string const& note) {
    if (file_.has_parent_path()) {
        TRY(disk_.make_folder(file_.parent_path()));
        Disk::Path const above = file_.parent_path().parent_path();
        TRY(disk_.sync_folder(above.empty() ? Disk::Path(".") : above));
    }
    return disk_.replace(file_, as_bytes(note));
}

Result<void> LastSigned::advance(std::string const& expected, std::string const& next) {
    if (TRY(read()) != expected) {
        return fail(ErrorCode::IntegrityLost,
                    "the last signed checkpoint is not the one that this process signed",
                    "find out what else signs for this ledger; one of the two must never sign "
                    "again");
    }
    TRY(disk_.replace(file_, as_bytes(next)));
    if (TRY(read()) != next) {
        return fail(ErrorCode::IntegrityLost, "the last signed checkpoint was not written as it is",
                    "check the disk that holds it, then give `penstock ledger recover` the "
                    "checkpoint of the ledger's folder");
    }
    return {};
}

}  // namespace penstock::ledger
