// Leave to use an item in a named proceeding: asked for by the recipient who has it, decided by two
// releasing officials, each step on file (R-6103i4-A).
#pragma once

#include "disclosure/filing.h"
#include "disclosure/refusal.h"
#include "disclosure/signer.h"
#include "law/leave.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace penstock::disclosure {

enum class LeaveState { Waiting, RefusedByRule, Granted, Refused };
[[nodiscard]] std::string_view word(LeaveState state);

struct Leave {
    std::uint64_t number = 0;  // of the request on file
    law::LeaveRequest request;
    AgreementId agreement;
    OfficerId officer;
    Instant asked;
    LeaveState state = LeaveState::Waiting;
    std::optional<Instant> decided;
    std::string reason, text;  // of the refusal or the grant
};

// In the order of asking. Errors: IntegrityLost.
[[nodiscard]] Result<std::vector<Leave>> leaves(Station& station);

// Puts the request on file whatever becomes of it; refused where the law gives no leave for such a
// proceeding, and for anyone but a recipient who was shown the item. Errors: Malformed, NotFound;
// the fatal codes.
[[nodiscard]] Ruled<Filed> ask_leave(Station& station, std::string_view toml,
                                     Signer const& officer);

// What the officials determined about informants and tax investigations.
enum class Impairment { NotDetermined, None, Informant, Investigation };
[[nodiscard]] std::optional<Impairment> impairment_of(std::string_view word);

struct LeaveDecision {
    bool granted = false;
    Impairment impairment = Impairment::NotDetermined;
    std::string reason, text;
};

// Refused unless two different releasing officials signed; a grant also unless they determined that
// neither an informant nor an investigation would suffer, that no order in force stops or bars the
// item, and that the recipient still has it and it was not taken back. Errors: NotFound (no request
// of this number), NotReady (decided already), Malformed; the fatal codes.
[[nodiscard]] Ruled<Filed> decide_leave(Station& station, std::uint64_t number,
                                        LeaveDecision const& decision,
                                        std::vector<Signer> const& signers);

}  // namespace penstock::disclosure
