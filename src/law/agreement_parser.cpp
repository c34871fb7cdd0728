#include "law/agreement.h"
#include "law/internal/agreement_parts.h"
#include "law/rolls.h"

#include <algorithm>
#include <utility>

namespace penstock::law {

namespace internal {

Result<Digest> read_fingerprint(tomlfile::TomlTable const& table, Literal key) {
    std::string const text = TRY(table.text(key));
    auto const digest = digest_from_hex(text);
    if (!digest || to_hex(digest->view()) != text) {
        return table.wrong(key, "not 64 lower-case hexadecimal digits");
    }
    return *digest;
}

Result<Period> read_period(tomlfile::TomlTable const& table, Literal from, Literal to) {
    Period period;
    period.from = TRY(table.date(from));
    period.to = TRY(table.optional_date(to));
    return period;
}

}  // namespace internal

namespace {

using tomlfile::TomlDocument;
using tomlfile::TomlTable;

constexpr std::int64_t least_accounting_years = 5;
constexpr std::int64_t longest_accounting_years = 1000;
constexpr std::int64_t longest_use_days = 36500;
constexpr std::int64_t longest_without_quorum_minutes = 366 * 24 * 60;

// A name without folders or extension, so that it cannot lead out of the folder of law files.
bool is_plain_name(std::string_view text) {
    return std::ranges::all_of(text, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '-' || c == '_';
    });
}

Result<void> read_head(tomlfile::TomlTable const& root, Agreement& agreement) {
    if (TRY(root.text("format")) != "penstock-agreement/1") {
        return root.wrong("format", "another format than penstock-agreement/1");
    }
    agreement.id = AgreementId(TRY(root.text("id")));
    agreement.title = TRY(root.text("title"));
    agreement.law_file = TRY(root.text("law_file"));
    if (!is_plain_name(agreement.law_file)) {
        return root.wrong("law_file", "not a plain name of letters, digits and hyphens");
    }
    agreement.signed_on = TRY(root.date("signed"));
    agreement.in_force.from = TRY(root.date("in_force_from"));
    agreement.in_force.to = TRY(root.date("in_force_to"));
    if (*agreement.in_force.to < agreement.in_force.from) {
        return root.wrong("in_force_to", "an end before its beginning");
    }
    agreement.terminated = TRY(root.optional_date("terminated"));
    agreement.purpose = TRY(root.text("purpose"));
    agreement.data_elements = TRY(root.texts("data_elements"));
    // Nothing but an address can leave, so no agreement may promise more.
    if (agreement.data_elements != std::vector<std::string>{"address"}) {
        return root.wrong("data_elements", "another list than one that holds address alone");
    }
    return {};
}

Result<void> read_parties(tomlfile::TomlTable const& root, Agreement& agreement) {
    tomlfile::TomlTable const custodian = TRY(root.table("custodian"));
    agreement.custodian.id = TRY(custodian.text("custodian.id"));
    agreement.custodian.name = TRY(custodian.text("custodian.name"));
    TRY(custodian.no_other_keys());

    tomlfile::TomlTable const requester = TRY(root.table("requester"));
    agreement.requester.id = AgencyId(TRY(requester.text("requester.id")));
    agreement.requester.name = TRY(requester.text("requester.name"));
    agreement.requester.department = TRY(requester.text("requester.department"));
    agreement.requester.legal_basis = TRY(requester.text("requester.legal_basis"));
    TRY(requester.no_other_keys());

    tomlfile::TomlTable const trust = TRY(root.table("trust"));
    agreement.trust_ca = TRY(trust.text("trust.ca"));
    agreement.trust_crl = TRY(trust.text("trust.crl"));
    TRY(trust.no_other_keys());

    tomlfile::TomlTable const contacts = TRY(root.table("contacts"));
    agreement.contact_custodian = TRY(contacts.text("contacts.custodian"));
    agreement.contact_requester = TRY(contacts.text("contacts.requester"));
    return contacts.no_other_keys();
}

Result<void> read_procedure(tomlfile::TomlTable const& root, Agreement& agreement) {
    tomlfile::TomlTable const approval = TRY(root.table("approval"));
    agreement.approval_signatures =
        static_cast<std::uint64_t>(TRY(approval.number("approval.signatures", 2)));
    TRY(approval.no_other_keys());

    tomlfile::TomlTable const channel = TRY(root.table("channel"));
    agreement.channel_kind = TRY(channel.text("channel.kind"));
    agreement.channel_name = TRY(channel.text("channel.name"));
    TRY(channel.no_other_keys());

    tomlfile::TomlTable const retention = TRY(root.table("retention"));
    agreement.accounting_years = TRY(retention.number("retention.accounting_years", 1));
    agreement.use_days = TRY(retention.number("retention.use_days", 0));
    // 5 USC 552a(c)(2)
    //     "for at least five years or the life of the record, whichever is longer"
    if (agreement.accounting_years < least_accounting_years) {
        return retention.wrong("retention.accounting_years", "fewer than five years");
    }
    if (agreement.accounting_years > longest_accounting_years) {
        return retention.wrong("retention.accounting_years", "more than a thousand years");
    }
    if (agreement.use_days > longest_use_days) {
        return retention.wrong("retention.use_days", "more than a hundred years");
    }
    TRY(retention.no_other_keys());

    tomlfile::TomlTable const breach = TRY(root.table("breach"));
    agreement.breach_notice_hours = TRY(breach.number("breach.notice_hours", 0));
    return breach.no_other_keys();
}

Result<void> read_terms(tomlfile::TomlTable const& root, Agreement& agreement) {
    tomlfile::TomlTable const terms = TRY(root.table("terms"));
    agreement.terms["audits"] = TRY(terms.text("terms.audits"));
    agreement.terms["training"] = TRY(terms.text("terms.training"));
    agreement.terms["cost"] = TRY(terms.text("terms.cost"));
    agreement.terms["disputes"] = TRY(terms.text("terms.disputes"));
    agreement.terms["amendment"] = TRY(terms.text("terms.amendment"));
    agreement.terms["termination_notice_days"] =
        std::to_string(TRY(terms.number("terms.termination_notice_days", 0)));
    return terms.no_other_keys();
}

Result<WitnessTerms> read_witness_terms(tomlfile::TomlTable const& root) {
    WitnessTerms terms;
    auto const table = TRY(root.optional_table("witness"));
    if (!table) return terms;
    terms.policy = TRY(table->optional_text("witness.policy")).value_or("");
    constexpr Literal minutes = "witness.openings_without_quorum_minutes";
    if (table->has(minutes)) terms.openings_without_quorum_minutes = TRY(table->number(minutes, 0));
    if (terms.openings_without_quorum_minutes > longest_without_quorum_minutes) {
        return table->wrong(minutes, "more than a year");
    }
    TRY(table->no_other_keys());
    return terms;
}

}  // namespace

