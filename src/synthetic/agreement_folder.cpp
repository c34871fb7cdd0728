#include "synthetic/agreement_folder.h"

#include "crypto/authority.h"
#include "crypto/digest.h"
#include "synthetic/agreement_text.h"
#include "synthetic/text_out.h"

#include <fmt/core.h>

#include <chrono>
#include <string>

namespace penstock::synthetic {

namespace {

using std::chrono::days;

// Issues certificates and writes each with its key to keys/<id>.pem.
class KeyRing {
public:
    KeyRing(Disk& disk, Entropy& entropy, Disk::Path folder, crypto::Authority& authority,
            crypto::Validity validity)
        : disk_(disk),
          entropy_(entropy),
          folder_(std::move(folder)),
          authority_(authority),
          validity_(validity) {}

    Result<crypto::Credential> issue(std::string_view id, std::string_view common_name) {
        crypto::Credential credential =
            TRY(authority_.issue(common_name, validity_, crypto::Usage::SignAndReceive, entropy_));
        TRY(write_text(disk_, folder_ / (std::string(id) + ".pem"), credential.pem(),
                       Secrecy::Secret));
        return credential;
    }

private:
    Disk& disk_;
    Entropy& entropy_;
    Disk::Path folder_;
    crypto::Authority& authority_;
    crypto::Validity validity_;
};

std::string fingerprint(crypto::Credential const& credential) {
    return to_hex(credential.certificate().fingerprint().view());
}

// agency,kind,unit,function of recipients.csv.
std::string_view posting(OfficerRole role) {
    switch (role) {
        case OfficerRole::Investigator:
        case OfficerRole::Untrained:
            return "sample-enforcement,employee,Investigations Division 4,criminal";
        case OfficerRole::Contractor:
            return "sample-enforcement,contractor,Support Services,criminal";
        case OfficerRole::CivilOfficer:
            return "sample-enforcement,employee,Removal Operations,civil";
        case OfficerRole::Architect:
            return "sample-enforcement,employee,Information Technology,it";
        case OfficerRole::OtherAgency:
            return "sample-bureau,other-agency,Field Division,criminal";
        case OfficerRole::StateLocal:
            return "sample-state,state-local,Joint Task Force,criminal";
    }
    return {};
}

Result<std::string> recipients_csv(KeyRing& keys, Roster const& roster, Date day) {
    std::string csv =
        "officer_id,name,agency,kind,unit,function,cert_sha256,training_valid_to,active_from,"
        "active_to\n";
    std::string const from = format_date(day - days{700});
    for (Officer const& officer : roster.officers()) {
        auto const credential = TRY(keys.issue(officer.id, "Officer " + officer.id));
        bool const trained = officer.role != OfficerRole::Untrained;
        std::string const training = format_date(trained ? day + days{200} : day - days{45});
        csv += officer.id + ",Officer " + officer.id + ",";
        csv += posting(officer.role);
        csv += "," + fingerprint(credential) + "," + training + "," + from + ",\n";
    }
    return csv;
}

// Whom the agreement does not name: `penstock serve --config` reads it.
std::string serve_toml(std::string const& auditor, Date day) {
    return fmt::format(
        "# Beside the agreement's rolls: an auditor, who is also let to see how the server does.\n"
        "[[people]]\nid = \"{}\"\nname = \"{}\"\nroles = [\"auditor\", \"operator\"]\n"
        "cert_sha256 = \"{}\"\nfrom = {}\n",
        auditor_key, auditor_name, auditor, format_date(day - days{1}));
}

}  // namespace

Result<SampleAgreement> write_agreement(Disk& disk, Entropy& entropy, Disk::Path const& folder,
                                        Disk::Path const& keys, Roster const& roster,
                                        AgreementOptions const& options) {
    crypto::Validity const validity{options.now - days{1000}, options.now + days{3650}};
    auto authority = TRY(crypto::Authority::make("Sample Authority", validity, entropy));
    KeyRing ring(disk, entropy, keys, authority, validity);
    Date const day = utc_date(options.now);
    AgreementParts parts{.day = day,
                         .lines = options.lines,
                         .alarms = options.alarms,
                         .recipient_lines_soft = roster.soft_ceiling(),
                         .recipient_lines_hard = roster.hard_ceiling(),
                         .authority_pem = authority.certificate().pem(),
                         .revocation_list_pem = {},
                         .certifier_fingerprint = {},
                         .lost_card_fingerprint = {},
                         .official_fingerprints = {}};
    crypto::Credential certifier =
        TRY(ring.issue(certifier_key, "Ottilie Brandt, Head of the agency"));
    parts.certifier_fingerprint = fingerprint(certifier);
    auto const lost = TRY(ring.issue(lost_card_key, "Ottilie Brandt, lost card"));
    parts.lost_card_fingerprint = fingerprint(lost);
    for (std::size_t i = 0; i < parts.official_fingerprints.size(); ++i) {
        auto const official = TRY(ring.issue(officials[i].key, officials[i].name));
        parts.official_fingerprints[i] = fingerprint(official);
    }
    auto const auditor = TRY(ring.issue(auditor_key, auditor_name));
    TRY(write_text(disk, keys.parent_path() / "serve.toml", serve_toml(fingerprint(auditor), day)));
    authority.revoke(lost.certificate(), options.now - days{30});
    parts.revocation_list_pem = authority.crl_pem(options.now - days{1}, options.now + days{3650});

    TRY(write_text(disk, folder / "recipients.csv", TRY(recipients_csv(ring, roster, day))));
    TRY(write_text(disk, folder / "attestation.txt", attestation_text()));
    TRY(write_text(disk, folder / "agreement.toml", agreement_toml(parts)));
    return SampleAgreement{.attestation = crypto::sha256(as_bytes(attestation_text())),
                           .certifier = std::move(certifier)};
}

}  // namespace penstock::synthetic
