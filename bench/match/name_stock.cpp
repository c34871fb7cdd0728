#include "bench/match/name_stock.h"

#include "base/csv.h"
#include "bench/match/name_words.h"
#include "bench/match/scatter.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <numbers>

namespace penstock::evaluation {

namespace {

constexpr std::array<std::string_view, 2> sex_words{"female", "male"};

// A number from the standard normal distribution, by Box and Muller, from two hashes.
double normal(std::uint64_t a, std::uint64_t b) {
    auto const unit = [](std::uint64_t x) {
        return (static_cast<double>(x >> 11) + 0.5) / 9007199254740992.0;
    };
    return std::sqrt(-2 * std::log(unit(mixed(a, b)))) *
           std::cos(2 * std::numbers::pi * unit(mixed(b, a + 1)));
}

std::uint64_t hash_of(std::string_view text) {
    std::uint64_t hash = 0xcbf29ce484222325u;
    for (char const c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3u;
    return hash;
}

// Zipf and Mandelbrot: few names are common. `evenness` makes the first ones less so.
struct Skew {
    double evenness;
    double exponent;
};

std::vector<double> weights_of(std::vector<std::string> const& names, Skew skew, std::uint64_t seed,
                               double jitter) {
    std::vector<double> weights;
    for (std::size_t place = 0; place < names.size(); ++place) {
        double const rank = static_cast<double>(place) + 1;
        weights.push_back(std::pow(rank + skew.evenness, -skew.exponent) *
                          std::exp(jitter * normal(seed, hash_of(names[place]))));
    }
    return weights;
}

// The common names, then what the parts make, in an order that the seed chooses.
std::vector<std::string> with_rare(std::vector<std::string> names, std::string_view beginnings,
                                   std::string_view middles, std::string_view endings,
                                   std::uint64_t seed) {
    std::vector<std::string> rare;
    for (std::string const& beginning : split_words(beginnings)) {
        for (std::string const& middle : split_words(middles)) {
            for (std::string const& ending : split_words(endings)) {
                rare.push_back(beginning + middle + ending);
            }
        }
    }
    std::ranges::sort(rare);
    rare.erase(std::unique(rare.begin(), rare.end()), rare.end());
    std::ranges::sort(rare, {},
                      [&](std::string const& name) { return mixed(seed, hash_of(name)); });
    std::unordered_set<std::string> const known(names.begin(), names.end());
    for (std::string& name : rare) {
        if (!known.contains(name)) names.push_back(std::move(name));
    }
    return names;
}

Skew surname_skew(Culture culture) {
    switch (culture) {
        case Culture::General:
            return {11, 1.0};
        case Culture::Hispanic:
            return {9, 1.1};
        case Culture::European:
        case Culture::Slavic:
        case Culture::SouthAsian:
        case Culture::Arabic:
        case Culture::African:
            return {8, 0.95};
        case Culture::Chinese:
        case Culture::Korean:
        case Culture::Vietnamese:
            return {1.5, 1.1};
    }
    return {8, 1.0};
}

}  // namespace

WeightedNames::WeightedNames(std::vector<std::string> names, std::vector<double> const& weights)
    : names_(std::move(names)) {
    double total = 0;
    for (double const weight : weights) total += weight;
    double sum = 0;
    for (double const weight : weights) {
        sum += weight;
        sums_.push_back(sum / total);
    }
    sums_.back() = 1;
}

std::string const& WeightedNames::pick(synthetic::Chance& chance) const {
    double const draw = static_cast<double>(chance.next() >> 11) / 9007199254740992.0;
    auto const found = std::ranges::upper_bound(sums_, draw);
    auto const place = static_cast<std::size_t>(found - sums_.begin());
    return names_[std::min(place, names_.size() - 1)];
}

double WeightedNames::share(std::size_t place) const {
    return sums_[place] - (place == 0 ? 0 : sums_[place - 1]);
}

NameStock::NameStock(std::uint64_t seed) {
    for (std::size_t place = 0; place < cultures; ++place) {
        auto const culture = static_cast<Culture>(place);
        CultureWords const& words = words_of(culture);
        std::vector<std::string> surnames = with_rare(split_words(words.surnames), words.beginnings,
                                                      words.middles, words.endings, seed + place);
        std::vector<double> weights =
            weights_of(surnames, surname_skew(culture), seed + 100 + place, 0.25);
        surnames_[place] = WeightedNames(std::move(surnames), weights);
        for (Sex const sex : {Sex::Female, Sex::Male}) {
            bool const women = sex == Sex::Female;
            std::vector<std::string> const given =
                with_rare(split_words(women ? words.women : words.men), words.given_beginnings, "",
                          women ? words.women_endings : words.men_endings, seed + 200 + place);
            for (std::size_t decade = 0; decade < decades; ++decade) {
                given_[place][static_cast<std::size_t>(sex)][decade] = WeightedNames(
                    given, weights_of(given, {4, 1.2}, seed + 300 + decade * 16 + place, 0.7));
            }
        }
    }
    find_top_surnames();
}

namespace {

double number_in(std::string_view text) {
    double value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

std::string in_title_case(std::string name) {
    for (std::size_t i = 1; i < name.size(); ++i) {
        if (name[i] >= 'A' && name[i] <= 'Z') name[i] = static_cast<char>(name[i] - 'A' + 'a');
    }
    return name;
}

// Lines of "NAME  share  cumulated  rank".
Result<WeightedNames> census_1990(Disk& disk, Disk::Path const& path) {
    Bytes const bytes = TRY(disk.read(path));
    std::string_view rest = as_text(bytes);
    std::vector<std::string> names;
    std::vector<double> weights;
    while (!rest.empty()) {
        std::string_view const line = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(std::min(rest.size(), line.size() + 1));
        std::size_t const space = line.find(' ');
        std::size_t const digit = line.find_first_of("0123456789");
        if (space == std::string_view::npos || digit == std::string_view::npos) continue;
        names.push_back(in_title_case(std::string(line.substr(0, space))));
        weights.push_back(std::max(number_in(line.substr(digit)), 0.0005));
    }
    if (names.empty()) return fail(ErrorCode::Malformed, "a table of names without names");
    return WeightedNames(std::move(names), weights);
}

}  // namespace

Result<NameStock> NameStock::with_tables(std::uint64_t seed, Disk& disk, Disk::Path const& folder) {
    NameStock stock(seed);
    constexpr auto general = static_cast<std::size_t>(Culture::General);
    auto file = TRY(disk.open_read(folder / "census2010" / "surnames_top10000.csv"));
    CsvReader reader(*file);
    std::vector<std::string> fields, names;
    std::vector<double> weights;
    while (TRY(reader.next(fields))) {
        if (fields.size() < 3 || number_in(fields[2]) <= 0) continue;
        names.push_back(in_title_case(fields[0]));
        weights.push_back(number_in(fields[2]));
    }
    if (names.empty()) return fail(ErrorCode::Malformed, "a table of names without names");
    stock.surnames_[general] = WeightedNames(std::move(names), weights);
    for (Sex const sex : {Sex::Female, Sex::Male}) {
        auto const at = static_cast<std::size_t>(sex);
        std::string const name = "dist." + std::string(sex_words[at]) + ".first.txt";
        WeightedNames const read = TRY(census_1990(disk, folder / "census1990" / name));
        for (WeightedNames& decade : stock.given_[general][at]) decade = read;
    }
    stock.find_top_surnames();
    return stock;
}

Culture NameStock::any_culture(synthetic::Chance& chance) {
    double draw = static_cast<double>(chance.next() >> 11) / 9007199254740992.0;
    for (std::size_t place = 0; place < cultures; ++place) {
        auto const culture = static_cast<Culture>(place);
        draw -= words_of(culture).share;
        if (draw < 0) return culture;
    }
    return Culture::General;
}

std::string const& NameStock::surname(Culture culture, synthetic::Chance& chance) const {
    return surnames_[static_cast<std::size_t>(culture)].pick(chance);
}

std::string const& NameStock::given(Culture culture, Sex sex, int birth_year,
                                    synthetic::Chance& chance) const {
    int const decade = std::clamp((birth_year - 1930) / 10, 0, static_cast<int>(decades) - 1);
    return given_[static_cast<std::size_t>(culture)][static_cast<std::size_t>(sex)]
                 [static_cast<std::size_t>(decade)]
                     .pick(chance);
}

std::string_view NameStock::like(std::string_view given, Sex) {
    for (std::string_view const pair : like_pairs()) {
        std::size_t const comma = pair.find(',');
        if (pair.substr(0, comma) == given) return pair.substr(comma + 1);
        if (pair.substr(comma + 1) == given) return pair.substr(0, comma);
    }
    return {};
}

bool NameStock::is_top_surname(std::string const& surname) const {
    return top_.contains(surname);
}

void NameStock::find_top_surnames() {
    std::map<std::string, double> shares;
    for (std::size_t place = 0; place < cultures; ++place) {
        double const people = words_of(static_cast<Culture>(place)).share;
        WeightedNames const& names = surnames_[place];
        for (std::size_t i = 0; i < names.names().size(); ++i) {
            shares[names.names()[i]] += people * names.share(i);
        }
    }
    std::vector<std::pair<double, std::string>> sorted;
    for (auto const& [name, share] : shares) sorted.emplace_back(-share, name);
    std::ranges::sort(sorted);
    top_share_ = -sorted.front().first;
    top_.clear();
    for (std::size_t i = 0; i < std::min<std::size_t>(100, sorted.size()); ++i) {
        top_.insert(sorted[i].second);
    }
}

double NameStock::surname_agreement() const {
    std::map<std::string_view, double> shares;
    for (std::size_t place = 0; place < cultures; ++place) {
        double const people = words_of(static_cast<Culture>(place)).share;
        WeightedNames const& names = surnames_[place];
        for (std::size_t i = 0; i < names.names().size(); ++i) {
            shares[names.names()[i]] += people * names.share(i);
        }
    }
    double sum = 0;
    for (auto const& [name, share] : shares) sum += share * share;
    return sum;
}

double NameStock::given_agreement() const {
    std::map<std::string_view, double> shares;
    for (std::size_t place = 0; place < cultures; ++place) {
        double const people = words_of(static_cast<Culture>(place)).share;
        for (auto const& sex : given_[place]) {
            for (WeightedNames const& decade : sex) {
                for (std::size_t i = 0; i < decade.names().size(); ++i) {
                    shares[decade.names()[i]] += people * decade.share(i) / (2.0 * decades);
                }
            }
        }
    }
    double sum = 0;
    for (auto const& [name, share] : shares) sum += share * share;
    return sum;
}

}  // namespace penstock::evaluation
