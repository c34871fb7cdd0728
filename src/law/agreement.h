// An adopted agreement: everything that agreement.toml, attestation.txt, recipients.csv and
// assignments.csv say.
//
// Every field is mandatory unless it is an optional here; adoption stops where one is missing
// (R-MOU-N). Dates are inclusive. Source: the acceptance README's table of keys,
// docs/formats/agreement.md.
#pragma once

#include "base/bytes.h"
#include "base/date.h"
#include "base/result.h"
#include "base/strong.h"
#include "law/desk_terms.h"
#include "law/duty.h"
#include "law/switches.h"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace penstock::law {

struct Period {
    Date from;
    std::optional<Date> to;  // empty means no end

    [[nodiscard]] bool contains(Date day) const { return from <= day && (!to || day <= *to); }
};

struct Party {
    std::string id, name;
};

struct Requester {
    AgencyId id;
    std::string name, department, legal_basis;
};

enum class CertifierRole { Head, InspectorGeneral, ComponentHead, Delegate };

struct Delegation {
    std::string delegator, scope, citation;
    Period period;
};

struct Certifier {
    std::string id, name, office;
    CertifierRole role = CertifierRole::Delegate;
    Digest cert_sha256;
    Period office_period;
    std::optional<Delegation> delegation;
};

// What an official of the custodian may do: approve batches; enter and lift orders; work the lines
// on hold; own a release and clear its alarms; keep the recipients' standing; answer for the
// accounting.
enum class OfficialRole { Releasing, OrderDesk, HoldsDesk, ReleaseOwner, Safeguards, Accounting };
// "releasing", "order-desk", "holds-desk", "manager" (who owns a release), "safeguards",
// "accounting"
[[nodiscard]] std::string_view word(OfficialRole role);

struct Official {
    OfficialId id;
    std::string name;
    std::set<OfficialRole> roles;
    Digest cert_sha256;
    Period active;

    [[nodiscard]] bool is(OfficialRole role) const { return roles.contains(role); }
};

struct Ceilings {
    std::uint64_t batch_lines = 0;
    std::uint64_t recipient_lines_soft = 0;
    std::uint64_t recipient_lines_hard = 0;
    std::uint64_t same_reason_lines = 0;
    std::uint64_t same_period_lines = 0;
    std::uint64_t same_address_lines = 0;
    std::uint64_t addresses_per_person = 0;
    std::int64_t address_stale_days = 0;
};

struct SafeguardFinding {
    std::string id, status, plan;
    Date opened;
    std::optional<Date> plan_date;
};

struct Safeguards {
    bool good = false;
    Date last_review, report_filed, report_due;
    std::vector<SafeguardFinding> findings;
    DueTerms due;
};

enum class Particular { None, FinalOrder };

struct Statute {
    std::string citation;  // as the agreement writes it
    std::string title;
    Particular particulars = Particular::None;
};

enum class ExcludedKind {
    Detention,
    FieldOffice,
    Court,
    Jail,
    Prison,
    Hospital,
    Shelter,
    MailDrop
};

struct ExcludedAddress {
    std::string name;
    ExcludedKind kind = ExcludedKind::MailDrop;
    std::string building_key;  // identity::building_key of its standard form
};

enum class RecipientKind { Employee, Contractor, OtherAgency, StateLocal };
enum class RecipientFunction { Criminal, Civil, It, Analyst };

struct Recipient {
    OfficerId id;
    std::string name;
    AgencyId agency;
    RecipientKind kind = RecipientKind::Contractor;
    std::string unit;
    RecipientFunction function = RecipientFunction::It;
    Digest cert_sha256;
    Date training_valid_to;
    Period active;
};

struct Assignment {
    OfficerId officer;
    Period period;
};

// [witness], which an agreement may leave out.
struct WitnessTerms {
    std::string policy;  // whose cosignatures are a quorum; empty: the station's own policy
    // How long openings go on without one where witnesses are configured.
    std::int64_t openings_without_quorum_minutes = 15;
};

struct Agreement {
    AgreementId id;
    std::string title, law_file;
    Date signed_on;
    Period in_force;                 // `to` is set
    std::optional<Date> terminated;  // from this day on no longer in force
    std::string purpose;
    std::vector<std::string> data_elements;
    Party custodian;
    Requester requester;
    std::string trust_ca, trust_crl;  // PEM
    std::uint64_t approval_signatures = 2;
    Ceilings ceilings;
    Safeguards safeguards;
    std::string channel_kind, channel_name;
    std::string contact_custodian, contact_requester;
    std::int64_t accounting_years = 0;
    std::int64_t use_days = 0;
    std::int64_t breach_notice_hours = 0;
    std::map<std::string, std::string> terms;
    std::vector<Statute> statutes;
    std::vector<Certifier> certifiers;
    std::vector<Official> officials;
    std::vector<ExcludedAddress> excluded_addresses;
    std::vector<SwitchSetting> switches;
    WitnessTerms witness;
    DeskTerms desks;
    std::string attestation;  // the text
    Digest attestation_digest;
    std::unordered_map<OfficerId, Recipient> recipients;
    std::unordered_map<std::string, std::vector<Assignment>> assignments;  // by case number

    [[nodiscard]] bool in_force_on(Date day) const;
    // The values in effect on a day: a switch that is absent, not yet or no longer in effect has
    // its strict value.
    [[nodiscard]] Switches switches_on(Date day) const;
};

// The four files of an agreement folder, as read.
struct AgreementTexts {
    std::string agreement_toml, attestation_txt, recipients_csv, assignments_csv;
};

// Errors: Malformed with the field's name and requirement R-MOU-N for a missing or ill-typed key.
[[nodiscard]] Result<Agreement> parse_agreement(AgreementTexts const& texts,
                                                Digest attestation_digest);

}  // namespace penstock::law
