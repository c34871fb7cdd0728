// Facts of a batch, of the orders and of an opening.
#include "law/internal/scenario_fields.h"

#include <array>

namespace penstock::law::internal {

namespace {

using F = ScenarioFacts;

constexpr std::array<std::pair<std::string_view, SignatureState>, 9> signature_words{{
    {"good", SignatureState::Good},
    {"missing", SignatureState::Missing},
    {"not-a-signature", SignatureState::NotASignature},
    {"does-not-verify", SignatureState::DoesNotVerify},
    {"not-from-authority", SignatureState::NotFromAuthority},
    {"revoked", SignatureState::Revoked},
    {"lapsed", SignatureState::Lapsed},
    {"wrong-purpose", SignatureState::WrongPurpose},
    {"weak-digest", SignatureState::WeakDigest},
}};

constexpr std::array<std::pair<std::string_view, CertifierRole>, 4> role_words{{
    {"head", CertifierRole::Head},
    {"inspector-general", CertifierRole::InspectorGeneral},
    {"component-head", CertifierRole::ComponentHead},
    {"delegate", CertifierRole::Delegate},
}};

bool set_signature(F& facts, std::string_view value) {
    auto const state = read_word<SignatureState>(value, signature_words);
    if (state) facts.batch.signature = *state;
    return state.has_value();
}

bool set_role(F& facts, std::string_view value) {
    facts.batch.certifier_role = read_word<CertifierRole>(value, role_words);
    return facts.batch.certifier_role || value == "missing";
}

bool set_created(F& facts, std::string_view value) {
    Result<Instant> const instant = parse_instant(value);
    if (instant) facts.batch.created = *instant;
    return instant.has_value();
}

bool set_now(F& facts, std::string_view value) {
    Result<Instant> const instant = parse_instant(value);
    if (instant) facts.batch.now = *instant;
    return instant.has_value();
}

// "address", or "none"
bool set_data_elements(F& facts, std::string_view value) {
    facts.data_elements.clear();
    if (value != "none") facts.data_elements.emplace_back(value);
    return true;
}

template <auto Member>
constexpr ScenarioField batch_row(Literal name) {
    return {name, "yes, no", set_yes_no<[](F& facts) -> bool& { return facts.batch.*Member; }>};
}

template <auto Member>
constexpr ScenarioField ceiling_row(Literal name) {
    return {name, "a number",
            set_number<[](F& facts) -> auto& { return facts.batch.ceilings.*Member; }>};
}

template <auto Member>
constexpr ScenarioField peak_row(Literal name) {
    return {name, "a number",
            set_number<[](F& facts) -> auto& { return facts.batch.peaks.*Member; }>};
}

template <auto Member>
constexpr ScenarioField order_row(Literal name) {
    return {name, "yes, no", set_yes_no<[](F& facts) -> bool& { return facts.orders.*Member; }>};
}

template <auto Member>
constexpr ScenarioField open_row(Literal name) {
    return {name, "yes, no", set_yes_no<[](F& facts) -> bool& { return facts.open.*Member; }>};
}

template <auto Member>
constexpr ScenarioField opener_row(Literal name) {
    return {name, "yes, no",
            set_yes_no<[](F& facts) -> bool& { return facts.open.opener.*Member; }>};
}

constexpr std::array table{
    ScenarioField{"batch.now", "a time, such as 2026-11-20T15:00:00Z", set_now},
    ScenarioField{"batch.created", "a time, such as 2026-11-20T14:00:00Z", set_created},
    ScenarioField{"batch.signature",
                  "good, missing, not-a-signature, does-not-verify, not-from-authority, revoked, "
                  "lapsed, wrong-purpose, weak-digest",
                  set_signature},
    batch_row<&BatchFacts::signer_on_roll>("batch.signer_on_roll"),
    ScenarioField{"batch.certifier_role",
                  "head, inspector-general, component-head, delegate, missing", set_role},
    batch_row<&BatchFacts::office_in_force>("batch.office_in_force"),
    batch_row<&BatchFacts::delegation_in_force>("batch.delegation_in_force"),
    batch_row<&BatchFacts::agency_is_requester>("batch.agency_is_requester"),
    batch_row<&BatchFacts::agreement_in_force>("batch.agreement_in_force"),
    batch_row<&BatchFacts::attestation_given>("batch.attestation_given"),
    batch_row<&BatchFacts::attestation_is_agreements>("batch.attestation_is_agreements"),
    batch_row<&BatchFacts::through_channel>("batch.through_channel"),
    batch_row<&BatchFacts::standing_good>("batch.standing_good"),
    batch_row<&BatchFacts::safeguard_report_current>("batch.safeguard_report_current"),
    batch_row<&BatchFacts::safeguard_findings_planned>("batch.safeguard_findings_planned"),
    batch_row<&BatchFacts::ledger_durable>("batch.ledger_durable"),
    ScenarioField{"batch.lines", "a number",
                  set_number<[](F& facts) -> auto& { return facts.batch.lines; }>},
    peak_row<&BatchPeaks::same_reason_lines>("batch.peaks.same_reason_lines"),
    peak_row<&BatchPeaks::same_period_lines>("batch.peaks.same_period_lines"),
    peak_row<&BatchPeaks::same_address_lines>("batch.peaks.same_address_lines"),
    peak_row<&BatchPeaks::recipient_lines>("batch.peaks.recipient_lines"),
    ceiling_row<&Ceilings::batch_lines>("ceilings.batch_lines"),
    ceiling_row<&Ceilings::recipient_lines_soft>("ceilings.recipient_lines_soft"),
    ceiling_row<&Ceilings::recipient_lines_hard>("ceilings.recipient_lines_hard"),
    ceiling_row<&Ceilings::same_reason_lines>("ceilings.same_reason_lines"),
    ceiling_row<&Ceilings::same_period_lines>("ceilings.same_period_lines"),
    ceiling_row<&Ceilings::same_address_lines>("ceilings.same_address_lines"),
    ceiling_row<&Ceilings::addresses_per_person>("ceilings.addresses_per_person"),
    ceiling_row<&Ceilings::address_stale_days>("ceilings.address_stale_days"),
    ScenarioField{"agreement.data_elements", "address, or none", set_data_elements},

    order_row<&OrderFacts::stopped>("orders.stopped"),
    order_row<&OrderFacts::use_barred>("orders.use_barred"),
    order_row<&OrderFacts::by_unknown_scope>("orders.by_unknown_scope"),
    order_row<&OrderFacts::partly_lifted>("orders.partly_lifted"),
    order_row<&OrderFacts::frozen>("orders.frozen"),

    open_row<&OpenFacts::envelope_known>("open.envelope_known"),
    open_row<&OpenFacts::opener_named>("open.opener_named"),
    open_row<&OpenFacts::opener_certificate_good>("open.opener_certificate_good"),
    open_row<&OpenFacts::disposed>("open.disposed"),
    open_row<&OpenFacts::statute_still_listed>("open.statute_still_listed"),
    opener_row<&RecipientFacts::on_roll>("opener.on_roll"),
    opener_row<&RecipientFacts::of_requesting_agency>("opener.of_requesting_agency"),
    opener_row<&RecipientFacts::active>("opener.active"),
    opener_row<&RecipientFacts::training_current>("opener.training_current"),
    opener_row<&RecipientFacts::assigned>("opener.assigned"),
    opener_row<&RecipientFacts::disposal_overdue>("opener.disposal_overdue"),
    ScenarioField{"opener.kind", "employee, contractor, other-agency, state-local",
                  [](F& facts, std::string_view value) {
                      return set_recipient_kind(facts.open.opener, value);
                  }},
    ScenarioField{"opener.function", "criminal, civil, it, analyst",
                  [](F& facts, std::string_view value) {
                      return set_recipient_function(facts.open.opener, value);
                  }},
};

}  // namespace

std::span<ScenarioField const> batch_fields() {
    return table;
}

}  // namespace penstock::law::internal
