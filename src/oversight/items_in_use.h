// Who has which item, until when it may be used, and what became of it (R-6103p4-F).
#pragma once

#include "disclosure/station.h"

#include <string>
#include <vector>

namespace penstock::oversight {

enum class UseState { InUse, Due, Overdue, Kept, Disposed };
[[nodiscard]] std::string_view word(UseState state);

struct ItemInUse {
    BatchId batch;
    LineNumber line;
    std::uint64_t round = 0;
    AgreementId agreement;
    OfficerId recipient;
    Date use_end;
    UseState state = UseState::InUse;
    bool blocks = false;  // the recipient gets nothing more until it is certified
};

// Items disclosed, by use-end; those whose use ends on or before `horizon` are due. A kept item
// blocks where the use has ended and the agency's standing is not good. Errors: IntegrityLost.
[[nodiscard]] Result<std::vector<ItemInUse>> items_in_use(disclosure::Station& station,
                                                          Date horizon);

}  // namespace penstock::oversight
