#include "crypto/trust.h"

#include "crypto/authority.h"
#include "support/seeded_entropy.h"

#include <gtest/gtest.h>

#include <vector>

namespace penstock::crypto {
namespace {

Instant at(char const* text) {
    return *parse_instant(text);
}

Validity const ever{at("2020-01-01T00:00:00Z"), at("2040-01-01T00:00:00Z")};
Instant const today = at("2026-11-20T15:00:00Z");
Instant const list_from = at("2026-10-02T00:00:00Z");
Instant const list_until = at("2039-12-31T00:00:00Z");

class TrustTest : public ::testing::Test {
protected:
    Trust trust() const {
        return *Trust::from_pem(root.certificate().pem(), root.crl_pem(list_from, list_until));
    }
    Credential issued(Validity validity = ever, Usage usage = Usage::SignAndReceive) {
        return *root.issue("Ada Sample", validity, usage, entropy);
    }

    penstock::testing::SeededEntropy entropy{21};
    Authority root = *Authority::make("Sample Root", ever, entropy);
};

TEST_F(TrustTest, AcceptsACertificateOfItsAuthority) {
    Credential const ada = issued();
    EXPECT_EQ(trust().check(ada.certificate(), today, Use::Sign), CertificateState::Good);
    EXPECT_EQ(trust().check(ada.certificate(), today, Use::Receive), CertificateState::Good);
}

TEST_F(TrustTest, RefusesAnotherAuthorityOfTheSameName) {
    Authority const other = *Authority::make("Sample Root", ever, entropy);
    Credential const stranger = *other.issue("Ada Sample", ever, Usage::SignAndReceive, entropy);
    EXPECT_EQ(trust().check(stranger.certificate(), today, Use::Sign),
              CertificateState::NotFromAuthority);
    EXPECT_EQ(trust().check(other.certificate(), today, Use::Sign),
              CertificateState::NotFromAuthority);
}

TEST_F(TrustTest, RefusesACertificateWhoseBytesWereChanged) {
    Credential const ada = issued();
    Bytes der = ada.certificate().der();
    der.back() ^= 1;
    auto const changed = Certificate::from_der(der);
    ASSERT_TRUE(changed.has_value());
    EXPECT_EQ(trust().check(*changed, today, Use::Sign), CertificateState::NotFromAuthority);
}

TEST_F(TrustTest, RefusesWhatIsOnTheListWhateverItsDateThere) {
    Credential const ada = issued();
    Credential const ben = issued();
    root.revoke(ada.certificate(), at("2039-01-01T00:00:00Z"));
    EXPECT_EQ(trust().check(ada.certificate(), today, Use::Sign), CertificateState::Revoked);
    EXPECT_EQ(trust().check(ben.certificate(), today, Use::Sign), CertificateState::Good);
}

TEST_F(TrustTest, JudgesValidityToTheSecondBothEndsIncluded) {
    Validity const week{at("2026-11-16T00:00:00Z"), at("2026-11-22T23:59:59Z")};
    Credential const ada = issued(week);
    auto const state = [&](char const* when) {
        return trust().check(ada.certificate(), at(when), Use::Sign);
    };
    EXPECT_EQ(state("2026-11-15T23:59:59Z"), CertificateState::Lapsed);
    EXPECT_EQ(state("2026-11-16T00:00:00Z"), CertificateState::Good);
    EXPECT_EQ(state("2026-11-22T23:59:59Z"), CertificateState::Good);
    EXPECT_EQ(state("2026-11-23T00:00:00Z"), CertificateState::Lapsed);
}

TEST_F(TrustTest, SaysTheSameHoweverOftenAndInWhateverOrderItIsAsked) {
    Validity const week{at("2026-11-16T00:00:00Z"), at("2026-11-22T23:59:59Z")};
    std::vector<Credential> const people{issued(), issued(week), issued(ever, Usage::SignOnly)};
    Trust const kept = trust();
    for (int turn = 0; turn < 3; ++turn) {
        for (char const* when : {"2026-11-20T15:00:00Z", "2026-11-23T00:00:00Z"}) {
            for (int twice = 0; twice < 2; ++twice) {
                for (Credential const& person : people) {
                    for (Use const use : {Use::Sign, Use::Receive}) {
                        EXPECT_EQ(kept.check(person.certificate(), at(when), use),
                                  trust().check(person.certificate(), at(when), use));
                    }
                }
            }
        }
    }
}

TEST_F(TrustTest, KnowsNoClockButTheGivenInstant) {
    // The machine's clock stands in neither period.
    Validity const past{at("1999-01-01T00:00:00Z"), at("2001-01-01T00:00:00Z")};
    Authority const old_root = *Authority::make("Old Root", past, entropy);
    Credential const ada = *old_root.issue("Ada Sample", past, Usage::SignOnly, entropy);
    Trust const old_trust =
        *Trust::from_pem(old_root.certificate().pem(), old_root.crl_pem(past.from, past.to));
    EXPECT_EQ(old_trust.check(ada.certificate(), at("2000-02-29T12:00:00Z"), Use::Sign),
              CertificateState::Good);
    EXPECT_EQ(old_trust.check(ada.certificate(), today, Use::Sign), CertificateState::Lapsed);
}

TEST_F(TrustTest, RefusesWithoutAListInForce) {
    Credential const ada = issued();
    EXPECT_EQ(trust().check(ada.certificate(), list_from - std::chrono::seconds(1), Use::Sign),
              CertificateState::ListLapsed);
    EXPECT_EQ(trust().check(ada.certificate(), list_until + std::chrono::seconds(1), Use::Sign),
              CertificateState::ListLapsed);
    Authority const other = *Authority::make("Other Root", ever, entropy);
    Trust const mixed =
        *Trust::from_pem(root.certificate().pem(), other.crl_pem(list_from, list_until));
    EXPECT_EQ(mixed.check(ada.certificate(), today, Use::Sign), CertificateState::ListLapsed);
}

TEST_F(TrustTest, DoesNotBelieveAListThatTheAuthorityDidNotSign) {
    Credential const ada = issued();
    Authority const impostor = *Authority::make("Sample Root", ever, entropy);
    Trust const fooled =
        *Trust::from_pem(root.certificate().pem(), impostor.crl_pem(list_from, list_until));
    EXPECT_NE(fooled.check(ada.certificate(), today, Use::Sign), CertificateState::Good);
}

TEST_F(TrustTest, NamesTheGravestOfSeveralReasons) {
    Validity const last_year{at("2025-01-01T00:00:00Z"), at("2025-12-31T00:00:00Z")};
    Credential const both = issued(last_year);
    root.revoke(both.certificate(), today);
    EXPECT_EQ(trust().check(both.certificate(), today, Use::Sign), CertificateState::Revoked);
    Credential const lapsed = issued(last_year, Usage::ReceiveOnly);
    EXPECT_EQ(trust().check(lapsed.certificate(), today, Use::Sign), CertificateState::Lapsed);
}

TEST_F(TrustTest, HoldsACertificateToItsPurpose) {
    Credential const signer = issued(ever, Usage::SignOnly);
    Credential const receiver = issued(ever, Usage::ReceiveOnly);
    EXPECT_EQ(trust().check(signer.certificate(), today, Use::Sign), CertificateState::Good);
    EXPECT_EQ(trust().check(signer.certificate(), today, Use::Receive),
              CertificateState::WrongPurpose);
    EXPECT_EQ(trust().check(receiver.certificate(), today, Use::Receive), CertificateState::Good);
    EXPECT_EQ(trust().check(receiver.certificate(), today, Use::Sign),
              CertificateState::WrongPurpose);
    EXPECT_EQ(trust().check(root.certificate(), today, Use::Sign), CertificateState::WrongPurpose);
}

TEST_F(TrustTest, FollowsAChainAndChecksEveryLink) {
    Authority office = *root.issue_authority("Sample Office", ever, entropy);
    Credential const ada = *office.issue("Ada Sample", ever, Usage::SignOnly, entropy);
    std::string const authorities = office.certificate().pem() + root.certificate().pem();
    std::string const office_list = office.crl_pem(list_from, list_until);
    auto const state = [&](std::string const& lists) {
        return Trust::from_pem(authorities, lists)->check(ada.certificate(), today, Use::Sign);
    };
    EXPECT_EQ(state(office_list + root.crl_pem(list_from, list_until)), CertificateState::Good);
    EXPECT_EQ(state(office_list), CertificateState::ListLapsed);
    EXPECT_EQ(trust().check(ada.certificate(), today, Use::Sign),
              CertificateState::NotFromAuthority);
    root.revoke(office.certificate(), today);
    EXPECT_EQ(state(office_list + root.crl_pem(list_from, list_until)), CertificateState::Revoked);
}

TEST_F(TrustTest, TakesAnOfficeAsAnchorWhereNoRootIsNamed) {
    Authority const office = *root.issue_authority("Sample Office", ever, entropy);
    Credential const ada = *office.issue("Ada Sample", ever, Usage::SignOnly, entropy);
    Trust const anchored =
        *Trust::from_pem(office.certificate().pem(), office.crl_pem(list_from, list_until));
    EXPECT_EQ(anchored.check(ada.certificate(), today, Use::Sign), CertificateState::Good);
    EXPECT_EQ(anchored.check(issued().certificate(), today, Use::Sign),
              CertificateState::NotFromAuthority);
}

TEST_F(TrustTest, IsNotMadeFromAnythingElse) {
    std::string const ca = root.certificate().pem();
    std::string const list = root.crl_pem(list_from, list_until);
    std::string const person = issued().certificate().pem();
    auto const malformed = [](std::string const& authorities, std::string const& lists) {
        auto const made = Trust::from_pem(authorities, lists);
        return !made && made.error().code == ErrorCode::Malformed;
    };
    EXPECT_TRUE(malformed("", list));
    EXPECT_TRUE(malformed(ca, ""));
    EXPECT_TRUE(malformed(list, ca));
    EXPECT_TRUE(malformed(person, list));
    EXPECT_TRUE(malformed(ca + person, list));
    EXPECT_TRUE(malformed(ca.substr(0, ca.size() / 2), list));
    EXPECT_TRUE(malformed(ca, list.substr(0, list.size() / 2)));
    EXPECT_TRUE(
        malformed(ca + "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n", list));
}

}  // namespace
}  // namespace penstock::crypto
