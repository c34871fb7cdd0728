// A sample world that was received and decided, to be replayed and tampered with.
#pragma once

#include "cli/testing/sample_world.h"
#include "disclosure/decide.h"
#include "disclosure/incidents.h"
#include "oversight/replay_revocation.h"
#include "synthetic/roster.h"

#include <algorithm>
#include <functional>
#include <map>
#include <sstream>

namespace penstock::cli {

using disclosure::Station;
using oversight::ChangedLine;
using oversight::Disagreement;

inline constexpr std::uint64_t lines_in_batch = 300;

class Replay : public SampleWorld {
protected:
    Replay() : SampleWorld(lines_in_batch) {}

    void SetUp() override {
        SampleWorld::SetUp();
        decide();
    }

    void decide() {
        ++round_;
        ASSERT_TRUE(disclosure::decide(*station_, batch_,
                                       folder_ / ("decisions-" + std::to_string(round_)), quiet_));
    }
    void deliver() {
        approve();
        deliver_to(answer());
    }
    std::filesystem::path answer() const { return folder_ / ("answer-" + std::to_string(round_)); }
    disclosure::Ruled<OpenedItem> open(store::LineRow const& line) {
        return open_from(answer(), line);
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
    // The last round again, under a new number and without its facts, as `how` has it closed.
    void round_without_facts(std::function<void(store::RoundRow&)> const& how) {
        std::vector<store::LineRow> all = rows();
        for (store::LineRow& row : all) {
            row.known.clear();
            row.record_known.clear();
        }
        store::RoundRow round = station_->store().round(batch_, round_).value().value();
        round.known.clear();
        ASSERT_TRUE(station_->store().abandon_round(batch_, round_));
        round.round = ++round_;
        how(round);
        ASSERT_TRUE(station_->store().begin_round(round));
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

    std::uint64_t round_ = 0;
    oversight::ReplayReport report_;
    oversight::UnderReport under_;
};

inline bool passes(store::LineRow const& line) {
    return line.outcome == "pass" && line.form == "value";
}

}  // namespace penstock::cli
