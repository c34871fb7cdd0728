#include "bench/match/harness.h"

#include "match/match.h"
#include "registry/testing/unadmitted_search.h"

#include <algorithm>
#include <array>
#include <chrono>

namespace penstock::evaluation {

namespace {

std::uint64_t nanoseconds() {
    return static_cast<std::uint64_t>(std::chrono::duration_cast<std::chrono::nanoseconds>(
                                          std::chrono::steady_clock::now().time_since_epoch())
                                          .count());
}

// What face review returns or holds before anything is looked up. Rural routes and general delivery
// are let through: whether they count is the law's question, not the match's.
bool passes_face_review(identity::PersonName const& name,
                        identity::StandardAddress const& address) {
    if (identity::problem_of(name) != identity::NameProblem::None) return false;
    using identity::AddressKind;
    if (address.kind == AddressKind::Placeholder || address.kind == AddressKind::Incomplete ||
        address.kind == AddressKind::Foreign) {
        return false;
    }
    constexpr std::array<std::string_view, 7> unclear{
        "two-addresses",       "zip-state-mismatch", "not-understood",  "odd-letters",
        "unit-not-understood", "two-units",          "placeholder-word"};
    return std::ranges::none_of(unclear,
                                [&](std::string_view code) { return address.has_problem(code); });
}

template <typename Outcome>
double stated(Outcome const& outcome) {
    if constexpr (requires { outcome.probability; }) {
        return outcome.probability;
    } else {
        return outcome.kind == match::OutcomeKind::Unique ? 1.0 : 0.0;
    }
}

template <typename Outcome>
constexpr bool states() {
    return requires(Outcome outcome) { outcome.probability; };
}

bool is_meant(Case const& request, PersonId const& person) {
    return std::ranges::find(request.meant, person) != request.meant.end();
}

Verdict verdict_of(Case const& request, match::MatchOutcome const& outcome) {
    switch (outcome.kind) {
        case match::OutcomeKind::Unique:
            return outcome.person && is_meant(request, *outcome.person) && request.findable
                       ? Verdict::Right
                       : Verdict::Wrong;
        case match::OutcomeKind::Ambiguous:
        case match::OutcomeKind::Conflict:
            return Verdict::Held;
        case match::OutcomeKind::None:
            return request.findable ? Verdict::Missed : Verdict::Nobody;
    }
    return Verdict::Nobody;
}

bool is_at_issue(Case const& request, match::MatchOutcome const& outcome) {
    if (outcome.person) return is_meant(request, *outcome.person);
    return std::ranges::any_of(outcome.evidence, [&](match::Weighed const& weighed) {
        return is_meant(request, weighed.person);
    });
}

}  // namespace

std::string_view word(Verdict verdict) {
    switch (verdict) {
        case Verdict::Right:
            return "released right";
        case Verdict::Wrong:
            return "released wrong";
        case Verdict::Held:
            return "held";
        case Verdict::Missed:
            return "missed";
        case Verdict::Nobody:
            return "nobody, rightly";
        case Verdict::Returned:
            return "returned";
    }
    return "";
}

std::optional<identity::Subject> subject_of(Asked const& asked, Information information) {
    identity::Subject subject;
    subject.name = asked.name;
    subject.address = identity::standardise(asked.address);
    if (!passes_face_review(subject.name, subject.address)) return std::nullopt;
    bool const number = information == Information::Number || information == Information::Both;
    bool const birth = information == Information::BirthDate || information == Information::Both;
    // A number or date that cannot be read is returned by face review, too.
    if (number && !asked.tin.empty()) {
        auto tin = identity::parse_tin(asked.tin);
        if (!tin) return std::nullopt;
        subject.tin = std::move(*tin);
    }
    if (birth && !asked.dob.empty()) {
        auto const dob = parse_date(asked.dob);
        if (!dob) return std::nullopt;
        subject.dob = *dob;
    }
    return subject;
}

double probability_of(match::MatchOutcome const& outcome) {
    return stated(outcome);
}

bool states_probability() {
    return states<match::MatchOutcome>();
}

std::optional<Labelled> Harness::labelled(Case const& request, Information information) const {
    auto subject = subject_of(request.asked, information);
    if (!subject) return std::nullopt;
    Labelled labelled{.request = &request,
                      .information = information,
                      .subject = std::move(*subject),
                      .candidates = {}};
    labelled.candidates = registry::UnadmittedSearch::of(registry_, labelled.subject);
    return labelled;
}

Trial Harness::run(Case const& request, Information information) const {
    Trial trial;
    std::uint64_t const start = nanoseconds();
    auto const subject = subject_of(request.asked, information);
    std::uint64_t const parsed = nanoseconds();
    trial.parse_ns = parsed - start;
    if (!subject) return trial;
    match::Candidates const candidates = registry::UnadmittedSearch::of(registry_, *subject);
    std::uint64_t const found = nanoseconds();
    match::MatchOutcome const outcome = match::decide(*subject, candidates);
    trial.search_ns = found - parsed;
    trial.decide_ns = nanoseconds() - found;
    trial.kind = outcome.kind;
    trial.reason = outcome.reason;
    trial.verdict = verdict_of(request, outcome);
    trial.at_issue = trial.verdict == Verdict::Held && is_at_issue(request, outcome);
    trial.names_somebody = outcome.person.has_value();
    trial.names_meant = outcome.person && is_meant(request, *outcome.person) && request.findable;
    trial.probability = probability_of(outcome);
    return trial;
}

void each_labelled(Harness const& harness, CaseSource const& source, Information information,
                   std::uint64_t from, std::uint64_t to,
                   std::function<void(Labelled const&)> const& take) {
    for (std::uint64_t index = from; index < to; ++index) {
        Case const request = source.at(index);
        if (auto const labelled = harness.labelled(request, information)) take(*labelled);
    }
}

}  // namespace penstock::evaluation
