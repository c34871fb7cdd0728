// A step of the journey that says no: a value with its findings, never an error.
//
// A step gives its result, or a Stop: a Refusal (the law says no; recorded, shown, exit 1) or an
// Error (what failed). TRY hands both on.
#pragma once

#include "base/literal.h"
#include "base/result.h"
#include "law/finding.h"
#include "law/law_file.h"

#include <expected>
#include <optional>
#include <utility>
#include <variant>

namespace penstock::disclosure {

// The outcome and every finding behind it, with the law file that the findings' texts lie in.
struct Refusal : law::Ruling {
    Refusal() = default;
    Refusal(law::Ruling ruling, law::LawFile law)
        : Ruling(std::move(ruling)), source(std::move(law)) {}

    std::optional<law::LawFile> source;  // empty where all texts are literals
};

class Stop {
public:
    Stop(Refusal refusal)
        : why_(std::move(refusal)) {}  // implicit on purpose: so that TRY converts
    Stop(Error error) : why_(error) {}

    // The refusal, or null if it is an error.
    [[nodiscard]] Refusal const* refusal() const { return std::get_if<Refusal>(&why_); }
    // Requires: not a refusal.
    [[nodiscard]] Error const& error() const { return std::get<Error>(why_); }

private:
    std::variant<Refusal, Error> why_;
};

template <typename T>
using Ruled = std::expected<T, Stop>;

// A refusal that rests on one finding of the journey itself (who may sign, which step comes first).
[[nodiscard]] inline std::unexpected<Stop> refuse(law::Outcome outcome, Literal element,
                                                  Literal requirement, Literal reason) {
    Refusal refusal;
    refusal.outcome = outcome;
    refusal.findings.push_back({.element = element.view(),
                                .requirement = requirement.view(),
                                .reason = reason.view(),
                                .status = law::FindingStatus::Unmet,
                                .outcome = outcome});
    return std::unexpected<Stop>(std::move(refusal));
}

}  // namespace penstock::disclosure
