#include "crypto/authority.h"

#include "base/check.h"
#include "crypto/internal/openssl.h"

#include <openssl/ec.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <array>
#include <ctime>

namespace penstock::crypto {

namespace {

constexpr std::size_t longest_common_name = 64;  // RFC 5280 appendix A.1, ub-common-name
constexpr long version_3 = 2;
constexpr long crl_version_2 = 1;

enum class Rank { Authority, Person };

// What goes into one certificate. The issuer's two are null for a root.
struct Template {
    std::string_view common_name;
    Validity validity;
    Rank rank;
    char const* key_usage;
    X509* issuer;
    EVP_PKEY* issuer_key;
    std::string alternative_name = {};  // of a server, as OpenSSL writes it
};

std::time_t seconds(Instant instant) {
    return static_cast<std::time_t>(instant.time_since_epoch().count());
}

internal::OwnedTime time_of(Instant instant) {
    internal::OwnedTime time(ASN1_TIME_set(nullptr, seconds(instant)));
    CHECK(time != nullptr);
    return time;
}

// RFC 5280 section 4.1.2.2: positive, at most 20 octets.
Result<internal::OwnedInteger> new_serial(Entropy& entropy) {
    std::array<std::uint8_t, 16> bytes{};
    TRY(entropy.fill(bytes));
    bytes[0] = static_cast<std::uint8_t>((bytes[0] & 0x3f) | 0x40);
    BIGNUM* const number = BN_bin2bn(bytes.data(), static_cast<int>(bytes.size()), nullptr);
    CHECK(number != nullptr);
    internal::OwnedInteger serial(BN_to_ASN1_INTEGER(number, nullptr));
    BN_free(number);
    CHECK(serial != nullptr);
    return serial;
}

internal::OwnedExtension extension(X509* issuer, X509* subject, int kind, char const* value) {
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, issuer, subject, nullptr, nullptr, 0);
    internal::OwnedExtension made(X509V3_EXT_conf_nid(nullptr, &context, kind, value));
    CHECK(made != nullptr);
    return made;
}

void extend(X509* certificate, X509* issuer, int kind, char const* value) {
    internal::OwnedExtension const added = extension(issuer, certificate, kind, value);
    CHECK(X509_add_ext(certificate, added.get(), -1) == 1);
}

void set_subject(X509* certificate, std::string_view common_name) {
    X509_NAME* const subject = X509_get_subject_name(certificate);
    CHECK(X509_NAME_add_entry_by_NID(subject, NID_commonName, MBSTRING_UTF8,
                                     reinterpret_cast<unsigned char const*>(common_name.data()),
                                     static_cast<int>(common_name.size()), -1, 0) == 1);
}

Result<Credential> certify(Template const& form, Entropy& entropy) {
    internal::QuietErrors const quiet;
    if (form.common_name.empty() || form.common_name.size() > longest_common_name) {
        return fail(ErrorCode::Malformed, "a common name has 1 to 64 bytes");
    }
    internal::OwnedKey const key(EVP_EC_gen("P-256"));
    internal::OwnedX509 const made(X509_new());
    CHECK(key != nullptr && made != nullptr);
    X509* const certificate = made.get();
    X509* const issuer = form.issuer == nullptr ? certificate : form.issuer;
    internal::OwnedInteger const serial = TRY(new_serial(entropy));

    CHECK(X509_set_version(certificate, version_3) == 1);
    CHECK(X509_set_serialNumber(certificate, serial.get()) == 1);
    set_subject(certificate, form.common_name);
    CHECK(X509_set_issuer_name(certificate, X509_get_subject_name(issuer)) == 1);
    CHECK(X509_set1_notBefore(certificate, time_of(form.validity.from).get()) == 1);
    CHECK(X509_set1_notAfter(certificate, time_of(form.validity.to).get()) == 1);
    CHECK(X509_set_pubkey(certificate, key.get()) == 1);
    extend(certificate, issuer, NID_basic_constraints,
           form.rank == Rank::Authority ? "critical,CA:true" : "critical,CA:false");
    extend(certificate, issuer, NID_key_usage, form.key_usage);
    extend(certificate, issuer, NID_subject_key_identifier, "hash");
    if (form.issuer != nullptr) {
        extend(certificate, issuer, NID_authority_key_identifier, "keyid:always");
    }
    if (!form.alternative_name.empty()) {
        extend(certificate, issuer, NID_subject_alt_name, form.alternative_name.c_str());
        extend(certificate, issuer, NID_ext_key_usage, "serverAuth");
    }
    EVP_PKEY* const signing = form.issuer == nullptr ? key.get() : form.issuer_key;
    CHECK(X509_sign(certificate, signing, EVP_sha256()) > 0);

    internal::OwnedBio const bio(BIO_new(BIO_s_secmem()));
    CHECK(bio != nullptr && PEM_write_bio_X509(bio.get(), certificate) == 1);
    CHECK(PEM_write_bio_PKCS8PrivateKey(bio.get(), key.get(), nullptr, nullptr, 0, nullptr,
                                        nullptr) == 1);
    return Credential::from_pem(internal::written_to(bio.get()));
}

char const* words_of(Usage usage) {
    switch (usage) {
        case Usage::SignAndReceive:
            return "critical,digitalSignature,keyAgreement";
        case Usage::SignOnly:
            return "critical,digitalSignature";
        case Usage::ReceiveOnly:
            return "critical,keyAgreement";
    }
    return "";
}

constexpr char const* authority_usage = "critical,keyCertSign,cRLSign";

}  // namespace

