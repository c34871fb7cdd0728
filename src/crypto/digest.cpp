#include "crypto/digest.h"

#include "base/check.h"
#include "crypto/internal/openssl.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace penstock::crypto {

namespace {

constexpr std::size_t block_bytes = 64;  // of SHA-256, FIPS 180-4 figure 1

// OPTIMIZATION: fetching the algorithm costs several times a short hash, so it is fetched once.
EVP_MD const* sha256_method() {
    static internal::OwnedDigestMethod const method(EVP_MD_fetch(nullptr, "SHA256", nullptr));
    CHECK(method != nullptr);
    return method.get();
}

void start(EVP_MD_CTX* context) {
    CHECK(EVP_DigestInit_ex2(context, nullptr, nullptr) == 1);
}

void add(EVP_MD_CTX* context, ByteView data) {
    CHECK(EVP_DigestUpdate(context, data.data(), data.size()) == 1);
}

Digest end(EVP_MD_CTX* context) {
    Digest digest;
    unsigned int size = 0;
    CHECK(EVP_DigestFinal_ex(context, digest.bytes.data(), &size) == 1);
    CHECK(size == digest.bytes.size());
    return digest;
}

EVP_MD_CTX* new_context() {
    EVP_MD_CTX* const context = EVP_MD_CTX_new();
    CHECK(context != nullptr);
    CHECK(EVP_DigestInit_ex2(context, sha256_method(), nullptr) == 1);
    return context;
}

// One context for each thread: a reset costs nothing against a new one.
EVP_MD_CTX* thread_context() {
    thread_local internal::OwnedDigestContext const context(new_context());
    return context.get();
}

}  // namespace

Digest sha256(ByteView data) {
    EVP_MD_CTX* const context = thread_context();
    start(context);
    add(context, data);
    return end(context);
}

// FIPS 198-1 table 1:
//     H((K0 xor opad) || H((K0 xor ipad) || text))
// OPTIMIZATION: EVP_MAC sets up three digest contexts for every new key, and ours is new each time.
Digest hmac_sha256(ByteView key, ByteView data) {
    std::array<std::uint8_t, block_bytes> padded{};
    if (key.size() > block_bytes) {
        Digest const shortened = sha256(key);
        std::ranges::copy(shortened.bytes, padded.begin());
    } else {
        std::ranges::copy(key, padded.begin());
    }
    EVP_MD_CTX* const context = thread_context();

    for (std::uint8_t& byte : padded) byte ^= 0x36;
    start(context);
    add(context, padded);
    add(context, data);
    Digest const inner = end(context);

    for (std::uint8_t& byte : padded) byte ^= 0x36 ^ 0x5c;
    start(context);
    add(context, padded);
    add(context, inner.view());
    Digest const outer = end(context);
    OPENSSL_cleanse(padded.data(), padded.size());
    return outer;
}

Sha256::Sha256() : context_(new_context()) {}

void Sha256::Free::operator()(evp_md_ctx_st* context) const {
    EVP_MD_CTX_free(context);
}

void Sha256::update(ByteView data) {
    add(context_.get(), data);
}

Digest Sha256::finish() {
    Digest const digest = end(context_.get());
    start(context_.get());
    return digest;
}

}  // namespace penstock::crypto
