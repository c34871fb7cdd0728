// The requester's own permanent record of what was asked, got, opened and disposed of (R-6103p4-A):
// a ledger in the form of the custodian's, signed with a key of its own, which stock tools and
// penstock-verify check. Entries: docs/formats/own-ledger.md.
//
//     OwnRecord record = TRY(OwnRecord::open(disk, folder));
//     TRY(record.add(own_disposed(now, disposal, entry)));
//
// Durability: an entry is durable and signed for when add() returns. Processes: one at a time.
#pragma once

#include "base/disk.h"
#include "base/entropy.h"
#include "ledger/ledger.h"

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace penstock::remote {

class OwnRecord {
public:
    // Makes an empty record with a new key in the folder, which is a simulation's if `log`, the
    // name of the station's ledger, is. Errors: AlreadyExists; Io, DurabilityLost.
    [[nodiscard]] static Result<void> make(Disk& disk, Entropy& entropy, Disk::Path const& folder,
                                           std::string_view log);
    // Errors: NotFound; NotReady if another process is at work in the folder; IntegrityLost if the
    // record is not what was written; DurabilityLost.
    [[nodiscard]] static Result<OwnRecord> open(Disk& disk, Disk::Path const& folder);

    // Errors: DurabilityLost, IntegrityLost: stop, ask the station for nothing more.
    [[nodiscard]] Result<LeafIndex> add(std::string entry);
    // Every entry, the oldest first.
    using Visit = std::function<Result<void>(LeafIndex, std::string_view)>;
    [[nodiscard]] Result<void> each(Visit const& visit);
    // True if there is an entry of this type with this text as the value of this member.
    [[nodiscard]] Result<bool> has(std::string_view type, Literal member, std::string_view value);

    [[nodiscard]] ledger::VerifierKey const& key() const { return ledger_->key(); }
    [[nodiscard]] std::uint64_t size() const { return ledger_->size(); }

private:
    explicit OwnRecord(std::unique_ptr<ledger::Ledger> ledger) : ledger_(std::move(ledger)) {}

    std::unique_ptr<ledger::Ledger> ledger_;
};

}  // namespace penstock::remote
