#include "disclosure/incident_desk.h"

#include "base/csv_field.h"
#include "base/json_writer.h"
#include "disclosure/entry_reading.h"
#include "disclosure/governing.h"
#include "disclosure/replay_facts.h"
#include "disclosure/round_law.h"
#include "disclosure/signer.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace penstock::disclosure {

namespace {

using law::Outcome;

Result<std::vector<SharedGoverning>> all_governing(Station& station) {
    std::vector<SharedGoverning> all;
    for (AgreementId const& id : TRY(station.store().agreement_ids())) {
        auto governed = TRY(governing(station, id));
        if (governed) all.push_back(std::move(governed));
    }
    return all;
}

// The official who holds the certificate, under any agreement; null if there is none.
law::Official const* official_anywhere(std::vector<SharedGoverning> const& all,
                                       crypto::Certificate const& certificate, Instant now) {
    for (SharedGoverning const& governing : all) {
        if (auto const* const official = official_of(*governing, certificate, now)) return official;
    }
    return nullptr;
}

bool is_recipient(std::vector<SharedGoverning> const& all, crypto::Certificate const& certificate,
                  Instant now) {
    return std::ranges::any_of(all, [&](SharedGoverning const& governing) {
        bool const good = governing->trust.check(certificate, now, crypto::Use::Sign) ==
                          crypto::CertificateState::Good;
        return good && std::ranges::any_of(governing->agreement.recipients, [&](auto const& one) {
                   return one.second.cert_sha256 == certificate.fingerprint();
               });
    });
}

// One thing that happened to one person's record.
struct Touch {
    std::uint64_t round = 0;
    LineNumber line;
    std::string batch, what, recipient, time;

    bool operator<(Touch const& other) const {
        return std::tie(batch, line, round, time) <
               std::tie(other.batch, other.line, other.round, other.time);
    }
};

bool in_scope(IncidentReport const& report, std::string_view type, std::string_view entry) {
    bool const looked_at = report.kind == IncidentKind::UnauthorisedInspection;
    if (looked_at ? type != "explained" : type != "disclosed") return false;
    if (report.batch && !report.batch->value().empty() &&
        text_in(entry, "batch") != report.batch->value()) {
        return false;
    }
    if (report.line && number_in(entry, "line") != report.line->value()) return false;
    return looked_at || report.recipient.empty() || text_in(entry, "recipient") == report.recipient;
}

Result<std::vector<Touch>> touches_of(Station& station, IncidentReport const& report) {
    std::vector<Touch> touches;
    std::map<std::string, std::string, std::less<>> agreements;
    for (store::BatchRow const& batch : TRY(station.store().batches())) {
        agreements.emplace(batch.id.value(), batch.agreement.value());
    }
    TRY(station.ledger().iterate(
        LeafIndex(0), [&](LeafIndex, std::string_view entry) -> Result<void> {
            std::string_view const type = text_in(entry, "type");
            if (!in_scope(report, type, entry)) return {};
            auto const agreement = agreements.find(text_in(entry, "batch"));
            if (!report.agreement.empty() && agreement != agreements.end() &&
                agreement->second != report.agreement) {
                return {};
            }
            touches.push_back({.round = number_in(entry, "round").value_or(0),
                               .line = LineNumber(number_in(entry, "line").value_or(0)),
                               .batch = std::string(text_in(entry, "batch")),
                               .what = std::string(type),
                               .recipient = std::string(text_in(entry, "recipient")),
                               .time = std::string(text_in(entry, "time"))});
            return {};
        }));
    std::sort(touches.begin(), touches.end());
    return touches;
}

std::string name_of(exchange::RequestLine const& line) {
    if (!line.name) return {};
    std::string name;
    for (std::string const& part :
         {line.name->given, line.name->middle, line.name->surname, line.name->suffix}) {
        if (!part.empty()) name += (name.empty() ? "" : " ") + part;
    }
    return name;
}

}  // namespace

Ruled<std::uint64_t> report_incident(Station& station, law::IncidentForm const& form,
                                     std::vector<Signer> const& signers) {
    auto const kind = incident_kind_of(form.kind);
    if (!kind) {
        return fail(ErrorCode::NotAllowed, "no such kind of incident",
                    "docs/operations/incidents.md lists them");
    }
    std::vector<SharedGoverning> const all = TRY(all_governing(station));
    for (Signer const& signer : signers) {
        crypto::Certificate const& certificate = signer.certificate();
        if (official_anywhere(all, certificate, station.now()) == nullptr &&
            !is_recipient(all, certificate, station.now())) {
            return refuse(Outcome::Refuse, "incident.signed", "R-1075-INC-A",
                          "An incident is reported by an official of the custodian or by a "
                          "recipient on the roll; anybody else tells one of them.");
        }
    }
    IncidentReport report{.kind = *kind,
                          .agreement = form.agreement,
                          .batch = {},
                          .line = {},
                          .occurred = form.occurred,
                          .discovered = form.discovered,
                          .how = form.how,
                          .description = form.description,
                          .elements = form.elements,
                          .records = form.records,
                          .place = form.place,
                          .equipment = form.equipment,
                          .recipient = form.recipient,
                          .signers = fingerprints_of(signers)};
    if (!form.batch.empty()) {
        auto const batch = TRY(station.store().batch(BatchId(form.batch)));
        if (!batch) return fail(ErrorCode::NotFound, "no batch of this id has been received");
        report.batch = batch->id;
        report.agreement = batch->agreement.value();
    }
    if (form.line != 0) report.line = LineNumber(form.line);
    return TRY(open_incident(station, report));
}

Result<Incident> incident_of(Station& station, std::uint64_t number) {
    for (Incident& incident : TRY(incidents(station))) {
        if (incident.number == number) return std::move(incident);
    }
    return fail(ErrorCode::NotFound, "no incident of this number",
                "`penstock incident list` shows the numbers");
}

