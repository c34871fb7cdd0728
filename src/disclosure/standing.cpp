#include "disclosure/standing.h"

#include "exchange/json_form.h"

namespace penstock::disclosure {

namespace {

Result<law::StandingOnFile> read_record(store::FiledRow const& row) {
    auto const form = TRY(exchange::JsonForm::parse(row.text, "a filed record", {}));
    return law::StandingOnFile{.record = TRY(law::parse_standing_record(TRY(form.text("toml")))),
                               .number = row.sequence,
                               .by_safeguards = TRY(form.boolean("by_safeguards"))};
}

std::string_view element_of(law::StandingItem const& item) {
    if (item.kind == law::report_duty) return "safeguards.report-current";
    return item.kind == "finding" ? "safeguards.findings-planned" : "safeguards.standing";
}

}  // namespace

Result<std::vector<law::StandingOnFile>> standing_records(Station& station,
                                                          AgreementId const& agreement,
                                                          LeafIndex before) {
    std::vector<law::StandingOnFile> records;
    auto const rows = TRY(station.store().filed_about(standing_filed.view(), agreement.value()));
    for (store::FiledRow const& row : rows) {
        if (row.index >= before.value()) continue;
        auto record = read_record(row);
        if (!record) {
            return fail(ErrorCode::IntegrityLost, "a standing record on file cannot be read",
                        "restore the store from a backup and check it against the ledger");
        }
        records.push_back(std::move(*record));
    }
    return records;
}

Result<law::Standing> standing_of(Station& station, law::Agreement const& agreement, Date day,
                                  LeafIndex before) {
    return law::standing_on(day, agreement, TRY(standing_records(station, agreement.id, before)));
}

RoundKnowledge knowledge_of(law::Standing const& standing) {
    return {.standing_good = standing.rest_good,
            .safeguard_report_current = standing.report_current,
            .safeguard_findings_planned = standing.findings_planned};
}

Ruled<void> standing_allows(Station& station, law::Agreement const& agreement) {
    law::Standing const standing = TRY(standing_of(station, agreement, utc_date(station.now())));
    if (standing.good()) return {};
    Refusal refusal;
    refusal.outcome = law::Outcome::Block;
    for (law::StandingItem const& item : standing.items) {
        if (!law::blocks(item.state)) continue;
        refusal.findings.push_back({.element = element_of(item),
                                    .requirement = item.requirement,
                                    .reason = item.reason,
                                    .status = law::FindingStatus::Unmet,
                                    .outcome = law::Outcome::Block});
    }
    return std::unexpected<Stop>(std::move(refusal));
}

}  // namespace penstock::disclosure
