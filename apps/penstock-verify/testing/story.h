// For tests: a ledger told entry by entry, all in order unless a test takes something out.
#pragma once

#include <openssl/bio.h>
#include <openssl/cms.h>
#include <openssl/ec.h>
#include <openssl/x509.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "approvals.h"
#include "bytes.h"

namespace verify {

inline constexpr char const* story_origin = "simulation/example.gov/log";

// Somebody with a certificate that nobody else has.
class Official {
public:
    explicit Official(std::string id) : id_(std::move(id)), key_(EVP_EC_gen("P-256")) {
        ASN1_INTEGER_set(X509_get_serialNumber(certificate_.get()), 1);
        X509_gmtime_adj(X509_getm_notBefore(certificate_.get()), 0);
        X509_gmtime_adj(X509_getm_notAfter(certificate_.get()), 86400);
        X509_NAME_add_entry_by_txt(X509_get_subject_name(certificate_.get()), "CN", MBSTRING_ASC,
                                   reinterpret_cast<unsigned char const*>("sample"), -1, -1, 0);
        X509_set_issuer_name(certificate_.get(), X509_get_subject_name(certificate_.get()));
        X509_set_pubkey(certificate_.get(), key_.get());
        X509_sign(certificate_.get(), key_.get(), EVP_sha256());
    }

    [[nodiscard]] std::string const& id() const { return id_; }

    [[nodiscard]] std::string fingerprint() const {
        unsigned char* der = nullptr;
        int const size = i2d_X509(certificate_.get(), &der);
        std::string const bytes(reinterpret_cast<char*>(der), static_cast<std::size_t>(size));
        OPENSSL_free(der);
        return "sha256:" + to_hex(as_text(sha256({bytes})));
    }

    // A detached CMS signature in DER.
    [[nodiscard]] std::string sign(std::string const& statement) const {
        BIO* const content = BIO_new_mem_buf(statement.data(), static_cast<int>(statement.size()));
        CMS_ContentInfo* const cms =
            CMS_sign(certificate_.get(), key_.get(), nullptr, content, CMS_BINARY | CMS_DETACHED);
        BIO_free(content);
        unsigned char* der = nullptr;
        int const size = i2d_CMS_ContentInfo(cms, &der);
        std::string const bytes(reinterpret_cast<char*>(der), static_cast<std::size_t>(size));
        OPENSSL_free(der);
        CMS_ContentInfo_free(cms);
        return bytes;
    }

private:
    struct Free {
        void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
        void operator()(X509* certificate) const { X509_free(certificate); }
    };
    std::string id_;
    std::unique_ptr<EVP_PKEY, Free> key_;
    std::unique_ptr<X509, Free> certificate_{X509_new()};
};

inline Official const& official(std::size_t number) {
    static std::vector<Official> const all = [] {
        std::vector<Official> made;
        for (char const* id : {"official-1", "official-2", "official-3"}) made.emplace_back(id);
        return made;
    }();
    return all[number - 1];
}

// Writes entries one behind the other. Times stand still unless a test moves them.
class Story {
public:
    static constexpr char const* release_set =
        "sha256:1111111111111111111111111111111111111111111111111111111111111111";
    static constexpr char const* fingerprint =
        "sha256:2222222222222222222222222222222222222222222222222222222222222222";

    std::string time = "2026-11-20T15:00:00Z";
    std::string batch = "6f1c0000-0000-4000-8000-000000000001";
    std::uint64_t round = 1;
    std::vector<std::string> entries;

    Story& raw(std::string entry) {
        entries.push_back(std::move(entry));
        return *this;
    }
    Story& add(std::string const& type, std::string const& members) {
        return raw("{\"type\":\"" + type + "\",\"time\":\"" + time + "\"" +
                   (members.empty() ? "" : ",") + members + "}");
    }

