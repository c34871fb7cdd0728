#include "crypto/tls_context.h"

#include "base/check.h"
#include "crypto/internal/openssl.h"

#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace penstock::crypto {

namespace {

using OwnedContext = std::unique_ptr<SSL_CTX, internal::Release<SSL_CTX_free>>;

// RFC 7301: the only protocol spoken, with its length before it.
constexpr std::array<unsigned char, 9> http_1_1 = {8, 'h', 't', 't', 'p', '/', '1', '.', '1'};

OwnedContext new_context(SSL_METHOD const* method) {
    OwnedContext context(SSL_CTX_new(method));
    CHECK(context != nullptr);
    CHECK(SSL_CTX_set_min_proto_version(context.get(), TLS1_3_VERSION) == 1);
    SSL_CTX_set_options(context.get(), SSL_OP_NO_TICKET | SSL_OP_NO_COMPRESSION);
    SSL_CTX_set_session_cache_mode(context.get(), SSL_SESS_CACHE_OFF);
    SSL_CTX_set_mode(context.get(), SSL_MODE_RELEASE_BUFFERS);
    return context;
}

int select_protocol(SSL*, unsigned char const** selected, unsigned char* selected_size,
                    unsigned char const* offered, unsigned int offered_size, void*) {
    unsigned char* found = nullptr;
    if (SSL_select_next_proto(&found, selected_size, http_1_1.data(), http_1_1.size(), offered,
                              offered_size) != OPENSSL_NPN_NEGOTIATED) {
        return SSL_TLSEXT_ERR_ALERT_FATAL;
    }
    *selected = found;
    return SSL_TLSEXT_ERR_OK;
}

// No chain is built and nothing judged: whoever serves does that, at the station's time.
int accept_any(X509_STORE_CTX* context, void*) {
    X509_STORE_CTX_set_error(context, X509_V_OK);
    return 1;
}

// All certificates of the text. Errors: Malformed if there is none or one cannot be read.
Result<std::vector<internal::OwnedX509>> certificates_of(std::string_view pem) {
    internal::OwnedBio const bio = internal::reader_of(pem);
    if (bio == nullptr) return fail(ErrorCode::Malformed, "the text is too long");
    std::vector<internal::OwnedX509> found;
    while (X509* const next =
               PEM_read_bio_X509(bio.get(), nullptr, internal::no_passphrase, nullptr)) {
        found.emplace_back(next);
    }
    unsigned long const ended = ERR_peek_last_error();
    if (found.empty() || ERR_GET_REASON(ended) != PEM_R_NO_START_LINE) {
        return fail(ErrorCode::Malformed, "the text holds no readable certificate",
                    "give it in PEM form");
    }
    return found;
}

Result<void> show(SSL_CTX* context, Credential const& credential) {
    if (SSL_CTX_use_certificate(context, credential.certificate().native()) != 1 ||
        SSL_CTX_use_PrivateKey(context, credential.native_key()) != 1) {
        return fail(ErrorCode::Malformed, "the certificate or its key is not fit for TLS 1.3",
                    "use an EC key of P-256, or an RSA key of at least 2048 bits");
    }
    return {};
}

bool is_ip_address(std::string const& host) {
    return internal::OwnedOctets(a2i_IPADDRESS(host.c_str())) != nullptr;
}

}  // namespace

Result<TlsContext> TlsContext::server(std::string_view certificate_chain, std::string_view key) {
    internal::QuietErrors const quiet;
    std::vector<internal::OwnedX509> const chain = TRY(certificates_of(certificate_chain));
    std::string const both = std::string(certificate_chain) + "\n" + std::string(key);
    Credential const credential = TRY(Credential::from_pem(both));
    OwnedContext context = new_context(TLS_server_method());
    TRY(show(context.get(), credential));
    for (std::size_t i = 1; i < chain.size(); ++i) {
        if (SSL_CTX_add1_chain_cert(context.get(), chain[i].get()) != 1) {
            return fail(ErrorCode::Malformed, "a certificate of the chain is not fit for TLS 1.3");
        }
    }
    CHECK(SSL_CTX_set_num_tickets(context.get(), 0) == 1);
    SSL_CTX_set_verify(context.get(), SSL_VERIFY_PEER, nullptr);
    SSL_CTX_set_cert_verify_callback(context.get(), accept_any, nullptr);
    SSL_CTX_set_alpn_select_cb(context.get(), select_protocol, nullptr);
    return TlsContext(std::shared_ptr<SSL_CTX>(std::move(context)));
}

Result<TlsContext> TlsContext::client(std::string_view authorities,
                                      std::optional<Credential> const& credential,
                                      std::optional<Instant> at) {
    internal::QuietErrors const quiet;
    OwnedContext context = new_context(TLS_client_method());
    std::vector<internal::OwnedX509> const trusted = TRY(certificates_of(authorities));
    for (internal::OwnedX509 const& authority : trusted) {
        CHECK(X509_STORE_add_cert(SSL_CTX_get_cert_store(context.get()), authority.get()) == 1);
    }
    if (credential) TRY(show(context.get(), *credential));
    X509_VERIFY_PARAM* const rules = SSL_CTX_get0_param(context.get());
    X509_VERIFY_PARAM_set_hostflags(
        rules, X509_CHECK_FLAG_NEVER_CHECK_SUBJECT | X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS);
    // An authority that is not a root is trusted as well, if it is what we were given.
    X509_VERIFY_PARAM_set_flags(rules, X509_V_FLAG_PARTIAL_CHAIN);
    if (at) X509_VERIFY_PARAM_set_time(rules, at->time_since_epoch().count());
    SSL_CTX_set_verify(context.get(), SSL_VERIFY_PEER, nullptr);
    CHECK(SSL_CTX_set_alpn_protos(context.get(), http_1_1.data(), http_1_1.size()) == 0);
    return TlsContext(std::shared_ptr<SSL_CTX>(std::move(context)));
}

ssl_st* TlsContext::new_session() const {
    SSL* const session = SSL_new(native_.get());
    CHECK(session != nullptr);
    return session;
}

Result<void> expect_host(ssl_st* session, std::string const& host) {
    internal::QuietErrors const quiet;
    bool const address = is_ip_address(host);
    bool const set = address
                         ? X509_VERIFY_PARAM_set1_ip_asc(SSL_get0_param(session), host.c_str()) == 1
                         : SSL_set1_host(session, host.c_str()) == 1 &&
                               SSL_set_tlsext_host_name(session, host.c_str()) == 1;
    if (!set) return fail(ErrorCode::Malformed, "the host is neither a name nor an IP address");
    return {};
}

std::optional<Certificate> peer_certificate(ssl_st const* session) {
    X509* const shown = SSL_get0_peer_certificate(session);
    if (shown == nullptr) return {};
    int const size = i2d_X509(shown, nullptr);
    CHECK(size > 0);
    Bytes der(static_cast<std::size_t>(size));
    unsigned char* end = der.data();
    CHECK(i2d_X509(shown, &end) == size);
    auto certificate = Certificate::from_der(der);
    if (!certificate) return {};
    return *std::move(certificate);
}

bool is_peer_good(ssl_st const* session) {
    return SSL_get_verify_result(session) == X509_V_OK;
}

}  // namespace penstock::crypto
