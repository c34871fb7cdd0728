// A step of the journey and its entry: both or neither, also where the disk is full.
#include "disclosure/station.h"
#include "disclosure/filing.h"

#include "disclosure/station_check.h"
#include "platform/real_disk.h"

#include "support/fixed_clock.h"
#include "support/seeded_entropy.h"

#include <gtest/gtest.h>

#include <cerrno>

namespace penstock::disclosure {
namespace {

// A file on a disk that has just become full, and has room again when the reserve is gone.
class FullFile : public AppendFile {
public:
    FullFile(std::unique_ptr<AppendFile> file, bool const& full)
        : file_(std::move(file)), full_(full) {}
    Result<void> append(ByteView bytes) override {
        if (!full_) return file_->append(bytes);
        TRY(file_->append(bytes.first(bytes.size() / 2)));
        return fail(Error{.code = ErrorCode::Io, .what = "no room", .system_error = ENOSPC});
    }
    Result<void> sync() override { return file_->sync(); }
    Result<void> truncate(std::uint64_t size) override { return file_->truncate(size); }
    Result<std::uint64_t> size() override { return file_->size(); }

private:
    std::unique_ptr<AppendFile> file_;
    bool const& full_;
};

class FullDisk : public platform::RealDisk {
public:
    Result<std::unique_ptr<AppendFile>> open_append(Path const& path, bool secret) override {
        return std::make_unique<FullFile>(TRY(RealDisk::open_append(path, secret)), full);
    }
    Result<void> remove(Path const& path) override {
        if (path.filename() == "reserve") full = false;
        return RealDisk::remove(path);
    }
    bool full = false;
};

class StationTest : public ::testing::Test {
protected:
    void SetUp() override {
        folder_ = std::filesystem::path(::testing::TempDir()) /
                  ("penstock-station-" +
                   std::string(::testing::UnitTest::GetInstance()->current_test_info()->name()));
        ASSERT_TRUE(disk_.remove(folder_));
        ASSERT_TRUE(disk_.make_folder(folder_, true));
        ASSERT_TRUE(Station::make(seams_, folder_ / "station", StationKind::Simulation, now_));
        open();
    }
    void TearDown() override {
        station_.reset();
        ASSERT_TRUE(disk_.remove(folder_));
    }
    void open() {
        station_.reset();
        auto opened = Station::open(seams_, folder_ / "station");
        ASSERT_TRUE(opened) << describe(opened.error());
        station_ = std::move(*opened);
    }
    // A step of the station: it puts something on file.
    Result<Filed> step() {
        return file(*station_, {.kind = "standing-filed", .subject = "agreement", .text = "{}"});
    }
    // Openings of the first lines of a batch by one officer, to be made together; the first entry
    // of the group records no step.
    static std::vector<GroupedEntry> openings(std::uint64_t lines) {
        std::vector<GroupedEntry> group{
            {.step = {}, .entry = R"({"time":"2026-11-20T15:00:00Z","type":"reopened"})"}};
        for (std::uint64_t line = 1; line <= lines; ++line) {
            group.push_back(
                {.step = store::StepRow{.kind = store::StepKind::Open,
                                        .batch = "batch-1",
                                        .round = 1,
                                        .line = line,
                                        .who = "officer-1"},
                 .entry = R"({"batch":"batch-1","line":)" + std::to_string(line) +
                          R"(,"recipient":"officer-1","round":1,"time":"2026-11-20T15:00:00Z",)"
                          R"("type":"disclosed"})"});
        }
        return group;
    }
    Result<void> add_openings(std::uint64_t lines) {
        for (std::uint64_t line = 1; line <= lines; ++line) {
            TRY(station_->store().add_opening({.batch = BatchId("batch-1"),
                                               .round = 1,
                                               .line = LineNumber(line),
                                               .recipient = OfficerId("officer-1"),
                                               .disclosed = true,
                                               .use_end = utc_date(now_)}));
        }
        return {};
    }
    std::size_t openings_on_file(std::uint64_t lines) {
        std::size_t count = 0;
        for (std::uint64_t line = 1; line <= lines; ++line) {
            auto const row = station_->store().opening(BatchId("batch-1"), 1, LineNumber(line),
                                                       OfficerId("officer-1"));
            if (row && *row) ++count;
        }
        return count;
    }
    std::size_t on_file() { return station_->store().filed("standing-filed")->size(); }
    std::string last_entry() { return **station_->ledger().last_entry(); }
    void expect_clean() {
        station_.reset();
        auto const check = check_station(seams_, folder_ / "station", {});
        EXPECT_TRUE(check) << describe(check.error());
    }

