// The ledger on the disk of this machine: durable appends by group size, publishing, opening.
//
//     build/bin/ledger_bench                 in the folder whose disk is to be measured
//
// The folder for the measurements is made in the current directory, because a temporary folder is
// often memory, where durability costs nothing.
#include "ledger/ledger.h"
#include "platform/real_disk.h"

#include <benchmark/benchmark.h>

#include <array>
#include <filesystem>
#include <string>
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
        (void)Ledger::create(disk_, folder_, origin, key());
        open();
    }
    ~Scratch() {
        ledger_.reset();
        (void)disk_.remove(folder_);
    }

    void open() {
        ledger_.reset();
        ledger_ = std::move(*Ledger::open(disk_, folder_, origin, key()));
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

}  // namespace
}  // namespace penstock::ledger

BENCHMARK_MAIN();
