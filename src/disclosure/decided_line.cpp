#include "disclosure/decided_line.h"

#include "disclosure/commitments.h"
#include "disclosure/entries.h"
#include "exchange/decision_json.h"

namespace penstock::disclosure {

std::string decision_text(DecidedLine const& line) {
    law::Ruling const& ruling = line.ruling();
    std::vector<std::string_view> const codes = ruling.codes();
    std::vector<exchange::DecisionFinding> findings;
    for (auto const* const list : {&ruling.findings, &ruling.released}) {
        for (law::Finding const& finding : *list) {
            findings.push_back({.element = finding.element,
                                .status = word(finding.status),
                                .requirement = finding.requirement,
                                .reason = finding.reason,
                                .decision = finding.decision});
        }
    }
    exchange::DecisionLine decision{.line = line.line,
                                    .outcome = word(ruling.outcome),
                                    .codes = codes,
                                    .findings = findings,
                                    .looked_up = line.looked_up,
                                    .release = {}};
    if (line.release) {
        registry::AddressOnFile const& address = line.release->address;
        decision.release = exchange::DecisionRelease{.person = line.person,
                                                     .street = address.street,
                                                     .unit = address.unit,
                                                     .city = address.city,
                                                     .state = address.state,
                                                     .zip = address.zip,
                                                     .country = address.country,
                                                     .tax_period = line.release->tax_period};
    }
    return exchange::decision_line(decision);
}

store::LineRow row_of(DecidedLine const& line) {
    law::Ruling const& ruling = line.ruling();
    store::LineRow row{.line = line.line,
                       .outcome = std::string(word(ruling.outcome)),
                       .looked_up = line.looked_up,
                       .codes = {},
                       .statute = line.statute,
                       .case_number = line.case_number,
                       .recipients = line.recipients,
                       .form = line.form,
                       .statuses = line.face.statuses + "/" + line.record.statuses,
                       .release = line.release ? stored_form(*line.release) : "",
                       .seed = line.seed,
                       .known = line.known,
                       .record_known = line.record_known};
    for (std::string_view const code : ruling.codes()) {
        row.codes += (row.codes.empty() ? "" : " ") + std::string(code);
    }
    return row;
}

std::string reviewed_entry(RoundOfLine const& round, DecidedLine const& line) {
    return reviewed(round.time, {.batch = round.batch, .line = line.line, .round = round.round},
                    {.outcome = word(line.face.outcome),
                     .statute = line.statute,
                     .law_digest = round.law_digest,
                     .agreement_digest = round.agreement_digest,
                     .facts = commit(line.seed, "reviewed facts", line.facts_text),
                     .findings = commit(line.seed, "reviewed findings", line.face.statuses),
                     .known = commit(line.seed, "reviewed known", line.known)});
}

std::string inspected_entry(RoundOfLine const& round, DecidedLine const& line,
                            Digest const& registry) {
    return inspected(round.time, {.batch = round.batch, .line = line.line, .round = round.round},
                     registry, commit(line.seed, "inspected subject", line.facts_text));
}

std::string decided_entry(RoundOfLine const& round, DecidedLine const& line,
                          std::string_view decision) {
    return decided(round.time, {.batch = round.batch, .line = line.line, .round = round.round},
                   {.ruling = commit(line.seed, "decided ruling", decision),
                    .known = commit(line.seed, "decided known", line.record_known)});
}

}  // namespace penstock::disclosure
