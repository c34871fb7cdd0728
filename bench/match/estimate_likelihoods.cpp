// Counts how often each level of agreement stands between a request and the person meant, and
// between the request of an absent relative and whoever is on file at the address; prints the
// shares beside the numbers that src/match/likelihoods.cpp holds, as a Markdown page.
//
//     match_estimate_likelihoods --folder build/evaluate/w2 --seed 2 --versions 300000
//         [--requests 300000] [--noise light]
//
// Seeds and world as for match_pairs. What counts as the person meant is the generator's truth.
#include "bench/match/harness.h"
#include "bench/match/options.h"
#include "bench/match/printing.h"
#include "bench/match/registry_stream.h"
#include "bench/match/requests.h"
#include "bench/match/world_folder.h"
#include "match/claim.h"
#include "match/likelihoods.h"
#include "platform/real_disk.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <string_view>

namespace penstock::evaluation {
namespace {

using match::Claim;
using match::Level;

struct Count {
    std::uint64_t same = 0, kin = 0;
    double used_same = 0, used_kin = 0;
};

// By field, then by level.
using Counts = std::map<std::string, std::map<std::string, Count>>;

enum class Supposition : std::uint8_t { Same, Kin };

void add(Counts& counts, std::string const& field, std::string const& level, Supposition which,
         match::Likelihood const& used) {
    Count& count = counts[field][level];
    ++(which == Supposition::Same ? count.same : count.kin);
    count.used_same = used.same;
    count.used_kin = used.kin;
}

std::string grade_text(match::NameGrade const& grade) {
    std::string text(word(grade.level));
    if (grade.manner != identity::NameManner::Plain) {
        text += " (" + std::string(word(grade.manner)) + ")";
    }
    return text;
}

std::string_view text_of(match::Corroboration standing) {
    constexpr std::array<std::string_view, 5> texts = {"agrees", "shared", "near", "missing",
                                                       "contradicts"};
    return texts[static_cast<std::size_t>(standing)];
}

void count_claim(Counts& counts, Claim const& claim, Supposition which) {
    auto const& name = claim.name;
    if (name.given.level != Level::Missing) {
        add(counts, "given", grade_text(name.given), which, match::given_likelihood(name.given));
    }
    if (name.surname.level != Level::Missing) {
        add(counts, "surname", grade_text(name.surname), which,
            match::surname_likelihood(name.surname));
    }
    if (name.middle != Level::Missing) {
        add(counts, "middle", std::string(word(name.middle)), which,
            match::middle_likelihood(name.middle));
    }
    if (claim.tin != match::Corroboration::Missing) {
        add(counts, "number", std::string(text_of(claim.tin)), which,
            match::tin_likelihood(claim.tin));
    }
    if (claim.dob != match::Corroboration::Missing) {
        add(counts, "birth date", std::string(text_of(claim.dob)), which,
            match::dob_likelihood(claim.dob));
    }
}

void print_counts(Counts const& counts) {
    print("| field | level | person meant: counted | used | absent relative: counted | used |");
    print("| --- | --- | ---: | ---: | ---: | ---: |");
    for (auto const& [field, levels] : counts) {
        double same = 0, kin = 0;
        for (auto const& [level, count] : levels) {
            same += static_cast<double>(count.same);
            kin += static_cast<double>(count.kin);
        }
        for (auto const& [level, count] : levels) {
            print(fmt::format(
                "| {} | {} | {:.5f} ({}) | {:.5f} | {:.5f} ({}) | {:.5f} |", field, level,
                static_cast<double>(count.same) / std::max(1.0, same), count.same, count.used_same,
                static_cast<double>(count.kin) / std::max(1.0, kin), count.kin, count.used_kin));
        }
    }
}

Result<void> run(Options const& options) {
    platform::RealDisk disk;
    World const world({.seed = options.number("seed", 2),
                       .lineages = lineages_for(options.number("versions", 300'000))});
    Harness const harness = TRY(open_world(disk, options.text("folder", "build/evaluate/world")));
    Requests const requests(world, {.seed = options.number("request-seed", world.seed()),
                                    .count = options.number("requests", 300'000),
                                    .noise = noise_named(options.text("noise", "light"))});
    Counts counts;
    for (std::uint64_t index = 0; index < requests.size(); ++index) {
        Case const request = requests.at(index);
        std::string const& stratum = requests.strata()[request.stratum];
        bool const kin = stratum.starts_with("absent, kin at home");
        bool const same = stratum == "current" || stratum == "former address";
        if (!kin && !same) continue;
        auto const labelled = harness.labelled(request, Information::Both);
        if (!labelled) continue;
        match::Assessor const assessor(labelled->subject, labelled->candidates);
        for (match::Candidate const& candidate : labelled->candidates.persons) {
            Claim const claim = assessor.assess(candidate);
            if (same && std::ranges::find(request.meant, candidate.person) != request.meant.end()) {
                count_claim(counts, claim, Supposition::Same);
            }
            if (kin && claim.is_at_the_address()) count_claim(counts, claim, Supposition::Kin);
        }
    }
    print(
        fmt::format("# Likelihoods, counted and used\n\nGenerated: seed {}, {} requests with "
                    "number and birth date. The strata of absent relatives with a like or the "
                    "same name are there more often than in life, by design.\n",
                    world.seed(), requests.size()));
    print_counts(counts);
    return {};
}

}  // namespace
}  // namespace penstock::evaluation

int main(int count, char** arguments) {
    auto const done = penstock::evaluation::run(penstock::evaluation::Options(
        std::span<char* const>(arguments, static_cast<std::size_t>(count))));
    return done ? 0 : penstock::evaluation::print_and_fail(done.error());
}
