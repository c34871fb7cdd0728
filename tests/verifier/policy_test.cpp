// Policies and cosignatures (c2sp.org/tlog-policy, tlog-cosignature), and the chain of a log's
// keys.
#include "policy.h"
#include "bytes.h"
#include "key_chain.h"

#include "crypto/signing_key.h"

#include <gtest/gtest.h>

#include <array>

namespace verify {
namespace {

constexpr char const* origin = "example.org/log";
constexpr char const* text = "example.org/log\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n";

// Somebody who signs notes under a name, as a log (kind 1) or a witness (kind 4).
class Signer {
public:
    Signer(std::string name, std::uint8_t number, char kind) : name_(std::move(name)), kind_(kind) {
        std::array<std::uint8_t, 32> seed{};
        seed[0] = number;
        key_ = penstock::crypto::SigningKey::from_seed(seed).value();
        auto const raw = key_->public_key();
        public_key_ = kind_ + std::string(raw.begin(), raw.end());
        id_ = as_text(sha256({name_, "\n", public_key_})).substr(0, 4);
    }

    [[nodiscard]] std::string vkey() const {
        return name_ + "+" + to_hex(id_) + "+" + to_base64(public_key_);
    }
    [[nodiscard]] std::string line(std::string const& message,
                                   std::string const& before = {}) const {
        auto const raw = key_->sign(penstock::as_bytes(message)).value();
        return "\xE2\x80\x94 " + name_ + " " +
               to_base64(id_ + before + std::string(raw.begin(), raw.end())) + "\n";
    }
    [[nodiscard]] std::string cosign(std::string const& note_text,
                                     std::uint64_t time = 1000) const {
        std::string stamp;
        for (int shift = 56; shift >= 0; shift -= 8)
            stamp += static_cast<char>(time >> shift & 255);
        return line("cosignature/v1\ntime " + std::to_string(time) + "\n" + note_text, stamp);
    }

private:
    std::string name_;
    char kind_;
    std::optional<penstock::crypto::SigningKey> key_;
    std::string public_key_, id_;
};

Signer const log_signer(origin, 1, 1);
Signer const one("witness.example/one", 2, 4);
Signer const two("witness.example/two", 3, 4);
Signer const three("witness.example/three", 4, 4);

std::string note(std::string const& cosignatures) {
    return std::string(text) + "\n" + log_signer.line(text) + cosignatures;
}

std::string policy(std::string const& rest) {
    return "# ours\nlog " + log_signer.vkey() + " https://log.example/\n\nwitness A " + one.vkey() +
           "\n\twitness  B " + two.vkey() + " https://two.example/\nwitness C " + three.vkey() +
           "\n" + rest;
}

std::string outcome(std::string const& rest, std::string const& cosignatures) {
    auto const parsed = Policy::parse(policy(rest));
    if (!parsed) return parsed.error().rule;
    auto const by = parsed->check(note(cosignatures));
    return by ? "met by " + std::to_string(by->size()) : by.error().rule;
}

TEST(Policy, AQuorumIsMetByEnoughOfItsMembers) {
    std::string const two_of_three = "group G 2 A B C\nquorum G\n";
    EXPECT_EQ(outcome(two_of_three, ""), "policy.quorum");
    EXPECT_EQ(outcome(two_of_three, one.cosign(text)), "policy.quorum");
    EXPECT_EQ(outcome(two_of_three, one.cosign(text) + one.cosign(text, 2000)), "policy.quorum");
    EXPECT_EQ(outcome(two_of_three, one.cosign(text) + three.cosign(text)), "met by 2");
    EXPECT_EQ(outcome("quorum none\n", ""), "met by 0");
    EXPECT_EQ(outcome("quorum B\n", one.cosign(text)), "policy.quorum");
    EXPECT_EQ(outcome("quorum B\n", two.cosign(text)), "met by 1");
    std::string const nested = "group G any A B\ngroup H all G C\nquorum H\n";
    EXPECT_EQ(outcome(nested, one.cosign(text) + two.cosign(text)), "policy.quorum");
    EXPECT_EQ(outcome(nested, two.cosign(text) + three.cosign(text)), "met by 2");
}

TEST(Policy, ACosignatureThatIsNotTheWitnessesOwnMakesTheNoteBad) {
    EXPECT_EQ(outcome("quorum none\n", one.cosign("other\n0\n\n")), "note.cosignature");
    EXPECT_EQ(outcome("quorum none\n", one.line(text)), "note.cosignature");
    Signer const impostor("witness.example/one", 9, 4);
    EXPECT_EQ(outcome("quorum A\n", impostor.cosign(text)), "policy.quorum");
}

TEST(Policy, AFormThatIsNotTheSpecificationsIsRefused) {
    for (std::string const rest :
         {"", "quorum D\n", "quorum A\nquorum A\n", "group A any B\nquorum A\n",
          "group G 0 A\nquorum G\n", "group G 3 A B\nquorum G\n", "group G any\nquorum G\n",
          "group G any none\nquorum G\n", "group G any A\ngroup H any A\nquorum H\n",
          "group none any A\nquorum none\n", "group G any A A\nquorum G\n", "nonsense\nquorum A\n",
          "quorum A", "quorum A\r\n"}) {
        EXPECT_EQ(outcome(rest, ""), "policy.form") << rest;
    }
    EXPECT_FALSE(Policy::parse(policy("witness D " + one.vkey() + "\nquorum none\n")));
    EXPECT_FALSE(Policy::parse(policy("log " + log_signer.vkey() + "\nquorum none\n")));
    EXPECT_FALSE(Policy::parse("witness D " + log_signer.vkey() + "\nquorum none\n"));
}

TEST(Policy, TheLogIsFoundByItsOrigin) {
    auto const parsed = Policy::parse(policy("quorum none\n"));
    ASSERT_TRUE(parsed);
    ASSERT_TRUE(parsed->log(origin));
    EXPECT_TRUE(open_note(note(""), *parsed->log(origin)));
    EXPECT_FALSE(parsed->log("example.org/other"));
}

Signer const next_signer(origin, 21, 1);

std::string rotation(std::uint64_t index, std::string const& by_old, std::string const& by_new) {
    std::string const statement = "penstock-key-rotation/1\nold " + log_signer.vkey() + "\nnew " +
                                  next_signer.vkey() + "\nindex " + std::to_string(index) + "\n";
    std::string json;
    for (char const c : statement + "\n" + (by_old.empty() ? log_signer.line(statement) : by_old) +
                            (by_new.empty() ? next_signer.line(statement) : by_new)) {
        json += c == '\n' ? std::string("\\n") : std::string(1, c);
    }
    return R"({"type":"key-rotated","time":"2026-11-20T15:00:00Z","old_vkey":")" +
           log_signer.vkey() + R"(","new_vkey":")" + next_signer.vkey() + R"(","statement":")" +
           json + R"(","signers":[]})";
}