Result<std::string> notice_of(Station& station, Incident const& incident) {
    IncidentReport const& report = incident.report;
    std::string agency = "not known", contact = "not known";
    if (!report.agreement.empty()) {
        auto const governed = TRY(governing(station, AgreementId(report.agreement)));
        if (governed) {
            agency = governed->agreement.custodian.name;
            contact = governed->agreement.contact_custodian;
        }
    }
    auto const said = [](std::string const& text) { return text.empty() ? "not known" : text; };
    std::string text = "Incident report " + std::to_string(incident.number) + "\n";
    text += "To:                 TIGTA; Office of Safeguards\n";
    text += "Due:                " + format_instant(incident.due) + "\n";
    text += "Agency:             " + agency + "\n";
    text += "Contact:            " + contact + "\n";
    text += "Kind:               " + std::string(word(report.kind)) + "\n";
    text += "Occurred:           " + format_instant(report.occurred.value_or(incident.discovered)) +
            "\n";
    text += "Discovered:         " + format_instant(incident.discovered) + "\n";
    text += "How discovered:     " + said(report.how) + "\n";
    text += "Description:        " + said(report.description) + "\n";
    text += "Data elements:      " + said(report.elements) + "\n";
    text += "Records concerned:  " +
            (report.records == 0 ? "not known yet" : std::to_string(report.records)) + "\n";
    text += "Place:              " + said(report.place) + "\n";
    text += "Equipment:          " + said(report.equipment) + "\n";
    return text;
}

Ruled<void> notified(Station& station, std::uint64_t number, Signer const& signer) {
    Incident const incident = TRY(incident_of(station, number));
    if (incident.notified) return fail(ErrorCode::NotReady, "the notice has gone out already");
    std::vector<SharedGoverning> const all = TRY(all_governing(station));
    auto const* const official = official_anywhere(all, signer.certificate(), station.now());
    if (official == nullptr) {
        return refuse(Outcome::Refuse, "incident.notified-by-official", "R-1075-INC-A",
                      "That the report went out is recorded by an active official.");
    }
    JsonWriter json;
    json.object_begin().member("official").text(official->id.value()).object_end();
    TRY(file(station, {.kind = "incident-notified",
                       .subject = std::to_string(number),
                       .text = json.take(),
                       .signers = {signer.certificate().fingerprint()}}));
    return {};
}

Result<Affected> list_affected(Station& station, Incident const& incident,
                               std::filesystem::path const& out) {
    if (station.disk().exists(out / "affected.csv")) {
        return fail(ErrorCode::AlreadyExists, "the list lies in this folder already",
                    "name another folder");
    }
    Affected affected;
    std::set<std::string> persons;
    std::string csv = "person,name,batch,line,what,recipient,time\n";
    for (Touch const& touch : TRY(touches_of(station, incident.report))) {
        BatchId const batch(touch.batch);
        auto const row = TRY(station.store().line(batch, touch.round, touch.line));
        std::string person;
        if (row && !row->record_known.empty()) {
            person = TRY(parse_record_knowledge(row->record_known)).person;
        }
        exchange::ReadLine const asked = TRY(request_line(station, batch, touch.line));
        std::string const name = name_of(asked.line);
        persons.insert(person.empty() ? name : person);
        ++(touch.what == "disclosed" ? affected.disclosures : affected.inspections);
        csv += csv_field(person) + "," + csv_field(name) + "," + csv_field(touch.batch) + "," +
               std::to_string(touch.line.value()) + "," + touch.what + "," +
               csv_field(touch.recipient) + "," + touch.time + "\n";
    }
    affected.persons = persons.size();
    TRY(station.disk().make_folder(out, true));
    TRY(station.disk().replace(out / "affected.csv", as_bytes(csv), true));
    return affected;
}

Ruled<void> close_incident(Station& station, std::uint64_t number, std::string const& text,
                           std::vector<Signer> const& signers) {
    Incident const incident = TRY(incident_of(station, number));
    if (incident.closed) return fail(ErrorCode::NotReady, "the incident is closed already");
    if (text.find_first_not_of(" \t\r\n") == std::string::npos) {
        return fail(ErrorCode::NotAllowed, "an incident is not closed without a word of why");
    }
    if (!incident.notified) {
        return refuse(Outcome::Hold, "incident.reported-first", "R-1075-INC-A",
                      "The report goes out first, and does not wait for the investigation's end.");
    }
    std::vector<SharedGoverning> const all = TRY(all_governing(station));
    std::set<OfficialId> ids;
    for (Signer const& signer : signers) {
        auto const* const official = official_anywhere(all, signer.certificate(), station.now());
        using enum law::OfficialRole;
        bool const closes =
            official != nullptr &&
            (official->is(ReleaseOwner) || official->is(Safeguards) || official->is(Releasing));
        auto const& about = incident.report.signers;
        bool const concerned =
            std::ranges::find(about, signer.certificate().fingerprint()) != about.end();
        if (closes && !concerned) ids.insert(official->id);
    }
    if (ids.size() < 2) {
        return refuse(Outcome::Hold, "incident.closed-by-two", "R-1075-INC-A",
                      "An incident is closed by two different officials, managers or of safeguards "
                      "or releasing, whom it is not about.");
    }
    JsonWriter json;
    json.object_begin().member("officials").array_begin();
    for (OfficialId const& id : ids) json.text(id.value());
    json.array_end().member("text").text(text).object_end();
    TRY(file(station, {.kind = "incident-closed",
                       .subject = std::to_string(number),
                       .text = json.take(),
                       .signers = fingerprints_of(signers)}));
    return {};
}

}  // namespace penstock::disclosure
