#include "service/desk.h"

#include "disclosure/order_inbox.h"

#include <utility>

namespace penstock::service {

Result<std::unique_ptr<Desk>> Desk::open(disclosure::Seams seams,
                                         std::filesystem::path const& folder, DeskOptions options) {
    auto station = TRY(disclosure::Station::open(seams, folder, options.lock_wait));
    return std::unique_ptr<Desk>(new Desk(std::move(station), std::move(options)));
}

Desk::Desk(std::unique_ptr<disclosure::Station> station, DeskOptions options)
    : station_(std::move(station)),
      options_(std::move(options)),
      now_(station_->now()),
      thread_([this] { run(); }) {}

Desk::~Desk() {
    stop();
}

bool Desk::post(Work work) {
    std::lock_guard const guard(mutex_);
    if (stopping_ || fatal_ || acts_.size() >= options_.most_waiting) return false;
    acts_.push_back(std::move(work));
    wake_.notify_one();
    return true;
}

bool Desk::post_long(Work work) {
    std::lock_guard const guard(mutex_);
    if (stopping_ || fatal_ || long_work_.size() >= options_.most_waiting) return false;
    long_work_.push_back(std::move(work));
    wake_.notify_one();
    return true;
}

void Desk::stop() {
    {
        std::lock_guard const guard(mutex_);
        stopping_ = true;
        long_work_.clear();
        wake_.notify_one();
    }
    if (thread_.joinable()) thread_.join();
}

std::size_t Desk::waiting() const {
    std::lock_guard const guard(mutex_);
    return acts_.size() + long_work_.size();
}

bool Desk::is_at_long_work() const {
    std::lock_guard const guard(mutex_);
    return at_long_work_;
}

std::optional<Error> Desk::fatal() const {
    std::lock_guard const guard(mutex_);
    return fatal_;
}

// A look for orders if there is nothing else; empty when the desk is to stop. A cut under way comes
// before long work: a backup that waits for hours is none.
Desk::Work Desk::next() {
    std::unique_lock guard(mutex_);
    at_long_work_ = false;
    wake_.wait_for(guard, options_.between_looks, [this] {
        return stopping_ || is_cutting_ || !acts_.empty() || !long_work_.empty();
    });
    for (std::deque<Work>* const queue : {&acts_, &long_work_}) {
        if (queue->empty() || (queue == &long_work_ && is_cutting_ && !stopping_)) continue;
        at_long_work_ = queue == &long_work_;
        Work work = std::move(queue->front());
        queue->pop_front();
        return work;
    }
    if (stopping_) return {};
    return [](disclosure::Station&) -> Result<void> { return {}; };
}

void Desk::carry_out(Work const& work) {
    station_->advance_clock();
    now_ = station_->now();
    auto const looked = disclosure::orders_came_in(*station_);
    // What may not be done without a look looks for itself, and says what is wrong.
    bool const goes_on = looked || !is_fatal(looked.error().code);
    Result<void> done = goes_on ? work(*station_) : std::unexpected(looked.error());
    now_ = station_->now();
    if (done || !is_fatal(done.error().code)) {
        auto const cutting = cuts_.go_on(*station_);
        is_cutting_ = cutting && *cutting;
        if (!cutting) done = std::unexpected(cutting.error());
    }
    if (done || !is_fatal(done.error().code)) return;
    {
        std::lock_guard const guard(mutex_);
        fatal_ = done.error();
        acts_.clear();
        long_work_.clear();
    }
    if (options_.stopped_for_safety) options_.stopped_for_safety(done.error());
}

void Desk::run() {
    while (Work const work = next()) {
        carry_out(work);
        if (fatal()) break;
    }
    cuts_.leave();
    station_.reset();
}

}  // namespace penstock::service
