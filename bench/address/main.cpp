// Scores the standardiser on labelled addresses: penstock-address-score [--misses N] [DATA].
//
// DATA is the folder with usaddress/ and rrad/, ../shared/data unless given. What each column
// counts is in docs/addresses.md. A quarter of train_labeled is held out: its misses are never
// printed.
#include "comparable.h"
#include "labelled.h"
#include "variations.h"

#include "identity/address.h"

#include <array>
#include <charconv>
#include <cstdio>
#include <ctime>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace penstock::bench {

namespace {

using identity::StandardAddress;

enum class Family : std::uint8_t { Plain, Named, Intersection, count };

constexpr std::array<std::string_view, 3> family_names = {"plain", "with a name", "crossing"};

struct Tally {
    int strings = 0;
    int whole = 0;
    int whole_joined = 0;
    int with_unit = 0;
    int unit_right = 0;
    int unit_silent = 0;
    int unit_invented = 0;
    std::array<int, component_count> there{};
    std::array<int, component_count> right{};
};

enum class Streets : std::uint8_t { InParts, Joined };

struct Settings {
    std::string data = "../shared/data";
    int misses = 0;
};

Family family_of(LabelledAddress const& labelled) {
    if (labelled.has("IntersectionSeparator") || labelled.has("CornerOf")) {
        return Family::Intersection;
    }
    return labelled.has("BuildingName") || labelled.has("LandmarkName") ? Family::Named
                                                                        : Family::Plain;
}

StandardAddress read(std::string const& text) {
    identity::AddressInput input;
    input.text = text;
    input.one_line = true;
    return identity::standardise(input);
}

double percent(int part, int whole) {
    return whole == 0 ? 0.0 : 100.0 * part / whole;
}

void print_miss(LabelledAddress const& labelled, Comparable const& truth, Comparable const& found) {
    bool const silent = loses_unit(labelled, read(labelled.text));
    std::printf("    %s%s\n", labelled.text.c_str(), silent ? "  [unit lost silently]" : "");
    for (std::size_t part = 0; part < component_count; ++part) {
        if (truth.parts[part] == found.parts[part]) continue;
        std::printf("        %-15s is %s, found %s\n", std::string(component_names[part]).c_str(),
                    truth.parts[part].c_str(), found.parts[part].c_str());
    }
}

bool is_street_part(std::size_t part) {
    return part == Predirectional || part == Street || part == Suffix || part == Postdirectional;
}

// True if the address counts as right.
bool count(LabelledAddress const& labelled, Streets streets, Tally& tally, Comparable& truth,
           Comparable& found) {
    StandardAddress const address = read(labelled.text);
    truth = truth_of(labelled);
    found = found_in(address);
    // A letter behind the house number stays in the number: "1043A".
    bool const letter_in_number = found.parts[Units].empty() && truth.parts[Units].size() == 1 &&
                                  found.parts[Number] == truth.parts[Number] + truth.parts[Units];
    if (letter_in_number) {
        found.parts[Number] = truth.parts[Number];
        found.parts[Units] = truth.parts[Units];
    }
    ++tally.strings;
    Family const family = family_of(labelled);
    if (family == Family::Intersection) {
        bool const refused = address.has_problem("descriptive");
        tally.whole += refused ? 1 : 0;
        tally.whole_joined += refused ? 1 : 0;
        return refused;
    }
    bool all = family == Family::Plain || keeps_names(labelled, address);
    bool const no_street = family == Family::Named && !labelled.has("StreetName");
    bool joined = all && (no_street || truth.thoroughfare == found.thoroughfare);
    for (std::size_t part = 0; part < component_count; ++part) {
        // A building's name is kept among the units, or apart from the delivery line.
        if (part == Units && family == Family::Named) continue;
        if (no_street && part < City) continue;
        bool const right = truth.parts[part] == found.parts[part];
        all = all && right;
        joined = joined && (right || is_street_part(part));
        if (truth.parts[part].empty()) continue;
        ++tally.there[part];
        tally.right[part] += right ? 1 : 0;
    }
    if (has_unit(labelled)) {
        ++tally.with_unit;
        tally.unit_right += truth.parts[Units] == found.parts[Units] ? 1 : 0;
        tally.unit_silent += loses_unit(labelled, address) ? 1 : 0;
    } else if (family == Family::Plain && !found.parts[Units].empty()) {
        ++tally.unit_invented;
    }
    tally.whole += all ? 1 : 0;
    tally.whole_joined += all || joined ? 1 : 0;
    return streets == Streets::Joined ? all || joined : all;
}

void print_tally(std::string_view name, std::string_view family, Tally const& tally) {
    if (tally.strings == 0) return;
    std::printf("%-34s %-12s %6d  %6.2f  %6.2f  %5d  %6.2f  %6.3f  %4d\n",
                std::string(name).c_str(), std::string(family).c_str(), tally.strings,
                percent(tally.whole, tally.strings), percent(tally.whole_joined, tally.strings),
                tally.with_unit, percent(tally.unit_right, tally.with_unit),
                percent(tally.unit_silent, tally.with_unit), tally.unit_invented);
}

void print_components(Tally const& tally) {
    std::printf("    ");
    for (std::size_t part = 0; part < component_count; ++part) {
        if (tally.there[part] == 0) continue;
        std::printf("%s %.2f  ", std::string(component_names[part]).c_str(),
                    percent(tally.right[part], tally.there[part]));
    }
    std::printf("\n");
}

void score(std::string const& name, std::vector<LabelledAddress> const& all, Streets streets,
           int misses) {
    std::array<Tally, static_cast<std::size_t>(Family::count)> tallies;
    for (LabelledAddress const& labelled : all) {
        Comparable truth;
        Comparable found;
        Tally& tally = tallies[static_cast<std::size_t>(family_of(labelled))];
        if (count(labelled, streets, tally, truth, found) || misses-- <= 0) continue;
        print_miss(labelled, truth, found);
    }
    for (std::size_t family = 0; family < tallies.size(); ++family) {
        print_tally(name, family_names[family], tallies[family]);
        if (tallies[family].strings > 0 && family == 0) print_components(tallies[family]);
    }
}

void print_speed(std::vector<LabelledAddress> const& all) {
    std::size_t read_count = 0;
    std::size_t kept = 0;
    std::clock_t const start = std::clock();
    while (read_count < 200000 && !all.empty()) {
        for (LabelledAddress const& labelled : all) kept += read(labelled.text).street.size();
        read_count += all.size();
    }
    double const seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    std::printf("speed: %.0f addresses per CPU second (%zu read, %zu letters of streets)\n",
                static_cast<double>(read_count) / seconds, read_count, kept);
}

bool is_held_out(LabelledAddress const& labelled) {
    return std::hash<std::string_view>{}(labelled.text) % 4 == 3;
}

void run(Settings const& settings) {
    std::printf("%-34s %-12s %6s  %6s  %6s  %5s  %6s  %6s  %4s\n", "file", "family", "lines",
                "whole", "joined", "units", "right", "silent", "new");
    std::string const folder = settings.data + "/usaddress/";
    std::vector<LabelledAddress> const labelled = read_labelled(folder + "train_labeled.xml");
    std::array<std::vector<LabelledAddress>, 2> halves;
    for (LabelledAddress const& one : labelled) halves[is_held_out(one) ? 1 : 0].push_back(one);
    score("train_labeled, developed on", halves[0], Streets::InParts, settings.misses);
    score("train_labeled, held out", halves[1], Streets::InParts, 0);
    score("test_labeled", read_labelled(folder + "test_labeled.xml"), Streets::InParts, 0);
    for (std::string const name :
         {"train_multi_word_state", "train_synthetic_osm", "train_synthetic_clean_osm"}) {
        score(name, read_labelled(folder + name + ".xml"), Streets::InParts, settings.misses);
    }
    for (std::string const name : {"train_us50", "train_us50_messiest"}) {
        score(name, read_labelled(folder + name + ".xml"), Streets::Joined, settings.misses);
    }
    for (std::string const name : {"test_multi_word_state", "test_simple_patterns",
                                   "test_synthetic_osm", "test_synthetic_clean_osm", "test_us50"}) {
        score(name, read_labelled(folder + name + ".xml"),
              name == "test_us50" ? Streets::Joined : Streets::InParts, 0);
    }
    score_variations(read_fielded(settings.data + "/rrad/addresses-us-all.json"), settings.misses);
    print_speed(labelled);
}

}  // namespace

}  // namespace penstock::bench

int main(int argc, char** argv) {
    penstock::bench::Settings settings;
    std::vector<std::string_view> const words(argv + 1, argv + argc);
    for (std::size_t place = 0; place < words.size(); ++place) {
        if (words[place] == "--misses" && place + 1 < words.size()) {
            std::string_view const number = words[++place];
            std::from_chars(number.data(), number.data() + number.size(), settings.misses);
        } else if (words[place].starts_with('-')) {
            std::puts("usage: penstock-address-score [--misses N] [DATA]");
            return 2;
        } else {
            settings.data = words[place];
        }
    }
    penstock::bench::run(settings);
    return 0;
}
