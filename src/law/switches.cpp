#include "law/switches.h"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

namespace penstock::law {

namespace {

template <auto Member>
bool read_flag(SwitchValue const& value, Switches& switches) {
    bool const* const flag = std::get_if<bool>(&value);
    if (flag == nullptr) return false;
    switches.*Member = *flag;
    return true;
}

template <auto Member, auto const& Table>
bool read_word(SwitchValue const& value, Switches& switches) {
    std::string const* const text = std::get_if<std::string>(&value);
    if (text == nullptr) return false;
    auto const entry = std::ranges::find(Table, *text, [](auto const& row) { return row.first; });
    if (entry == std::end(Table)) return false;
    switches.*Member = entry->second;
    return true;
}

template <auto Member>
void copy_member(Switches const& from, Switches& to) {
    to.*Member = from.*Member;
}

// The list names whole roles, so it can grow but never lose head and Inspector General, which the
// statute itself names.
bool read_roles(SwitchValue const& value, Switches& switches) {
    auto const* const roles = std::get_if<std::vector<std::string>>(&value);
    if (roles == nullptr) return false;
    std::array<std::string_view, 4> constexpr known{"head", "inspector-general", "component-head",
                                                    "delegate"};
    std::array<int, 4> times{};
    for (std::string const& role : *roles) {
        auto const place = std::ranges::find(known, role);
        if (place == known.end()) return false;
        if (++times[static_cast<std::size_t>(place - known.begin())] > 1) return false;
    }
    if (times[0] == 0 || times[1] == 0) return false;
    switches.component_head_may_certify = times[2] == 1;
    switches.delegate_role_may_certify = times[3] == 1;
    return true;
}

void copy_roles(Switches const& from, Switches& to) {
    to.component_head_may_certify = from.component_head_may_certify;
    to.delegate_role_may_certify = from.delegate_role_may_certify;
}

constexpr std::pair<std::string_view, AddressRule> address_rules[] = {
    {"on-file-in-period", AddressRule::OnFileInPeriod},
    {"equals-last-known", AddressRule::EqualsLastKnown},
    {"on-file-any", AddressRule::OnFileAny},
    {"complete", AddressRule::Complete}};
constexpr std::pair<std::string_view, VerificationDepth> depths[] = {
    {"evidence", VerificationDepth::Evidence}, {"presume", VerificationDepth::Presume}};
constexpr std::pair<std::string_view, RefuseOrHold> refuse_or_hold[] = {
    {"refuse", RefuseOrHold::Refuse}, {"hold", RefuseOrHold::Hold}};
constexpr std::pair<std::string_view, HoldOrRefuse> hold_or_refuse[] = {
    {"hold", HoldOrRefuse::Hold}, {"refuse", HoldOrRefuse::Refuse}};
constexpr std::pair<std::string_view, HoldOrPass> hold_or_pass[] = {{"hold", HoldOrPass::Hold},
                                                                    {"pass", HoldOrPass::Pass}};
constexpr std::pair<std::string_view, SourceFilter> filters[] = {{"strict", SourceFilter::Strict},
                                                                 {"any", SourceFilter::Any}};

struct Entry {
    std::string_view name;
    bool (*read)(SwitchValue const&, Switches&);
    void (*copy)(Switches const&, Switches&);
};

template <auto Member>
constexpr Entry flag(std::string_view name) {
    return {name, read_flag<Member>, copy_member<Member>};
}
template <auto Member, auto const& Table>
constexpr Entry worded(std::string_view name) {
    return {name, read_word<Member, Table>, copy_member<Member>};
}

constexpr std::array switch_table{
    flag<&Switches::address_only_allowed>("address_only_allowed"),
    worded<&Switches::address_rule, address_rules>("address_rule"),
    worded<&Switches::verification_depth, depths>("verification_depth"),
    worded<&Switches::mixed_purpose, refuse_or_hold>("mixed_purpose"),
    Entry{"certifying_roles", read_roles, copy_roles},
    flag<&Switches::delegation>("delegation"),
    flag<&Switches::period_binding>("period_binding"),
    worded<&Switches::source_filter, filters>("source_filter"),
    flag<&Switches::nonfiler_release>("nonfiler_release"),
    flag<&Switches::confirm_form_allowed>("confirm_form_allowed"),
    worded<&Switches::unit_missing_unique, hold_or_pass>("unit_missing_unique"),
    worded<&Switches::foreign_address, hold_or_pass>("foreign_address"),
    worded<&Switches::locate_only, hold_or_refuse>("locate_only"),
    worded<&Switches::civil_unit_recipient, refuse_or_hold>("civil_unit_recipient"),
};

Entry const* entry_of(std::string_view name) {
    auto const entry = std::ranges::find(switch_table, name, &Entry::name);
    return entry == switch_table.end() ? nullptr : &*entry;
}

}  // namespace

bool is_switch(std::string_view name) {
    return entry_of(name) != nullptr;
}

std::optional<Switches> switches_with(std::string_view name, SwitchValue const& value) {
    Entry const* const entry = entry_of(name);
    Switches switches;
    if (entry == nullptr || !entry->read(value, switches)) return std::nullopt;
    return switches;
}

void apply(SwitchSetting const& setting, Switches& switches) {
    Entry const* const entry = entry_of(setting.name);
    if (entry != nullptr) entry->copy(setting.value, switches);
}

}  // namespace penstock::law
