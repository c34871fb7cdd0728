// The ledger on the disk of this machine: durable appends by concurrent appenders through the
// sequencer with the time to *sequenced*, durable appends by group size, publishing, proofs,
// opening.
//
//     build/bin/ledger_bench                 in the folder whose disk is to be measured
//     build/bin/ledger_bench --write-ledger FOLDER N
//                                            writes a ledger of N entries and exports it to FOLDER,
//                                            to time penstock-verify on (bench/verify_a_million.sh)
//
// The folder for the measurements is made in the current directory, because a temporary folder is
// often memory, where durability costs nothing.
#include "ledger/ledger.h"
#include "ledger/sequencer.h"
#include "platform/real_disk.h"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <filesystem>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace penstock::ledger {
namespace {

std::string const origin = "simulation/bench.example/log";

crypto::SigningKey const& key() {
    static std::array<std::uint8_t, 32> const seed{9};
    static crypto::SigningKey const made = *crypto::SigningKey::from_seed(seed);
    return made;
}

// An entry of the usual length.
std::vector<std::string> entries(std::size_t count) {
    std::string const text =
        R"json({"type":"reviewed","time":"2026-11-20T15:00:00Z","line":1,"round":1,)json"
        R"json("batch":"6f1c0000-0000-4000-8000-000000000001","statute":"8 USC 1253(a)(1)",)json"
        R"json("outcome":"pass","facts":")json" +
        std::string(64, 'a') + "\",\"findings\":\"" + std::string(64, 'b') + "\"}";
    return std::vector<std::string>(count, text);
}

// A new ledger in a folder of its own.
class Scratch {
public:
    Scratch() {
        (void)disk_.remove(folder_);
        (void)disk_.make_folder(folder_, false);
        (void)Ledger::create(disk_, folder_ / "ledger", origin, key());
        open();
    }
    ~Scratch() {
        ledger_.reset();
        (void)disk_.remove(folder_);
    }

    void open() {
        ledger_.reset();
        ledger_ = std::move(*Ledger::open(disk_, folder_ / "ledger", origin, key()));
    }
    Ledger& ledger() { return *ledger_; }

private:
    platform::RealDisk disk_;
    std::filesystem::path folder_ = std::filesystem::current_path() / "ledger-bench.tmp";
    std::unique_ptr<Ledger> ledger_;
};

