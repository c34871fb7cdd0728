#include "bench/match/tally.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <thread>

namespace penstock::evaluation {

namespace {
constexpr std::uint64_t chunk = 2048;

bool shows_birth_date(Information information) {
    return information == Information::BirthDate || information == Information::Both;
}

bool shows_number(Information information) {
    return information == Information::Number || information == Information::Both;
}
}  // namespace

void Counts::add(Case const& request, Trial const& trial, bool clean) {
    ++requests;
    ++by_verdict[static_cast<std::size_t>(trial.verdict)];
    if (trial.at_issue) ++held_at_issue;
    if (!request.findable) return;
    ++findable;
    if (trial.verdict == Verdict::Held) ++held_findable;
    if (trial.verdict == Verdict::Returned) ++returned_findable;
    if (!clean) return;
    ++clean_findable;
    if (trial.verdict == Verdict::Right) ++clean_right;
}

void Counts::add(Counts const& other) {
    requests += other.requests;
    findable += other.findable;
    for (std::size_t i = 0; i < verdicts; ++i) by_verdict[i] += other.by_verdict[i];
    held_at_issue += other.held_at_issue;
    held_findable += other.held_findable;
    returned_findable += other.returned_findable;
    clean_findable += other.clean_findable;
    clean_right += other.clean_right;
}

void ProbabilityBins::add(Trial const& trial) {
    if (!trial.names_somebody) return;
    double const doubt = std::max(1 - trial.probability, 1e-13);
    auto const bin = static_cast<std::size_t>(std::max(0.0, -10 * std::log10(doubt)));
    std::size_t const at = std::min(bin, count - 1);
    ++named[at];
    if (trial.names_meant) ++meant[at];
    stated[at] += trial.probability;
}

void ProbabilityBins::add(ProbabilityBins const& other) {
    for (std::size_t i = 0; i < count; ++i) {
        named[i] += other.named[i];
        meant[i] += other.meant[i];
        stated[i] += other.stated[i];
    }
}

Counts ClassTally::total() const {
    Counts sum;
    for (Counts const& counts : by_stratum) sum.add(counts);
    return sum;
}

Tally::Tally(std::size_t strata) : households(strata), apart(strata) {
    for (ClassTally& tally : classes) tally.by_stratum.resize(strata);
}

void Tally::add_case(Case const& request) {
    households[request.stratum].push_back(request.household);
    for (std::size_t group = 0; group < subgroups; ++group) {
        if ((request.groups >> group & 1) != 0) of_group[group].push_back(request.household);
    }
}

void Tally::add(Case const& request, Information information, Trial const& trial) {
    ClassTally& tally = classes[static_cast<std::size_t>(information)];
    bool const numbers = shows_birth_date(information) || shows_number(information);
    bool const clean = request.errors == 0 && (!numbers || request.number_errors == 0);
    tally.by_stratum[request.stratum].add(request, trial, clean);
    for (std::size_t group = 0; group < subgroups; ++group) {
        if ((request.groups >> group & 1) != 0) tally.by_group[group].add(request, trial, clean);
    }
    tally.parse_ns += trial.parse_ns;
    if (trial.verdict == Verdict::Returned) return;
    ++tally.reasons[{trial.kind, trial.reason}];
    tally.bins.add(trial);
    std::uint64_t const taken = trial.search_ns + trial.decide_ns;
    tally.latencies_ns.push_back(
        static_cast<std::uint32_t>(std::min<std::uint64_t>(taken, 0xffffffffu)));
    tally.search_ns += trial.search_ns;
    tally.decide_ns += trial.decide_ns;
    if (trial.verdict == Verdict::Wrong) {
        failures.push_back({request.index, information, request.stratum, request.household});
    }
}

void Tally::add(Tally&& other) {
    auto const append = [](auto& to, auto const& from) {
        to.insert(to.end(), from.begin(), from.end());
    };
    for (std::size_t i = 0; i < classes.size(); ++i) {
        ClassTally& mine = classes[i];
        ClassTally const& theirs = other.classes[i];
        for (std::size_t s = 0; s < mine.by_stratum.size(); ++s) {
            mine.by_stratum[s].add(theirs.by_stratum[s]);
        }
        for (std::size_t g = 0; g < subgroups; ++g) mine.by_group[g].add(theirs.by_group[g]);
        for (auto const& [reason, count] : theirs.reasons) mine.reasons[reason] += count;
        mine.bins.add(theirs.bins);
        append(mine.latencies_ns, theirs.latencies_ns);
        mine.parse_ns += theirs.parse_ns;
        mine.search_ns += theirs.search_ns;
        mine.decide_ns += theirs.decide_ns;
    }
    for (std::size_t s = 0; s < households.size(); ++s) append(households[s], other.households[s]);
    for (std::size_t g = 0; g < subgroups; ++g) append(of_group[g], other.of_group[g]);
    append(failures, other.failures);
}

Tally score(Harness const& harness, CaseSource const& source, ScoreOptions const& options) {
    std::size_t const strata = source.strata().size();
    std::vector<Tally> parts(options.threads, Tally(strata));
    std::atomic<std::uint64_t> next = 0;
    {
        std::vector<std::jthread> workers;
        for (Tally& part : parts) {
            workers.emplace_back([&] {
                while (true) {
                    std::uint64_t const from = next.fetch_add(chunk);
                    if (from >= source.size()) return;
                    std::uint64_t const to = std::min(from + chunk, source.size());
                    for (std::uint64_t index = from; index < to; ++index) {
                        Case const request = source.at(index);
                        part.add_case(request);
                        for (Information const information : options.classes) {
                            part.add(request, information, harness.run(request, information));
                        }
                    }
                }
            });
        }
    }
    Tally whole(strata);
    for (Tally& part : parts) whole.add(std::move(part));
    std::ranges::sort(whole.failures);
    for (std::size_t i = 0; i < strata; ++i) whole.apart[i] = source.is_apart(i);
    return whole;
}

}  // namespace penstock::evaluation
