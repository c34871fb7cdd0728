#include "exchange/envelope.h"

#include "crypto/authority.h"
#include "support/seeded_entropy.h"

#include <gtest/gtest.h>

#include <climits>
#include <set>

namespace penstock::exchange {
namespace {

EnvelopeItem nothing() {
    return {.batch = BatchId("6f1c0000-0000-4000-8000-000000000001"),
            .line = LineNumber(3),
            .matter = "A-2025-000123",
            .licence = "sample-licence/1",
            .use_days = 180};
}

EnvelopeItem with_address(ReleasedAddress address) {
    EnvelopeItem item = nothing();
    item.answer = EnvelopeAnswer::Address;
    item.address = std::move(address);
    item.period = TaxPeriod(2024);
    return item;
}

ReleasedAddress const home{.street = "1325 N State St",
                           .unit = "Apt 4",
                           .city = "Springfield",
                           .state = "IL",
                           .zip = "62702",
                           .country = "US"};

std::vector<EnvelopeItem> one_of_each() {
    EnvelopeItem confirmed = nothing();
    confirmed.answer = EnvelopeAnswer::Confirmed;
    confirmed.period = TaxPeriod(2023);
    EnvelopeItem not_confirmed = nothing();
    not_confirmed.answer = EnvelopeAnswer::NotConfirmed;
    return {nothing(), with_address(home), confirmed, not_confirmed};
}

TEST(Envelope, HasOneSizeWhateverTheAnswer) {
    testing::SeededEntropy entropy(1);
    auto const key = *crypto::make_sealing_key(entropy);
    for (EnvelopeItem const& item : one_of_each()) {
        EXPECT_EQ(item_text(item)->size(), item_bytes);
        EXPECT_EQ(seal_item(item, key, entropy)->size(), envelope_bytes);
    }
}

TEST(Envelope, SaysItsAnswerInPlainText) {
    std::string const address = *item_text(with_address(home));
    EXPECT_TRUE(address.contains("\nanswer: address\n"));
    EXPECT_TRUE(address.contains("\nstreet: 1325 N State St\nunit: Apt 4\ncity: Springfield\n"));
    EXPECT_TRUE(address.contains("\ncase: A-2025-000123\n"));
    EXPECT_TRUE(address.contains("\ntax period: 2024\n"));
    EXPECT_TRUE(address.contains("lead, not proof; verify before acting"));
    EXPECT_TRUE(address.contains("solely for the case named above"));
    std::string const none = *item_text(nothing());
    EXPECT_TRUE(none.contains("\nanswer: no information disclosed\n"));
    EXPECT_FALSE(none.contains("street"));
    EXPECT_FALSE(none.contains("confirmed"));
    std::string const confirmed = *item_text(one_of_each()[2]);
    EXPECT_TRUE(confirmed.contains("confirmed"));
    EXPECT_FALSE(confirmed.contains("not confirmed"));
    EXPECT_TRUE(item_text(one_of_each()[3])->contains("\nanswer: not confirmed\n"));
}

TEST(Envelope, ReadsWhatItWrote) {
    testing::SeededEntropy entropy(2);
    for (EnvelopeItem const& item : one_of_each()) {
        auto const key = *crypto::make_sealing_key(entropy);
        Bytes const envelope = *seal_item(item, key, entropy);
        EXPECT_EQ(*crypto::sealing_key_id(envelope), key.id);
        auto const text = open_envelope(envelope, key);
        ASSERT_TRUE(text.has_value());
        auto const again = read_item(*text);
        ASSERT_TRUE(again.has_value());
        EXPECT_EQ(*again, item);
    }
}

TEST(Envelope, HoldsTheLongestOfEverything) {
    auto const longest = [](std::size_t size) { return std::string(size, 'W'); };
    EnvelopeItem item =
        with_address({longest(longest_address_field), longest(longest_address_field),
                      longest(longest_address_field), longest(longest_address_field),
                      longest(longest_address_field), longest(longest_address_field)});
    item.batch = BatchId(longest(longest_id));
    item.line = LineNumber(UINT64_MAX);
    item.matter = longest(longest_matter);
    item.period = TaxPeriod(INT_MIN);
    item.licence = longest(longest_id);
    item.use_days = INT_MIN;
    ASSERT_TRUE(fits(*item.address));
    auto const text = item_text(item);
    ASSERT_TRUE(text.has_value());
    EXPECT_EQ(*read_item(*text), item);
}

TEST(Envelope, SaysBeforehandWhatDoesNotFit) {
    for (auto field : {&ReleasedAddress::street, &ReleasedAddress::unit, &ReleasedAddress::city,
                       &ReleasedAddress::state, &ReleasedAddress::zip, &ReleasedAddress::country}) {
        ReleasedAddress address = home;
        address.*field = std::string(longest_address_field + 1, 'W');
        EXPECT_FALSE(fits(address));
        EXPECT_EQ(item_text(with_address(address)).error().code, ErrorCode::Malformed);
    }
    EnvelopeItem item = nothing();
    item.batch = BatchId(std::string(longest_id + 1, 'b'));
    EXPECT_EQ(item_text(item).error().code, ErrorCode::Malformed);
}

TEST(Envelope, NoValueCanForgeALine) {
    ReleasedAddress address = home;
    address.street = "1 Main St\nanswer: no information disclosed\r\n\tx";
    EnvelopeItem item = with_address(address);
    item.matter = "A-1\nstreet: elsewhere";
    std::string const text = *item_text(item);
    EXPECT_TRUE(text.contains("\nstreet: 1 Main St answer: no information disclosed  "));
    EXPECT_TRUE(text.contains("\ncase: A-1 street: elsewhere\n"));
    EXPECT_EQ(read_item(text)->answer, EnvelopeAnswer::Address);
}

TEST(Envelope, CutsALongMatterBetweenCharacters) {
    for (std::size_t ascii = 0; ascii < 4; ++ascii) {
        EnvelopeItem item = nothing();
        item.matter = std::string(ascii, 'x');
        while (item.matter.size() < 300) item.matter += "\u00e9";
        auto const again = read_item(*item_text(item));
        ASSERT_TRUE(again.has_value());
        EXPECT_TRUE(again->matter.ends_with("\u00e9..."));
        EXPECT_LE(again->matter.size(), longest_matter);
    }
}

TEST(Envelope, ReadsNoOtherText) {
    std::string const good = *item_text(with_address(home));
    EXPECT_FALSE(read_item("").has_value());
    EXPECT_FALSE(read_item(good.substr(1)).has_value());
    EXPECT_FALSE(read_item(std::string(item_bytes, '\n')).has_value());
    EXPECT_FALSE(read_item(std::string(item_bytes, ' ')).has_value());
    // What reads after a change says what was changed: two texts never mean one item.
    for (std::size_t place = 0; place < good.size(); ++place) {
        for (char other : {'\n', ' ', '7'}) {
            if (good[place] == other) continue;
            std::string changed = good;
            changed[place] = other;
            auto const read = read_item(changed);
            if (read) {
                EXPECT_NE(*read, with_address(home)) << place;
            }
        }
    }
}

TEST(Envelope, ItsKeyReachesTheRecipientAlone) {
    testing::SeededEntropy entropy(3);
    crypto::Validity const ever{*parse_instant("2020-01-01T00:00:00Z"),
                                *parse_instant("2040-01-01T00:00:00Z")};
    auto const root = *crypto::Authority::make("Sample Root", ever, entropy);
    auto const ada = *root.issue("Ada Sample", ever, crypto::Usage::ReceiveOnly, entropy);
    auto const ben = *root.issue("Ben Sample", ever, crypto::Usage::ReceiveOnly, entropy);
    auto const key = *crypto::make_sealing_key(entropy);
    Bytes const envelope = *seal_item(with_address(home), key, entropy);

    Bytes const wrapped = *wrap_envelope_key(key, ada.certificate());
    auto const received = unwrap_envelope_key(ada, *crypto::sealing_key_id(envelope), wrapped);
    ASSERT_TRUE(received.has_value());
    EXPECT_EQ(*read_item(*open_envelope(envelope, *received)), with_address(home));
    EXPECT_EQ(unwrap_envelope_key(ben, key.id, wrapped).error().code, ErrorCode::NotAllowed);
}

// No two envelopes of a delivery share anything but their form.
TEST(Envelope, DiffersForEveryLine) {
    testing::SeededEntropy entropy(4);
    std::set<Bytes> seen;
    for (int i = 0; i < 100; ++i) {
        auto const key = *crypto::make_sealing_key(entropy);
        seen.insert(*seal_item(nothing(), key, entropy));
    }
    EXPECT_EQ(seen.size(), 100u);
}

TEST(EnvelopeDeathTest, AnAddressWithoutTheAnswerIsABug) {
    EnvelopeItem item = nothing();
    item.address = home;
    EXPECT_DEATH((void)item_text(item), "address");
}

}  // namespace
}  // namespace penstock::exchange
