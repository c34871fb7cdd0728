// The parts of a line that need reading, read once for all predicates.
#pragma once

#include "law/facts.h"
#include "law/reason_text.h"
#include "law/statute_table.h"

#include <optional>

namespace penstock::law::internal {

// On which ground the order of removal rests, as the line cites it.
enum class GroundState { NotGiven, NotACitation, Deportable, Inadmissible, Other };

struct LineReading {
    StatuteReading statute;
    bool asks_final_order = false;  // the statute has the elements of 8 USC 1253(a)(1)
    ReasonReading reason;
    GroundState ground = GroundState::NotGiven;
    // The later of the dates of the final order and of the court's order.
    std::optional<Date> last_order_date;
};

[[nodiscard]] LineReading read_line(BatchFacts const& batch, LineFacts const& line);

}  // namespace penstock::law::internal