    Story& station() {
        return add("station-made",
                   std::string("\"origin\":\"") + story_origin + "\",\"simulation\":true");
    }
    Story& adopted(int approvals = 2) {
        return add("agreement-adopted",
                   "\"agreement\":\"sample-2025\",\"agency\":\"dhs-ice\",\"approvals\":" +
                       std::to_string(approvals));
    }
    Story& received(std::string const& outcome = "accepted", std::string const& created = {}) {
        return add("received", in_batch() +
                                   ",\"agreement\":\"sample-2025\",\"agency\":\"dhs-ice\","
                                   "\"batch_digest\":\"sha256:00\",\"signer_cert\":\"\","
                                   "\"lines\":9,\"outcome\":\"" +
                                   outcome + "\",\"codes\":[]" +
                                   (created.empty() ? "" : ",\"created\":\"" + created + "\""));
    }
    Story& reviewed(int line, std::string const& outcome = "pass",
                    std::string const& statute = "8 USC 1253(a)(1)") {
        return add("reviewed", in_line(line) + ",\"outcome\":\"" + outcome + "\",\"statute\":\"" +
                                   statute + "\"");
    }
    Story& inspected(int line) { return add("inspected", in_line(line)); }
    Story& decided(int line) { return add("decided", in_line(line)); }
    Story& closed() {
        return add("decision-closed", in_round() + ",\"lines\":9,\"admitted\":1," + set_member());
    }
    // Signed by one official; `as` another in the entry, if given.
    Story& approved(std::size_t signer, std::string const& as = {}) {
        std::string const statement = approval_statement(batch, round, release_set);
        return add("approved", in_round() + "," + set_member() + ",\"official\":\"" +
                                   (as.empty() ? official(signer).id() : as) +
                                   "\",\"signer_cert\":\"" + official(signer).fingerprint() +
                                   "\",\"signature\":\"" +
                                   to_base64(official(signer).sign(statement)) + "\"");
    }
    Story& delivered() {
        return add("delivered", in_round() + ",\"envelopes\":1,\"manifest\":\"sha256:00\"");
    }
    Story& opened(std::string const& type, int line = 1,
                  std::string const& recipient = "ice-0412") {
        return add(type, in_line(line) + ",\"recipient\":\"" + recipient +
                             "\",\"recipient_cert\":\"" + fingerprint +
                             "\",\"item\":\"00\",\"envelope\":\"sha256:00\"");
    }
    Story& revoked(int line = 1) { return add("revoked", in_line(line) + ",\"revocation\":1"); }
    Story& order(std::string const& scope = empty_scope(),
                 std::string const& effective = "2026-11-20T12:00:00Z",
                 std::string const& kind = "stop") {
        return add("order-entered",
                   "\"order\":\"order-1\",\"court\":\"c\",\"docket\":\"d\","
                   "\"effective\":\"" +
                       effective + "\",\"kind\":\"" + kind + "\",\"scope\":" + scope +
                       ",\"text_digest\":\"\",\"signers\":[\"a\",\"b\"]");
    }
    Story& lift(std::string const& scope = "null",
                std::string const& effective = "2026-11-20T12:00:00Z",
                std::string const& signers = "[\"a\",\"b\"]") {
        return add("order-lifted", "\"order\":\"order-1\",\"citation\":\"x\",\"effective\":\"" +
                                       effective + "\",\"scope\":" + scope +
                                       ",\"text_digest\":\"\",\"signers\":" + signers);
    }
    static std::string empty_scope() {
        return R"({"agreements":[],"agencies":[],"statutes":[],"persons":[]})";
    }
    static std::string statutes(std::string const& list) {
        return R"({"agreements":[],"agencies":[],"statutes":[)" + list + R"(],"persons":[]})";
    }

    // Everything up to the decision, for one line.
    Story& until_closed(std::string const& statute = "8 USC 1253(a)(1)") {
        return station()
            .adopted()
            .received()
            .reviewed(1, "pass", statute)
            .inspected(1)
            .decided(1)
            .closed();
    }
    Story& until_delivered(std::string const& statute = "8 USC 1253(a)(1)") {
        return until_closed(statute).approved(1).approved(2).delivered();
    }
    Story& decided_anew() {
        ++round;
        return reviewed(1).inspected(1).decided(1).closed().approved(1).approved(2).delivered();
    }

private:
    [[nodiscard]] std::string in_batch() const { return "\"batch\":\"" + batch + "\""; }
    [[nodiscard]] std::string in_round() const {
        return in_batch() + ",\"round\":" + std::to_string(round);
    }
    [[nodiscard]] std::string in_line(int line) const {
        return in_round() + ",\"line\":" + std::to_string(line);
    }
    [[nodiscard]] static std::string set_member() {
        return std::string("\"release_set\":\"") + release_set + "\"";
    }
};

}  // namespace verify
