// What became of many cases, counted by stratum, subgroup and reason.
#pragma once

#include "bench/match/case.h"
#include "bench/match/harness.h"

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace penstock::evaluation {

struct Counts {
    std::uint64_t requests = 0;
    std::uint64_t findable = 0;
    std::array<std::uint64_t, verdicts> by_verdict{};
    std::uint64_t held_at_issue = 0;
    std::uint64_t held_findable = 0;
    std::uint64_t returned_findable = 0;
    std::uint64_t clean_findable = 0;  // without an error that noise made
    std::uint64_t clean_right = 0;

    [[nodiscard]] std::uint64_t of(Verdict verdict) const {
        return by_verdict[static_cast<std::size_t>(verdict)];
    }
    [[nodiscard]] std::uint64_t released() const { return of(Verdict::Right) + of(Verdict::Wrong); }
    void add(Case const& request, Trial const& trial, bool clean);
    void add(Counts const& other);
};

// Outcomes that name somebody, by the stated probability p: bin i holds -log10(1-p) in
// [i/10, (i+1)/10), the last one all above.
struct ProbabilityBins {
    static constexpr std::size_t count = 121;
    std::array<std::uint64_t, count> named{};
    std::array<std::uint64_t, count> meant{};
    std::array<double, count> stated{};  // sum of the probabilities

    void add(Trial const& trial);
    void add(ProbabilityBins const& other);
};

struct ClassTally {
    std::vector<Counts> by_stratum;
    std::array<Counts, subgroups> by_group{};
    std::map<std::pair<match::OutcomeKind, match::Reason>, std::uint64_t> reasons;
    ProbabilityBins bins;
    std::vector<std::uint32_t> latencies_ns;  // search and decision
    std::uint64_t parse_ns = 0, search_ns = 0, decide_ns = 0;

    [[nodiscard]] Counts total() const;
};

struct Failure {
    std::uint64_t index = 0;
    Information information = Information::NameAddress;
    std::size_t stratum = 0;
    std::uint64_t household = 0;

    auto operator<=>(Failure const&) const = default;
};

struct Tally {
    std::array<ClassTally, information_classes> classes{};
    std::vector<std::vector<std::uint64_t>> households;            // by stratum, one for each case
    std::array<std::vector<std::uint64_t>, subgroups> of_group{};  // the same by subgroup
    std::vector<bool> apart;        // by stratum: CaseSource::is_apart
    std::vector<Failure> failures;  // wrong releases, in order

    explicit Tally(std::size_t strata);
    void add(Case const& request, Information information, Trial const& trial);
    void add_case(Case const& request);
    void add(Tally&& other);
};

struct ScoreOptions {
    unsigned threads = 2;
    std::vector<Information> classes = {Information::NameAddress, Information::BirthDate,
                                        Information::Number, Information::Both};
};

// Runs every case in every class. The same but for the times, whatever the number of threads.
[[nodiscard]] Tally score(Harness const& harness, CaseSource const& source,
                          ScoreOptions const& options);

}  // namespace penstock::evaluation
