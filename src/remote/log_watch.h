// The station's log as this client has seen it: every checkpoint and receipt must be signed by the
// key that was pinned, and must be of one and the same growing tree.
//
// A tree that shrank or has another past stops the command (IntegrityLost): it is shown to those
// who oversee the custodian, with the two checkpoints as the proof. Tiles are not trusted: a proof
// is built from them and verified against the two signed roots alone.
#pragma once

#include "ledger/checkpoint.h"
#include "ledger/receipt.h"
#include "remote/client_folder.h"
#include "remote/station_client.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace penstock::remote {

// An entry of the station's ledger whose receipt is good.
struct ProvenEntry {
    std::uint64_t index = 0;
    exchange::JsonForm entry;
};

struct VerifiedLog {
    std::uint64_t receipts = 0;
    std::uint64_t size = 0;  // of the tree that the server shows now
    std::string note;        // its checkpoint
};

class LogWatch {
public:
    // Requires: both outlive it.
    LogWatch(StationClient& client, ClientFolder& folder) : client_(client), folder_(folder) {}

    // The log's tree as the server shows it now, found consistent with the last one seen, and kept.
    // Errors: IntegrityLost for a fork, a rollback, or another signature; Malformed.
    [[nodiscard]] Asked<ledger::Checkpoint> look();
    // The entry that a receipt proves, of this type; the receipt is kept. Errors: as look();
    // IntegrityLost also if it proves nothing; Malformed.
    [[nodiscard]] Asked<ProvenEntry> take(std::string const& receipt);
    // All receipts kept, the last checkpoint seen, and the tree that the server shows now.
    [[nodiscard]] Asked<VerifiedLog> verify_all();

private:
    struct Shown {
        std::string note;
        ledger::Checkpoint checkpoint;
    };
    [[nodiscard]] Asked<Shown> shown();
    // Errors: IntegrityLost unless each of `older` is the beginning of the tree shown.
    [[nodiscard]] Asked<Shown> all_in_the_tree_shown(std::vector<merkle::TreeHead> older);
    [[nodiscard]] Result<ledger::Checkpoint> opened(std::string_view note) const;
    [[nodiscard]] Result<ledger::Checkpoint> proven(ledger::Receipt const& receipt) const;

    StationClient& client_;
    ClientFolder& folder_;
};

}  // namespace penstock::remote
