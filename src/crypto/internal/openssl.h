// Owners for the objects of OpenSSL 3 that this module uses. Nothing outside src/crypto sees them.
#pragma once

#include <openssl/bio.h>
#include <openssl/cms.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/x509.h>
#include <openssl/x509_vfy.h>

#include <limits>
#include <memory>
#include <string>
#include <string_view>

namespace penstock::crypto::internal {

template <auto release>
struct Release {
    template <typename T>
    void operator()(T* object) const {
        release(object);
    }
};

using OwnedBio = std::unique_ptr<BIO, Release<BIO_free_all>>;
using OwnedBioMethod = std::unique_ptr<BIO_METHOD, Release<BIO_meth_free>>;
using OwnedCipher = std::unique_ptr<EVP_CIPHER, Release<EVP_CIPHER_free>>;
using OwnedCipherContext = std::unique_ptr<EVP_CIPHER_CTX, Release<EVP_CIPHER_CTX_free>>;
using OwnedCms = std::unique_ptr<CMS_ContentInfo, Release<CMS_ContentInfo_free>>;
using OwnedCrl = std::unique_ptr<X509_CRL, Release<X509_CRL_free>>;
using OwnedDigestContext = std::unique_ptr<EVP_MD_CTX, Release<EVP_MD_CTX_free>>;
using OwnedDigestMethod = std::unique_ptr<EVP_MD, Release<EVP_MD_free>>;
using OwnedExtension = std::unique_ptr<X509_EXTENSION, Release<X509_EXTENSION_free>>;
using OwnedInteger = std::unique_ptr<ASN1_INTEGER, Release<ASN1_INTEGER_free>>;
using OwnedKey = std::unique_ptr<EVP_PKEY, Release<EVP_PKEY_free>>;
using OwnedKeyContext = std::unique_ptr<EVP_PKEY_CTX, Release<EVP_PKEY_CTX_free>>;
using OwnedOctets = std::unique_ptr<ASN1_OCTET_STRING, Release<ASN1_OCTET_STRING_free>>;
using OwnedStoreContext = std::unique_ptr<X509_STORE_CTX, Release<X509_STORE_CTX_free>>;
using OwnedTime = std::unique_ptr<ASN1_TIME, Release<ASN1_TIME_free>>;
using OwnedX509 = std::unique_ptr<X509, Release<X509_free>>;

// Empties the thread's queue of OpenSSL errors when it goes out of scope, so that an expected
// failure leaves no trace for the next caller.
class QuietErrors {
public:
    QuietErrors() = default;
    QuietErrors(QuietErrors const&) = delete;
    QuietErrors& operator=(QuietErrors const&) = delete;
    ~QuietErrors() { ERR_clear_error(); }
};

// A reader of `text`, which must outlive it; null if the text is longer than OpenSSL can count.
inline OwnedBio reader_of(std::string_view text) {
    if (text.size() > std::numeric_limits<int>::max()) return nullptr;
    return OwnedBio(BIO_new_mem_buf(text.data(), static_cast<int>(text.size())));
}

// What was written to a memory BIO.
inline std::string written_to(BIO* bio) {
    char* text = nullptr;
    long const size = BIO_get_mem_data(bio, &text);
    return size <= 0 ? std::string() : std::string(text, static_cast<std::size_t>(size));
}

// Refuses to ask a person for a passphrase: an encrypted key is simply not readable.
inline int no_passphrase(char*, int, int, void*) {
    return -1;
}

}  // namespace penstock::crypto::internal
