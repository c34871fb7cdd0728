// A sample world whose batch a station has received, for tests of the journey and of what looks
// back at it.
#pragma once

#include "cli/opening.h"
#include "disclosure/adopt.h"
#include "disclosure/approve.h"
#include "disclosure/deliver.h"
#include "disclosure/import.h"
#include "disclosure/order_desk.h"
#include "disclosure/receive.h"
#include "exchange/answer.h"
#include "platform/real_disk.h"
#include "synthetic/world.h"

#include "support/fixed_clock.h"
#include "support/seeded_entropy.h"

#include <gtest/gtest.h>

#include <memory>
#include <optional>
#include <string>

namespace penstock::cli {

class SampleWorld : public ::testing::Test {
protected:
    explicit SampleWorld(std::uint64_t lines) : lines_(lines) {}

    void SetUp() override {
        auto const* const test = ::testing::UnitTest::GetInstance()->current_test_info();
        folder_ = std::filesystem::path(::testing::TempDir()) /
                  ("penstock-" + std::string(test->test_suite_name()) + "-" + test->name());
        ASSERT_TRUE(disk_.remove(folder_));
        ASSERT_TRUE(disk_.make_folder(folder_, true));
        world_ = synthetic::write_world(disk_, entropy_, folder_ / "world",
                                        {.persons = 1500, .lines = lines_, .seed = 7, .now = now_})
                     .value();
        ASSERT_TRUE(disclosure::Station::make(seams_, folder_ / "station",
                                              disclosure::StationKind::Simulation, now_));
        station_ = disclosure::Station::open(seams_, folder_ / "station").value();
        law_ = read("law/26-usc-6103-i-2.md");
        adopt();
        ASSERT_TRUE(disclosure::import_registry(*station_, world_.registry, quiet_)->snapshot);
        ASSERT_TRUE(disclosure::receive(*station_, world_.batch, world_.signature, quiet_));
        batch_ = BatchId(world_.batch_id);
    }

    void TearDown() override {
        station_.reset();
        ASSERT_TRUE(disk_.remove(folder_));
    }

    std::string read(std::filesystem::path const& path) {
        return std::string(as_text(disk_.read(path).value()));
    }
    void adopt() {
        auto const library = [this](std::string_view) { return std::optional(law_); };
        ASSERT_TRUE(disclosure::adopt(*station_, world_.agreement, library));
    }
    crypto::Credential credential(std::string const& name) {
        return crypto::Credential::from_pem(read(world_.keys / (name + ".pem"))).value();
    }
    void approve() {
        ASSERT_TRUE(disclosure::approve(*station_, batch_, credential("official-1")));
        ASSERT_TRUE(disclosure::approve(*station_, batch_, credential("official-2")));
    }
    void deliver_to(std::filesystem::path const& answer) {
        auto const approved = disclosure::approved_round(*station_, batch_);
        ASSERT_TRUE(approved);
        ASSERT_TRUE(disclosure::deliver(*station_, *approved, answer, quiet_));
    }
    // By its first recipient.
    disclosure::Ruled<OpenedItem> open_from(std::filesystem::path const& answer,
                                            store::LineRow const& line) {
        Bytes const envelope = disk_.read(answer / exchange::envelope_path(line.line)).value();
        return open_as_recipient(*station_, envelope,
                                 credential(line.recipients.substr(0, line.recipients.find(' '))));
    }
    // One that stops everything.
    void enter_order() {
        std::string const toml =
            "id = \"order-1\"\ncourt = \"A court\"\ndocket = \"1\"\neffective = "
            "2020-01-01T00:00:00Z\nkind = \"stop\"\ntext_digest = \"sha256:" +
            std::string(64, 'a') + "\"\n[scope]\n";
        ASSERT_TRUE(disclosure::enter_order(*station_, toml,
                                            {credential("official-1"), credential("official-2")}));
    }

    std::uint64_t lines_;
    platform::RealDisk disk_;
    penstock::testing::FixedClock clock_{parse_instant("2026-11-20T15:00:00Z").value()};
    penstock::testing::SeededEntropy entropy_{1};
    disclosure::Seams seams_{disk_, clock_, entropy_};
    Instant now_ = clock_.now();
    disclosure::Progress quiet_ = [](std::uint64_t, std::uint64_t) {};
    std::filesystem::path folder_;
    synthetic::World world_;
    std::unique_ptr<disclosure::Station> station_;
    std::string law_;
    BatchId batch_;
};

}  // namespace penstock::cli