Result<Authority> Authority::make(std::string_view common_name, Validity validity,
                                  Entropy& entropy) {
    return Authority(TRY(certify({.common_name = common_name,
                                  .validity = validity,
                                  .rank = Rank::Authority,
                                  .key_usage = authority_usage,
                                  .issuer = nullptr,
                                  .issuer_key = nullptr},
                                 entropy)));
}

Result<Authority> Authority::issue_authority(std::string_view common_name, Validity validity,
                                             Entropy& entropy) const {
    return Authority(TRY(certify({.common_name = common_name,
                                  .validity = validity,
                                  .rank = Rank::Authority,
                                  .key_usage = authority_usage,
                                  .issuer = certificate().native(),
                                  .issuer_key = credential_.native_key()},
                                 entropy)));
}

Result<Credential> Authority::issue(std::string_view common_name, Validity validity, Usage usage,
                                    Entropy& entropy) const {
    return certify({.common_name = common_name,
                    .validity = validity,
                    .rank = Rank::Person,
                    .key_usage = words_of(usage),
                    .issuer = certificate().native(),
                    .issuer_key = credential_.native_key()},
                   entropy);
}

Result<Credential> Authority::issue_server(std::string_view host, Validity validity,
                                           Entropy& entropy) const {
    // OpenSSL reads the name as a small language of its own: nothing else may enter it.
    if (host.find_first_not_of(
            "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-:") !=
        std::string_view::npos) {
        return fail(ErrorCode::Malformed, "the host is neither a DNS name nor an IP address");
    }
    std::string const name(host);
    internal::QuietErrors const quiet;
    internal::OwnedOctets const address(a2i_IPADDRESS(name.c_str()));
    if (address == nullptr && name.contains(':')) {
        return fail(ErrorCode::Malformed, "the host is neither a DNS name nor an IP address");
    }
    return certify({.common_name = host,
                    .validity = validity,
                    .rank = Rank::Person,
                    .key_usage = words_of(Usage::SignOnly),
                    .issuer = certificate().native(),
                    .issuer_key = credential_.native_key(),
                    .alternative_name = (address == nullptr ? "DNS:" : "IP:") + name},
                   entropy);
}

void Authority::revoke(Certificate const& certificate, Instant when) {
    revocations_.push_back({certificate, when});
}

std::string Authority::crl_pem(Instant at, Instant next) const {
    internal::QuietErrors const quiet;
    internal::OwnedCrl const list(X509_CRL_new());
    X509* const issuer = certificate().native();
    CHECK(list != nullptr && X509_CRL_set_version(list.get(), crl_version_2) == 1);
    CHECK(X509_CRL_set_issuer_name(list.get(), X509_get_subject_name(issuer)) == 1);
    CHECK(X509_CRL_set1_lastUpdate(list.get(), time_of(at).get()) == 1);
    CHECK(X509_CRL_set1_nextUpdate(list.get(), time_of(next).get()) == 1);
    for (Revocation const& revocation : revocations_) {
        X509_REVOKED* const entry = X509_REVOKED_new();
        CHECK(entry != nullptr);
        ASN1_INTEGER* const serial = X509_get_serialNumber(revocation.certificate.native());
        CHECK(X509_REVOKED_set_serialNumber(entry, serial) == 1);
        CHECK(X509_REVOKED_set_revocationDate(entry, time_of(revocation.when).get()) == 1);
        CHECK(X509_CRL_add0_revoked(list.get(), entry) == 1);
    }
    CHECK(X509_CRL_sort(list.get()) == 1);
    internal::OwnedExtension const key_id =
        extension(issuer, nullptr, NID_authority_key_identifier, "keyid:always");
    CHECK(X509_CRL_add_ext(list.get(), key_id.get(), -1) == 1);
    internal::OwnedInteger const number(ASN1_INTEGER_new());
    CHECK(number != nullptr && ASN1_INTEGER_set_int64(number.get(), seconds(at)) == 1);
    CHECK(X509_CRL_add1_ext_i2d(list.get(), NID_crl_number, number.get(), 0, 0) == 1);
    CHECK(X509_CRL_sign(list.get(), credential_.native_key(), EVP_sha256()) > 0);

    internal::OwnedBio const bio(BIO_new(BIO_s_mem()));
    CHECK(bio != nullptr && PEM_write_bio_X509_CRL(bio.get(), list.get()) == 1);
    return internal::written_to(bio.get());
}

}  // namespace penstock::crypto
