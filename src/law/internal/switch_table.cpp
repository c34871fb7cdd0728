#include "law/internal/switch_table.h"

#include <algorithm>
#include <array>

namespace penstock::law::internal {

namespace {

// A row of the table from the member that holds the switch and its two values.
template <auto Member, auto Strict, auto Other>
constexpr Switch row(Literal name, Literal strict, Literal other) {
    return {
        .name = name,
        .strict = strict,
        .other = other,
        .is_strict = [](Switches const& values) { return values.*Member == Strict; },
        .set_strict = [](Switches& values) { values.*Member = Strict; },
        .set_other = [](Switches& values) { values.*Member = Other; },
    };
}

// Numbers are those of the background dossier, section 5.
constexpr std::array table{
    // T1
    row<&Switches::address_only_allowed, false, true>("address_only_allowed", "false", "true"),
    // T2
    row<&Switches::address_rule, AddressRule::OnFileInPeriod, AddressRule::OnFileAny>(
        "address_rule", "on-file-in-period", "on-file-any"),
    // T3
    row<&Switches::verification_depth, VerificationDepth::Evidence, VerificationDepth::Presume>(
        "verification_depth", "evidence", "presume"),
    // T5
    row<&Switches::mixed_purpose, RefuseOrHold::Refuse, RefuseOrHold::Hold>("mixed_purpose",
                                                                            "refuse", "hold"),
    // T6
    row<&Switches::component_head_may_certify, false, true>("certifying_roles",
                                                            "head, inspector-general",
                                                            "head, inspector-general, "
                                                            "component-head"),
    row<&Switches::delegation, false, true>("delegation", "false", "true"),
    // T7
    row<&Switches::period_binding, true, false>("period_binding", "true", "false"),
    // T8
    row<&Switches::source_filter, SourceFilter::Strict, SourceFilter::Any>("source_filter",
                                                                           "strict", "any"),
    // T9
    row<&Switches::nonfiler_release, false, true>("nonfiler_release", "false", "true"),
    // A22, A14, A30, D20, E21 of the case list
    row<&Switches::confirm_form_allowed, false, true>("confirm_form_allowed", "false", "true"),
    row<&Switches::unit_missing_unique, HoldOrPass::Hold, HoldOrPass::Pass>("unit_missing_unique",
                                                                            "hold", "pass"),
    row<&Switches::foreign_address, HoldOrPass::Hold, HoldOrPass::Pass>("foreign_address", "hold",
                                                                        "pass"),
    row<&Switches::locate_only, HoldOrRefuse::Hold, HoldOrRefuse::Refuse>("locate_only", "hold",
                                                                          "refuse"),
    row<&Switches::civil_unit_recipient, RefuseOrHold::Refuse, RefuseOrHold::Hold>(
        "civil_unit_recipient", "refuse", "hold"),
};

}  // namespace

std::span<Switch const> switches() {
    return table;
}

Switch const* find_switch(std::string_view name) {
    auto const* const found =
        std::ranges::find(table, name, [](Switch const& entry) { return entry.name.view(); });
    return found == table.end() ? nullptr : found;
}

}  // namespace penstock::law::internal
