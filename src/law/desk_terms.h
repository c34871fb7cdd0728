// What an agreement may say about the custodian's desks: the service clock, how many officials a
// decision of the holds desk takes, and when a batch goes to the manager. All of it has usual
// values (docs/formats/agreement.md).
#pragma once

#include "law/alarm_rules.h"

#include <cstdint>
#include <optional>

namespace penstock::law {

struct DeskTerms {
    // [clocks]: until when a line on hold should be decided (R-6103i2-L: the statute says "shall").
    // Past it the line is shown as late; it is never dropped.
    std::int64_t hold_days = 10;
    // [holds]: different officials whose signatures release a line held on its face, and one held
    // because of what the record holds. Refusing and sending back takes one.
    std::int64_t face_signatures = 1, record_signatures = 2;
    // [alarms]: without the table alarms inform and hold nothing.
    std::optional<AlarmTerms> alarms = {};
};

}  // namespace penstock::law
