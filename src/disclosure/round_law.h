// A round that was decided, with the agreement and the law file that it was decided under: its
// lines' letters stand in the order of that file.
#pragma once

#include "disclosure/governing.h"
#include "disclosure/station.h"
#include "exchange/request_line.h"
#include "law/hold_rules.h"

#include <string_view>
#include <vector>

namespace penstock::disclosure {

struct RoundAtHand {
    store::BatchRow batch;
    store::RoundRow round;
    Governing then;
};

// The last round of a batch that was decided. Errors: NotFound (no such batch), NotReady (not
// decided), IntegrityLost.
[[nodiscard]] Result<RoundAtHand> last_round(Station& station, BatchId const& batch);

// A line of the last round. Errors: NotFound, IntegrityLost.
[[nodiscard]] Result<store::LineRow> line_of(Station& station, RoundAtHand const& at_hand,
                                             LineNumber line);

// What a line of a batch sets forth, read from the file as it was received. Errors: NotFound, Io.
[[nodiscard]] Result<exchange::ReadLine> request_line(Station& station, BatchId const& batch,
                                                      LineNumber line);

// The letters of one stage of a line.
[[nodiscard]] std::string_view statuses_of(store::LineRow const& line, law::Stage stage);

// The stage that decided the line.
[[nodiscard]] law::Stage deciding_stage(store::LineRow const& line);

// The elements of the deciding stage that were not met and that nobody decided, each with what
// followed; `record` is that of an element of stage record. Requires: the arguments outlive them.
[[nodiscard]] std::vector<law::HeldElement> not_met(RoundAtHand const& at_hand,
                                                    store::LineRow const& line,
                                                    law::RecordFacts const* record);

}  // namespace penstock::disclosure
