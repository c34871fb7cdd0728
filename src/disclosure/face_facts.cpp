#include "disclosure/face_facts.h"

#include "law/statute_table.h"

#include <algorithm>
#include <utility>

namespace penstock::disclosure {

namespace {

bool planned(law::Safeguards const& safeguards, Date day) {
    return std::ranges::all_of(safeguards.findings, [&](law::SafeguardFinding const& finding) {
        return finding.status != "open" || (finding.plan_date && day <= *finding.plan_date);
    });
}

// A date of a line: what it says, and whether it says something that is no date.
struct ReadDate {
    std::optional<Date> date;
    bool unreadable = false;
};

ReadDate read_date(std::optional<std::string> const& text) {
    if (!text) return {};
    auto const date = parse_date(*text);
    if (!date) return {.date = {}, .unreadable = true};
    return {.date = *date, .unreadable = false};
}

law::ParticularFacts particular_facts(std::optional<exchange::Particulars> const& particulars) {
    law::ParticularFacts facts;
    if (!particulars) return facts;
    ReadDate const final_order = read_date(particulars->final_order_date);
    ReadDate const court_order = read_date(particulars->court_order_date);
    facts.given = true;
    facts.final_order_date = final_order.date;
    facts.final_order_date_unreadable = final_order.unreadable;
    facts.court_order_date = court_order.date;
    facts.court_order_date_unreadable = court_order.unreadable;
    facts.outstanding = particulars->outstanding;
    facts.pending_relief = particulars->pending_relief;
    facts.protected_from_removal = particulars->protected_from_removal;
    facts.in_custody = particulars->in_custody;
    facts.ground = particulars->ground.value_or("");
    return facts;
}

bool anything_in(identity::AddressInput const& address) {
    return !(address.text + address.street + address.unit + address.city + address.state +
             address.zip)
                .empty();
}

std::optional<law::ExcludedKind> excluded_kind(law::Agreement const& agreement,
                                               identity::StandardAddress const& address) {
    std::string const building = identity::building_key(address);
    for (law::ExcludedAddress const& excluded : agreement.excluded_addresses) {
        if (excluded.building_key == building) return excluded.kind;
    }
    return std::nullopt;
}

bool assigned_on(law::Agreement const& agreement, std::string const& case_number,
                 OfficerId const& officer, Date day) {
    auto const assignments = agreement.assignments.find(case_number);
    if (assignments == agreement.assignments.end()) return false;
    return std::ranges::any_of(assignments->second, [&](law::Assignment const& assignment) {
        return assignment.officer == officer && assignment.period.contains(day);
    });
}

}  // namespace

law::BatchFacts batch_facts(Governing const& governing, BatchContext const& context) {
    law::Agreement const& agreement = governing.agreement;
    Date const today = utc_date(context.now);
    Date const signing_day = utc_date(context.header.created);
    law::BatchFacts facts;
    facts.now = context.now;
    facts.created = context.header.created;
    facts.signature = context.signature;
    for (law::Certifier const& certifier : agreement.certifiers) {
        if (certifier.cert_sha256 != context.signer_cert) continue;
        facts.signer_on_roll = true;
        facts.certifier_role = certifier.role;
        facts.office_in_force = certifier.office_period.contains(signing_day);
        facts.delegation_in_force =
            certifier.delegation && certifier.delegation->period.contains(signing_day);
        break;
    }
    // A station that cannot write its ledger does not come so far: opening it fails (station.cpp).
    facts.ledger_durable = true;
    facts.agency_is_requester = context.header.agency == agreement.requester.id;
    facts.agreement_in_force = agreement.in_force_on(today);
    facts.attestation_given = context.header.attestation.has_value();
    facts.attestation_is_agreements = context.header.attestation == agreement.attestation_digest;
    facts.through_channel = agreement.channel_kind == "signed-batch";
    facts.standing_good = agreement.safeguards.good;
    facts.safeguard_report_current = today <= agreement.safeguards.report_due;
    facts.safeguard_findings_planned = planned(agreement.safeguards, today);
    facts.lines = context.header.lines;
    facts.ceilings = agreement.ceilings;
    facts.switches = agreement.switches_on(today);
    facts.statutes = &agreement.statutes;
    facts.data_elements = &agreement.data_elements;
    return facts;
}

law::RecipientFacts recipient_facts(std::string const& name, std::string const& case_number,
                                    Governing const& governing, BatchContext const& context) {
    law::RecipientFacts facts;
    auto const found = governing.agreement.recipients.find(OfficerId(name));
    if (found == governing.agreement.recipients.end()) return facts;
    law::Recipient const& recipient = found->second;
    Date const today = utc_date(context.now);
    facts.on_roll = true;
    facts.of_requesting_agency = recipient.agency == governing.agreement.requester.id;
    facts.kind = recipient.kind;
    facts.function = recipient.function;
    facts.active = recipient.active.contains(today);
    facts.training_current = today <= recipient.training_valid_to;
    facts.assigned = assigned_on(governing.agreement, case_number, recipient.id, today);
    facts.is_certifier = recipient.cert_sha256 == context.signer_cert;
    return facts;
}

law::LineFacts line_facts(StandardLine const& standard, Governing const& governing,
                          BatchContext const& context, InBatch const& in_batch,
                          FaceKnowledge const& knowledge) {
    exchange::ReadLine const& read = *standard.read;
    exchange::RequestLine const& line = read.line;
    law::LineFacts facts;
    for (exchange::Deficiency const& deficiency : read.deficiencies) {
        facts.deficiencies.push_back({.field = deficiency.field,
                                      .what = deficiency.what,
                                      .requirement = deficiency.requirement});
    }
    if (line.name) facts.name_problem = identity::problem_of(*line.name);
    facts.aliases_are_names = std::ranges::all_of(line.aliases, [](auto const& alias) {
        return identity::problem_of(alias) == identity::NameProblem::None;
    });
    facts.address_given = line.address && anything_in(*line.address);
    facts.address = standard.address;
    if (facts.address_given) facts.excluded = excluded_kind(governing.agreement, facts.address);
    facts.tin_given = line.tin && !line.tin->empty();
    facts.tin_readable = !facts.tin_given || identity::parse_tin(*line.tin).has_value();
    facts.dob_given = line.dob && !line.dob->empty();
    if (facts.dob_given) {
        ReadDate const dob = read_date(line.dob);
        facts.dob = dob.date;
        facts.dob_readable = !dob.unreadable;
    }
    facts.periods = line.periods;
    facts.authority = line.authority.value_or("");
    facts.purpose = line.purpose.value_or("");
    facts.reason = line.reason.value_or("");
    if (line.matter) {
        facts.case_number = line.matter->number.value_or("");
        facts.case_opened = read_date(line.matter->opened).date;
        facts.case_status = line.matter->status.value_or("");
    }
    facts.particulars = particular_facts(line.particulars);
    if (line.recipients) {
        facts.recipients.emplace();
        for (std::size_t i = 0; i < line.recipients->size(); ++i) {
            std::string const& name = (*line.recipients)[i];
            law::RecipientFacts recipient =
                recipient_facts(name, facts.case_number, governing, context);
            recipient.lines_in_batch = in_batch.profile.lines_of(name);
            recipient.disposal_overdue =
                i < knowledge.disposal_overdue.size() && knowledge.disposal_overdue[i];
            facts.recipients->push_back(recipient);
        }
    }
    facts.wants = line.wants;
    facts.form = line.form.value_or("");
    facts.repetition = in_batch.repetition;
    if (knowledge.addresses_for_name) {
        facts.repetition.addresses_for_name = *knowledge.addresses_for_name;
    }
    facts.repetition.in_open_earlier_request = knowledge.in_open_earlier_request;
    return facts;
}

law::AdmittedLine admitted_line(exchange::RequestLine const& line, law::LineFacts const& facts,
                                Governing const& governing, BatchContext const& context) {
    law::AdmittedLine admitted;
    admitted.batch = context.header.batch;
    admitted.line = line.line;
    admitted.subject.name = line.name.value_or(identity::PersonName{});
    admitted.subject.aliases = line.aliases;
    admitted.subject.address = facts.address;
    if (line.tin) {
        if (auto tin = identity::parse_tin(*line.tin)) admitted.subject.tin = std::move(*tin);
    }
    admitted.subject.dob = facts.dob;
    admitted.periods = facts.periods.value_or(std::vector<int>{});
    admitted.statute = law::classify(facts.authority, governing.agreement.statutes).citation;
    admitted.form = facts.form == "confirm" ? law::AnswerForm::Confirm : law::AnswerForm::Value;
    admitted.switches = governing.agreement.switches_on(utc_date(context.now));
    return admitted;
}

}  // namespace penstock::disclosure
