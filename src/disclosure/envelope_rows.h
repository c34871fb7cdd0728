// The rows of a round's envelopes on their way into the store. A round may have millions, and all
// go in together, in the step that delivers it: until then they wait in a file.
//
// Rows hold content keys, so each block of the file is sealed under a key that this object alone
// has: what a crash leaves of the file opens nothing, and the next delivery writes it anew.
#pragma once

#include "base/disk.h"
#include "base/entropy.h"
#include "base/result.h"
#include "crypto/sealing.h"
#include "store/rows.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

namespace penstock::disclosure {

class EnvelopeRows {
public:
    // Makes the file anew. Requires: `disk` and `entropy` outlive the rows. Errors: Io; those of
    // `entropy`.
    [[nodiscard]] static Result<EnvelopeRows> make(Disk& disk, Entropy& entropy, Disk::Path path);
    EnvelopeRows(EnvelopeRows&&) noexcept = default;
    EnvelopeRows& operator=(EnvelopeRows&&) = delete;
    ~EnvelopeRows();  // removes the file

    // Requires: the rows are of one batch and round. Errors: Io; those of `entropy`.
    [[nodiscard]] Result<void> add(store::EnvelopeRow const& row);
    // The last block; nothing may be added afterwards. Errors: as add.
    [[nodiscard]] Result<void> close();

    [[nodiscard]] std::uint64_t size() const { return size_; }

    // Visits all rows in their order, some hundreds at a time. Requires: closed. Errors: those of
    // `visit`; Io; IntegrityLost if the file is not the one that was written.
    using Visitor = std::function<Result<void>(std::vector<store::EnvelopeRow> const&)>;
    [[nodiscard]] Result<void> each_block(Visitor const& visit) const;

private:
    struct Gone {
        void operator()(Disk*) const {}
    };
    EnvelopeRows(Disk& disk, Entropy& entropy, Disk::Path path, crypto::SealingKey const& key,
                 std::unique_ptr<AppendFile> file);

    [[nodiscard]] Result<void> write_block();

    std::unique_ptr<Disk, Gone> disk_;  // none in an object that was moved from
    Entropy* entropy_;
    Disk::Path path_;
    crypto::SealingKey key_;
    std::unique_ptr<AppendFile> file_;
    BatchId batch_;
    std::uint64_t round_ = 0, size_ = 0;
    Bytes block_;
};

}  // namespace penstock::disclosure
