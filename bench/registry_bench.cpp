// Import, opening, and look-up with match, on a registry of invented people.
//
//     registry_bench [VERSIONS [FOLDER]]     registry_bench 10000000 /tmp/bench
//
// Two address versions a person on average, every third of them in two tax years. The requests ask
// for people on file, six in ten as on file, the others with one wrong field. Times are of wall and
// of processor, since other work may share the machine.
#include "base/check.h"
#include "match/match.h"
#include "platform/real_disk.h"
#include "registry/import.h"
#include "registry/testing/unadmitted_search.h"

#include <fmt/format.h>
#include <sys/resource.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
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

std::string word_of(std::uint64_t number) {
    std::string text;
    for (int i = 0; i < 4; ++i) {
        text += syllables[number % syllables.size()];
        number /= syllables.size();
    }
    text.front() = static_cast<char>(text.front() - 'a' + 'A');
    return text;
}

// One of `count` words, the first ones far more often than the last, as names are.
std::string name_of(Chance& chance, std::uint64_t count) {
    std::uint64_t number = std::min(chance.below(count), chance.below(count));
    return word_of(std::min(number, chance.below(count)) * 7919);
}

template <typename... Parts>
void print(fmt::format_string<Parts const&...> form, Parts const&... parts) {
    std::ofstream("/dev/stdout", std::ios::app) << fmt::format(form, parts...);
}

struct Home {
    std::string number, street, unit, city, zip;
};

struct Person {
    identity::PersonName name;
    std::string tin, dob;
    std::vector<Home> homes;
};

Home home_of(Chance& chance) {
    std::uint64_t const place = chance.below(30000);
    return {.number = std::to_string(1 + chance.below(4000)),
            .street = word_of(chance.below(120) * 31 + place % 1000 * 977) +
                      (chance.below(3) == 0 ? " Ave" : " St"),
            .unit = chance.below(4) == 0 ? "Apt " + std::to_string(1 + chance.below(60)) : "",
            .city = word_of(place / 4 * 131 + 7),
            .zip = fmt::format("{:05}", 60000 + place % 2900)};
}

Person person_of(std::uint64_t place) {
    Chance chance(place * 2 + 1);
    Person person;
    person.name.given = name_of(chance, 5000);
    if (chance.below(2) == 0) person.name.middle = static_cast<char>('A' + chance.below(26));
    person.name.surname = name_of(chance, 150000);
    person.tin = fmt::format("9{:08}", place);
    person.dob = fmt::format("{}-{:02}-{:02}", 1930 + chance.below(75), 1 + chance.below(12),
                             1 + chance.below(28));
    for (std::uint64_t i = chance.below(3); i < 3; ++i) person.homes.push_back(home_of(chance));
    return person;
}

// Writes people until there are so many versions; says how many people.
std::uint64_t write_registry(std::filesystem::path const& path, std::uint64_t versions) {
    std::ofstream out(path, std::ios::binary);
    std::string text;
    for (std::string_view const column : registry::columns) {
        if (!text.empty()) text += ',';
        text += column;
    }
    text += '\n';
    std::uint64_t persons = 0;
    for (std::uint64_t written = 0; written < versions; ++persons) {
        Person const person = person_of(persons);
        int year = 2024;
        for (Home const& home : person.homes) {
            for (std::uint64_t repeats = (persons + written) % 3 == 0 ? 2 : 1; repeats > 0;
                 --repeats, --year) {
                fmt::format_to(std::back_inserter(text),
                               "p-{:09},{},itin,{},{},{},,,{},{} {},{},{},IL,{},US,return,{},{}-04-"
                               "{:02},\n",
                               persons, person.tin, person.name.given, person.name.middle,
                               person.name.surname, person.dob, home.number, home.street, home.unit,
                               home.city, home.zip, year, year + 1, 1 + written % 28);
            }
            ++written;
        }
        if (text.size() < 1 << 20) continue;
        out << text;
        text.clear();
    }
    out << text;
    CHECK(out.flush());
    return persons;
}

// A request for a person on file; one of ten kinds, four of them with a wrong field.
identity::Subject subject_of(Person person, std::uint64_t kind, Chance& chance) {
    Home home = person.homes[chance.below(person.homes.size())];
    if (kind == 6) home.street.replace(1, 1, "x");
    if (kind == 7) home.zip.replace(4, 1, home.zip[4] == '1' ? "2" : "1");
    if (kind == 8) person.name.given.replace(2, 1, "y");
    if (kind == 9 && home.number.size() > 1) std::swap(home.number[0], home.number[1]);
    identity::AddressInput address;
    address.street = home.number + " " + home.street;
    address.unit = home.unit;
    address.city = home.city;
    address.state = "IL";
    address.zip = home.zip;
    identity::Subject subject;
    subject.name = person.name;
    subject.address = identity::standardise(address);
    if (chance.below(2) == 0) subject.tin = identity::parse_tin(person.tin).value();
    if (chance.below(2) == 0) subject.dob = parse_date(person.dob).value();
    return subject;
}

