// Work on further threads, for pure functions over chunks: the caller's thread alone reads the
// store, the ledger and files. What comes out does not depend on how many threads there are.
#pragma once

#include "base/result.h"

#include <atomic>
#include <cstddef>
#include <functional>
#include <thread>
#include <utility>
#include <vector>

namespace penstock::oversight {

// Begins `work` on a thread of its own, or does it at once where none is to be had. The destructor
// waits for its end.
class Background {
public:
    // Requires: what `work` refers to outlives this object.
    explicit Background(std::function<void()> const& work);

private:
    std::jthread thread_;
};

// Work on the numbers below a count, shared by all threads that help. Threads: any number.
class Shares {
public:
    // Requires: `work` may be called for different numbers at once.
    Shares(std::size_t count, std::function<void(std::size_t)> work)
        : count_(count), work_(std::move(work)) {}

    // Works until no number is left to be begun.
    void help();

private:
    std::size_t count_;
    std::function<void(std::size_t)> work_;
    std::atomic<std::size_t> next_{0};
};

// Chunk after chunk: `make` and `take` on the caller's thread; `work`, once for each item of a
// chunk, on the others beside the making of the next chunk, and then on the caller's too. Ends at
// the first empty chunk. Errors: those of `make` and `take`.
template <typename Make, typename Work, typename Take>
[[nodiscard]] Result<void> in_chunks(unsigned threads, Make make, Work work, Take take) {
    auto chunk = TRY(make());
    while (!chunk.empty()) {
        Shares shares(chunk.size(), [&](std::size_t i) { work(chunk[i]); });
        auto next = [&] {
            std::vector<Background> others;
            for (unsigned i = 1; i < threads; ++i) others.emplace_back([&] { shares.help(); });
            auto made = make();
            shares.help();
            return made;
        }();
        TRY(take(chunk));
        chunk = TRY(std::move(next));
    }
    return {};
}

}  // namespace penstock::oversight
