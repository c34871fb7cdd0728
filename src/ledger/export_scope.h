// How much of the ledger an export holds.
#pragma once

namespace penstock::ledger {

enum class ExportScope {
    Everything,
    HashesOnly,  // without entries: what a requester may hold to check proofs and consistency
};

}  // namespace penstock::ledger
