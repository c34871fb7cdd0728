// Standing, items in use, incidents, reports.
#include "api/acting.h"
#include "api/house.h"
#include "api/pages.h"
#include "api/routes.h"
#include "api/seen_batches.h"
#include "disclosure/governing.h"
#include "disclosure/incidents.h"
#include "disclosure/standing.h"
#include "disclosure/standing_desk.h"
#include "oversight/agreement_report.h"
#include "oversight/agreement_use.h"
#include "oversight/batch_report.h"
#include "oversight/items_in_use.h"
#include "oversight/provenance.h"
#include "oversight/standing_page.h"
#include "oversight/suppression.h"
#include "oversight/year_report.h"

namespace penstock::api {

namespace {

constexpr std::chrono::days soon{60};

http::Response page_response(report::Report const& report) {
    return text_response(report.html(), "text/html; charset=utf-8");
}

// Errors: NotFound alike for an agreement that is not there and one that is not the caller's.
Result<disclosure::SharedGoverning> agreement_asked(Call const& call,
                                                    disclosure::Station& station) {
    AgreementId const id{call.text("agreement")};
    if (call.caller().has(id)) {
        if (auto governed = TRY(disclosure::governing(station, id))) return governed;
    }
    return fail(ErrorCode::NotFound, "there is no such agreement of yours");
}

void add_item(JsonWriter& json, law::StandingItem const& item, Date today) {
    json.object_begin().member("what").text(item.what).member("detail").text(item.detail);
    json.member("state").text(law::word(item.state));
    json.member("requirement").text(item.requirement).member("citation").text(item.citation);
    json.member("reason").text(item.reason);
    if (item.due) {
        json.member("on").text(format_date(*item.due));
        json.member("overdue").boolean(*item.due < today);
    }
    json.object_end();
}

std::string_view state_of(disclosure::Incident const& incident, Instant now) {
    if (incident.closed) return "closed";
    if (incident.overdue(now)) return "overdue";
    return incident.notified ? "notified" : "open";
}

}  // namespace

Answer standing(Call const& call, disclosure::Station& station) {
    auto const governed = TRY(agreement_asked(call, station));
    Date const today = utc_date(station.now());
    law::Standing const found = TRY(disclosure::standing_of(station, governed->agreement, today));
    JsonWriter json;
    json.object_begin().member("agreement").text(governed->agreement.id.value());
    json.member("good").boolean(found.good()).member("reasons").array_begin();
    for (law::StandingItem const& item : found.items) {
        if (law::blocks(item.state)) add_item(json, item, today);
    }
    json.array_end().member("due").array_begin();
    for (law::StandingItem const& item : oversight::due_by(today + soon, found)) {
        add_item(json, item, today);
    }
    return json_response(json.array_end().object_end().take());
}

Answer file_standing(Call const& call, disclosure::Station& station) {
    TRY(agreement_asked(call, station));
    auto const form = TRY(call.form());
    std::string const toml = TRY(form.text("toml"));
    TRY(form.no_other_members());
    return filed(TRY(disclosure::file_standing(
        station, toml, disclosure::Signer::at_hand(call.caller().certificate))));
}

Answer items_in_use(Call const& call, disclosure::Station& station) {
    auto const governed = TRY(agreement_asked(call, station));
    std::vector<oversight::ItemInUse> items;
    for (auto& item : TRY(oversight::items_in_use(station, utc_date(station.now()) + soon))) {
        if (item.agreement == governed->agreement.id) items.push_back(std::move(item));
    }
    return page_of(call, items, [](JsonWriter& json, oversight::ItemInUse const& item) {
        json.object_begin().member("batch").text(item.batch.value());
        json.member("line").number(item.line.value());
        json.member("recipient").text(item.recipient.value());
        json.member("use_end").text(format_date(item.use_end));
        json.member("state").text(word(item.state));
        json.member("ended").boolean(item.state == oversight::UseState::Overdue);
        json.member("blocks").boolean(item.blocks).object_end();
    });
}

Answer incidents(Call const& call, disclosure::Station& station) {
    auto all = TRY(disclosure::incidents(station));
    // One that names no agreement concerns the station.
    std::erase_if(all, [&](disclosure::Incident const& incident) {
        return !incident.report.agreement.empty() &&
               !call.caller().has(AgreementId(incident.report.agreement));
    });
    Instant const now = station.now();
    return page_of(call, all, [&](JsonWriter& json, disclosure::Incident const& incident) {
        json.object_begin().member("incident").text(std::to_string(incident.number));
        json.member("kind").text(word(incident.report.kind));
        json.member("opened").text(format_instant(incident.discovered));
        json.member("due").text(format_instant(incident.due));
        json.member("state").text(state_of(incident, now)).object_end();
    });
}

Answer batch_report(Call const& call, disclosure::Station& station) {
    TRY(batch_asked(call, station));
    auto const picture = TRY(oversight::picture_of(station, call.batch()));
    auto const made_from = TRY(oversight::provenance_of(station, "GET /v1/reports/batch/…"));
    return page_response(
        oversight::batch_report(picture, oversight::BatchReaders::Custodian, made_from));
}

Answer year_report(Call const& call, disclosure::Station& station) {
    auto const count = TRY(oversight::count_year(station, static_cast<int>(call.number("year"))));
    auto const made_from = TRY(oversight::provenance_of(station, "GET /v1/reports/year/…"));
    if (!count.mismatches.empty()) {
        return page_response(oversight::year_mismatch_report(count, made_from));
    }
    return page_response(oversight::year_report(count, oversight::Readers::Committee, made_from,
                                                oversight::usual_least_cell));
}

Answer agreement_report(Call const& call, disclosure::Station& station) {
    auto const governed = TRY(agreement_asked(call, station));
    auto const use = TRY(oversight::use_of(station, governed->agreement.id));
    auto const made_from = TRY(oversight::provenance_of(station, "GET /v1/reports/agreement/…"));
    return page_response(oversight::agreement_report(use, made_from));
}

Answer counters(Call const& call, disclosure::Station& station) {
    int const year = static_cast<int>(call.number("year"));
    auto const count = TRY(oversight::count_year(station, year));
    JsonWriter json;
    json.object_begin().member("year").number(year);
    json.member("requests").number(count.requests);
    json.member("disclosures").number(count.disclosures);
    json.member("taxpayers").number(count.taxpayers);
    std::uint64_t inspections = 0;
    for (auto const& agency : count.agencies) inspections += agency.inspections;
    json.member("inspections").number(inspections);
    return json_response(
        json.member("reconciled").boolean(count.mismatches.empty()).object_end().take());
}

}  // namespace penstock::api
