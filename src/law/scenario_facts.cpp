#include "law/scenario_facts.h"

namespace penstock::law {

namespace {

using namespace std::chrono_literals;

constexpr Date created_on = std::chrono::year{2026} / 11 / 20;

RecipientFacts good_recipient() {
    return {
        .on_roll = true,
        .of_requesting_agency = true,
        .kind = RecipientKind::Employee,
        .function = RecipientFunction::Criminal,
        .active = true,
        .training_current = true,
        .assigned = true,
        .is_certifier = false,
        .disposal_overdue = false,
        .lines_in_batch = 1,
    };
}

BatchFacts good_batch() {
    BatchFacts batch;
    batch.now = Instant{created_on} + 15h;
    batch.created = Instant{created_on} + 14h;
    batch.signature = SignatureState::Good;
    batch.signer_on_roll = true;
    batch.certifier_role = CertifierRole::Head;
    batch.office_in_force = true;
    batch.agency_is_requester = true;
    batch.agreement_in_force = true;
    batch.attestation_given = true;
    batch.attestation_is_agreements = true;
    batch.through_channel = true;
    batch.standing_good = true;
    batch.safeguard_report_current = true;
    batch.safeguard_findings_planned = true;
    batch.ledger_durable = true;
    batch.lines = 1;
    batch.ceilings = {
        .batch_lines = 500,
        .recipient_lines_soft = 20,
        .recipient_lines_hard = 40,
        .same_reason_lines = 200,
        .same_period_lines = 400,
        .same_address_lines = 10,
        .addresses_per_person = 4,
        .address_stale_days = 3650,
    };
    batch.switches.address_only_allowed = true;
    batch.switches.confirm_form_allowed = true;
    return batch;
}

identity::StandardAddress good_address() {
    identity::StandardAddress address;
    address.kind = identity::AddressKind::Street;
    address.number = "418";
    address.street = "ALDER";
    address.suffix = "ST";
    address.unit_type = "APT";
    address.unit = "4";
    address.city = "SPRINGFIELD";
    address.state = "IL";
    address.zip = "62702";
    address.country = "US";
    return address;
}

LineFacts good_line() {
    LineFacts line;
    line.name_problem = identity::NameProblem::None;
    line.address_given = true;
    line.address = good_address();
    line.tin_given = true;
    line.dob_given = true;
    line.dob = std::chrono::year{1980} / 2 / 3;
    line.periods = {2023, 2024};
    line.authority = "8 USC 1253(a)(1)";
    line.purpose = "investigation";
    line.reason =
        "A landlord's ledger lists rent paid by the subject after the last day to leave; the "
        "affidavit must state the residence with its source.";
    line.case_number = "A-2025-000123";
    line.case_opened = std::chrono::year{2025} / 1 / 3;
    line.case_status = "open";
    line.particulars = {
        .given = true,
        .final_order_date = std::chrono::year{2024} / 1 / 5,
        .court_order_date = {},
        .outstanding = true,
        .pending_relief = false,
        .protected_from_removal = false,
        .in_custody = false,
        .ground = "8 USC 1227(a)(2)(A)(iii)",
    };
    line.recipients = {good_recipient()};
    line.wants = {"address"};
    line.form = "value";
    return line;
}

RecordFacts good_record() {
    RecordFacts record;
    record.identity = IdentityFinding::OnePerson;
    record.set_forth_in_period = true;
    record.set_forth_is_last_known = true;
    record.has_releasable = true;
    record.releasable_from_period = true;
    record.releasable_age_days = 580;
    record.releasable_equals_set_forth = true;
    record.files_returns = true;
    return record;
}

OpenFacts good_opening() {
    OpenFacts open;
    open.envelope_known = true;
    open.opener_named = true;
    open.opener_certificate_good = true;
    open.opener = good_recipient();
    open.statute_still_listed = true;
    return open;
}

}  // namespace

void ScenarioFacts::connect() {
    batch.statutes = &statutes;
    batch.data_elements = &data_elements;
    open.batch = &batch;
    open.orders = orders;
}

ScenarioFacts base_case() {
    ScenarioFacts facts{
        .batch = good_batch(),
        .line = good_line(),
        .orders = {},
        .record = good_record(),
        .open = good_opening(),
        .statutes = {{.citation = "8 USC 1253(a)(1)",
                      .title = "Wilful failure to depart",
                      .particulars = Particular::FinalOrder},
                     {.citation = "8 USC 1326(a)",
                      .title = "Reentry of removed persons",
                      .particulars = Particular::None}},
        .data_elements = {"address"},
    };
    facts.connect();
    return facts;
}

}  // namespace penstock::law
