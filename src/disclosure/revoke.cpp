#include "disclosure/revoke.h"

#include "base/json_writer.h"
#include "disclosure/filed_text.h"
#include "disclosure/filing.h"
#include "disclosure/governing.h"
#include "disclosure/incidents.h"
#include "disclosure/signer.h"

#include <algorithm>
#include <set>
#include <span>

namespace penstock::disclosure {

namespace {

using law::OfficialRole;
using law::Outcome;

// Two different people, each a manager or a releasing official, and no other signature.
Result<bool> may_revoke(Station& station, std::vector<Signer> const& signers) {
    std::set<Digest> certificates, of_officials;
    std::set<OfficialId> ids;
    for (Signer const& signer : signers) {
        certificates.insert(signer.certificate().fingerprint());
    }
    for (AgreementId const& id : TRY(station.store().agreement_ids())) {
        auto const governed = TRY(governing(station, id));
        for (Signer const& signer : signers) {
            law::Official const* const official =
                official_of(*governed, signer.certificate(), station.now());
            if (official == nullptr) continue;
            if (!official->is(OfficialRole::ReleaseOwner) &&
                !official->is(OfficialRole::Releasing)) {
                continue;
            }
            ids.insert(official->id);
            of_officials.insert(signer.certificate().fingerprint());
        }
    }
    return certificates.size() >= 2 && ids.size() >= 2 && of_officials == certificates;
}

std::string text_of(Revocation const& revocation, std::vector<Digest> const& signers) {
    law::RevocationReason const& reason = revocation.reason;
    JsonWriter json;
    json.object_begin().member("id").text(reason.id).member("requirements").array_begin();
    for (std::string const& requirement : reason.requirements) json.text(requirement);
    json.array_end().member("discovered").text(format_instant(reason.discovered));
    json.member("how").text(reason.how).member("reason").text(reason.reason);
    json.member("law_digest").text(digest_text(revocation.law_digest));
    json.member("agreement_digest").text(digest_text(revocation.agreement_digest));
    json.member("lines").number(std::uint64_t{revocation.lines.size()});
    json.member("opened").number(revocation.opened).member("signers").array_begin();
    for (Digest const& signer : signers) json.text(to_hex(signer.view()));
    return json.array_end().object_end().take();
}

Result<RevocationOnFile> parse(store::FiledRow const& row) {
    auto const discovered = parse_instant(filed_text(row.text, "discovered"));
    if (!discovered) {
        return fail(ErrorCode::IntegrityLost, "a revocation on file cannot be read",
                    "restore the store from a backup and check it against the ledger");
    }
    return RevocationOnFile{.number = row.sequence,
                            .reason = {.id = filed_text(row.text, "id"),
                                       .requirements = filed_texts(row.text, "requirements"),
                                       .discovered = *discovered,
                                       .how = filed_text(row.text, "how"),
                                       .reason = filed_text(row.text, "reason")},
                            .at = row.at};
}

// One for each of these revocations. Errors: the fatal codes.
Result<void> open_incidents(Station& station, std::set<std::uint64_t> const& numbers) {
    for (store::FiledRow const& row : TRY(station.store().filed(revocation_entry.view()))) {
        if (!numbers.contains(row.sequence)) continue;
        law::RevocationReason const reason = TRY(parse(row)).reason;
        std::vector<Digest> signers;
        for (std::string const& signer : filed_texts(row.text, "signers")) {
            if (auto const digest = digest_from_hex(signer)) signers.push_back(*digest);
        }
        TRY(open_incident(station, {.kind = IncidentKind::RuleWrong,
                                    .discovered = reason.discovered,
                                    .how = reason.how,
                                    .description = reason.reason,
                                    .elements = "address",
                                    .records = filed_number(row.text, "opened"),
                                    .mark = reason.id,
                                    .signers = signers}));
    }
    return {};
}

Result<std::uint64_t> incident_of(Station& station, std::string const& id) {
    for (Incident const& incident : TRY(incidents(station))) {
        IncidentReport const& report = incident.report;
        if (report.kind == IncidentKind::RuleWrong && report.mark == id) return incident.number;
    }
    return fail(ErrorCode::IntegrityLost, "the incident of a revocation is not on file");
}

// The requirement in words that outlive the refusal: those of the law file in force. One that it
// does not know shows as the one on which every revocation rests.
std::string_view lasting(std::string const& requirement, law::LawFile const& law) {
    auto const found = std::ranges::find(law.elements(), requirement, &law::Element::requirement);
    return found == law.elements().end() ? "R-1075-INC-A" : std::string_view(found->requirement);
}

}  // namespace

Result<std::optional<RevocationOnFile>> revocation_on_file(Station& station, std::string_view id) {
    for (store::FiledRow const& row :
         TRY(station.store().filed_about(revocation_entry.view(), id))) {
        return TRY(parse(row));
    }
    return std::nullopt;
}

Ruled<RevocationFiled> revoke(Station& station, Revocation const& revocation,
                              std::vector<Signer> const& signers) {
    if (!TRY(may_revoke(station, signers))) {
        return refuse(Outcome::Refuse, "revocation.two-officials", "R-IRM28-C",
                      "Releases are taken back by two different active officials, each a manager "
                      "or a releasing official.");
    }
    if (TRY(revocation_on_file(station, revocation.reason.id))) {
        return refuse(Outcome::Return, "revocation.new", "R-1075-INC-A",
                      "A revocation of this id is on file already.");
    }
    if (revocation.lines.empty()) {
        return refuse(Outcome::Return, "revocation.lines", "R-1075-INC-A",
                      "No line that was released would be decided otherwise: there is nothing to "
                      "take back.");
    }
    Filed const filed = TRY(file(station, {.kind = revocation_entry,
                                           .subject = revocation.reason.id,
                                           .text = text_of(revocation, fingerprints_of(signers)),
                                           .signers = fingerprints_of(signers),
                                           .also = [&](std::uint64_t number) {
                                               std::vector<store::RevokedRow> rows;
                                               for (LineOfRound const& line : revocation.lines) {
                                                   rows.push_back({.revocation = number,
                                                                   .batch = line.batch,
                                                                   .round = line.round,
                                                                   .line = line.line});
                                               }
                                               return station.store().add_revoked(rows);
                                           }}));
    // A crash from here on: the rows stop every opening; the entries are written later, and the
    // incident is opened then.
    TRY(finish_revocations(station));
    return RevocationFiled{.number = filed.number,
                           .incident = TRY(incident_of(station, revocation.reason.id))};
}

Result<void> finish_revocations(Station& station) {
    std::vector<store::RevokedRow> const rows = TRY(station.store().revoked_not_entered());
    if (rows.empty()) return {};
    std::vector<std::string> entries;
    std::set<std::uint64_t> numbers;
    for (store::RevokedRow const& row : rows) {
        entries.push_back(revoked(station.now(),
                                  {.batch = row.batch, .line = row.line, .round = row.round},
                                  row.revocation));
        numbers.insert(row.revocation);
    }
    constexpr std::size_t group = 4096;
    for (std::size_t first = 0; first < entries.size(); first += group) {
        std::size_t const count = std::min(group, entries.size() - first);
        TRY(station.record(std::span(entries).subspan(first, count)));
    }
    TRY(station.publish());
    TRY(open_incidents(station, numbers));
    for (std::uint64_t const number : numbers) TRY(station.store().set_revoked_entered(number));
    return {};
}

Ruled<void> not_revoked(Station& station, store::BatchRow const& batch, std::uint64_t round) {
    std::vector<std::uint64_t> const numbers = TRY(station.store().revocations_of(batch.id, round));
    if (numbers.empty()) return {};
    auto const governed = TRY(governing(station, batch.agreement));
    if (!governed) {
        return fail(ErrorCode::IntegrityLost, "the agreement of a received batch is gone");
    }
    Refusal refusal({}, governed->law);
    refusal.outcome = Outcome::Revoke;
    for (store::FiledRow const& row : TRY(station.store().filed(revocation_entry.view()))) {
        if (std::ranges::find(numbers, row.sequence) == numbers.end()) continue;
        for (std::string const& requirement : filed_texts(row.text, "requirements")) {
            refusal.findings.push_back({.element = "round.not-revoked",
                                        .requirement = lasting(requirement, governed->law),
                                        .reason = "What was released in this round was taken back.",
                                        .status = law::FindingStatus::Unmet,
                                        .outcome = Outcome::Revoke});
        }
    }
    return std::unexpected<Stop>(std::move(refusal));
}

}  // namespace penstock::disclosure
