#include "merkle/proof.h"

#include "base/check.h"
#include "merkle/hash.h"

#include <algorithm>
#include <bit>

namespace penstock::merkle {

namespace {

// The root over the leaves [begin, end), a range that the recursion of RFC 6962 meets: it starts
// at a multiple of the largest power of two that is not larger than it.
Result<Digest> range_root(std::uint64_t begin, std::uint64_t end, SubtreeHash const& subtree) {
    std::uint64_t const width = end - begin;
    if (std::has_single_bit(width)) {
        return subtree(static_cast<unsigned>(std::countr_zero(width)), begin / width);
    }
    std::uint64_t const k = split_point(width);
    Digest const left = TRY(range_root(begin, begin + k, subtree));
    Digest const right = TRY(range_root(begin + k, end, subtree));
    return node_hash(left, right);
}

}  // namespace

Result<Digest> root_of(std::uint64_t size, SubtreeHash const& subtree) {
    if (size == 0) return empty_root();
    return range_root(0, size, subtree);
}

Result<std::vector<Digest>> peaks_of(std::uint64_t size, SubtreeHash const& subtree) {
    std::vector<Digest> peaks;
    std::uint64_t begin = 0;
    for (std::uint64_t rest = size; rest != 0;) {
        std::uint64_t const width = std::bit_floor(rest);
        peaks.push_back(TRY(range_root(begin, begin + width, subtree)));
        begin += width;
        rest -= width;
    }
    return peaks;
}

// RFC 6962 section 2.1.1
//     "For n > 1, let k be the largest power of two smaller than n.  The path for the (m+1)th
//      element d(m) in a list of n > m elements is then defined recursively as
//      PATH(m, D[n]) = PATH(m, D[0:k]) : MTH(D[k:n]) for m < k; and
//      PATH(m, D[n]) = PATH(m - k, D[k:n]) : MTH(D[0:k]) for m >= k"
Result<Proof> inclusion_proof(std::uint64_t index, std::uint64_t size, SubtreeHash const& subtree) {
    CHECK(index < size);
    Proof proof;
    std::uint64_t begin = 0;
    std::uint64_t end = size;
    while (end - begin > 1) {
        std::uint64_t const middle = begin + split_point(end - begin);
        if (index < middle) {
            proof.push_back(TRY(range_root(middle, end, subtree)));
            end = middle;
        } else {
            proof.push_back(TRY(range_root(begin, middle, subtree)));
            begin = middle;
        }
    }
    std::ranges::reverse(proof);
    return proof;
}

// RFC 6962 section 2.1.2
//     "The Merkle consistency proof PROOF(m, D[n]) for a previous Merkle Tree Hash MTH(D[0:m]),
//      0 < m < n, is: PROOF(m, D[n]) = SUBPROOF(m, D[n], true)"
Result<Proof> consistency_proof(std::uint64_t old_size, std::uint64_t size,
                                SubtreeHash const& subtree) {
    CHECK(0 < old_size && old_size <= size);
    Proof proof;
    std::uint64_t begin = 0;
    std::uint64_t end = size;
    bool whole = true;  // the subproof's flag b: the old tree is a subtree that starts at 0
    while (old_size != end) {
        std::uint64_t const middle = begin + split_point(end - begin);

        // "If m <= k [...]: SUBPROOF(m, D[n], b) = SUBPROOF(m, D[0:k], b) : MTH(D[k:n])"
        if (old_size <= middle) {
            proof.push_back(TRY(range_root(middle, end, subtree)));
            end = middle;
            continue;
        }

        // "If m > k [...]: SUBPROOF(m, D[n], b) = SUBPROOF(m - k, D[k:n], false) : MTH(D[0:k])"
        proof.push_back(TRY(range_root(begin, middle, subtree)));
        begin = middle;
        whole = false;
    }

    // "The subproof for m = n is empty if m is the value for which PROOF was originally requested
    //  [...]: SUBPROOF(m, D[m], true) = {}"; otherwise
    // "SUBPROOF(m, D[m], false) = {MTH(D[m])}"
    if (!whole) proof.push_back(TRY(range_root(begin, end, subtree)));
    std::ranges::reverse(proof);
    return proof;
}

// RFC 9162 section 2.1.3.2
bool verify_inclusion(std::uint64_t index, std::uint64_t size, Digest const& leaf_hash,
                      Proof const& proof, Digest const& root) {
    // "1. Compare leaf_index [...] against tree_size.  If leaf_index is greater than or equal to
    //  tree_size, then fail the proof verification."
    if (index >= size) return false;

    // "2. Set two variables, fn = leaf_index and sn = tree_size - 1.  3. Set r to hash."
    std::uint64_t fn = index;
    std::uint64_t sn = size - 1;
    Digest r = leaf_hash;

    // "4. For each value p in the inclusion_path array:"
    for (Digest const& p : proof) {
        // "a. If sn is 0, then stop the iteration and fail the proof verification."
        if (sn == 0) return false;

        // "b. If LSB(fn) is set, or if fn is equal to sn, then: i. Set r to
        //  HASH(0x01 || p || r).  ii. If LSB(fn) is not set, then right-shift both fn and sn
        //  equally until either LSB(fn) is set or fn is 0."
        if ((fn & 1) != 0 || fn == sn) {
            r = node_hash(p, r);
            while ((fn & 1) == 0 && fn != 0) {
                fn >>= 1;
                sn >>= 1;
            }
        } else {
            // "Otherwise: i. Set r to HASH(0x01 || r || p)."
            r = node_hash(r, p);
        }

        // "c. Finally, right-shift both fn and sn one time."
        fn >>= 1;
        sn >>= 1;
    }

    // "5. Compare sn to 0.  Compare r against the root_hash.  If sn is equal to 0 and r and the
    //  root_hash are equal, then the log has proven the inclusion of hash."
    return sn == 0 && r == root;
}

// RFC 9162 section 2.1.4.2
bool verify_consistency(TreeHead const& older, TreeHead const& newer, Proof const& proof) {
    if (older.size == 0 || older.size > newer.size) return false;
    if (older.size == newer.size) return proof.empty() && older.root == newer.root;

    // "1. If consistency_path is an empty array, stop and fail the proof verification."
    if (proof.empty()) return false;

    // "2. If first is an exact power of 2, then prepend first_hash to the consistency_path array."
    bool const implied = std::has_single_bit(older.size);

    // "3. Set two variables, fn = first - 1 and sn = second - 1.  4. If LSB(fn) is set, then
    //  right-shift both fn and sn equally until LSB(fn) is not set."
    std::uint64_t fn = older.size - 1;
    std::uint64_t sn = newer.size - 1;
    int const shift = std::countr_one(fn);
    fn >>= shift;
    sn >>= shift;

    // "5. Set both fr and sr to the first value in the consistency_path array."
    Digest fr = implied ? older.root : proof.front();
    Digest sr = fr;

    // "6. For each subsequent value c in the consistency_path array:"
    for (std::size_t i = implied ? 0 : 1; i < proof.size(); ++i) {
        Digest const& c = proof[i];
        // "a. If sn is 0, then stop the iteration and fail the proof verification."
        if (sn == 0) return false;

        // "b. If LSB(fn) is set, or if fn is equal to sn, then: i. Set fr to
        //  HASH(0x01 || c || fr).  ii. Set sr to HASH(0x01 || c || sr).  iii. If LSB(fn) is not
        //  set, then right-shift both fn and sn equally until either LSB(fn) is set or fn is 0."
        if ((fn & 1) != 0 || fn == sn) {
            fr = node_hash(c, fr);
            sr = node_hash(c, sr);
            while ((fn & 1) == 0 && fn != 0) {
                fn >>= 1;
                sn >>= 1;
            }
        } else {
            // "Otherwise: i. Set sr to HASH(0x01 || sr || c)."
            sr = node_hash(sr, c);
        }

        // "c. Finally, right-shift both fn and sn one time."
        fn >>= 1;
        sn >>= 1;
    }

    // "7. [...] verify that the fr calculated is equal to the first_hash supplied, that the sr
    //  calculated is equal to the second_hash supplied, and that sn is 0."
    return sn == 0 && fr == older.root && sr == newer.root;
}

}  // namespace penstock::merkle
