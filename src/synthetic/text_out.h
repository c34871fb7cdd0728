// A text file that is written from its start, block by block.
//
// Sample data: the bytes are not synced.
#pragma once

#include "base/disk.h"
#include "base/result.h"

#include <memory>
#include <string>
#include <string_view>

namespace penstock::synthetic {

enum class Secrecy { Open, Secret };

class TextOut {
public:
    // Makes the file anew. Errors: Io.
    [[nodiscard]] static Result<TextOut> make(Disk& disk, Disk::Path const& path,
                                              Secrecy secrecy = Secrecy::Open) {
        TRY(disk.remove(path));
        return TextOut(TRY(disk.open_append(path, secrecy == Secrecy::Secret)));
    }

    // Errors: Io.
    [[nodiscard]] Result<void> add(std::string_view text) {
        waiting_ += text;
        return waiting_.size() < block_bytes ? Result<void>() : finish();
    }
    // Writes what waits. Errors: Io.
    [[nodiscard]] Result<void> finish() {
        TRY(file_->append(as_bytes(waiting_)));
        waiting_.clear();
        return {};
    }

private:
    static constexpr std::size_t block_bytes = 1u << 20;

    explicit TextOut(std::unique_ptr<AppendFile> file) : file_(std::move(file)) {}

    std::unique_ptr<AppendFile> file_;
    std::string waiting_;
};

// The whole file at once. Errors: Io.
[[nodiscard]] inline Result<void> write_text(Disk& disk, Disk::Path const& path,
                                             std::string_view text,
                                             Secrecy secrecy = Secrecy::Open) {
    TextOut out = TRY(TextOut::make(disk, path, secrecy));
    TRY(out.add(text));
    return out.finish();
}

}  // namespace penstock::synthetic
