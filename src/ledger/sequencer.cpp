#include "ledger/sequencer.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace penstock::ledger {

namespace {

// More than this would keep the first of a group waiting for the last.
constexpr std::size_t max_group_entries = 4096;

}  // namespace

Sequencer::Sequencer(Ledger& ledger) : ledger_(ledger), writer_([this] { run(); }) {}

Sequencer::~Sequencer() {
    {
        std::scoped_lock const lock(mutex_);
        ends_ = true;
    }
    arrived_.notify_one();
    writer_.join();
}

Result<LeafIndex> Sequencer::append(std::string entry) {
    if (entry.size() > Ledger::max_entry_bytes) {
        return fail(ErrorCode::Malformed, "an entry of the ledger has more than 65,535 bytes");
    }
    Waiting waiting{.entry = std::move(entry)};
    {
        std::scoped_lock const lock(mutex_);
        if (failure_) return fail(*failure_);
        queue_.push_back(&waiting);
    }
    arrived_.notify_one();
    waiting.done.acquire();
    return waiting.index;
}

Result<void> Sequencer::publish() {
    std::scoped_lock const writing(writing_);
    {
        std::scoped_lock const lock(mutex_);
        if (failure_) return fail(*failure_);
    }
    auto const published = ledger_.publish();
    if (!published) {
        std::scoped_lock const lock(mutex_);
        failure_ = published.error();
    }
    return published;
}

std::size_t Sequencer::queued() const {
    std::scoped_lock const lock(mutex_);
    return queue_.size();
}

void Sequencer::run() {
    std::unique_lock lock(mutex_);
    while (true) {
        arrived_.wait(lock, [&] { return ends_ || !queue_.empty(); });
        if (queue_.empty()) return;
        auto const end = queue_.begin() +
                         static_cast<std::ptrdiff_t>(std::min(queue_.size(), max_group_entries));
        std::deque<Waiting*> const group(queue_.begin(), end);
        queue_.erase(queue_.begin(), end);
        lock.unlock();
        write(group);
        lock.lock();
    }
}

void Sequencer::write(std::deque<Waiting*> const& group) {
    std::vector<std::string> entries;
    entries.reserve(group.size());
    for (Waiting* waiting : group) entries.push_back(std::move(waiting->entry));
    Result<LeafIndex> first = LeafIndex(0);
    {
        std::scoped_lock const writing(writing_);
        std::unique_lock lock(mutex_);
        if (failure_) {
            first = fail(*failure_);
        } else {
            lock.unlock();
            first = ledger_.append(entries);
            lock.lock();
            if (!first) failure_ = first.error();
        }
    }
    std::uint64_t index = first ? first->value() : 0;
    for (Waiting* waiting : group) {
        waiting->index = first ? Result<LeafIndex>(LeafIndex(index++)) : first;
        waiting->done.release();  // whoever waits may be gone after this
    }
}

}  // namespace penstock::ledger
