#include "law/internal/agreement_parts.h"

#include <algorithm>
#include <array>
#include <set>

namespace penstock::law::internal {

namespace {

constexpr WordTable<CertifierRole, 4> roles{{{"head", CertifierRole::Head},
                                             {"inspector-general", CertifierRole::InspectorGeneral},
                                             {"component-head", CertifierRole::ComponentHead},
                                             {"delegate", CertifierRole::Delegate}}};

constexpr std::array all_roles{OfficialRole::Releasing,  OfficialRole::OrderDesk,
                               OfficialRole::HoldsDesk,  OfficialRole::ReleaseOwner,
                               OfficialRole::Safeguards, OfficialRole::Accounting};

// The delegation of a certifier ends on a day that it names.
Result<Delegation> read_delegation(tomlfile::TomlTable const& table) {
    Delegation delegation;
    delegation.delegator = TRY(table.text("certifier.delegation.delegator"));
    delegation.period.from = TRY(table.date("certifier.delegation.from"));
    delegation.period.to = TRY(table.date("certifier.delegation.to"));
    delegation.scope = TRY(table.text("certifier.delegation.scope"));
    delegation.citation = TRY(table.text("certifier.delegation.citation"));
    TRY(table.no_other_keys());
    return delegation;
}

Result<Certifier> read_certifier(tomlfile::TomlTable const& table) {
    Certifier certifier;
    certifier.id = TRY(table.text("certifier.id"));
    certifier.name = TRY(table.text("certifier.name"));
    certifier.office = TRY(table.text("certifier.office"));
    certifier.role = TRY(one_of(table, "certifier.role", roles));
    certifier.cert_sha256 = TRY(read_fingerprint(table, "certifier.cert_sha256"));
    certifier.office_period =
        TRY(read_period(table, "certifier.office_from", "certifier.office_to"));
    if (auto const delegation = TRY(table.optional_table("certifier.delegation"))) {
        certifier.delegation = TRY(read_delegation(*delegation));
    }
    TRY(table.no_other_keys());
    return certifier;
}

Result<Official> read_official(tomlfile::TomlTable const& table) {
    Official official;
    official.id = OfficialId(TRY(table.text("official.id")));
    official.name = TRY(table.text("official.name"));
    auto const names = TRY(table.texts("official.roles"));
    for (std::string const& name : names) {
        auto const role =
            std::ranges::find(all_roles, name, [](OfficialRole one) { return word(one); });
        if (role == all_roles.end()) {
            return table.wrong("official.roles",
                               "a role that is not one of releasing, order-desk, "
                               "holds-desk, manager, safeguards and accounting");
        }
        official.roles.insert(*role);
    }
    if (names.empty()) return table.wrong("official.roles", "an official without a role");
    official.cert_sha256 = TRY(read_fingerprint(table, "official.cert_sha256"));
    official.active = TRY(read_period(table, "official.active_from", "official.active_to"));
    TRY(table.no_other_keys());
    return official;
}

}  // namespace

Result<std::vector<Certifier>> read_certifiers(tomlfile::TomlTable const& root) {
    std::vector<Certifier> certifiers;
    // A certificate names one certifier, or the signature would not tell who certified.
    std::set<std::string> ids;
    std::set<Digest> certificates;
    for (tomlfile::TomlTable const& table : TRY(root.tables("certifier"))) {
        Certifier certifier = TRY(read_certifier(table));
        if (!ids.insert(certifier.id).second) {
            return table.wrong("certifier.id", "a certifier who stands on the roll twice");
        }
        if (!certificates.insert(certifier.cert_sha256).second) {
            return table.wrong("certifier.cert_sha256",
                               "a certificate that another certifier has too");
        }
        certifiers.push_back(std::move(certifier));
    }
    if (certifiers.empty()) return root.wrong("certifier", "an agreement without certifiers");
    return certifiers;
}

Result<std::vector<Official>> read_officials(tomlfile::TomlTable const& root) {
    std::vector<Official> officials;
    // Two officials with one certificate would let one person sign twice.
    std::set<OfficialId> ids;
    std::set<Digest> certificates;
    for (tomlfile::TomlTable const& table : TRY(root.tables("official"))) {
        Official official = TRY(read_official(table));
        if (!ids.insert(official.id).second) {
            return table.wrong("official.id", "an official who stands there twice");
        }
        if (!certificates.insert(official.cert_sha256).second) {
            return table.wrong("official.cert_sha256",
                               "a certificate that another official has too");
        }
        officials.push_back(std::move(official));
    }
    if (officials.empty()) return root.wrong("official", "an agreement without officials");
    return officials;
}

}  // namespace penstock::law::internal