TEST(KeyChain, ARotationNeedsBothKeysAndItsOwnIndex) {
    EXPECT_TRUE(rotation_in(rotation(5, "", ""), 5));
    EXPECT_FALSE(rotation_in(rotation(5, "", ""), 6));
    EXPECT_FALSE(rotation_in(rotation(5, log_signer.line("other\n"), ""), 5));
    EXPECT_FALSE(rotation_in(rotation(5, next_signer.line("x\n"), ""), 5));
    EXPECT_FALSE(rotation_in(rotation(5, "", log_signer.line("x\n")), 5));
    EXPECT_FALSE(rotation_in(R"({"type":"key-rotated"})", 5));
}

TEST(KeyChain, ALaterKeyIsAcceptedOverAChainAndAnEarlierOneForOlderCheckpointsOnly) {
    std::vector<Rotation> const rotations{*rotation_in(rotation(5, "", ""), 5)};
    LogKey const old_key = *parse_log_key(log_signer.vkey());
    LogKey const new_key = *parse_log_key(next_signer.vkey());
    std::string const by_new = std::string(text) + "\n" + next_signer.line(text);
    EXPECT_TRUE(signer_of(note(""), old_key, rotations));
    EXPECT_EQ(signer_of(by_new, old_key, rotations)->public_key, new_key.public_key);
    EXPECT_FALSE(signer_of(by_new, old_key, {}));
    EXPECT_FALSE(signer_of(note(""), new_key, rotations));
    EXPECT_EQ(earlier_signer_of(note(""), new_key, rotations)->public_key, old_key.public_key);
}

}  // namespace
}  // namespace verify
