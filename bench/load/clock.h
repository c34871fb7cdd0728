// Requests at a fixed rate, whatever the server does: request i is due at i / rate, and its time
// counts from then, so that a server that stops is not asked less, but found to be slow.
#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <functional>
#include <vector>

namespace penstock::load {

struct Load {
    std::size_t requests = 0;
    double a_second = 0;
    std::size_t connections = 0;
};

struct Outcome {
    std::vector<double> ms = {};  // of every request that was answered as it should be, sorted
    std::size_t failed = 0;
    double seconds = 0;  // from the first request due to the last answer

    [[nodiscard]] double at(double share) const;
};

enum class Sent {
    Good,
    Failed,   // not answered as it should be
    Nothing,  // this connection had nothing left to send
};

// Sends request `number` on connection `connection`. Called by as many threads as there are
// connections.
using Send = std::function<Sent(std::size_t connection, std::size_t number)>;

[[nodiscard]] Outcome run_at_fixed_rate(Load const& load, Send const& send);

}  // namespace penstock::load
