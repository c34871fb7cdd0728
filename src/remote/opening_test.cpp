#include "remote/opening.h"

#include "base/digest_text.h"
#include "crypto/authority.h"
#include "crypto/cms.h"
#include "crypto/digest.h"
#include "exchange/envelope.h"
#include "remote/testing/fake_station.h"

namespace penstock::remote {

namespace {

using testing::code_of;
using testing::json_page;

constexpr char const* id = "6f1c2a3b-0d4e-4f5a-8b6c-7d8e9f0a1b2c";
crypto::Validity const ever{*parse_instant("2020-01-01T00:00:00Z"),
                            *parse_instant("2049-01-01T00:00:00Z")};

// A text of several lines as JSON.
std::string quoted(std::string const& text) {
    std::string out = "\"";
    for (char const c : text) out += c == '\n' ? std::string("\\n") : std::string(1, c);
    return out + "\"";
}

// A station that opens one envelope, with a place where each test puts a fault.
struct OpeningTest : testing::World {
    crypto::Authority authority = *crypto::Authority::make("Sample authority", ever, entropy);
    crypto::Credential officer =
        *authority.issue("Officer", ever, crypto::Usage::SignAndReceive, entropy);
    crypto::Credential other =
        *authority.issue("Another", ever, crypto::Usage::SignAndReceive, entropy);
    crypto::SealingKey key = *crypto::make_sealing_key(entropy);
    exchange::EnvelopeItem item{.batch = BatchId(id),
                                .line = LineNumber(4),
                                .matter = "A-1",
                                .licence = "sample-licence/1",
                                .use_days = 90};
    Bytes envelope = *exchange::seal_item(item, key, entropy);
    // What the station's entry says, and to whom the key is wrapped.
    std::string type = "disclosed", digest = text_of(crypto::sha256(envelope)), batch = id;
    crypto::Certificate receiver = officer.certificate();
    std::uint64_t says_entry = 2;

    void SetUp() override {
        World::SetUp();
        ledger.grow(2);
        session->caller = officer;
        station.first = [this](http::Request const& request) -> testing::FakeStation::Answer {
            if (request.path != "/v1/openings") return {};
            // What is asked stands on the own record before.
            EXPECT_TRUE(own_entries().contains(R"("act":"open")"));
            return opened(request);
        };
    }
    http::Response opened(http::Request const& request) {
        auto const form = exchange::JsonForm::parse(request.body, "opening", "R-6103p4-A");
        Bytes const signature = *from_base64(*form->text("signature"));
        auto const made = crypto::verify_detached(
            signature,
            as_bytes("penstock-open/1\nenvelope " + text_of(crypto::sha256(envelope)) + "\n"));
        EXPECT_EQ(made.state, crypto::DetachedState::Good);
        std::string const receipt = ledger.add(R"({"type":")" + type + R"(","batch":")" + batch +
                                               R"(","line":4,"round":1,"recipient_cert":")" +
                                               text_of(officer.certificate().fingerprint()) +
                                               R"(","envelope":")" + digest + "\"}");
        return json_page(R"({"wrapped_key":")" +
                             to_base64(*exchange::wrap_envelope_key(key, receiver)) +
                             R"(","use_end":"2027-02-18","entry":)" + std::to_string(says_entry) +
                             R"(,"receipt":)" + quoted(receipt) + "}",
                         201);
    }
    void expect_stopped(ErrorCode code) {
        auto const item_opened = open_envelope(*session, envelope);
        ASSERT_FALSE(item_opened);
        EXPECT_EQ(code_of(item_opened.error()), code);
        EXPECT_TRUE(own_entries().contains(R"("act":"open")"));
    }
};

TEST_F(OpeningTest, gives_the_item_when_both_records_have_it) {
    auto const opened_item = open_envelope(*session, envelope);
    ASSERT_TRUE(opened_item);
    EXPECT_TRUE(opened_item->text.contains("A-1"));
    EXPECT_TRUE(opened_item->text.contains("sample-licence/1"));
    EXPECT_FALSE(opened_item->text.ends_with(" "));
    EXPECT_EQ(opened_item->entry, 2u);
    EXPECT_TRUE(own_entries().contains(R"("type":"own-opened")"));
    EXPECT_FALSE(own_entries().contains("A-1"));
    EXPECT_EQ(folder->receipts()->size(), 1u);
}

TEST_F(OpeningTest, gives_nothing_for_a_receipt_of_something_else) {
    type = "open-refused";
    expect_stopped(ErrorCode::IntegrityLost);
    type = "received";
    says_entry = 3;
    expect_stopped(ErrorCode::IntegrityLost);
    type = "disclosed";
    digest = text_of(Digest());
    says_entry = 4;
    expect_stopped(ErrorCode::IntegrityLost);
    digest = text_of(crypto::sha256(envelope));
    says_entry = 4;
    expect_stopped(ErrorCode::IntegrityLost);
    EXPECT_FALSE(own_entries().contains("own-opened"));
}

TEST_F(OpeningTest, a_key_for_another_person_opens_nothing) {
    receiver = other.certificate();
    expect_stopped(ErrorCode::NotAllowed);
    EXPECT_TRUE(own_entries().contains("own-opened")) << "the station's ledger has it";
}

TEST_F(OpeningTest, an_item_of_another_batch_is_not_shown) {
    batch = "6f1c2a3b-0d4e-4f5a-8b6c-7d8e9f0a1b2d";
    expect_stopped(ErrorCode::Malformed);
}

TEST_F(OpeningTest, needs_a_card_and_an_envelope) {
    session->caller.reset();
    EXPECT_EQ(code_of(open_envelope(*session, envelope).error()), ErrorCode::NotAllowed);
    session->caller = officer;
    EXPECT_EQ(code_of(open_envelope(*session, Bytes(10)).error()), ErrorCode::Malformed);
    EXPECT_EQ(code_of(open_envelope(*session, Bytes(exchange::envelope_bytes)).error()),
              ErrorCode::Malformed);
    EXPECT_EQ(station.asked, 0);
}

TEST_F(OpeningTest, a_disposal_is_recorded_when_the_station_has_it) {
    station.pages["/v1/disposals"] = testing::problem_page(403, "not yours");
    DisposalOf const disposal{.batch = BatchId(id), .line = LineNumber(4), .how = "returned"};
    EXPECT_FALSE(dispose(*session, disposal));
    EXPECT_FALSE(own_entries().contains("own-disposed"));
    station.pages["/v1/disposals"] = json_page(R"({"entry":9})", 201);
    EXPECT_EQ(*dispose(*session, disposal), 9u);
    EXPECT_TRUE(own_entries().contains("own-disposed"));
}

}  // namespace

}  // namespace penstock::remote
