// Envelopes that wait to be opened: what waits when the desk turns to them is made durable in one
// step for all (group commit), so that a station serves more openings than its disk has
// revolutions.
#pragma once

#include "disclosure/open.h"
#include "service/desk.h"

#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <vector>

namespace penstock::service {

class OpeningQueue {
public:
    // Called by the desk's thread with what came of one opening. An error that is fatal stops the
    // desk.
    using Done =
        std::function<Result<void>(disclosure::Station&, disclosure::Ruled<disclosure::Opened>)>;

    // Requires: `desk` outlives it.
    explicit OpeningQueue(Desk& desk, std::size_t most_together = 64);

    // False, and nothing is opened, if too much waits already or the desk is stopping. Threads:
    // any.
    [[nodiscard]] bool post(disclosure::SignedOpening opening, Done done);

private:
    struct Waiting {
        disclosure::SignedOpening opening;
        Done done;
    };

    [[nodiscard]] Result<void> open_waiting(disclosure::Station& station);
    [[nodiscard]] Result<void> open_group(disclosure::Station& station);
    [[nodiscard]] std::vector<Waiting> take_group();
    [[nodiscard]] bool desk_will_turn_to_the_rest();

    static constexpr std::size_t most_waiting = 4096;

    Desk& desk_;
    std::size_t most_together_;
    std::mutex mutex_;
    std::deque<Waiting> waiting_;  // guarded by mutex_, as the next
    bool at_desk_ = false;         // a piece of work that opens them is with the desk
};

}  // namespace penstock::service
