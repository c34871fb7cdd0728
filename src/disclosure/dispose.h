// A recipient's certificate of what became of an item on completion of its use (R-6103p4-F):
// returned, made undisclosable, or kept under the safeguards.
#pragma once

#include "base/bytes.h"
#include "disclosure/refusal.h"
#include "disclosure/signer.h"
#include "disclosure/station.h"

#include <optional>
#include <string_view>

namespace penstock::disclosure {

enum class DisposalState { Returned, Undisclosable, Kept };
[[nodiscard]] std::string_view word(DisposalState state);
[[nodiscard]] std::optional<DisposalState> disposal_state_of(std::string_view word);

struct Disposal {
    DisposalState state = DisposalState::Undisclosable;
    std::optional<Digest> certificate = {};  // of the document behind it; Kept needs one
};

// What is returned or undisclosable cannot be opened again by that recipient. What is kept can, and
// its duties stay: it stands in no recipient's way only while the agency's standing is good
// (use_end.h). Refused unless the certificate is that of a recipient who opened the line, and for
// an item that is to be kept without a document. Errors: NotFound, the fatal codes.
[[nodiscard]] Ruled<void> dispose(Station& station, BatchId const& batch, LineNumber line,
                                  Signer const& recipient, Disposal const& disposal = {});

}  // namespace penstock::disclosure
