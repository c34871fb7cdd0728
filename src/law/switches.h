// The open legal questions (background domain dossier, section 5) as dated values with a citation.
// The strict value comes first.
#pragma once

#include "base/date.h"

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace penstock::law {

enum class AddressRule { OnFileInPeriod, EqualsLastKnown, OnFileAny, Complete };  // T2
enum class VerificationDepth { Evidence, Presume };                               // T3
enum class RefuseOrHold { Refuse, Hold };
enum class HoldOrRefuse { Hold, Refuse };
enum class HoldOrPass { Hold, Pass };
enum class SourceFilter { Strict, Any };  // T8

// All switches, with their strict values as defaults.
struct Switches {
    bool address_only_allowed = false;                                   // T1
    AddressRule address_rule = AddressRule::OnFileInPeriod;              // T2
    VerificationDepth verification_depth = VerificationDepth::Evidence;  // T3
    RefuseOrHold mixed_purpose = RefuseOrHold::Refuse;                   // T5
    bool component_head_may_certify = false;                             // T6: certifying_roles
    bool delegate_role_may_certify = false;                              // T6: certifying_roles
    bool delegation = false;                                             // T6
    bool period_binding = true;                                          // T7
    SourceFilter source_filter = SourceFilter::Strict;                   // T8
    bool nonfiler_release = false;                                       // T9
    bool confirm_form_allowed = false;                                   // A22
    HoldOrPass unit_missing_unique = HoldOrPass::Hold;                   // A14
    HoldOrPass foreign_address = HoldOrPass::Hold;                       // A30
    HoldOrRefuse locate_only = HoldOrRefuse::Hold;                       // D20
    RefuseOrHold civil_unit_recipient = RefuseOrHold::Refuse;            // E21

    bool operator==(Switches const&) const = default;
};

// One [[switch]] of an agreement: `apply` sets the value into a Switches.
struct SwitchSetting {
    std::string name;
    std::string citation;
    Date from;
    std::optional<Date> to;
    Switches value;  // all strict but for the switch named

    bool operator==(SwitchSetting const&) const = default;
};

// A value as agreement.toml writes it: true or false, a word, or a list of words.
using SwitchValue = std::variant<bool, std::string, std::vector<std::string>>;

[[nodiscard]] bool is_switch(std::string_view name);

// Switches that are strict but for the one named. Empty if there is no such switch or if it does
// not have that value.
[[nodiscard]] std::optional<Switches> switches_with(std::string_view name,
                                                    SwitchValue const& value);

// Copies the switch that the setting names, and no other.
void apply(SwitchSetting const& setting, Switches& switches);

}  // namespace penstock::law
