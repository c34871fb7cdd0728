// What the holds desk may decide about a line on hold, and what of it review follows.
//
// A person may say that one element, which the program could only hold, is met after all, or that
// the line is refused or sent back. Nothing else can be decided: what the law returned, refused,
// blocked or found not releasable nobody lifts here (background domain dossier 2.2 W10, case F18),
// and no decision makes up for what the floor demands. Pure. The rules in words:
// docs/operations/holds.md.
#pragma once

#include "law/finding.h"
#include "law/law_file.h"
#include "law/record_facts.h"
#include "law/switches.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace penstock::law {

enum class HoldChoice { Release, Refuse, Return };
[[nodiscard]] std::string_view word(HoldChoice choice);  // "release", "refuse", "return"
[[nodiscard]] std::optional<HoldChoice> hold_choice_of(std::string_view word);

// One reason of the closed list, with the choice that it can carry.
struct HoldReason {
    std::string_view code, meaning;
    HoldChoice choice;
};
[[nodiscard]] std::span<HoldReason const> hold_reasons();
// Null if the list has none of that code.
[[nodiscard]] HoldReason const* find_hold_reason(std::string_view code);

// A decision on one element of one line that is on file and still about the same facts.
struct HoldDecision {
    std::string_view element;
    HoldChoice choice = HoldChoice::Refuse;
    std::uint64_t number = 0;  // of its record on file
};

// May this be decided? Every answer but May is a reason to say no.
enum class HoldAnswer {
    May,
    NotHeld,       // the element is met, or what follows from it is not a hold
    AgainstLaw,    // the law refused, blocked or found not releasable: an attempt is an incident
    Floor,         // the floor asks for more than a person's word
    NobodyNamed,   // no one person is named, so that a release would be a choice among several
    AddressNotOn,  // the address set forth is none on file for the person named (promise 2)
    AfterLookup,   // a line that was looked up cannot be sent back: that would tell of the record
};

// How an element came out for a line, before any decision.
struct HeldElement {
    Element const* element;  // never null
    FindingStatus status = FindingStatus::Undetermined;
    Outcome outcome = Outcome::Block;     // what followed from it: outcome_of()
    RecordFacts const* record = nullptr;  // of an element of stage record
};
[[nodiscard]] HoldAnswer may_be_decided(HeldElement const& held, HoldChoice choice);

// False where an element takes only a reason of its own: an address under protection is opened by a
// court alone.
[[nodiscard]] bool fits(HoldReason const& reason, Element const& element);

// What the line becomes by a decision that may be made. A line that was looked up is never refused
// or sent back for the record's sake: it gets no information, as if nothing had been found.
[[nodiscard]] Outcome outcome_by(HoldChoice choice, Stage stage);

// What follows from an element: undetermined never counts as met, whatever a switch says.
[[nodiscard]] Outcome outcome_of(Element const& element, FindingStatus status,
                                 Switches const& switches);

// The letters of Ruling::statuses: m met, u unmet, ? undetermined; by a decision met: U and !.
[[nodiscard]] char letter(FindingStatus status, bool met_by_decision);
[[nodiscard]] FindingStatus status_of(char letter);  // as if there were no decision
[[nodiscard]] std::string without_decisions(std::string_view statuses);

}  // namespace penstock::law
