// What keeps callers within bounds, and the configuration that says them.

#include "service/idempotency.h"
#include "service/random_id.h"
#include "service/rate.h"
#include "service/settings.h"

#include "support/seeded_entropy.h"

#include <gtest/gtest.h>

namespace penstock::service {

namespace {

Digest const one{{1}}, two{{2}};
constexpr std::uint64_t second = 1'000'000'000;

TEST(Rate, GivesEachCallerABucketThatFillsAgain) {
    Rate rate;
    RateTerms const terms{.a_second = 2, .at_once = 3};
    for (int i = 0; i < 3; ++i) EXPECT_TRUE(rate.allows(one, terms, second));
    EXPECT_FALSE(rate.allows(one, terms, second));
    EXPECT_TRUE(rate.allows(two, terms, second));
    EXPECT_TRUE(rate.allows(one, terms, second + second / 2));
    EXPECT_FALSE(rate.allows(one, terms, second + second / 2));
    for (int i = 0; i < 3; ++i) EXPECT_TRUE(rate.allows(one, terms, 100 * second));
    EXPECT_FALSE(rate.allows(one, terms, 100 * second));
}

TEST(Idempotency, AnswersTheSameRequestOnce) {
    Idempotency kept(2);
    using enum Idempotency::Seen;
    EXPECT_EQ(kept.begin(one, "key", one).seen, New);
    EXPECT_EQ(kept.begin(one, "key", one).seen, UnderWay);
    EXPECT_EQ(kept.begin(two, "key", one).seen, New) << "another caller's key";
    kept.end(one, "key", {.status = 201, .content_type = {}, .body = "done", .location = {}});
    EXPECT_EQ(kept.begin(one, "key", one).answer->body, "done");
    EXPECT_EQ(kept.begin(one, "key", two).seen, OtherRequest);
    kept.forget(two, "key");
    EXPECT_EQ(kept.begin(two, "key", one).seen, New);
}

TEST(Idempotency, ForgetsTheOldest) {
    Idempotency kept(2);
    for (std::string const key : {"a", "b", "c"}) {
        ASSERT_EQ(kept.begin(one, key, one).seen, Idempotency::Seen::New);
        kept.end(one, key, {});
    }
    EXPECT_EQ(kept.begin(one, "a", one).seen, Idempotency::Seen::New);
    EXPECT_EQ(kept.begin(one, "c", one).seen, Idempotency::Seen::Answered);
}

TEST(RandomId, IsAUuidAndNoOther) {
    testing::SeededEntropy entropy(1);
    std::string const id = random_id(entropy).value();
    EXPECT_TRUE(is_uuid(id));
    EXPECT_EQ(id[14], '4');
    EXPECT_NE(id, random_id(entropy).value());
    for (std::string_view const text :
         {"", "6f1c0000-0000-4000-8000-00000000000", "6f1c0000-0000-4000-8000-0000000000011",
          "6f1c0000-0000-4000-8000-00000000000g", "../../../../../../../../../../etc/pa",
          "6f1c00000000-4000-8000-0000-00000001"}) {
        EXPECT_FALSE(is_uuid(text)) << text;
    }
}

TEST(Settings, TheCommentedFileSaysTheDefaults) {
    auto const read = parse_settings(commented_settings());
    ASSERT_TRUE(read) << describe(read.error());
    Settings const defaults;
    EXPECT_EQ(read->listen, defaults.listen);
    EXPECT_EQ(read->network_threads, defaults.network_threads);
    EXPECT_EQ(read->connections, defaults.connections);
    EXPECT_EQ(read->requests_at_once, defaults.requests_at_once);
    EXPECT_EQ(read->uploads_mebibytes, defaults.uploads_mebibytes);
    EXPECT_EQ(read->grace_seconds, defaults.grace_seconds);
}

TEST(Settings, NamesThePeopleWhomNoAgreementNames) {
    std::string const digest = "\"sha256:" + std::string(64, 'a') + "\"";
    auto const read =
        parse_settings("[[people]]\nid = \"a\"\nroles = [\"auditor\"]\ncert_sha256 = " + digest +
                       "\nfrom = 2026-01-01\n");
    ASSERT_TRUE(read);
    EXPECT_EQ(read->people.at(0).roles.at(0), "auditor");
    EXPECT_FALSE(read->people.at(0).to);
    // A submitter submits for somebody.
    EXPECT_FALSE(parse_settings("[[people]]\nid = \"a\"\nroles = [\"submitter\"]\ncert_sha256 = " +
                                digest + "\nfrom = 2026-01-01\n"));
}

TEST(Settings, ARoleMayHaveItsOwnRate) {
    std::string const submitter =
        "[[limits.rates]]\nrole = \"submitter\"\nrequests_a_second = 9\nrequests_at_once = 90\n";
    auto const read = parse_settings(submitter);
    ASSERT_TRUE(read) << describe(read.error());
    ASSERT_EQ(read->rates.size(), 1u);
    EXPECT_EQ(read->rates[0].role, "submitter");
    EXPECT_EQ(read->rates[0].requests_a_second, 9);
    EXPECT_EQ(read->rates[0].requests_at_once, 90);
    EXPECT_FALSE(parse_settings(submitter + submitter)) << "twice";
    EXPECT_FALSE(
        parse_settings("[[limits.rates]]\nrole = \"king\"\nrequests_a_second = 9\n"
                       "requests_at_once = 9\n"));
    EXPECT_FALSE(parse_settings("[[limits.rates]]\nrole = \"auditor\"\n"));
}

TEST(Settings, RefusesWhatItDoesNotKnow) {
    for (std::string_view const text :
         {"colour = \"red\"", "[limits]\nconnection = 3", "[limits]\nconnections = 0", "listen = 3",
          "key = \"a\"", "[[people]]\nid = \"a\"", "listen = \"a\"\nlisten = \"b\"",
          "[[people]]\nid=\"a\"\nroles=[\"king\"]\ncert_sha256=\"sha256:00\"\nfrom=2026-01-01"}) {
        EXPECT_FALSE(parse_settings(text)) << text;
    }
}

}  // namespace

}  // namespace penstock::service
