// Group commit: many threads append, one thread writes.
//
//     Sequencer sequencer(*ledger);
//     LeafIndex const index = TRY(sequencer.append(entry));  // on any thread; sequenced
//
// Entries that arrive while a group is being written wait in a queue and become the next group: one
// write and one sync for all of them. Order of indices is order of arrival in the queue. An error
// stops all: whoever waits and whoever comes later gets it, and nothing is retried.
//
// Threads: append() and publish() may be called by many at once. Nobody else may use the ledger
// meanwhile.
#pragma once

#include "ledger/ledger.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <semaphore>
#include <string>
#include <thread>

namespace penstock::ledger {

class Sequencer {
public:
    // Requires: `ledger` is open to write and outlives it.
    explicit Sequencer(Ledger& ledger);
    // Writes what is queued, then ends.
    ~Sequencer();
    Sequencer(Sequencer const&) = delete;
    Sequencer& operator=(Sequencer const&) = delete;

    // Waits until the entry is sequenced. Errors: those of Ledger::append.
    [[nodiscard]] Result<LeafIndex> append(std::string entry);

    // Publishes all that is sequenced, between two groups. Errors: those of Ledger::publish.
    [[nodiscard]] Result<void> publish();

    // Entries that wait for the group under way to end.
    [[nodiscard]] std::size_t queued() const;

private:
    struct Waiting {
        std::string entry;
        Result<LeafIndex> index = LeafIndex(0);
        std::binary_semaphore done{0};
    };

    void run();
    void write(std::deque<Waiting*> const& group);

    Ledger& ledger_;
    std::mutex writing_;  // holds the ledger
    mutable std::mutex mutex_;
    std::condition_variable arrived_;
    std::deque<Waiting*> queue_;
    std::optional<Error> failure_;
    bool ends_ = false;
    std::thread writer_;
};

}  // namespace penstock::ledger