    FullDisk disk_;
    testing::SeededEntropy entropy_{1};
    Instant const now_ = parse_instant("2026-11-20T15:00:00Z").value();
    testing::FixedClock clock_{now_};
    Seams const seams_{.disk = disk_, .clock = clock_, .entropy = entropy_};
    std::filesystem::path folder_;
    std::unique_ptr<Station> station_;
};

TEST_F(StationTest, AStepThatWasRecordedIsKept) {
    ASSERT_TRUE(step());
    open();
    EXPECT_EQ(on_file(), 1u);
    expect_clean();
}

TEST_F(StationTest, AStepWhoseEntryFoundTheDiskFullIsTakenBackAndTheStopIsRecorded) {
    disk_.full = true;
    auto const recorded = step();
    ASSERT_FALSE(recorded);
    EXPECT_EQ(recorded.error().code, ErrorCode::DurabilityLost);
    EXPECT_FALSE(step()) << "the station has stopped";
    open();
    EXPECT_EQ(on_file(), 0u);
    EXPECT_NE(last_entry().find("\"type\":\"stopped\""), std::string::npos) << last_entry();
    ASSERT_TRUE(step());
    expect_clean();
}

TEST_F(StationTest, StepsThatAreMadeTogetherAreKeptTogether) {
    std::vector<GroupedEntry> const group = openings(3);
    auto const recorded = station_->steps_together(group, [this] { return add_openings(3); });
    ASSERT_TRUE(recorded);
    for (std::size_t i = 1; i < recorded->size(); ++i) {
        EXPECT_EQ((*recorded)[i].index().value(), recorded->front().index().value() + i);
    }
    open();
    EXPECT_EQ(openings_on_file(3), 3u);
    expect_clean();
}

TEST_F(StationTest, WhatIsTooLargeForTheLedgerIsNotBegun) {
    std::vector<GroupedEntry> group = openings(2);
    group.back().entry += std::string(ledger::Ledger::max_entry_bytes, ' ');
    auto const recorded = station_->steps_together(group, [this] { return add_openings(2); });
    ASSERT_FALSE(recorded);
    EXPECT_EQ(recorded.error().code, ErrorCode::Malformed);
    EXPECT_EQ(openings_on_file(2), 0u);
    ASSERT_TRUE(step()) << "the station goes on";
    expect_clean();
}

TEST_F(StationTest, StepsThatAreMadeTogetherAreTakenBackTogether) {
    disk_.full = true;
    std::vector<GroupedEntry> const group = openings(3);
    auto const recorded = station_->steps_together(group, [this] { return add_openings(3); });
    ASSERT_FALSE(recorded);
    EXPECT_EQ(openings_on_file(3), 3u) << "the rows were written before the entries";
    open();
    EXPECT_EQ(openings_on_file(3), 0u);
    expect_clean();
}

TEST_F(StationTest, WhatIsPutOnFileStandsInTheStoreAndInTheLedger) {
    Filing const filing{.kind = "standing-filed", .subject = "agreement", .text = R"({"a":1})"};
    auto const first = file(*station_, filing);
    auto const second = file(*station_, filing);
    ASSERT_TRUE(first && second);
    EXPECT_EQ(second->number, 2u);
    open();
    auto const records = station_->store().filed_about("standing-filed", "agreement");
    ASSERT_EQ(records->size(), 2u);
    EXPECT_EQ((*records)[0].text, R"({"a":1})");
    EXPECT_EQ((*records)[0].index, first->entry.value());
    EXPECT_EQ(last_entry().find(R"("a":1)"), std::string::npos) << "only a commitment";
    EXPECT_TRUE(station_->store().filed("another-kind")->empty());
    expect_clean();
}

TEST_F(StationTest, ARecordTakenOutOfTheStoreIsFound) {
    ASSERT_TRUE(step());
    auto const number = station_->store().next_filed().value() - 1;
    ASSERT_TRUE(
        station_->store().undo_step({.kind = store::StepKind::File, .ledger_size = number}));
    station_.reset();
    EXPECT_FALSE(check_station(seams_, folder_ / "station", {}));
}

TEST_F(StationTest, AStoreThatCannotBeWrittenStopsTheLedgerWithAnEntry) {
    auto const recorded = station_->step(
        {.kind = store::StepKind::Adopt},
        []() -> Result<void> { return fail(ErrorCode::DurabilityLost, "the store is full"); },
        "never written");
    EXPECT_FALSE(recorded);
    EXPECT_FALSE(step());
    open();
    EXPECT_NE(last_entry().find("\"type\":\"stopped\""), std::string::npos) << last_entry();
    expect_clean();
}

}  // namespace
}  // namespace penstock::disclosure
