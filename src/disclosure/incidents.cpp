#include "disclosure/incidents.h"

#include "base/json_writer.h"
#include "disclosure/filed_text.h"
#include "disclosure/governing.h"

#include <algorithm>
#include <array>
#include <chrono>

namespace penstock::disclosure {

namespace {

using enum IncidentKind;

constexpr std::array all_kinds{Signature,       Probing,   UnauthorisedInspection, ReversalAttempt,
                               Replay,          RuleWrong, CountsDiffer,           LostEnvelope,
                               RefusedOpenings, Reported};

// R-1075-INC-A: no later than that after somebody identified a possible issue.
constexpr std::int64_t most_hours = 24;

std::string text_of(IncidentReport const& report, Instant discovered, Instant due) {
    JsonWriter json;
    json.object_begin().member("kind").text(word(report.kind));
    json.member("agreement").text(report.agreement);
    json.member("batch").text(report.batch ? report.batch->value() : "");
    json.member("line").number(report.line ? report.line->value() : 0);
    json.member("occurred").text(format_instant(report.occurred.value_or(discovered)));
    json.member("discovered").text(format_instant(discovered));
    json.member("due").text(format_instant(due));
    json.member("records").number(report.records).member("mark").text(report.mark);
    json.member("recipient").text(report.recipient).member("how").text(report.how);
    json.member("description").text(report.description).member("elements").text(report.elements);
    json.member("place").text(report.place).member("equipment").text(report.equipment);
    json.member("signers").array_begin();
    for (Digest const& signer : report.signers) json.text(to_hex(signer.view()));
    json.array_end();
    return json.object_end().take();
}

Result<Incident> parse(store::FiledRow const& row) {
    auto const kind = incident_kind_of(filed_text(row.text, "kind"));
    auto const due = parse_instant(filed_text(row.text, "due"));
    auto const occurred = parse_instant(filed_text(row.text, "occurred"));
    auto const discovered = parse_instant(filed_text(row.text, "discovered"));
    if (!kind || !due || !occurred || !discovered) {
        return fail(ErrorCode::IntegrityLost, "an incident on file cannot be read",
                    "restore the store from a backup and check it against the ledger");
    }
    Incident incident{.number = row.sequence, .report = {}, .discovered = *discovered, .due = *due};
    IncidentReport& report = incident.report;
    report.kind = *kind;
    report.agreement = filed_text(row.text, "agreement");
    if (std::string const batch = filed_text(row.text, "batch"); !batch.empty()) {
        report.batch = BatchId(batch);
    }
    if (std::uint64_t const line = filed_number(row.text, "line")) report.line = LineNumber(line);
    report.occurred = *occurred;
    report.discovered = *discovered;
    report.how = filed_text(row.text, "how");
    report.description = filed_text(row.text, "description");
    report.elements = filed_text(row.text, "elements");
    report.records = filed_number(row.text, "records");
    report.place = filed_text(row.text, "place");
    report.equipment = filed_text(row.text, "equipment");
    report.mark = filed_text(row.text, "mark");
    report.recipient = filed_text(row.text, "recipient");
    for (std::string const& signer : filed_texts(row.text, "signers")) {
        if (auto const digest = digest_from_hex(signer)) report.signers.push_back(*digest);
    }
    return incident;
}

// Of no agreement in particular is what may concern each: the shortest time counts.
Result<std::chrono::hours> time_to_report(Station& station, std::string const& agreement) {
    std::int64_t hours = most_hours;
    for (AgreementId const& id : TRY(station.store().agreement_ids())) {
        if (!agreement.empty() && id.value() != agreement) continue;
        auto const governed = TRY(governing(station, id));
        if (governed) hours = std::min(hours, governed->agreement.breach_notice_hours);
    }
    return std::chrono::hours{hours};
}

}  // namespace

std::string_view word(IncidentKind kind) {
    switch (kind) {
        case Signature:
            return "signature";
        case Probing:
            return "probing";
        case UnauthorisedInspection:
            return "unauthorised-inspection";
        case ReversalAttempt:
            return "reversal-attempt";
        case Replay:
            return "replay";
        case RuleWrong:
            return "rule-wrong";
        case CountsDiffer:
            return "counts-differ";
        case LostEnvelope:
            return "lost-envelope";
        case RefusedOpenings:
            return "refused-opening-series";
        case Reported:
            return "reported";
    }
    return {};
}

std::optional<IncidentKind> incident_kind_of(std::string_view text) {
    for (IncidentKind const kind : all_kinds) {
        if (word(kind) == text) return kind;
    }
    return {};
}

Result<std::uint64_t> open_incident(Station& station, IncidentReport const& report) {
    if (!report.mark.empty()) {
        for (Incident const& incident : TRY(incidents(station))) {
            if (!incident.closed && incident.report.kind == report.kind &&
                incident.report.mark == report.mark) {
                return incident.number;
            }
        }
    }
    Instant const discovered = std::min(report.discovered.value_or(station.now()), station.now());
    Instant const due = discovered + TRY(time_to_report(station, report.agreement));
    Filed const filed = TRY(file(station, {.kind = incident_entry,
                                           .subject = report.agreement,
                                           .text = text_of(report, discovered, due),
                                           .batch = report.batch.value_or(BatchId()),
                                           .signers = report.signers,
                                           .sort = std::string(word(report.kind))}));
    return filed.number;
}

Result<std::vector<Incident>> incidents(Station& station) {
    std::vector<Incident> all;
    for (store::FiledRow const& row : TRY(station.store().filed(incident_entry.view()))) {
        all.push_back(TRY(parse(row)));
    }
    auto const mark = [&](std::string_view kind,
                          std::optional<Instant> Incident::* at) -> Result<void> {
        for (store::FiledRow const& row : TRY(station.store().filed(kind))) {
            auto const same = [&](Incident const& incident) {
                return std::to_string(incident.number) == row.subject;
            };
            auto const found = std::ranges::find_if(all, same);
            if (found != all.end() && !((*found).*at)) (*found).*at = row.at;
        }
        return {};
    };
    TRY(mark("incident-notified", &Incident::notified));
    TRY(mark("incident-closed", &Incident::closed));
    return all;
}

}  // namespace penstock::disclosure
