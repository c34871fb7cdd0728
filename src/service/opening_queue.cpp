#include "service/opening_queue.h"

#include <utility>

namespace penstock::service {

OpeningQueue::OpeningQueue(Desk& desk, std::size_t most_together)
    : desk_(desk), most_together_(most_together) {}

bool OpeningQueue::post(disclosure::SignedOpening opening, Done done) {
    std::lock_guard const guard(mutex_);
    if (waiting_.size() >= most_waiting || desk_.fatal()) return false;
    if (!at_desk_) {
        at_desk_ =
            desk_.post([this](disclosure::Station& station) { return open_waiting(station); });
        if (!at_desk_) return false;
    }
    waiting_.push_back({std::move(opening), std::move(done)});
    return true;
}

// Everybody who was told to wait gets an answer, also while the desk is stopping; after a fatal
// error the answer is that the server failed.
Result<void> OpeningQueue::open_waiting(disclosure::Station& station) {
    do {
        if (auto const opened = open_group(station); !opened) {
            std::deque<Waiting> left;  // goes when the lock is given back
            std::lock_guard const guard(mutex_);
            left.swap(waiting_);
            return opened;
        }
    } while (!desk_will_turn_to_the_rest());
    return {};
}

Result<void> OpeningQueue::open_group(disclosure::Station& station) {
    std::vector<Waiting> group = take_group();
    std::vector<disclosure::SignedOpening> requests;
    for (Waiting& one : group) requests.push_back(std::move(one.opening));
    auto opened = disclosure::open_together(station, requests);
    Result<void> stop;
    for (std::size_t i = 0; i < group.size(); ++i) {
        auto done = group[i].done(station, std::move(opened[i]));
        if (!done && stop) stop = std::move(done);
    }
    return stop;
}

std::vector<OpeningQueue::Waiting> OpeningQueue::take_group() {
    std::lock_guard const guard(mutex_);
    std::vector<Waiting> group;
    while (!waiting_.empty() && group.size() < most_together_) {
        group.push_back(std::move(waiting_.front()));
        waiting_.pop_front();
    }
    return group;
}

bool OpeningQueue::desk_will_turn_to_the_rest() {
    std::lock_guard const guard(mutex_);
    at_desk_ = !waiting_.empty();
    return !at_desk_ ||
           desk_.post([this](disclosure::Station& station) { return open_waiting(station); });
}

}  // namespace penstock::service
