#include "merkle/hash.h"

#include "base/check.h"
#include "crypto/digest.h"
#include "merkle/frontier.h"

#include <array>
#include <bit>
#include <cstring>

namespace penstock::merkle {

namespace {

constexpr std::uint8_t leaf_prefix = 0x00;
constexpr std::uint8_t node_prefix = 0x01;

}  // namespace

// RFC 6962 section 2.1
//     "The hash of a list with one entry (also known as a leaf hash) is:
//      MTH({d(0)}) = SHA-256(0x00 || d(0))."
Digest leaf_hash(ByteView entry) {
    // OPTIMIZATION: one call for the usual small entry, two pieces for a large one.
    std::array<std::uint8_t, 1024> buffer;
    if (entry.size() < buffer.size()) {
        buffer[0] = leaf_prefix;
        if (!entry.empty()) std::memcpy(buffer.data() + 1, entry.data(), entry.size());
        return crypto::sha256(ByteView(buffer).first(entry.size() + 1));
    }
    crypto::Sha256 hash;
    hash.update(ByteView(&leaf_prefix, 1));
    hash.update(entry);
    return hash.finish();
}

// RFC 6962 section 2.1
//     "For n > 1, let k be the largest power of two smaller than n [...].  The Merkle Tree Hash of
//      an n-element list D[n] is then defined recursively as
//      MTH(D[n]) = SHA-256(0x01 || MTH(D[0:k]) || MTH(D[k:n]))"
Digest node_hash(Digest const& left, Digest const& right) {
    std::array<std::uint8_t, 65> buffer;
    buffer[0] = node_prefix;
    std::memcpy(buffer.data() + 1, left.bytes.data(), 32);
    std::memcpy(buffer.data() + 33, right.bytes.data(), 32);
    return crypto::sha256(buffer);
}

// RFC 6962 section 2.1
//     "The hash of an empty list is the hash of an empty string: MTH({}) = SHA-256()."
Digest empty_root() {
    return crypto::sha256({});
}

Digest root(std::span<Digest const> leaf_hashes) {
    Frontier frontier;
    for (Digest const& hash : leaf_hashes) frontier.append(hash);
    return frontier.root();
}

std::uint64_t split_point(std::uint64_t n) {
    CHECK(n > 1);
    return std::bit_floor(n - 1);
}

}  // namespace penstock::merkle
