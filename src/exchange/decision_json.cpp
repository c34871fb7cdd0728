#include "exchange/decision_json.h"

#include "base/json_writer.h"

namespace penstock::exchange {

namespace {

void write_release(JsonWriter& json, DecisionRelease const& release) {
    json.member("release").object_begin().member("person").text(release.person);
    json.member("address").object_begin();
    json.member("street").text(release.street).member("unit").text(release.unit);
    json.member("city").text(release.city).member("state").text(release.state);
    json.member("zip").text(release.zip).member("country").text(release.country);
    json.object_end().member("tax_period");
    if (release.tax_period) {
        json.number(*release.tax_period);
    } else {
        json.null();
    }
    json.object_end();
}

}  // namespace

std::string decision_line(DecisionLine const& decision) {
    JsonWriter json;
    json.object_begin().member("line").number(decision.line.value());
    json.member("outcome").text(decision.outcome);
    json.member("codes").array_begin();
    for (std::string_view const code : decision.codes) json.text(code);
    json.array_end().member("findings").array_begin();
    for (DecisionFinding const& finding : decision.findings) {
        json.object_begin().member("element").text(finding.element);
        json.member("status").text(finding.status);
        json.member("requirement").text(finding.requirement);
        json.member("reason").text(finding.reason);
        if (finding.decision != 0) json.member("decision").number(finding.decision);
        json.object_end();
    }
    json.array_end().member("looked_up").boolean(decision.looked_up);
    if (decision.release) write_release(json, *decision.release);
    json.object_end();
    return json.take() + "\n";
}

}  // namespace penstock::exchange
