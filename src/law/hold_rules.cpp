#include "law/hold_rules.h"

#include "base/check.h"
#include "law/internal/floor.h"
#include "law/internal/switch_table.h"
#include "law/predicates.h"

#include <algorithm>
#include <array>

namespace penstock::law {

namespace {

using enum HoldChoice;

constexpr std::array choices{Release, Refuse, Return};

constexpr std::array reasons{
    HoldReason{"document-seen", "a document that the desk has seen shows that it is so", Release},
    HoldReason{"explained-by-agency", "the agency explained it, in writing", Release},
    HoldReason{"same-person", "on all that was seen, the person on file is the one asked for",
               Release},
    HoldReason{"same-place", "on all that was seen, it is the same place, written otherwise",
               Release},
    HoldReason{"pattern-harmless", "what repeats has a cause that does not touch this line",
               Release},
    HoldReason{"court-order-seen", "a court ordered it; its order was seen", Release},
    HoldReason{"not-shown", "what the law asks for was not shown when asked for", Refuse},
    HoldReason{"not-that-person", "the person on file is not, or may not be, the one asked for",
               Refuse},
    HoldReason{"person-protected", "somebody could come to harm", Refuse},
    HoldReason{"purpose-not-lawful", "the use that was meant is not one that the law names",
               Refuse},
    HoldReason{"more-to-be-shown", "the agency must show more, in a new request", Return},
    HoldReason{"to-be-completed", "the request must be completed or corrected", Return},
};

constexpr std::string_view opened_by_a_court = "record.not_protected";

bool on_the_floor_above_hold(Element const& element) {
    auto const entries = internal::floor_entries();
    bool const on_floor = std::ranges::any_of(entries, [&](internal::FloorEntry const& entry) {
        return entry.predicate.view() == element.predicate->name.view();
    });
    return on_floor && element.unmet > Outcome::Hold;
}

bool names_one_person(IdentityFinding identity) {
    return identity == IdentityFinding::OnePerson ||
           identity == IdentityFinding::UnitMissingOnePerson ||
           identity == IdentityFinding::Contradicted;
}

bool address_on_file(RecordFacts const& record) {
    return record.set_forth_in_period || record.set_forth_is_last_known ||
           record.set_forth_has_no_period;
}

HoldAnswer may_be_released(HeldElement const& held) {
    if (on_the_floor_above_hold(*held.element)) return HoldAnswer::Floor;
    if (held.element->stage != Stage::Record) return HoldAnswer::May;
    CHECK(held.record != nullptr);
    if (!names_one_person(held.record->identity)) return HoldAnswer::NobodyNamed;
    if (held.record->identity != IdentityFinding::OnePerson && !address_on_file(*held.record)) {
        return HoldAnswer::AddressNotOn;
    }
    return HoldAnswer::May;
}

}  // namespace

std::string_view word(HoldChoice choice) {
    switch (choice) {
        case Release:
            return "release";
        case Refuse:
            return "refuse";
        case Return:
            return "return";
    }
    CHECK(false);
}

std::optional<HoldChoice> hold_choice_of(std::string_view text) {
    for (HoldChoice const choice : choices) {
        if (word(choice) == text) return choice;
    }
    return {};
}

std::span<HoldReason const> hold_reasons() {
    return reasons;
}

HoldReason const* find_hold_reason(std::string_view code) {
    auto const found = std::ranges::find(reasons, code, &HoldReason::code);
    return found == reasons.end() ? nullptr : &*found;
}

HoldAnswer may_be_decided(HeldElement const& held, HoldChoice choice) {
    CHECK(held.element != nullptr);
    if (held.status == FindingStatus::Met) return HoldAnswer::NotHeld;
    switch (held.outcome) {
        case Outcome::Hold:
            break;
        case Outcome::NoRelease:
        case Outcome::Refuse:
        case Outcome::Block:
        case Outcome::Revoke:
            return HoldAnswer::AgainstLaw;
        case Outcome::Pass:
        case Outcome::Return:
            return HoldAnswer::NotHeld;
    }
    if (choice == Release) return may_be_released(held);
    if (choice == Return && held.element->stage == Stage::Record) return HoldAnswer::AfterLookup;
    return HoldAnswer::May;
}

bool fits(HoldReason const& reason, Element const& element) {
    if (reason.choice != Release || element.predicate->name.view() != opened_by_a_court) {
        return true;
    }
    return reason.code == "court-order-seen";
}

Outcome outcome_by(HoldChoice choice, Stage stage) {
    if (choice == Release) return Outcome::Pass;
    if (stage == Stage::Record) return Outcome::NoRelease;
    return choice == Refuse ? Outcome::Refuse : Outcome::Return;
}

Outcome outcome_of(Element const& element, FindingStatus status, Switches const& switches) {
    switch (status) {
        case FindingStatus::Met:
            return Outcome::Pass;
        case FindingStatus::Undetermined:
            return element.undetermined;
        case FindingStatus::Unmet:
            break;
    }
    if (element.switched && !element.by_switch->is_strict(switches)) return *element.switched;
    return element.unmet;
}

char letter(FindingStatus status, bool met_by_decision) {
    switch (status) {
        case FindingStatus::Met:
            return 'm';
        case FindingStatus::Unmet:
            return met_by_decision ? 'U' : 'u';
        case FindingStatus::Undetermined:
            return met_by_decision ? '!' : '?';
    }
    CHECK(false);
}

FindingStatus status_of(char letter) {
    if (letter == 'm') return FindingStatus::Met;
    return letter == 'u' || letter == 'U' ? FindingStatus::Unmet : FindingStatus::Undetermined;
}

std::string without_decisions(std::string_view statuses) {
    std::string plain;
    for (char const one : statuses) plain.push_back(letter(status_of(one), false));
    return plain;
}

}  // namespace penstock::law
