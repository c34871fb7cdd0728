// Scores the engine on public sets, beside published figures:
//
//     match_protocols --data ../shared/data --folder build/evaluate/public [--seed 1]
//         [--markdown OUT.md] [--json OUT.jsonl]
//
// A set that is not there is passed over, and the report says so.
#include "bench/match/options.h"
#include "bench/match/printing.h"
#include "bench/match/protocols.h"
#include "bench/match/tables.h"
#include "bench/match/world_folder.h"
#include "platform/real_disk.h"
#include "registry/import.h"
#include "synthetic/text_out.h"

#include <fmt/format.h>

#include <functional>

namespace penstock::evaluation {
namespace {

struct Report {
    std::string markdown;
    std::string json;
};

using Make = std::function<Result<StoredCases>(Disk::Path const& csv)>;

Result<Tally> tally_of(Disk& disk, Disk::Path const& folder, StoredCases const& cases) {
    TRY(disk.remove(folder / "registry"));
    auto const report =
        TRY(registry::import_csv(disk, folder / "registry.csv", folder / "registry"));
    if (!report.snapshot) {
        return fail(Error{.code = ErrorCode::Malformed,
                          .what = report.rejects.front().what,
                          .line = report.rejects.front().row});
    }
    TRY(disk.remove(folder / "registry.csv"));
    return score(TRY(open_world(disk, folder)), cases, {});
}

// The found share and what went wrong, stratum by stratum, as the survey's table has it.
std::string by_class(Tally const& tally, StoredCases const& cases, std::string const& label) {
    std::string out;
    for (std::size_t i = 0; i < information_classes; ++i) {
        auto const information = static_cast<Information>(i);
        ClassRows const rows = rows_of(tally, information, cases.strata());
        Counts const& current = rows.strata.front().counts;
        out += fmt::format(
            "| {}, {} | {}; {} of lines that pass face review |", label, word(information),
            percent(current.of(Verdict::Right), current.findable),
            percent(current.of(Verdict::Right), current.findable - current.returned_findable));
        for (Row const& row : rows.strata) {
            out += fmt::format(" {} of {} ({:.0f}/M, ≤ {:.0f}) |", row.counts.of(Verdict::Wrong),
                               grouped(row.counts.requests), row.wrong.seen, row.wrong.bound);
        }
        out += "\n";
    }
    return out;
}

constexpr std::string_view baselines =
    "| exact first, last and full address, one person alone* | 94.1 % | 0/M | 1,243 / 0/M | "
    "3,463/M | 633/M |\n"
    "| initial, last and address, one alone* | 87.6 % | 90/M | 21,129 / 497/M | 93,490/M | "
    "30,696/M |\n"
    "| last and address, one alone* | 43.6 % | 0/M | 88,243 / 0/M | 307,479/M | 187,025/M |\n"
    "| Jaro-Winkler, house number and street, one alone* | 97.5 % | 0/M | 2,486 / 0/M | 4,155/M | "
    "2,532/M |\n"
    "| the same, unit and middle initial not in conflict* | 97.8 % | 0/M | 249 / 0/M | 1,385/M | "
    "949/M |\n"
    "| the same, birth date equal* | 97.1 % | 0/M | 0 / 0/M | 0/M | 0/M |\n"
    "| name only, one alone* | 94.4 % | 0/M | 0 / 0/M | 16,620/M | 12,025/M |\n";

Result<Report> pseudopeople(Disk& disk, Disk::Path const& data, Disk::Path const& folder,
                            std::uint64_t seed) {
    Report report;
    report.markdown =
        "## pseudopeople\n\n| rule | found, current | wrong: current | wrong: mover, old address | "
        "wrong: absent, home still has filers | wrong: absent, other |\n"
        "| --- | ---: | ---: | ---: | ---: | ---: |\n" +
        std::string(baselines);
    std::string details;
    for (History const history : {History::LastYearOnly, History::AllYears}) {
        std::string const label =
            history == History::AllYears ? "Penstock, all years on file" : "Penstock, 2029 alone";
        auto const made = pseudopeople_protocol(disk, data, folder / "registry.csv", history, seed);
        if (!made) return std::unexpected(made.error());
        Tally const tally = TRY(tally_of(disk, folder, *made));
        report.markdown += by_class(tally, *made, label);
        report.json += json_lines("pseudopeople: " + label, tally, made->strata());
        details += "### " + label + "\n\n" + summary_table(tally, made->strata()) + "\n" +
                   strata_table(tally, Information::NameAddress, made->strata()) + "\n" +
                   reason_table(tally) + "\n";
    }
    report.markdown +=
        "\n* Baseline rules on the same files, from the background survey, section 2.3: movers "
        "without / with history; its sets of absent people were drawn in another way and are of "
        "like size.\n\n" +
        details;
    return report;
}

Result<Report> compared(Disk& disk, Disk::Path const& folder, std::string const& title,
                        std::string_view published, Make const& make) {
    auto const made = make(folder / "registry.csv");
    if (!made) return std::unexpected(made.error());
    Tally const tally = TRY(tally_of(disk, folder, *made));
    Report report{.markdown = "## " + title +
                              "\n\n| rule | precision | recall | released | held | returned | "
                              "requests |\n| --- | ---: | ---: | ---: | ---: | ---: | ---: |\n" +
                              std::string(published),
                  .json = json_lines(title, tally, made->strata())};
    for (std::size_t i = 0; i < information_classes; ++i) {
        Counts const counts = tally.classes[i].total();
        report.markdown += fmt::format(
            "| Penstock, {} | {} | {} | {} | {} | {} | {} |\n", word(static_cast<Information>(i)),
            percent(counts.of(Verdict::Right), counts.released()),
            percent(counts.of(Verdict::Right), counts.requests), grouped(counts.released()),
            grouped(counts.of(Verdict::Held)), grouped(counts.of(Verdict::Returned)),
            grouped(counts.requests));
    }
    report.markdown += "\n" + reason_table(tally) + "\n";
    return report;
}

Result<void> add(Report& whole, std::string const& title, Result<Report> part) {
    if (!part) {
        if (part.error().code != ErrorCode::NotFound) return std::unexpected(part.error());
        whole.markdown += "## " + title + "\n\nThe set is not here; nothing was run.\n\n";
        return {};
    }
    whole.markdown += part->markdown;
    whole.json += part->json;
    return {};
}

Result<void> run(Options const& options) {
    platform::RealDisk disk;
    Disk::Path const data = options.text("data", "../shared/data");
    Disk::Path const folder = options.text("folder", "build/evaluate/public");
    TRY(disk.make_folder(folder, false));
    Report whole{.markdown = "# Public sets\n\n", .json = {}};
    TRY(add(whole, "pseudopeople", pseudopeople(disk, data, folder, options.number("seed", 1))));
    auto const febrl = [&](FebrlSet set) {
        return [&disk, &data, set](Disk::Path const& csv) {
            return febrl_protocol(disk, data, csv, set);
        };
    };
    TRY(add(whole, "febrl dataset 3",
            compared(disk, folder, "febrl dataset 3",
                     "| Splink (published) | 99.8 % | 93.5 % |  |  |  |  |\n"
                     "| GoldenMatch (published) | F1 .996 | |  |  |  |  |\n",
                     febrl(FebrlSet::Three))));
    TRY(add(
        whole, "febrl dataset 4",
        compared(disk, folder, "febrl dataset 4",
                 "| recordlinkage, sum above 3 (published) |  | 64.8 % | 3,241 |  |  | 5,000 |\n",
                 febrl(FebrlSet::Four))));
    TRY(add(whole, "historical figures",
            compared(disk, folder, "historical figures",
                     "| Splink (published) | 96.6 % | 62.3 % |  |  |  |  |\n"
                     "| GoldenMatch (published) | F1 .827 | |  |  |  |  |\n",
                     [&](Disk::Path const& csv) { return historical_protocol(disk, data, csv); })));
    while (whole.markdown.ends_with("\n\n")) whole.markdown.pop_back();
    std::string const markdown = options.text("markdown", "");
    if (!markdown.empty()) TRY(synthetic::write_text(disk, markdown, whole.markdown));
    std::string const json = options.text("json", "");
    if (!json.empty()) TRY(synthetic::write_text(disk, json, whole.json));
    print(whole.markdown);
    return {};
}

}  // namespace
}  // namespace penstock::evaluation

int main(int count, char** arguments) {
    auto const done = penstock::evaluation::run(penstock::evaluation::Options(
        std::span<char* const>(arguments, static_cast<std::size_t>(count))));
    return done ? 0 : penstock::evaluation::print_and_fail(done.error());
}
