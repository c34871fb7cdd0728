// For tests: a log that has grown to some size, with a signed checkpoint and a consistency proof
// for every size up to it, made the slow and obvious way.
#pragma once

#include "crypto/signing_key.h"
#include "ledger/checkpoint.h"
#include "ledger/note.h"
#include "merkle/hash.h"
#include "merkle/proof.h"
#include "witness/add_checkpoint.h"

#include <array>
#include <span>
#include <string>
#include <vector>

namespace penstock::witness {

class GrownLog {
public:
    GrownLog(std::string origin, std::uint8_t key, std::size_t size, std::string const& words = {})
        : origin_(std::move(origin)), key_(key_of(key)) {
        for (std::size_t i = 0; i < size; ++i) {
            leaves_.push_back(merkle::leaf_hash(as_bytes(words + std::to_string(i))));
        }
    }

    [[nodiscard]] crypto::SigningKey const& signing_key() const { return key_; }
    [[nodiscard]] ledger::VerifierKey key() const { return ledger::verifier_key(origin_, key_); }
    [[nodiscard]] std::string note(std::uint64_t size) const {
        ledger::Checkpoint const checkpoint{
            .origin = origin_,
            .tree = {.size = size, .root = merkle::root(std::span(leaves_).first(size))}};
        return *ledger::sign_note(checkpoint.text(), origin_, key_);
    }
    [[nodiscard]] merkle::Proof proof(std::uint64_t old_size, std::uint64_t size) const {
        if (old_size == 0 || old_size >= size) return {};
        return *merkle::consistency_proof(
            old_size, size, [this](unsigned height, std::uint64_t index) -> Result<Digest> {
                std::uint64_t const width = std::uint64_t{1} << height;
                return merkle::root(std::span(leaves_).subspan(index * width, width));
            });
    }
    [[nodiscard]] AddCheckpoint request(std::uint64_t old_size, std::uint64_t size) const {
        return {.old_size = old_size, .proof = proof(old_size, size), .checkpoint = note(size)};
    }

private:
    static crypto::SigningKey key_of(std::uint8_t number) {
        std::array<std::uint8_t, 32> seed{};
        seed[0] = number;
        return *crypto::SigningKey::from_seed(seed);
    }

    std::string origin_;
    crypto::SigningKey key_;
    std::vector<Digest> leaves_;
};

}  // namespace penstock::witness
