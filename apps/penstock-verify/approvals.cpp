#include "approvals.h"

#include "bytes.h"

#include <openssl/bio.h>
#include <openssl/cms.h>
#include <openssl/err.h>
#include <openssl/x509.h>

#include <map>
#include <memory>
#include <set>

namespace verify {

namespace {

template <auto release>
struct Release {
    template <typename T>
    void operator()(T* object) const {
        release(object);
    }
};
using OwnedBio = std::unique_ptr<BIO, Release<BIO_free_all>>;
using OwnedCms = std::unique_ptr<CMS_ContentInfo, Release<CMS_ContentInfo_free>>;

OwnedBio reading(std::string_view bytes) {
    return OwnedBio(BIO_new_mem_buf(bytes.data(), static_cast<int>(bytes.size())));
}

// The fingerprint of the one signer's certificate; empty where there is not exactly one.
std::string signer_fingerprint(CMS_ContentInfo* cms) {
    STACK_OF(X509)* const signers = CMS_get0_signers(cms);  // a new list of borrowed certificates
    std::string fingerprint;
    if (signers != nullptr && sk_X509_num(signers) == 1) {
        unsigned char* der = nullptr;
        int const size = i2d_X509(sk_X509_value(signers, 0), &der);
        if (size > 0) {
            std::string_view const bytes(reinterpret_cast<char const*>(der),
                                         static_cast<std::size_t>(size));
            fingerprint = "sha256:" + to_hex(as_text(sha256({bytes})));
            OPENSSL_free(der);
        }
    }
    sk_X509_free(signers);
    return fingerprint;
}

// A matching of officials and certificates grows by one along an alternating path, if there is one.
class Matching {
public:
    explicit Matching(std::vector<Approval> const& approvals) {
        for (Approval const& approval : approvals) {
            certificates_[approval.official].insert(approval.signer_cert);
        }
    }

    std::size_t size() {
        std::size_t count = 0;
        for (auto const& [official, certificates] : certificates_) {
            std::set<std::string> tried;
            if (place(official, tried)) ++count;
        }
        return count;
    }

private:
    bool place(std::string const& official, std::set<std::string>& tried) {
        for (std::string const& certificate : certificates_[official]) {
            if (!tried.insert(certificate).second) continue;
            auto const holder = holder_.find(certificate);
            if (holder == holder_.end() || place(holder->second, tried)) {
                holder_[certificate] = official;
                return true;
            }
        }
        return false;
    }

    std::map<std::string, std::set<std::string>> certificates_;  // of each official
    std::map<std::string, std::string> holder_;                  // official of each certificate
};

}  // namespace

std::string approval_statement(std::string_view batch, std::uint64_t round,
                               std::string_view release_set) {
    return "penstock-approval/1\nbatch " + std::string(batch) + "\nround " + std::to_string(round) +
           "\nrelease-set " + std::string(release_set) + "\n";
}

bool verify_approval(std::string_view cms, std::string_view statement,
                     std::string_view signer_cert) {
    OwnedBio const input = reading(cms);
    OwnedCms const structure(d2i_CMS_bio(input.get(), nullptr));
    // CMS_verify copies a memory BIO and loses the copy where the structure is malformed; behind a
    // filter it does not see one.
    OwnedBio const content(BIO_push(BIO_new(BIO_f_null()), reading(statement).release()));
    constexpr unsigned flags = CMS_BINARY | CMS_DETACHED | CMS_NO_SIGNER_CERT_VERIFY;
    bool good = structure != nullptr && BIO_eof(input.get()) == 1;
    // The certificate comes with the signature; only its fingerprint says whose it must be.
    good =
        good && CMS_verify(structure.get(), nullptr, nullptr, content.get(), nullptr, flags) == 1;
    good = good && signer_fingerprint(structure.get()) == signer_cert;
    ERR_clear_error();
    return good;
}

std::size_t distinct_approvals(std::vector<Approval> const& approvals) {
    return Matching(approvals).size();
}

}  // namespace verify
