#include "law/standing_record.h"

#include "tomlfile/toml_table.h"

#include <algorithm>

namespace penstock::law {

namespace {

using tomlfile::TomlDocument;
using tomlfile::TomlTable;

constexpr std::string_view digest_prefix = "sha256:";

Result<std::optional<Digest>> read_evidence(tomlfile::TomlTable const& table) {
    auto const text = TRY(table.optional_text("evidence"));
    if (!text) return std::nullopt;
    if (text->starts_with(digest_prefix)) {
        if (auto digest = digest_from_hex(std::string_view(*text).substr(digest_prefix.size()))) {
            return std::optional(*digest);
        }
    }
    return table.wrong("evidence", "not sha256: and 64 hexadecimal digits");
}

Result<bool> read_met(tomlfile::TomlTable const& table) {
    auto const choice = TRY(table.choice("met"));
    if (bool const* const met = std::get_if<bool>(&choice)) return *met;
    return table.wrong("met", "not true or false");
}

Result<DutyDone> read_done(tomlfile::TomlTable const& table, Duty const& duty) {
    DutyDone done{.duty = &duty};
    done.done = TRY(table.date("done"));
    done.due = TRY(table.optional_date("due"));
    done.by = TRY(table.text("by"));
    done.site = TRY(table.optional_text("site")).value_or("");
    if (duty.attests_a_control) {
        done.value = TRY(table.text("value"));
        done.met = TRY(read_met(table));
        if (!done.due) return table.wrong("due", "an attestation without the end of its period");
    }
    if (done.due && *done.due < done.done) return table.wrong("due", "a day before it was done");
    return done;
}

Result<FindingRecord> read_finding(tomlfile::TomlTable const& table) {
    FindingRecord finding;
    finding.id = TRY(table.text("id"));
    finding.opened = TRY(table.date("opened"));
    finding.severity = TRY(table.text("severity"));
    finding.what = TRY(table.text("what"));
    finding.plan = TRY(table.optional_text("plan")).value_or("");
    finding.plan_date = TRY(table.optional_date("plan_date"));
    finding.closed = TRY(table.optional_date("closed"));
    if (finding.plan_date && finding.plan.empty()) {
        return table.wrong("plan", "a date of a plan without the plan");
    }
    if (finding.closed && *finding.closed < finding.opened) {
        return table.wrong("closed", "a day before it was opened");
    }
    return finding;
}

Result<ViolationRecord> read_violation(tomlfile::TomlTable const& table) {
    ViolationRecord violation;
    violation.id = TRY(table.text("id"));
    violation.since = TRY(table.date("since"));
    violation.what = TRY(table.text("what"));
    violation.resolved = TRY(table.optional_date("resolved"));
    if (violation.resolved && *violation.resolved < violation.since) {
        return table.wrong("resolved", "a day before it began");
    }
    return violation;
}

bool closes(StandingRecord const& record) {
    if (auto const* finding = std::get_if<FindingRecord>(&record.content)) {
        return finding->closed.has_value();
    }
    if (auto const* violation = std::get_if<ViolationRecord>(&record.content)) {
        return violation->resolved.has_value();
    }
    return false;
}

}  // namespace

std::string_view StandingRecord::kind() const {
    if (auto const* done = std::get_if<DutyDone>(&content)) return done->duty->word();
    return std::holds_alternative<FindingRecord>(content) ? "finding" : "violation";
}

Date StandingRecord::latest_day() const {
    if (auto const* done = std::get_if<DutyDone>(&content)) return done->done;
    if (auto const* finding = std::get_if<FindingRecord>(&content)) {
        return finding->closed.value_or(finding->opened);
    }
    auto const& violation = std::get<ViolationRecord>(content);
    return violation.resolved.value_or(violation.since);
}

bool StandingRecord::adverse() const {
    if (auto const* done = std::get_if<DutyDone>(&content)) return !done->met;
    return !closes(*this);
}

Result<StandingRecord> parse_standing_record(std::string_view toml) {
    tomlfile::TomlDocument const document =
        TRY(tomlfile::TomlDocument::parse(toml, "standing record", "R-6103p4-D"));
    tomlfile::TomlTable const root = document.root();
    if (TRY(root.text("format")) != "penstock-standing/1") {
        return root.wrong("format", "another format than penstock-standing/1");
    }
    StandingRecord record;
    record.agreement = AgreementId(TRY(root.text("agreement")));
    std::string const kind = TRY(root.text("kind"));
    if (kind == "finding") {
        record.content = TRY(read_finding(root));
    } else if (kind == "violation") {
        record.content = TRY(read_violation(root));
    } else if (Duty const* const duty = duty_named(kind)) {
        record.content = TRY(read_done(root, *duty));
    } else {
        return root.wrong("kind", "not a kind of standing record");
    }
    record.evidence = TRY(read_evidence(root));
    // What lifts a block rests on a document.
    if (!record.adverse() && !record.evidence) {
        return root.wrong("evidence", "a record that lifts something, without its document");
    }
    TRY(root.no_other_keys());
    return record;
}

}  // namespace penstock::law
