#include "law/internal/scenario_fields.h"

#include "law/internal/switch_table.h"

#include <array>

namespace penstock::law::internal {

namespace {

constexpr std::array<std::pair<std::string_view, RecipientKind>, 4> kinds{{
    {"employee", RecipientKind::Employee},
    {"contractor", RecipientKind::Contractor},
    {"other-agency", RecipientKind::OtherAgency},
    {"state-local", RecipientKind::StateLocal},
}};

constexpr std::array<std::pair<std::string_view, RecipientFunction>, 4> functions{{
    {"criminal", RecipientFunction::Criminal},
    {"civil", RecipientFunction::Civil},
    {"it", RecipientFunction::It},
    {"analyst", RecipientFunction::Analyst},
}};

template <std::size_t Place>
bool set_switch(ScenarioFacts& facts, std::string_view value) {
    Switch const& entry = switches()[Place];
    Switches& values = facts.batch.switches;
    if (value == entry.strict.view()) {
        entry.set_strict(values);
        return true;
    }
    if (value == entry.other.view()) {
        entry.set_other(values);
        return true;
    }
    // The two rules of T2 that stand between the strict one and the widest.
    if (entry.name.view() != "address_rule") return false;
    if (value == "equals-last-known") {
        values.address_rule = AddressRule::EqualsLastKnown;
        return true;
    }
    if (value == "complete") {
        values.address_rule = AddressRule::Complete;
        return true;
    }
    return false;
}

template <std::size_t... Places>
constexpr auto make_switch_fields(std::index_sequence<Places...>) {
    constexpr std::array names{
        Literal("switch.address_only_allowed"), Literal("switch.address_rule"),
        Literal("switch.verification_depth"),   Literal("switch.mixed_purpose"),
        Literal("switch.certifying_roles"),     Literal("switch.delegation"),
        Literal("switch.period_binding"),       Literal("switch.source_filter"),
        Literal("switch.nonfiler_release"),     Literal("switch.confirm_form_allowed"),
        Literal("switch.unit_missing_unique"),  Literal("switch.foreign_address"),
        Literal("switch.locate_only"),          Literal("switch.civil_unit_recipient"),
    };
    static_assert(names.size() == sizeof...(Places));
    return std::array{ScenarioField{names[Places], "a value of the switch", set_switch<Places>}...};
}

constexpr std::size_t switch_count = 14;
constexpr auto switch_table = make_switch_fields(std::make_index_sequence<switch_count>());

}  // namespace

std::span<ScenarioField const> switch_fields() {
    return switch_table;
}

std::vector<ScenarioField const*> fields() {
    std::vector<ScenarioField const*> all;
    for (auto const family : {batch_fields(), line_fields(), record_fields(), switch_fields()}) {
        for (ScenarioField const& field : family) all.push_back(&field);
    }
    return all;
}

ScenarioField const* find_field(std::string_view name) {
    for (ScenarioField const* const field : fields()) {
        if (field->name.view() == name) return field;
    }
    return nullptr;
}

std::optional<bool> read_yes_no(std::string_view value) {
    if (value == "yes") return true;
    if (value == "no") return false;
    return {};
}

std::optional<Date> read_day(ScenarioFacts const& facts, std::string_view value) {
    constexpr std::string_view before = " days before created";
    if (value.ends_with(before)) {
        value.remove_suffix(before.size());
        auto const days = read_number<int>(value);
        if (!days || *days < -100'000 || *days > 100'000) return {};
        return utc_date(facts.batch.created) - std::chrono::days{*days};
    }
    Result<Date> const day = parse_date(value);
    return day ? std::optional(*day) : std::nullopt;
}

bool set_recipient_kind(RecipientFacts& recipient, std::string_view value) {
    auto const kind = read_word<RecipientKind>(value, kinds);
    if (kind) recipient.kind = *kind;
    return kind.has_value();
}

bool set_recipient_function(RecipientFacts& recipient, std::string_view value) {
    auto const function = read_word<RecipientFunction>(value, functions);
    if (function) recipient.function = *function;
    return function.has_value();
}

}  // namespace penstock::law::internal