struct Clock {
    std::chrono::steady_clock::time_point wall = std::chrono::steady_clock::now();
    double processor = used();

    // Seconds of processor that the process has used.
    static double used() {
        rusage usage{};
        ::getrusage(RUSAGE_SELF, &usage);
        auto const seconds = [](timeval const& time) {
            return static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_usec);
        };
        return seconds(usage.ru_utime) + seconds(usage.ru_stime);
    }
    [[nodiscard]] double wall_seconds() const {
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - wall).count();
    }
    [[nodiscard]] double processor_seconds() const { return used() - processor; }
};

long peak_megabytes() {
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss / 1024;
}

// What is in memory of the mapped snapshot, from the kernel's own account.
std::uint64_t resident_bytes() {
    std::ifstream maps("/proc/self/smaps");
    std::string line;
    bool inside = false;
    while (std::getline(maps, line)) {
        if (line.find(".snapshot") != std::string::npos) inside = true;
        if (inside && line.starts_with("Rss:")) return std::stoull(line.substr(4)) * 1024;
    }
    return 0;
}

void ask(registry::Registry const& registry, std::uint64_t persons, char const* what,
         std::uint64_t seed, int requests) {
    Chance chance(seed);
    std::vector<identity::Subject> subjects;
    for (int i = 0; i < requests; ++i) {
        std::uint64_t const kind = chance.below(10);
        subjects.push_back(subject_of(person_of(chance.below(persons)), kind, chance));
    }
    std::vector<double> seconds;
    std::size_t unique = 0, candidates = 0;
    double searching = 0;
    Clock const all;
    for (identity::Subject const& subject : subjects) {
        Clock const one;
        auto const found = registry::UnadmittedSearch::of(registry, subject);
        searching += one.wall_seconds();
        auto const outcome = match::decide(subject, found);
        seconds.push_back(one.wall_seconds());
        unique += outcome.kind == match::OutcomeKind::Unique ? 1 : 0;
        candidates += found.persons.size();
    }
    double const wall = all.wall_seconds(), processor = all.processor_seconds();
    std::ranges::sort(seconds);
    auto const count = static_cast<double>(requests);
    print("{}: {} requests, {:.1f} candidates each, {:.1f} % unique\n", what, requests,
          static_cast<double>(candidates) / count, 100 * static_cast<double>(unique) / count);
    print("  {:.0f} requests/s of wall, {:.0f} of processor; look-up alone {:.1f} us each\n",
          count / wall, count / processor, 1e6 * searching / count);
    print("  p50 {:.0f} us, p99 {:.0f} us, most {:.0f} us of wall\n",
          1e6 * seconds[seconds.size() / 2], 1e6 * seconds[seconds.size() * 99 / 100],
          1e6 * seconds.back());
}

int run(std::uint64_t versions, std::filesystem::path const& folder) {
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder);
    std::uint64_t const persons = write_registry(folder / "registry.csv", versions);
    print("file: {} MB, {} persons\n",
          std::filesystem::file_size(folder / "registry.csv") / 1000000, persons);

    platform::RealDisk disk;
    Clock const importing;
    auto const report = registry::import_csv(disk, folder / "registry.csv", folder / "registry");
    CHECK(report && report->snapshot);
    print("import: {} rows, {} versions, {:.1f} s wall, {:.1f} s processor, peak {} MB\n",
          report->rows, report->versions, importing.wall_seconds(), importing.processor_seconds(),
          peak_megabytes());

    Clock const opening;
    auto const registry = registry::Registry::open(disk, folder / "registry").value();
    print("opening: {:.1f} ms\n", 1e3 * opening.wall_seconds());
    auto const count = static_cast<double>(registry.versions());
    std::uintmax_t on_disk = 0;
    for (auto const& file : std::filesystem::directory_iterator(folder / "registry")) {
        on_disk += file.file_size();
    }
    ask(registry, persons, "cold (bytes are checked at first touch)", 1, 2000);
    Clock const checking;
    CHECK(registry.check_all());
    print("check of every byte: {:.1f} s processor\n", checking.processor_seconds());
    ask(registry, persons, "warm", 2, 50000);
    print("bytes a version: {:.1f} on disk, {:.1f} resident when all is touched\n",
          static_cast<double>(on_disk) / count, static_cast<double>(resident_bytes()) / count);
    std::filesystem::remove_all(folder);
    return 0;
}

}  // namespace
}  // namespace penstock

int main(int count, char** arguments) {
    std::uint64_t const wanted = count > 1 ? std::strtoull(arguments[1], nullptr, 10) : 0;
    std::uint64_t const versions = wanted > 0 ? wanted : 200'000;
    std::filesystem::path const folder =
        count > 2 ? std::filesystem::path(arguments[2])
                  : std::filesystem::temp_directory_path() / "penstock-registry-bench";
    return penstock::run(versions, folder);
}
