#include "bench/load/clock.h"

#include <algorithm>
#include <thread>

namespace penstock::load {

namespace {

using SteadyTime = std::chrono::steady_clock;

double milliseconds_since(SteadyTime::time_point start) {
    return std::chrono::duration<double, std::milli>(SteadyTime::now() - start).count();
}

}  // namespace

double Outcome::at(double share) const {
    if (ms.empty()) return 0;
    auto const place = static_cast<std::size_t>(share * static_cast<double>(ms.size()));
    return ms[std::min(place, ms.size() - 1)];
}

Outcome run_at_fixed_rate(Load const& load, Send const& send) {
    std::vector<std::vector<double>> taken(load.connections);
    std::atomic<std::size_t> next = 0, failed = 0;
    auto const start = SteadyTime::now() + std::chrono::milliseconds(50);
    auto const due = [&](std::size_t number) {
        return start +
               std::chrono::duration_cast<SteadyTime::duration>(
                   std::chrono::duration<double>(static_cast<double>(number) / load.a_second));
    };
    {
        std::vector<std::jthread> threads;
        for (std::size_t connection = 0; connection < load.connections; ++connection) {
            threads.emplace_back([&, connection] {
                for (std::size_t i = next++; i < load.requests; i = next++) {
                    std::this_thread::sleep_until(due(i));
                    Sent const sent = send(connection, i);
                    if (sent == Sent::Good) taken[connection].push_back(milliseconds_since(due(i)));
                    if (sent == Sent::Failed) ++failed;
                    if (sent == Sent::Nothing) break;
                }
            });
        }
    }
    Outcome outcome{.failed = failed, .seconds = milliseconds_since(start) / 1000};
    for (auto const& mine : taken) outcome.ms.insert(outcome.ms.end(), mine.begin(), mine.end());
    std::ranges::sort(outcome.ms);
    return outcome;
}

}  // namespace penstock::load
