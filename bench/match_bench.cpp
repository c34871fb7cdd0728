// Import, opening, and lookup with match, on a registry of invented people.
//
//     match_bench [--benchmark_filter=…]      PERSONS=1000000 match_bench
#include "base/check.h"
#include "match/match.h"
#include "platform/real_disk.h"
#include "registry/import.h"
#include "registry/testing/unadmitted_search.h"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

namespace penstock {
namespace {

// SplitMix64: the same people in every run.
class Chance {
public:
    explicit Chance(std::uint64_t seed) : state_(seed) {}
    std::uint64_t next() {
        std::uint64_t z = (state_ += 0x9e3779b97f4a7c15u);
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
        return z ^ (z >> 31);
    }
    std::uint64_t below(std::uint64_t limit) { return next() % limit; }

private:
    std::uint64_t state_;
};

constexpr std::array syllables = {"ba", "ce", "di", "fo", "gu", "ha",  "li",  "mo",  "nu",  "pa",
                                  "ra", "se", "ti", "vo", "zu", "kan", "ler", "min", "ros", "ton"};

// One of `count` invented words, the first ones far more often than the last, as names are.
std::string word_of(Chance& chance, std::uint64_t count) {
    std::uint64_t number = std::min(chance.below(count), chance.below(count));
    number = std::min(number, chance.below(count));
    std::string text;
    for (int i = 0; i < 3; ++i) {
        text += syllables[number % syllables.size()];
        number /= syllables.size();
    }
    text.front() = static_cast<char>(text.front() - 'a' + 'A');
    return text;
}

std::string digits(std::uint64_t number, int width) {
    std::string text = std::to_string(number);
    while (static_cast<int>(text.size()) < width) text.insert(text.begin(), '0');
    return text;
}

struct Asked {
    identity::PersonName name;
    identity::AddressInput address;
    std::string tin, dob;
};

struct World {
    std::filesystem::path folder;
    std::uint64_t persons = 0;
    std::vector<Asked> asked;  // a sample of those on file
};

std::uint64_t persons_wanted() {
    char const* const text = std::getenv("PERSONS");
    return text != nullptr ? std::strtoull(text, nullptr, 10) : 100'000;
}

// Writes two rows for each person; every tenth has moved between them, every fourth has a unit.
World make_world() {
    World world{.folder = std::filesystem::temp_directory_path() / "penstock-match-bench",
                .persons = persons_wanted(),
                .asked = {}};
    std::filesystem::remove_all(world.folder);
    std::filesystem::create_directories(world.folder);
    std::ofstream out(world.folder / "registry.csv", std::ios::binary);
    out << "person,tin,tin_kind,given,middle,surname,suffix,former_surnames,dob,street,unit,city,"
           "state,zip,country,source,tax_period,effective,flags\n";
    Chance chance(1);
    for (std::uint64_t i = 0; i < world.persons; ++i) {
        Asked person;
        person.name.given = word_of(chance, 2000);
        person.name.middle =
            chance.below(2) == 0 ? "" : std::string(1, static_cast<char>('A' + chance.below(26)));
        person.name.surname = word_of(chance, 8000);
        person.tin = "9" + digits(i, 8);
        person.dob = std::to_string(1940 + chance.below(60)) + "-" +
                     digits(1 + chance.below(12), 2) + "-" + digits(1 + chance.below(28), 2);
        for (int year = 2023; year <= 2024; ++year) {
            if (year == 2023 || chance.below(10) == 0) {
                person.address.street =
                    std::to_string(1 + chance.below(9000)) + " " + word_of(chance, 3000) + " St";
                person.address.unit =
                    chance.below(4) == 0 ? "Apt " + std::to_string(1 + chance.below(40)) : "";
                person.address.city = "Peoria";
                person.address.state = "IL";
                person.address.zip = "616" + digits(chance.below(100), 2);
            }
            out << "p-" << i << ',' << person.tin << ",itin," << person.name.given << ','
                << person.name.middle << ',' << person.name.surname << ",,," << person.dob << ','
                << person.address.street << ',' << person.address.unit << ',' << person.address.city
                << ',' << person.address.state << ',' << person.address.zip << ",US,return," << year
                << ',' << year + 1 << "-04-11,\n";
        }
        if (world.asked.size() < 20'000) world.asked.push_back(person);
    }
    return world;
}

World const& world() {
    static World const made = make_world();
    return made;
}

platform::RealDisk& disk() {
    static platform::RealDisk real;
    return real;
}

registry::Registry const& opened() {
    static registry::Registry const registry = [] {
        auto const report = registry::import_csv(disk(), world().folder / "registry.csv",
                                                 world().folder / "registry");
        CHECK(report && report->snapshot);
        return registry::Registry::open(disk(), world().folder / "registry").value();
    }();
    return registry;
}

identity::Subject subject_of(Asked const& asked) {
    identity::Subject subject;
    subject.name = asked.name;
    subject.address = identity::standardise(asked.address);
    subject.tin = identity::parse_tin(asked.tin).value();
    subject.dob = parse_date(asked.dob).value();
    return subject;
}

void import(benchmark::State& state) {
    for (auto _ : state) {
        auto const report = registry::import_csv(disk(), world().folder / "registry.csv",
                                                 world().folder / "import");
        CHECK(report && report->snapshot);
    }
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(2 * world().persons));
}
BENCHMARK(import)->Unit(benchmark::kMillisecond);

void open(benchmark::State& state) {
    (void)opened();
    for (auto _ : state) {
        auto registry = registry::Registry::open(disk(), world().folder / "registry");
        CHECK(registry);
        benchmark::DoNotOptimize(registry);
    }
    std::uint64_t bytes = 0;
    for (auto const& file : std::filesystem::directory_iterator(world().folder / "registry")) {
        bytes += file.file_size();
    }
    state.counters["bytes_per_version"] =
        static_cast<double>(bytes) / static_cast<double>(opened().versions());
}
BENCHMARK(open)->Unit(benchmark::kMillisecond);

// Requests for people on file, everything in order; the subjects are standardised beforehand.
void look_up_and_match(benchmark::State& state) {
    registry::Registry const& registry = opened();
    std::vector<identity::Subject> subjects;
    for (Asked const& asked : world().asked) subjects.push_back(subject_of(asked));
    std::vector<double> seconds;
    std::size_t next = 0, unique = 0;
    for (auto _ : state) {
        auto const start = std::chrono::steady_clock::now();
        identity::Subject const& subject = subjects[next++ % subjects.size()];
        auto const outcome =
            match::decide(subject, registry::UnadmittedSearch::of(registry, subject));
        unique += outcome.kind == match::OutcomeKind::Unique ? 1 : 0;
        std::chrono::duration<double> const taken = std::chrono::steady_clock::now() - start;
        seconds.push_back(taken.count());
    }
    std::ranges::sort(seconds);
    state.SetItemsProcessed(state.iterations());
    state.counters["unique_share"] =
        static_cast<double>(unique) / static_cast<double>(state.iterations());
    state.counters["p99_us"] = 1e6 * seconds[seconds.size() * 99 / 100];
}
BENCHMARK(look_up_and_match)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace penstock

BENCHMARK_MAIN();
