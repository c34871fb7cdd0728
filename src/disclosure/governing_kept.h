// What governs, as a station keeps it from one act to the next (governing.h).
// Threads: the station's.
#pragma once

#include "base/result.h"
#include "base/strong.h"
#include "disclosure/governing.h"
#include "store/store.h"

#include <map>

namespace penstock::disclosure {

class GoverningKept {
public:
    // As governing().
    [[nodiscard]] Result<SharedGoverning> of(store::Store& store, AgreementId const& id);

private:
    [[nodiscard]] static Result<SharedGoverning> read(store::Store& store, AgreementId const& id);

    std::map<AgreementId, SharedGoverning> kept_;
};

}  // namespace penstock::disclosure
