// A sample world that was received and decided, to be replayed and tampered with.
#pragma once

#include "cli/opening.h"
#include "disclosure/adopt.h"
#include "disclosure/approve.h"
#include "disclosure/decide.h"
#include "disclosure/deliver.h"
#include "disclosure/import.h"
#include "disclosure/incidents.h"
#include "disclosure/order_desk.h"
#include "exchange/answer.h"
#include "oversight/replay_revocation.h"
#include "platform/real_disk.h"
#include "synthetic/roster.h"
#include "synthetic/world.h"

#include "support/fixed_clock.h"
#include "support/seeded_entropy.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <map>
#include <sstream>

namespace penstock::cli {

using disclosure::Station;
using oversight::ChangedLine;
using oversight::Disagreement;

inline constexpr std::uint64_t lines_in_batch = 300;

class Replay : public ::testing::Test {
protected:
    void SetUp() override {
        folder_ = std::filesystem::path(::testing::TempDir()) /
                  ("penstock-replay-" +
                   std::string(::testing::UnitTest::GetInstance()->current_test_info()->name()));
        ASSERT_TRUE(disk_.remove(folder_));
        ASSERT_TRUE(disk_.make_folder(folder_, true));
        world_ = synthetic::write_world(
                     disk_, entropy_, folder_ / "world",
                     {.persons = 1500, .lines = lines_in_batch, .seed = 7, .now = now_})
                     .value();
        ASSERT_TRUE(
            Station::make(seams_, folder_ / "station", disclosure::StationKind::Simulation, now_));
        station_ = Station::open(seams_, folder_ / "station").value();
        law_ = read("law/26-usc-6103-i-2.md");
        adopt();
        ASSERT_TRUE(disclosure::import_registry(*station_, world_.registry, quiet_)->snapshot);
        ASSERT_TRUE(disclosure::receive(*station_, world_.batch, world_.signature, quiet_));
        batch_ = BatchId(world_.batch_id);
        decide();
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
    void decide() {
        ++round_;
        ASSERT_TRUE(disclosure::decide(*station_, batch_,
                                       folder_ / ("decisions-" + std::to_string(round_)), quiet_));
    }
    void deliver() {
        ASSERT_TRUE(disclosure::approve(*station_, batch_, credential("official-1")));
        ASSERT_TRUE(disclosure::approve(*station_, batch_, credential("official-2")));
        auto const approved = disclosure::approved_round(*station_, batch_);
        ASSERT_TRUE(approved);
        ASSERT_TRUE(disclosure::deliver(*station_, *approved, answer(), quiet_));
    }
    std::filesystem::path answer() const { return folder_ / ("answer-" + std::to_string(round_)); }
    disclosure::Ruled<OpenedItem> open(store::LineRow const& line) {
        Bytes const envelope = disk_.read(answer() / exchange::envelope_path(line.line)).value();
        return open_as_recipient(*station_, envelope,
                                 credential(line.recipients.substr(0, line.recipients.find(' '))));
    }

    std::vector<store::LineRow> rows() {
        std::vector<store::LineRow> all;
        EXPECT_TRUE(station_->store().each_line(batch_, round_,
                                                [&](store::LineRow const& line) -> Result<void> {
                                                    all.push_back(line);
                                                    return {};
                                                }));
        return all;
    }
    // Writes the round's lines anew, as whoever can write the store could.
    void put_rows(std::vector<store::LineRow> const& all) {
        store::RoundRow const round = station_->store().round(batch_, round_).value().value();
        ASSERT_TRUE(station_->store().abandon_round(batch_, round_));
        ASSERT_TRUE(station_->store().add_lines(batch_, round_, all));
        ASSERT_TRUE(station_->store().close_round(round));
    }
    // Changes the first line that fits; its number.
    std::uint64_t change(std::function<bool(store::LineRow const&)> const& fits,
                         std::function<void(store::LineRow&)> const& how) {
        std::vector<store::LineRow> all = rows();
        auto const found = std::ranges::find_if(all, fits);
        EXPECT_NE(found, all.end());
        how(*found);
        put_rows(all);
        return found->line.value();
    }

    // What the replay says, one text for each disagreement: "3 stored-status 6103i2-D.complete".
    std::vector<std::string> replay(unsigned threads = 2) {
        std::vector<std::string> said;
        auto const report = oversight::replay(
            *station_, {.batch = {}, .threads = threads},
            [&](Disagreement const& disagreement) -> Result<void> {
                said.push_back(std::to_string(disagreement.line.value()) + " " +
                               disagreement.difference.part + " " +
                               disagreement.difference.element);
                return {};
            },
            quiet_);
        EXPECT_TRUE(report);
        report_ = *report;
        EXPECT_EQ(report_.agrees(), said.empty());
        return said;
    }
    std::vector<ChangedLine> under(std::string const& law, unsigned threads = 2) {
        std::vector<ChangedLine> changed;
        auto const report = oversight::replay_under(
            *station_, {.law_text = law, .agreement = {}}, {.batch = {}, .threads = threads},
            [&](ChangedLine const& line) -> Result<void> {
                changed.push_back(line);
                return {};
            },
            quiet_);
        EXPECT_TRUE(report) << describe(report.error());
        if (report) under_ = *report;
        return changed;
    }
    // The law file, stricter: no year before this one can be asked for.
    std::string law_from_year(int year) const {
        std::string const before = "first_year = 1913";
        std::string law = law_;
        law.replace(law.find(before), before.size(), "first_year = " + std::to_string(year));
        return law;
    }
    // The years that each line of the batch names, from the file.
    std::vector<std::vector<int>> years_asked() {
        std::vector<std::vector<int>> all;
        std::istringstream file(read(world_.batch));
        std::string line;
        std::getline(file, line);
        while (std::getline(file, line)) {
            std::vector<int>& years = all.emplace_back();
            std::size_t const at = line.find("\"periods\":[");
            if (at == std::string::npos) continue;
            std::istringstream list(line.substr(at + 11, line.find(']', at) - at - 11));
            for (std::string year; std::getline(list, year, ',');) years.push_back(std::stoi(year));
        }
        return all;
    }

    platform::RealDisk disk_;
    penstock::testing::FixedClock clock_{parse_instant("2026-11-20T15:00:00Z").value()};
    penstock::testing::SeededEntropy entropy_{1};
    disclosure::Seams seams_{disk_, clock_, entropy_};
    Instant now_ = clock_.now();
    disclosure::Progress quiet_ = [](std::uint64_t, std::uint64_t) {};
    std::filesystem::path folder_;
    synthetic::World world_;
    std::unique_ptr<Station> station_;
    std::string law_;
    BatchId batch_;
    std::uint64_t round_ = 0;
    oversight::ReplayReport report_;
    oversight::UnderReport under_;
};

inline bool passes(store::LineRow const& line) {
    return line.outcome == "pass" && line.form == "value";
}

}  // namespace penstock::cli
