// Names standardised and compared per second, on one core. Names are invented.
//
//     names_bench [--benchmark_filter=…]
#include "identity/name.h"
#include "identity/name_comparison.h"

#include <benchmark/benchmark.h>

#include <array>
#include <vector>

namespace penstock::identity {
namespace {

std::vector<PersonName> people() {
    std::vector<PersonName> all;
    constexpr std::array givens = {"Maria Elena", "Robert",    "José Ángel", "Wei-Ming", "Aisha",
                                   "Christopher", "Oluwaseun", "Dmitriy",    "Linh",     "Kate",
                                   "Muhammad",    "Guadalupe", "Patrick",    "J",        "Sarah"};
    constexpr std::array middles = {"", "A", "Lee", "", "del Carmen"};
    constexpr std::array surnames = {"Garcia Lopez", "Smith",     "de la Cruz", "Nguyen",
                                     "Al-Khatib",    "O'Brien",   "Kowalski",   "Núñez Peña",
                                     "Ng",           "Rodriguez", "Müller",     "Okonkwo"};
    for (char const* given : givens) {
        for (char const* middle : middles) {
            for (char const* surname : surnames) {
                all.push_back({.given = given, .middle = middle, .surname = surname, .suffix = ""});
            }
        }
    }
    return all;
}

std::vector<StandardName> standard_people() {
    std::vector<StandardName> all;
    for (PersonName const& name : people()) all.push_back(standardise(name));
    return all;
}

void standardise_names(benchmark::State& state) {
    std::vector<PersonName> const names = people();
    std::size_t place = 0;
    for (auto _ : state) {
        benchmark::DoNotOptimize(standardise(names[place]));
        place = (place + 1) % names.size();
    }
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK(standardise_names);

// Every name with every other: most differ in both fields, as candidates in a building do.
void compare_strangers(benchmark::State& state) {
    std::vector<StandardName> const names = standard_people();
    std::size_t first = 0;
    std::size_t second = 7;
    for (auto _ : state) {
        benchmark::DoNotOptimize(compare(names[first], names[second]));
        first = (first + 1) % names.size();
        second = (second + 13) % names.size();
    }
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK(compare_strangers);

// The same surname, mostly another given name: who lives at one home.
void compare_kin(benchmark::State& state) {
    std::vector<StandardName> const names = standard_people();
    constexpr std::size_t surnames = 12;
    std::size_t first = 0;
    std::size_t second = surnames;
    for (auto _ : state) {
        benchmark::DoNotOptimize(compare(names[first], names[second]));
        first = (first + 1) % names.size();
        second = (second + 1 + surnames * (first % 5)) % names.size();
        while (second % surnames != first % surnames) second = (second + 1) % names.size();
    }
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK(compare_kin);

void compare_equal(benchmark::State& state) {
    std::vector<StandardName> const names = standard_people();
    std::size_t place = 0;
    for (auto _ : state) {
        benchmark::DoNotOptimize(compare(names[place], names[place]));
        place = (place + 1) % names.size();
    }
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK(compare_equal);

}  // namespace
}  // namespace penstock::identity

BENCHMARK_MAIN();