Result<Agreement> parse_agreement(AgreementTexts const& texts, Digest attestation_digest) {
    tomlfile::TomlDocument const document = TRY(tomlfile::TomlDocument::parse(
        texts.agreement_toml, "agreement.toml", internal::agreement_requirement));
    tomlfile::TomlTable const root = document.root();
    Agreement agreement;
    TRY(read_head(root, agreement));
    TRY(read_parties(root, agreement));
    TRY(read_procedure(root, agreement));
    TRY(read_terms(root, agreement));
    agreement.ceilings = TRY(internal::read_ceilings(root));
    agreement.safeguards = TRY(internal::read_safeguards(root));
    agreement.statutes = TRY(internal::read_statutes(root));
    agreement.certifiers = TRY(internal::read_certifiers(root));
    agreement.officials = TRY(internal::read_officials(root));
    agreement.excluded_addresses = TRY(internal::read_excluded_addresses(root));
    agreement.switches = TRY(internal::read_switches(root));
    agreement.witness = TRY(read_witness_terms(root));
    agreement.desks = TRY(internal::read_desk_terms(root));
    auto const clears = [](Official const& official) {
        return official.is(OfficialRole::ReleaseOwner);
    };
    if (agreement.desks.alarms && std::ranges::none_of(agreement.officials, clears)) {
        return root.wrong("alarms", "alarms that no official with the role of manager could clear");
    }
    TRY(root.no_other_keys());

    agreement.attestation = texts.attestation_txt;
    agreement.attestation_digest = attestation_digest;
    if (agreement.attestation.find_first_not_of(" \t\r\n") == std::string::npos) {
        return fail(Error{.code = ErrorCode::Malformed,
                          .what = "a blank attestation",
                          .field = "attestation.txt",
                          .requirement = internal::agreement_requirement});
    }
    agreement.recipients = TRY(parse_recipients(texts.recipients_csv));
    agreement.assignments = TRY(parse_assignments(texts.assignments_csv));
    return agreement;
}

}  // namespace penstock::law
