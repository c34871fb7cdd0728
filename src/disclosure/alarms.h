// Alarms over a decided batch: computed when the batch is decided, put on file with the round, and
// asked before anybody approves it.
//
// A record of kind "alarms" for every round; its subject is the agreement, so that a batch is
// compared with the earlier ones of the agreement. A manager clears a soft alarm by a record of
// kind "alarms-cleared", whose subject is the batch; a hard one nobody clears. Where the agreement
// has no table [alarms] they inform and hold nothing.
#pragma once

#include "base/literal.h"
#include "disclosure/batch_picture.h"
#include "disclosure/filing.h"
#include "disclosure/refusal.h"
#include "disclosure/signer.h"
#include "disclosure/station.h"
#include "law/alarm_rules.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace penstock::disclosure {

inline constexpr Literal alarms_entry = "alarms";
inline constexpr Literal alarms_cleared = "alarms-cleared";

// Computes the picture of a round just decided and puts it on file. Errors: the fatal codes.
[[nodiscard]] Result<Filed> file_alarms(Station& station, store::BatchRow const& batch,
                                        std::uint64_t round, PictureCounts const& counts,
                                        law::AlarmTerms const& terms);

struct AlarmsCleared {
    std::uint64_t number = 0;  // of its record
    Instant at;
    std::string official, reason, text;
};

// The alarms of one round as they were filed, with the thresholds that they were held against.
struct AlarmsOnFile {
    std::uint64_t number = 0;  // of the record
    BatchId batch;
    std::uint64_t round = 0;
    Instant at;
    PictureCounts counts;
    std::vector<law::Alarm> alarms;
    law::AlarmLevel level = law::AlarmLevel::Quiet;  // the loudest
    std::optional<AlarmsCleared> cleared;
};

// Empty where the round has none. Errors: the fatal codes.
[[nodiscard]] Result<std::optional<AlarmsOnFile>> alarms_of(Station& station,
                                                            store::BatchRow const& batch,
                                                            std::uint64_t round);

// The reasons for which a manager may clear a soft alarm.
struct ClearingReason {
    std::string_view code, meaning;
};
[[nodiscard]] std::span<ClearingReason const> clearing_reasons();

struct ClearRequest {
    BatchId batch;
    std::string reason;  // a code of clearing_reasons()
    std::string text;
    Signer signer;
};

// Refused for anyone but an active manager, and for a hard alarm. Errors: NotFound, NotReady (not
// decided, nothing to clear), NotAllowed (no such reason, or no text), the fatal codes.
[[nodiscard]] Ruled<Filed> clear_alarms(Station& station, ClearRequest const& request);

// Whether a round may be approved and delivered for all that its alarms say.
[[nodiscard]] Ruled<void> alarms_allow(Station& station, store::BatchRow const& batch,
                                       store::RoundRow const& round,
                                       law::Agreement const& agreement);

}  // namespace penstock::disclosure
