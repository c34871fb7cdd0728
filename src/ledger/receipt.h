// Receipts: a proof of one entry that can be checked off line (c2sp.org/tlog-proof@v1).
//
//     receipt = "c2sp.org/tlog-proof@v1" LF [ "extra " base64 LF ] "index " decimal LF
//               *( base64(hash) LF ) LF checkpoint
#pragma once

#include "base/bytes.h"
#include "base/result.h"
#include "ledger/checkpoint.h"
#include "merkle/proof.h"

#include <string>
#include <string_view>

namespace penstock::ledger {

struct Receipt {
    Bytes extra;  // not authenticated; the place for the opening of a commitment
    std::uint64_t index = 0;
    merkle::Proof proof;
    std::string checkpoint;  // the signed note

    [[nodiscard]] std::string text() const;
};

// Errors: Malformed.
[[nodiscard]] Result<Receipt> parse_receipt(std::string_view text);

// The checkpoint in which `receipt` proves `entry`. Errors: Malformed; NotAllowed if the checkpoint
// is not signed by `key`, or the proof does not lead from the entry to its root.
[[nodiscard]] Result<Checkpoint> verify_receipt(Receipt const& receipt, ByteView entry,
                                                VerifierKey const& key);

}  // namespace penstock::ledger
