// [clocks], [holds] and [alarms], each of which an agreement may leave out.
#include "law/internal/agreement_parts.h"

namespace penstock::law::internal {

namespace {

constexpr std::int64_t longest_hold_days = 366;

Result<void> read_clocks(tomlfile::TomlTable const& root, DeskTerms& terms) {
    auto const table = TRY(root.optional_table("clocks"));
    if (!table) return {};
    constexpr Literal days = "clocks.hold_days";
    if (table->has(days)) terms.hold_days = TRY(table->number(days, 1));
    if (terms.hold_days > longest_hold_days) return table->wrong(days, "more than a year");
    return table->no_other_keys();
}

Result<void> read_holds(tomlfile::TomlTable const& root, DeskTerms& terms) {
    auto const table = TRY(root.optional_table("holds"));
    if (!table) return {};
    constexpr Literal face = "holds.face_signatures";
    constexpr Literal record = "holds.record_signatures";
    if (table->has(face)) terms.face_signatures = TRY(table->number(face, 1));
    // A release that rests on a person's word takes two persons, as every release does.
    if (table->has(record)) terms.record_signatures = TRY(table->number(record, 2));
    return table->no_other_keys();
}

Result<AlarmLimits> read_limits(tomlfile::TomlTable const& table, AlarmMeasure const& measure) {
    AlarmLimits limits = measure.usual;
    if (table.has("soft")) limits.soft = TRY(table.number("soft", 0));
    if (table.has("hard")) limits.hard = TRY(table.number("hard", 0));
    if (table.has("least")) limits.least = TRY(table.number("least", 0));
    if (limits.soft > limits.hard) {
        return table.wrong("soft", "a soft threshold above the hard one");
    }
    TRY(table.no_other_keys());
    return limits;
}

Result<void> read_alarms(tomlfile::TomlTable const& root, DeskTerms& terms) {
    auto const table = TRY(root.optional_table("alarms"));
    if (!table) return {};
    terms.alarms.emplace();
    for (AlarmMeasure const& measure : alarm_measures()) {
        auto const limits = TRY(table->optional_table(measure.key));
        if (!limits) continue;
        terms.alarms->emplace(measure.word(), TRY(read_limits(*limits, measure)));
    }
    return table->no_other_keys();
}

}  // namespace

Result<DeskTerms> read_desk_terms(tomlfile::TomlTable const& root) {
    DeskTerms terms;
    TRY(read_clocks(root, terms));
    TRY(read_holds(root, terms));
    TRY(read_alarms(root, terms));
    return terms;
}

}  // namespace penstock::law::internal
