#include "identity/address.h"
#include "law/citation.h"
#include "law/internal/agreement_parts.h"
#include "law/statute_table.h"

#include <algorithm>

namespace penstock::law::internal {

namespace {

constexpr WordTable<Particular, 2> particulars{
    {{"none", Particular::None}, {"final-order", Particular::FinalOrder}}};
constexpr WordTable<bool, 2> standings{{{"good", true}, {"not-good", false}}};
constexpr WordTable<std::string_view, 2> finding_states{{{"open", "open"}, {"closed", "closed"}}};
constexpr WordTable<ExcludedKind, 8> excluded_kinds{{{"detention", ExcludedKind::Detention},
                                                     {"field-office", ExcludedKind::FieldOffice},
                                                     {"court", ExcludedKind::Court},
                                                     {"jail", ExcludedKind::Jail},
                                                     {"prison", ExcludedKind::Prison},
                                                     {"hospital", ExcludedKind::Hospital},
                                                     {"shelter", ExcludedKind::Shelter},
                                                     {"mail-drop", ExcludedKind::MailDrop}}};

Result<Statute> read_statute(tomlfile::TomlTable const& table) {
    Statute statute;
    statute.citation = TRY(table.text("statute.citation"));
    statute.title = TRY(table.text("statute.title"));
    if (TRY(table.text("statute.class")) != "federal-criminal") {
        return table.wrong("statute.class", "a class other than federal-criminal");
    }
    statute.particulars = TRY(one_of(table, "statute.particulars", particulars));
    TRY(table.no_other_keys());
    // What a request line could never rely on cannot be listed either.
    StatuteReading const reading = classify(statute.citation, {statute});
    if (reading.state != StatuteState::Listed) {
        return table.wrong("statute.citation",
                           "not a citation of one Federal criminal provision in force");
    }
    // INTERPRETATION: section 1253 holds crimes and civil penalties side by side (R-1253-D), so it
    // is listed by its paragraphs.
    if (parse_usc("8 USC 1253") == parse_usc(statute.citation)) {
        return table.wrong("statute.citation", "a section of which only paragraphs are crimes");
    }
    return statute;
}

Result<SafeguardFinding> read_finding(tomlfile::TomlTable const& table) {
    SafeguardFinding finding;
    finding.id = TRY(table.text("safeguards.finding.id"));
    finding.opened = TRY(table.date("safeguards.finding.opened"));
    finding.status = TRY(one_of(table, "safeguards.finding.status", finding_states));
    finding.plan = TRY(table.optional_text("safeguards.finding.plan")).value_or("");
    finding.plan_date = TRY(table.optional_date("safeguards.finding.plan_date"));
    TRY(table.no_other_keys());
    return finding;
}

Result<ExcludedAddress> read_excluded_address(tomlfile::TomlTable const& table) {
    ExcludedAddress excluded;
    excluded.name = TRY(table.text("excluded_address.name"));
    excluded.kind = TRY(one_of(table, "excluded_address.kind", excluded_kinds));
    identity::AddressInput input;
    input.street = TRY(table.text("excluded_address.street"));
    input.city = TRY(table.text("excluded_address.city"));
    input.state = TRY(table.text("excluded_address.state"));
    input.zip = TRY(table.text("excluded_address.zip"));
    TRY(table.no_other_keys());
    identity::StandardAddress const address = identity::standardise(input);
    excluded.building_key = identity::building_key(address);
    if (address.kind == identity::AddressKind::Placeholder ||
        address.kind == identity::AddressKind::Incomplete || excluded.building_key.empty()) {
        // An address that cannot be read would exclude nothing.
        return table.wrong("excluded_address.street", "not a postal address");
    }
    return excluded;
}

Result<SwitchSetting> read_switch(tomlfile::TomlTable const& table) {
    SwitchSetting setting;
    setting.name = TRY(table.text("switch.name"));
    if (!is_switch(setting.name)) return table.wrong("switch.name", "no such switch");
    setting.citation = TRY(table.text("switch.citation"));
    Period const period = TRY(read_period(table, "switch.from", "switch.to"));
    setting.from = period.from;
    setting.to = period.to;
    if (period.to && *period.to < period.from) {
        return table.wrong("switch.to", "an end before its beginning");
    }
    auto const value = switches_with(setting.name, TRY(table.choice("switch.value")));
    if (!value) return table.wrong("switch.value", "not a value that this switch has");
    setting.value = *value;
    TRY(table.no_other_keys());
    return setting;
}

// Each duty of the closed list may stand there, with its months.
Result<DueTerms> read_due_terms(tomlfile::TomlTable const& safeguards) {
    DueTerms terms;
    auto const table = TRY(safeguards.optional_table("safeguards.due"));
    if (!table) return terms;
    constexpr std::int64_t longest_months = 120;
    for (Duty const& duty : duties()) {
        if (!table->has(duty.key)) continue;
        std::int64_t const months = TRY(table->number(duty.key, 1));
        if (months > longest_months) return table->wrong(duty.key, "more than ten years");
        terms.emplace(duty.word(), months);
    }
    TRY(table->no_other_keys());
    return terms;
}

bool overlap(SwitchSetting const& a, SwitchSetting const& b) {
    return (!a.to || b.from <= *a.to) && (!b.to || a.from <= *b.to);
}

}  // namespace

Result<Ceilings> read_ceilings(tomlfile::TomlTable const& root) {
    tomlfile::TomlTable const table = TRY(root.table("ceilings"));
    auto const count = [&](Literal key) -> Result<std::uint64_t> {
        return static_cast<std::uint64_t>(TRY(table.number(key, 0)));
    };
    Ceilings ceilings;
    ceilings.batch_lines = TRY(count("ceilings.batch_lines"));
    ceilings.recipient_lines_soft = TRY(count("ceilings.recipient_lines_soft"));
    ceilings.recipient_lines_hard = TRY(count("ceilings.recipient_lines_hard"));
    ceilings.same_reason_lines = TRY(count("ceilings.same_reason_lines"));
    ceilings.same_period_lines = TRY(count("ceilings.same_period_lines"));
    ceilings.same_address_lines = TRY(count("ceilings.same_address_lines"));
    ceilings.addresses_per_person = TRY(count("ceilings.addresses_per_person"));
    ceilings.address_stale_days = TRY(table.number("ceilings.address_stale_days", 0));
    TRY(table.no_other_keys());
    if (ceilings.recipient_lines_soft > ceilings.recipient_lines_hard) {
        return table.wrong("ceilings.recipient_lines_soft", "a soft ceiling above the hard one");
    }
    return ceilings;
}

Result<Safeguards> read_safeguards(tomlfile::TomlTable const& root) {
    tomlfile::TomlTable const table = TRY(root.table("safeguards"));
    Safeguards safeguards;
    safeguards.good = TRY(one_of(table, "safeguards.standing", standings));
    safeguards.last_review = TRY(table.date("safeguards.last_review"));
    safeguards.report_filed = TRY(table.date("safeguards.report_filed"));
    safeguards.report_due = TRY(table.date("safeguards.report_due"));
    for (tomlfile::TomlTable const& finding : TRY(table.tables("safeguards.finding"))) {
        safeguards.findings.push_back(TRY(read_finding(finding)));
    }
    safeguards.due = TRY(read_due_terms(table));
    TRY(table.no_other_keys());
    return safeguards;
}

Result<std::vector<Statute>> read_statutes(tomlfile::TomlTable const& root) {
    std::vector<Statute> statutes;
    for (tomlfile::TomlTable const& table : TRY(root.tables("statute"))) {
        Statute statute = TRY(read_statute(table));
        auto const same = [&](Statute const& other) {
            return parse_usc(other.citation) == parse_usc(statute.citation);
        };
        if (std::ranges::any_of(statutes, same)) {
            return table.wrong("statute.citation", "a statute that is listed twice");
        }
        statutes.push_back(std::move(statute));
    }
    if (statutes.empty()) return root.wrong("statute", "an agreement without statutes");
    return statutes;
}

Result<std::vector<ExcludedAddress>> read_excluded_addresses(tomlfile::TomlTable const& root) {
    std::vector<ExcludedAddress> addresses;
    for (tomlfile::TomlTable const& table : TRY(root.tables("excluded_address"))) {
        addresses.push_back(TRY(read_excluded_address(table)));
    }
    return addresses;
}

Result<std::vector<SwitchSetting>> read_switches(tomlfile::TomlTable const& root) {
    std::vector<SwitchSetting> settings;
    for (tomlfile::TomlTable const& table : TRY(root.tables("switch"))) {
        SwitchSetting setting = TRY(read_switch(table));
        auto const collides = [&](SwitchSetting const& other) {
            return other.name == setting.name && overlap(other, setting);
        };
        if (std::ranges::any_of(settings, collides)) {
            return table.wrong("switch.from", "two settings of one switch on the same days");
        }
        settings.push_back(std::move(setting));
    }
    return settings;
}

}  // namespace penstock::law::internal
