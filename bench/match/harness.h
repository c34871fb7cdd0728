// Runs one case through the engine as the journey of a line does, and says what became of it.
//
//     Harness const harness(registry);
//     for (std::uint64_t i = 0; i < source.size(); ++i)
//         Trial const trial = harness.run(source.at(i), Information::BirthDate);
//
// The line is read as disclosure::line_facts reads it; what face review returns for its name or its
// address is `Returned`. Then the registry is searched and match::decide decides. Threads: safe.
#pragma once

#include "bench/match/case.h"
#include "identity/subject.h"
#include "match/candidate.h"
#include "match/outcome.h"
#include "registry/lookup.h"

#include <cstdint>
#include <functional>
#include <optional>

namespace penstock::evaluation {

enum class Verdict : std::uint8_t {
    Right,     // released, and it is the person meant, at an address that was the person's
    Wrong,     // released, and it is another person
    Held,      // ambiguous or in conflict
    Missed,    // nobody, though the person is on file with the address
    Nobody,    // nobody, rightly
    Returned,  // the line does not pass face review
};
inline constexpr std::size_t verdicts = 6;
[[nodiscard]] std::string_view word(Verdict verdict);

// What the engine is handed for one case, with the truth beside it: a labelled comparison.
struct Labelled {
    Case const* request = nullptr;
    Information information = Information::NameAddress;
    identity::Subject subject;
    match::Candidates candidates;
};

struct Trial {
    Verdict verdict = Verdict::Returned;
    match::OutcomeKind kind = match::OutcomeKind::None;
    match::Reason reason = match::Reason::NameNotOnFile;
    bool at_issue = false;     // held, and the person meant is among those in question
    bool names_meant = false;  // the outcome names one person, and it is the one meant
    bool names_somebody = false;
    double probability = 0;  // as the outcome states it
    std::uint64_t parse_ns = 0;
    std::uint64_t search_ns = 0;
    std::uint64_t decide_ns = 0;
};

// The subject of the line, or nothing if face review returns it.
[[nodiscard]] std::optional<identity::Subject> subject_of(Asked const& asked,
                                                          Information information);

// The outcome's probability that the person it names is the one meant.
[[nodiscard]] double probability_of(match::MatchOutcome const& outcome);
// Whether outcomes of this engine state one.
[[nodiscard]] bool states_probability();

class Harness {
public:
    explicit Harness(registry::Registry registry) : registry_(std::move(registry)) {}

    [[nodiscard]] registry::Registry const& registry() const { return registry_; }
    [[nodiscard]] Trial run(Case const& request, Information information) const;
    // Empty if face review returns the line.
    [[nodiscard]] std::optional<Labelled> labelled(Case const& request,
                                                   Information information) const;

private:
    registry::Registry registry_;
};

// Calls `take` for each case of [from, to) that passes face review, in their order.
void each_labelled(Harness const& harness, CaseSource const& source, Information information,
                   std::uint64_t from, std::uint64_t to,
                   std::function<void(Labelled const&)> const& take);

}  // namespace penstock::evaluation
