#include "bench/reconstruction/parties.h"

#include "base/check.h"
#include "bench/reconstruction/model.h"
#include "crypto/authority.h"
#include "crypto/digest.h"
#include "synthetic/agreement_text.h"
#include "synthetic/text_out.h"

#include <array>
#include <chrono>
#include <cstdio>

namespace penstock::reconstruction {

namespace {

using std::chrono::days;

constexpr auto lines_each = static_cast<std::uint64_t>(lines_of_an_officer.value);

std::string fingerprint(crypto::Credential const& credential) {
    return to_hex(credential.certificate().fingerprint().view());
}

// What a ceiling of the sample agreement is set to.
std::string with_value(std::string toml, std::string_view key, std::uint64_t value) {
    std::size_t const at = toml.find(key);
    CHECK(at != std::string::npos);
    std::size_t const first = at + key.size();
    toml.replace(first, toml.find('\n', first) - first, std::to_string(value));
    return toml;
}

// The sample agreement counts addresses under one name over all who bear it, who in a batch of this
// size are many; that ceiling is set aside (docs/reconstruction/README.md).
std::string with_wide_name_ceiling(std::string toml, std::uint64_t lines) {
    return with_value(std::move(toml), "addresses_per_person = ", lines);
}

class Roll {
public:
    explicit Roll(Date day) : day_(day) {}

    void add(std::string const& id) {
        csv_ += id + ",Officer " + id +
                ",sample-enforcement,employee,Investigations Division 4,criminal,";
        csv_ += to_hex(crypto::sha256(as_bytes(id)).view());
        csv_ += "," + format_date(day_ + days{200}) + "," + format_date(day_ - days{700}) + ",\n";
    }
    [[nodiscard]] std::string const& csv() const { return csv_; }

private:
    Date day_;
    std::string csv_ =
        "officer_id,name,agency,kind,unit,function,cert_sha256,training_valid_to,active_from,"
        "active_to\n";
};

Result<crypto::Credential> issue(Disk& disk, Entropy& entropy, crypto::Authority& authority,
                                 Disk::Path const& keys, std::string_view id,
                                 crypto::Validity const& validity) {
    crypto::Credential credential =
        TRY(authority.issue(id, validity, crypto::Usage::SignAndReceive, entropy));
    TRY(synthetic::write_text(disk, keys / (std::string(id) + ".pem"), credential.pem(),
                              synthetic::Secrecy::Secret));
    return credential;
}

Result<void> write_folder(Disk& disk, Disk::Path const& folder, std::string const& toml,
                          Roll const& roll) {
    TRY(synthetic::write_text(disk, folder / "agreement.toml", toml));
    TRY(synthetic::write_text(disk, folder / "attestation.txt", synthetic::attestation_text()));
    return synthetic::write_text(disk, folder / "recipients.csv", roll.csv());
}

}  // namespace

std::string officer_of(std::uint64_t line) {
    std::array<char, 24> text{};
    std::snprintf(text.data(), text.size(), "inv-%06llu",
                  static_cast<unsigned long long>((line - 1) / lines_each + 1));
    return text.data();
}

std::uint64_t officers_for(std::uint64_t lines) {
    return (lines + lines_each - 1) / lines_each;
}

Result<Parties> write_agreements(Disk& disk, Entropy& entropy, AgreementFolders const& folders,
                                 Instant now, std::uint64_t lines) {
    crypto::Validity const validity{now - days{1000}, now + days{3650}};
    auto authority = TRY(crypto::Authority::make("Sample Authority", validity, entropy));
    Date const day = utc_date(now);
    synthetic::AgreementParts parts{.day = day,
                                    .lines = lines,
                                    .recipient_lines_soft = lines_each,
                                    .recipient_lines_hard = 2 * lines_each,
                                    .authority_pem = authority.certificate().pem(),
                                    .revocation_list_pem = {},
                                    .certifier_fingerprint = {},
                                    .lost_card_fingerprint = {},
                                    .official_fingerprints = {}};
    // Without their table the alarms inform and hold nothing, so that each line is decided.
    parts.alarms = synthetic::AlarmTable::LeftOut;
    auto const signer = [&](std::string_view id) {
        return issue(disk, entropy, authority, folders.keys, id, validity);
    };
    crypto::Credential certifier = TRY(signer(synthetic::certifier_key));
    parts.certifier_fingerprint = fingerprint(certifier);
    parts.lost_card_fingerprint = fingerprint(TRY(signer(synthetic::lost_card_key)));
    for (std::size_t i = 0; i < parts.official_fingerprints.size(); ++i) {
        parts.official_fingerprints[i] = fingerprint(TRY(signer(synthetic::officials[i].key)));
    }
    parts.revocation_list_pem = authority.crl_pem(now - days{1}, now + days{3650});
    std::string const toml = with_wide_name_ceiling(synthetic::agreement_toml(parts), lines);
    Roll one(day), many(day);
    one.add(std::string(one_officer));
    for (std::uint64_t line = 1; line <= lines; line += lines_each) many.add(officer_of(line));
    TRY(write_folder(disk, folders.submitted, toml, one));
    TRY(write_folder(disk, folders.counterfactual, toml, many));
    return Parties{.attestation = crypto::sha256(as_bytes(synthetic::attestation_text())),
                   .certifier = std::move(certifier)};
}

}  // namespace penstock::reconstruction
