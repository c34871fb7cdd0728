// An order against openings at the same time, in one station: nothing is disclosed after the order
// (R-ORD-STOP). Each contender opens the station for itself, as processes do.

#include "cli/opening.h"
#include "crypto/cms.h"
#include "crypto/digest.h"
#include "disclosure/adopt.h"
#include "disclosure/approve.h"
#include "disclosure/decide.h"
#include "disclosure/deliver.h"
#include "disclosure/entry_reading.h"
#include "disclosure/import.h"
#include "disclosure/order_desk.h"
#include "disclosure/order_inbox.h"
#include "disclosure/reveal.h"
#include "exchange/answer.h"
#include "platform/real_disk.h"
#include "platform/system_clock.h"
#include "platform/system_entropy.h"
#include "synthetic/world.h"

#include "support/seeded_entropy.h"

#include <gtest/gtest.h>

#include <atomic>
#include <barrier>
#include <cstdlib>
#include <thread>

namespace penstock::cli {
namespace {

using disclosure::Station;
using disclosure::text_in;

constexpr std::chrono::milliseconds long_enough{60'000};

class OrderRace : public ::testing::Test {
protected:
    void SetUp() override {
        folder_ = std::filesystem::path(::testing::TempDir()) /
                  ("penstock-race-" + std::to_string(clock_.monotonic_ns()));
        ASSERT_TRUE(disk_.make_folder(folder_, true));
        testing::SeededEntropy seeded(1);
        world_ = synthetic::write_world(disk_, seeded, folder_ / "world",
                                        {.persons = 120, .lines = 40, .seed = 7, .now = now_})
                     .value();
        delivered();
    }
    void TearDown() override { ASSERT_TRUE(disk_.remove(folder_)); }

    void delivered() {
        std::filesystem::path const folder = folder_ / "delivered";
        ASSERT_TRUE(Station::make(seams_, folder, disclosure::StationKind::Simulation, now_));
        auto const station = Station::open(seams_, folder).value();
        std::string const law(as_text(disk_.read("law/26-usc-6103-i-2.md").value()));
        auto const library = [law](std::string_view) -> std::optional<std::string> { return law; };
        ASSERT_TRUE(disclosure::adopt(*station, world_.agreement, library));
        ASSERT_TRUE(disclosure::import_registry(*station, world_.registry, quiet_)->snapshot);
        ASSERT_TRUE(disclosure::receive(*station, world_.batch, world_.signature, quiet_));
        BatchId const batch(world_.batch_id);
        ASSERT_TRUE(disclosure::decide(*station, batch, folder_ / "decisions", quiet_));
        ASSERT_TRUE(disclosure::approve(*station, batch, card("official-1")));
        ASSERT_TRUE(disclosure::approve(*station, batch, card("official-2")));
        auto const approved = disclosure::approved_round(*station, batch);
        ASSERT_TRUE(approved);
        ASSERT_TRUE(disclosure::deliver(*station, *approved, folder_ / "answer", quiet_));
        ASSERT_TRUE(
            station->store().each_line(batch, 1, [&](store::LineRow const& line) -> Result<void> {
                if (line.outcome == "pass" && line.looked_up) lines_.push_back(line);
                return {};
            }));
        ASSERT_GE(lines_.size(), 4u);
    }

    crypto::Credential card(std::string const& name) {
        Bytes const pem = disk_.read(world_.keys / (name + ".pem")).value();
        return crypto::Credential::from_pem(as_text(pem)).value();
    }

    // Opens one line after the other, each in a station of its own, until one is refused or none is
    // left. True if the last was refused.
    bool open_until_refused(std::filesystem::path const& folder, std::size_t from) {
        for (std::size_t i = from; i < lines_.size(); i += 2) {
            auto station = Station::open(seams_, folder, long_enough);
            if (!station) {
                ADD_FAILURE() << describe(station.error());
                return false;
            }
            std::string const& names = lines_[i].recipients;
            Bytes const envelope =
                disk_.read(folder_ / "answer" / exchange::envelope_path(lines_[i].line)).value();
            auto const opened =
                open_as_recipient(**station, envelope, card(names.substr(0, names.find(' '))));
            if (!opened) return true;
        }
        return false;
    }

    static std::string order_text(std::string const& id) {
        return "id = \"" + id +
               "\"\ncourt = \"A court\"\ndocket = \"1\"\neffective = 2020-01-01T00:00:00Z\n"
               "kind = \"stop\"\ntext_digest = \"sha256:" +
               std::string(64, 'a') + "\"\n";
    }

    struct Outcome {
        std::uint64_t order = 0;              // index of its entry
        std::uint64_t before = 0, after = 0;  // disclosures
    };
    Outcome count(std::filesystem::path const& folder) {
        Outcome outcome;
        auto const station = Station::open(seams_, folder, long_enough).value();
        EXPECT_TRUE(station->ledger().iterate(
            LeafIndex(0), [&](LeafIndex index, std::string_view entry) -> Result<void> {
                if (text_in(entry, "type") == "order-entered") outcome.order = index.value();
                if (!disclosure::is_opening(text_in(entry, "type"))) return {};
                ++(outcome.order == 0 ? outcome.before : outcome.after);
                return {};
            }));
        return outcome;
    }

    platform::RealDisk disk_;
    platform::SystemClock clock_;
    platform::SystemEntropy entropy_;
    disclosure::Seams seams_{disk_, clock_, entropy_};
    Instant now_ = parse_instant("2026-11-20T15:00:00Z").value();
    disclosure::Progress quiet_ = [](std::uint64_t, std::uint64_t) {};
    std::filesystem::path folder_;
    synthetic::World world_;
    std::vector<store::LineRow> lines_;
};

TEST_F(OrderRace, NothingIsDisclosedAfterTheOrderHoweverTheyMeet) {
    char const* const asked = std::getenv("PENSTOCK_RACES");
    int const races = asked == nullptr ? 25 : std::atoi(asked);
    std::vector<disclosure::Signer> const officials{card("official-1"), card("official-2")};
    std::uint64_t before = 0;
    for (int race = 0; race < races; ++race) {
        std::filesystem::path const folder = folder_ / "station";
        std::filesystem::remove_all(folder);
        std::filesystem::copy(folder_ / "delivered", folder,
                              std::filesystem::copy_options::recursive);
        std::barrier start(3);
        std::atomic<bool> first_refused = false, second_refused = false;
        std::thread first([&] {
            start.arrive_and_wait();
            first_refused = open_until_refused(folder, 0);
        });
        std::thread second([&] {
            start.arrive_and_wait();
            second_refused = open_until_refused(folder, 1);
        });
        start.arrive_and_wait();
        // The order comes at another moment each time.
        clock_.pause(std::chrono::milliseconds((race * 37) % 120));
        auto const entered = disclosure::hand_in_order(seams_, folder, order_text("order-1"),
                                                       officials, long_enough);
        if (!entered) {
            first.join();
            second.join();
            FAIL() << (entered.error().refusal() != nullptr ? "refused"
                                                            : describe(entered.error().error()));
        }
        // Whoever asks from now on is refused.
        EXPECT_TRUE(open_until_refused(folder, lines_.size() - 1));
        first.join();
        second.join();
        Outcome const outcome = count(folder);
        EXPECT_EQ(outcome.order, entered->entry.value());
        EXPECT_EQ(outcome.after, 0u) << "race " << race;
        before += outcome.before;
    }
    // The openings were at work indeed.
    EXPECT_GT(before, 0u);
}

TEST_F(OrderRace, AnOrderInTheInboxIsInForceBeforeTheNextOpening) {
    std::filesystem::path const folder = folder_ / "delivered";
    std::vector<disclosure::Signer> const officials{card("official-1"), card("official-2")};
    {
        // A process has the station; another one hands the order in and does not wait.
        auto const station = Station::open(seams_, folder).value();
        auto const waits = disclosure::hand_in_order(seams_, folder, order_text("order-1"),
                                                     officials, std::chrono::milliseconds(0));
        ASSERT_FALSE(waits);
        ASSERT_EQ(waits.error().refusal(), nullptr);
        EXPECT_EQ(waits.error().error().code, ErrorCode::NotReady);
        EXPECT_EQ(disclosure::waiting_orders(disk_, folder)->size(), 1u);
        Bytes const envelope =
            disk_.read(folder_ / "answer" / exchange::envelope_path(lines_[0].line)).value();
        std::string const& names = lines_[0].recipients;
        auto const opened =
            open_as_recipient(*station, envelope, card(names.substr(0, names.find(' '))));
        ASSERT_FALSE(opened);
        ASSERT_NE(opened.error().refusal(), nullptr);
        EXPECT_EQ(opened.error().refusal()->codes().front(), "R-ORD-STOP");
        EXPECT_TRUE(disclosure::waiting_orders(disk_, folder)->empty());
    }
    EXPECT_EQ(count(folder).before + count(folder).after, 0u);
}

TEST_F(OrderRace, AnOrderInTheInboxIsInForceBeforeAnItemIsRevealed) {
    std::filesystem::path const folder = folder_ / "delivered";
    std::vector<disclosure::Signer> const officials{card("official-1"), card("official-2")};
    auto const station = Station::open(seams_, folder).value();
    Bytes const envelope =
        disk_.read(folder_ / "answer" / exchange::envelope_path(lines_[0].line)).value();
    std::string const& names = lines_[0].recipients;
    crypto::Credential const recipient = card(names.substr(0, names.find(' ')));
    auto const opened = open_as_recipient(*station, envelope, recipient);
    ASSERT_TRUE(opened);
    disclosure::RevealRequest const request{.entry = opened->entry,
                                            .field = "item",
                                            .reader = recipient.certificate(),
                                            .signer = officials[0],
                                            .decisions = {}};
    ASSERT_TRUE(disclosure::reveal(*station, request, disclosure::RevealForm::Sealed));
    EXPECT_FALSE(disclosure::hand_in_order(seams_, folder, order_text("order-1"), officials,
                                           std::chrono::milliseconds(0)));
    auto const refused = disclosure::reveal(*station, request, disclosure::RevealForm::Sealed);
    ASSERT_FALSE(refused);
    ASSERT_NE(refused.error().refusal(), nullptr);
    EXPECT_EQ(refused.error().refusal()->codes().front(), "R-ORD-STOP");
    EXPECT_TRUE(disclosure::waiting_orders(disk_, folder)->empty());
}

TEST_F(OrderRace, OneOfficialOrAStrangerPutsNothingIntoTheInboxOfABusyStation) {
    std::filesystem::path const folder = folder_ / "delivered";
    auto const station = Station::open(seams_, folder).value();
    using Signers = std::vector<disclosure::Signer>;
    for (Signers const& signers :
         {Signers{card("official-1")}, Signers{card("official-1"), card("official-1")},
          Signers{card("official-1"), card("head-of-agency")}}) {
        auto const refused = disclosure::hand_in_order(seams_, folder, order_text("order-1"),
                                                       signers, std::chrono::milliseconds(0));
        ASSERT_FALSE(refused);
        ASSERT_NE(refused.error().refusal(), nullptr);
    }
    EXPECT_TRUE(disclosure::waiting_orders(disk_, folder)->empty());
}

TEST_F(OrderRace, AFileInTheInboxThatIsNoOrderStopsOpenings) {
    std::filesystem::path const folder = folder_ / "delivered";
    ASSERT_TRUE(disk_.replace(folder / "orders-waiting" / "broken.order", as_bytes("x"), true));
    auto const station = Station::open(seams_, folder).value();
    Bytes const envelope =
        disk_.read(folder_ / "answer" / exchange::envelope_path(lines_[0].line)).value();
    std::string const& names = lines_[0].recipients;
    auto const opened =
        open_as_recipient(*station, envelope, card(names.substr(0, names.find(' '))));
    ASSERT_FALSE(opened);
    ASSERT_EQ(opened.error().refusal(), nullptr);
    EXPECT_EQ(opened.error().error().code, ErrorCode::IntegrityLost);
}

TEST_F(OrderRace, AnOrderInTheInboxThatTwoOfficialsDidNotSignIsNotTakenInAndStopsOpenings) {
    std::filesystem::path const folder = folder_ / "delivered";
    std::string const toml = order_text("order-1");
    auto const signed_by = [&](std::vector<std::string> const& people, std::string const& file) {
        std::string const statement =
            disclosure::entering_statement(OrderId("order-1"), crypto::sha256(as_bytes(file)));
        disclosure::WaitingOrder waiting{.toml = toml, .signatures = {}};
        for (std::string const& person : people) {
            waiting.signatures.push_back(
                crypto::sign_detached(card(person), as_bytes(statement), now_).value());
        }
        return waiting;
    };
    for (disclosure::WaitingOrder const& waiting :
         {signed_by({}, toml), signed_by({"official-1"}, toml),
          signed_by({"official-1", "official-1"}, toml),
          signed_by({"official-1", "head-of-agency"}, toml),
          signed_by({"official-1", "official-2", "head-of-agency"}, toml),
          signed_by({"official-1", "official-2"}, order_text("order-2"))}) {
        std::string const name =
            disclosure::put_in_inbox(disk_, folder, OrderId("order-1"), waiting).value();
        auto const station = Station::open(seams_, folder).value();
        auto const came_in = disclosure::orders_came_in(*station);
        ASSERT_FALSE(came_in);
        EXPECT_EQ(came_in.error().code, ErrorCode::IntegrityLost);
        EXPECT_TRUE(station->store().orders()->empty());
        ASSERT_TRUE(disk_.remove(folder / "orders-waiting" / name));
    }
    auto const good = signed_by({"official-1", "official-2"}, toml);
    ASSERT_TRUE(disclosure::put_in_inbox(disk_, folder, OrderId("order-1"), good));
    auto const station = Station::open(seams_, folder).value();
    EXPECT_EQ(station->store().orders()->size(), 1u);
}

TEST_F(OrderRace, AnOrderThatWasTakenInBeforeAKillIsNotTakenInTwice) {
    std::filesystem::path const folder = folder_ / "delivered";
    std::vector<disclosure::Signer> const officials{card("official-1"), card("official-2")};
    auto station = Station::open(seams_, folder).value();
    EXPECT_FALSE(disclosure::hand_in_order(seams_, folder, order_text("order-1"), officials,
                                           std::chrono::milliseconds(0)));
    std::string const name = disclosure::waiting_orders(disk_, folder)->front();
    Bytes const waiting = disk_.read(folder / "orders-waiting" / name).value();
    ASSERT_TRUE(disclosure::orders_came_in(*station));
    std::uint64_t const size = station->ledger().size();
    // As if the process had been killed before it removed the file.
    ASSERT_TRUE(disk_.replace(folder / "orders-waiting" / name, waiting, true));
    station.reset();
    station = Station::open(seams_, folder).value();
    EXPECT_EQ(station->ledger().size(), size);
    EXPECT_TRUE(disclosure::waiting_orders(disk_, folder)->empty());
}

}  // namespace
}  // namespace penstock::cli
