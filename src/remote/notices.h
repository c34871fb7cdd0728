// Notices of court orders to the caller.
#pragma once

#include "remote/session.h"

#include <string>
#include <vector>

namespace penstock::remote {

// As the station has it; every text is harmless.
struct Notice {
    std::uint64_t number = 0;
    std::string order, event, as, to, given, acknowledged, deadline, text;
};
[[nodiscard]] Asked<std::vector<Notice>> notices(Session& session);

// Says as its addressee that the notice was received. On the own record when this returns.
[[nodiscard]] Asked<Notice> acknowledge(Session& session, std::uint64_t number);

}  // namespace penstock::remote
