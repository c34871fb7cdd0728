#include "disclosure/decided_line.h"

#include "exchange/decision_json.h"

namespace penstock::disclosure {

std::string decision_text(DecidedLine const& line) {
    law::Ruling const& ruling = line.ruling();
    std::vector<std::string_view> const codes = ruling.codes();
    std::vector<exchange::DecisionFinding> findings;
    for (law::Finding const& finding : ruling.findings) {
        findings.push_back({.element = finding.element,
                            .status = word(finding.status),
                            .requirement = finding.requirement,
                            .reason = finding.reason});
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

}  // namespace penstock::disclosure