void durable_appends(benchmark::State& state) {
    Scratch scratch;
    std::vector<std::string> const group = entries(static_cast<std::size_t>(state.range(0)));
    for (auto _ : state) {
        if (!scratch.ledger().append(group)) state.SkipWithError("append failed");
    }
    state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(durable_appends)->Arg(1)->Arg(16)->Arg(256)->Arg(4096)->UseRealTime();

// Appenders that each wait until their entry is sequenced before they send the next.
void concurrent_appends(benchmark::State& state) {
    Scratch scratch;
    auto const appenders = static_cast<std::size_t>(state.range(0));
    constexpr std::uint64_t in_all = 40'000;
    std::string const entry = entries(1).front();
    std::vector<std::int64_t> waits;
    for (auto _ : state) {
        std::vector<std::vector<std::int64_t>> of_each(appenders);
        {
            Sequencer sequencer(scratch.ledger());
            std::vector<std::jthread> threads;
            for (std::vector<std::int64_t>& own : of_each) {
                threads.emplace_back([&] {
                    std::uint64_t const count =
                        std::max<std::uint64_t>(in_all / appenders / 8, 100);
                    for (std::uint64_t i = 0; i < count; ++i) {
                        auto const start = std::chrono::steady_clock::now();
                        if (!sequencer.append(entry)) return;
                        own.push_back((std::chrono::steady_clock::now() - start).count());
                    }
                });
            }
        }
        for (auto const& own : of_each) waits.insert(waits.end(), own.begin(), own.end());
    }
    std::ranges::sort(waits);
    auto const at = [&](double share) {
        return static_cast<double>(
                   waits[static_cast<std::size_t>(share * static_cast<double>(waits.size() - 1))]) /
               1e6;
    };
    state.counters["p50_ms"] = at(0.50);
    state.counters["p99_ms"] = at(0.99);
    state.SetItemsProcessed(static_cast<std::int64_t>(waits.size()));
}
BENCHMARK(concurrent_appends)
    ->Arg(1)
    ->Arg(16)
    ->Arg(256)
    ->UseRealTime()
    ->Unit(benchmark::kMillisecond);

void make_receipts(benchmark::State& state) {
    Scratch scratch;
    (void)scratch.ledger().append(entries(100'000));
    (void)scratch.ledger().publish();
    std::uint64_t index = 0;
    for (auto _ : state) {
        // Far from each other, so that tiles are read, not found in memory.
        index = (index + 61'803) % 100'000;
        if (!scratch.ledger().receipt(LeafIndex(index))) state.SkipWithError("receipt failed");
    }
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK(make_receipts)->Unit(benchmark::kMicrosecond);

void append_and_publish(benchmark::State& state) {
    std::vector<std::string> const group = entries(4096);
    for (auto _ : state) {
        Scratch scratch;
        for (std::int64_t done = 0; done < state.range(0); done += 4096) {
            if (!scratch.ledger().append(group)) state.SkipWithError("append failed");
        }
        if (!scratch.ledger().publish()) state.SkipWithError("publish failed");
    }
    state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(append_and_publish)->Arg(300'000)->UseRealTime()->Unit(benchmark::kMillisecond);

void append_one_and_publish(benchmark::State& state) {
    Scratch scratch;
    std::vector<std::string> const one = entries(1);
    for (auto _ : state) {
        if (!scratch.ledger().append(one) || !scratch.ledger().publish()) {
            state.SkipWithError("publish failed");
        }
    }
}
BENCHMARK(append_one_and_publish)->UseRealTime()->Unit(benchmark::kMicrosecond);

void open_a_large_one(benchmark::State& state) {
    Scratch scratch;
    (void)scratch.ledger().append(entries(100'000));
    (void)scratch.ledger().publish();
    for (auto _ : state) scratch.open();
}
BENCHMARK(open_a_large_one)->UseRealTime()->Unit(benchmark::kMicrosecond);

void read_all(benchmark::State& state) {
    Scratch scratch;
    (void)scratch.ledger().append(entries(100'000));
    (void)scratch.ledger().publish();
    std::uint64_t bytes = 0;
    for (auto _ : state) {
        (void)scratch.ledger().iterate(LeafIndex(0), [&](LeafIndex, std::string_view entry) {
            bytes += entry.size();
            return Result<void>();
        });
    }
    state.SetItemsProcessed(state.iterations() * 100'000);
    state.SetBytesProcessed(static_cast<std::int64_t>(bytes));
}
BENCHMARK(read_all)->UseRealTime()->Unit(benchmark::kMillisecond);

int write_ledger(std::string const& folder, std::uint64_t count) {
    Scratch scratch;
    for (std::uint64_t done = 0; done < count; done += 4096) {
        auto group = entries(std::min<std::uint64_t>(4096, count - done));
        if (done == 0) {
            group[0] = R"({"type":"station-made","time":"2026-11-20T15:00:00Z","origin":")" +
                       origin + R"(","simulation":true})";
        }
        if (!scratch.ledger().append(group)) return 1;
    }
    if (!scratch.ledger().export_to(folder)) return 1;
    platform::RealDisk disk;
    std::string const vkey = scratch.ledger().key().text() + "\n";
    return disk.replace(std::filesystem::path(folder + ".vkey"), as_bytes(vkey), false) ? 0 : 1;
}

}  // namespace
}  // namespace penstock::ledger

int main(int argc, char** argv) {
    if (argc == 4 && std::string_view(argv[1]) == "--write-ledger") {
        return penstock::ledger::write_ledger(argv[2], std::stoull(argv[3]));
    }
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
