#include "service/workshop.h"

#include <utility>

namespace penstock::service {

bool Workshop::post(std::function<void()> work) {
    std::lock_guard const guard(mutex_);
    if (stopping_) return false;
    work_.push_back(std::move(work));
    wake_.notify_one();
    return true;
}

void Workshop::stop() {
    {
        std::lock_guard const guard(mutex_);
        stopping_ = true;
        wake_.notify_one();
    }
    if (thread_.joinable()) thread_.join();
}

void Workshop::run() {
    while (true) {
        std::unique_lock guard(mutex_);
        wake_.wait(guard, [this] { return stopping_ || !work_.empty(); });
        if (stopping_) return;
        std::function<void()> const work = std::move(work_.front());
        work_.pop_front();
        guard.unlock();
        work();
    }
}

}  // namespace penstock::service
