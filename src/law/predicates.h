// The closed list of predicates: each a C++ function from facts to met, unmet or undetermined,
// which law files bind by name.
//
// A question that does not arise for a line is met: another predicate asks for what is missing.
// What arises and cannot be known is undetermined. Predicates are pure, allocate nothing and never
// fail. They stand in predicates_*.cpp, one family to a file, each under the provision it serves.
#pragma once

#include "base/literal.h"
#include "law/finding.h"
#include "law/law_file.h"
#include "law/outcome.h"

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

namespace penstock::law {

namespace internal {
struct FaceQuestion;
struct RecordQuestion;
struct OpenQuestion;
}  // namespace internal

struct ScenarioFacts;

// What a switch does to a predicate.
enum class SwitchRole {
    None,
    Read,            // the predicate asks another question under it
    ChangesOutcome,  // an element may have another outcome under it
};

struct SwitchUse {
    Literal name = {};
    SwitchRole role = SwitchRole::None;
    Outcome mildest = Outcome::Block;  // with ChangesOutcome: what an element may say at the least
};

struct Predicate {
    Literal name;  // "address.complete"
    Stage stage = Stage::Face;

    // One of the three, that of the stage.
    FindingStatus (*face)(internal::FaceQuestion const&) = nullptr;
    FindingStatus (*record)(internal::RecordQuestion const&) = nullptr;
    FindingStatus (*open)(internal::OpenQuestion const&) = nullptr;

    SwitchUse by_switch = {};
    Literal parameter = {};               // its name, if it takes one
    std::int64_t parameter_at_least = 0;  // a larger one is stricter
    bool one_finding_for_each_deficiency = false;

    // For generated tests: changes the fewest facts of the base case so that the predicate is not
    // met, or is undetermined; companions cannot but become unmet with it.
    void (*flip)(ScenarioFacts&) = nullptr;
    void (*make_undetermined)(ScenarioFacts&) = nullptr;
    std::array<Literal, 2> companions = {};
};

// All of them, family by family.
[[nodiscard]] std::span<Predicate const* const> predicates();
// Null if there is none of that name.
[[nodiscard]] Predicate const* find_predicate(std::string_view name);

}  // namespace penstock::law
