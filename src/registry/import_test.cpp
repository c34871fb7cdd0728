#include "registry/import.h"

#include "registry/testing/sample_rows.h"

#include <gtest/gtest.h>

#include <memory>

#include <algorithm>

namespace penstock::registry {
namespace {

class Import : public RegistryFolder {
protected:
    // All files of the registry's folder.
    [[nodiscard]] std::map<std::string, Bytes> stored() const {
        std::map<std::string, Bytes> files = disk_.files();
        std::erase_if(files, [](auto const& file) {
            return !file.first.starts_with(folder().string() + "/");
        });
        return files;
    }
};

TEST_F(Import, TakesAFileInGoodForm) {
    auto const report =
        import_text(csv_of({{{"tax_period", "2023"}, {"effective", "2024-04-08"}},
                            {},
                            {{"person", "p-2"}, {"tin", "900-70-0002"}, {"given", "Otto"}}}));
    ASSERT_TRUE(report);
    EXPECT_EQ(report->rows, 3u);
    EXPECT_EQ(report->rejected, 0u);
    EXPECT_EQ(report->persons, 2u);
    EXPECT_EQ(report->versions, 2u);
    ASSERT_TRUE(report->snapshot);
    EXPECT_EQ(stored().size(), 2u);
}

TEST_F(Import, TakesAFileWithoutRows) {
    auto const report = import_text(header_line());
    ASSERT_TRUE(report && report->snapshot);
    EXPECT_EQ(report->persons, 0u);
}

TEST_F(Import, TakesNothingOfAFileWithOneMalformedRow) {
    auto const before = import_text(csv_of({{}}));
    ASSERT_TRUE(before && before->snapshot);
    auto const kept = stored();
    auto const report = import_text(csv_of({{{"person", "p-2"}},
                                            {{"source", "rumour"}},
                                            {{"person", "p-3"}},
                                            {{"effective", "2025-13-40"}}}));
    ASSERT_TRUE(report);
    EXPECT_FALSE(report->snapshot);
    EXPECT_EQ(report->rejected, 2u);
    ASSERT_EQ(report->rejects.size(), 2u);
    EXPECT_EQ(report->rejects[0].row, 3u);
    EXPECT_EQ(report->rejects[0].column, "source");
    EXPECT_EQ(report->rejects[1].row, 5u);
    EXPECT_EQ(report->rejects[1].column, "effective");
    EXPECT_EQ(stored(), kept);
}

TEST_F(Import, CountsAllRejectsAndShowsTheFirst) {
    auto const report = import_text(csv_of(std::vector<Cells>(250, {{"source", "rumour"}})));
    ASSERT_TRUE(report);
    EXPECT_EQ(report->rejected, 250u);
    EXPECT_EQ(report->rejects.size(), max_rejects_shown);
}

TEST_F(Import, RefusesAnotherHeader) {
    std::string swapped = csv_of({{}});
    swapped.replace(swapped.find("given,middle"), 12, "middle,given");
    for (std::string const& text :
         {std::string(), std::string("\n\n"), std::string("person,tin\n"), swapped,
          csv_line(row_of({})), std::string("\xff\xfe\x00\x01", 4)}) {
        auto const report = import_text(text);
        ASSERT_TRUE(report);
        EXPECT_FALSE(report->snapshot);
        EXPECT_EQ(report->rejected, 1u);
    }
}

TEST_F(Import, TakesAByteOrderMarkAndCarriageReturns) {
    std::string text = "\xef\xbb\xbf" + csv_of({{}});
    for (std::size_t at = 0; (at = text.find('\n', at)) != std::string::npos; at += 2) {
        text.insert(at, 1, '\r');
    }
    auto const report = import_text(text);
    ASSERT_TRUE(report);
    EXPECT_TRUE(report->snapshot);
}

TEST_F(Import, RejectsWhatIsNoCsv) {
    auto const report = import_text(csv_of({{}}) + "p-2,\"unclosed\n");
    ASSERT_TRUE(report);
    EXPECT_FALSE(report->snapshot);
    ASSERT_EQ(report->rejects.size(), 1u);
    EXPECT_EQ(report->rejects[0].row, 3u);
}

TEST_F(Import, SurvivesEveryTruncationAndAnyByte) {
    std::string const good = csv_of({{{"unit", "Apt 4, rear"}}, {{"person", "p-2"}}});
    for (std::size_t size = 0; size < good.size(); ++size) {
        EXPECT_TRUE(import_text(good.substr(0, size)));
    }
    for (std::size_t at = 0; at < good.size(); at += 3) {
        std::string damaged = good;
        damaged[at] = static_cast<char>(0x80 | (at * 37 & 0x7f));
        EXPECT_TRUE(import_text(damaged));
    }
}

TEST_F(Import, GivesTheSameBytesWhateverTheOrderOfTheRows) {
    std::vector<Cells> rows;
    for (int i = 0; i < 40; ++i) {
        rows.push_back({{"person", "p-" + std::to_string(i % 7)},
                        {"street", std::to_string(1 + i % 5) + " Fern St"},
                        {"given", i % 3 == 0 ? "Nora" : "Norah"},
                        {"former_surnames", i % 2 == 0 ? "Vane" : ""},
                        {"tax_period", std::to_string(2018 + i % 6)},
                        {"effective", std::to_string(2019 + i % 6) + "-04-11"},
                        {"flags", i == 11 ? "deceased" : ""}});
    }
    auto const first = import_text(csv_of(rows));
    ASSERT_TRUE(first && first->snapshot);
    auto const files = stored();
    for (int round = 0; round < 5; ++round) {
        std::ranges::rotate(rows, rows.begin() + 11);
        std::ranges::reverse(rows.begin() + 3, rows.begin() + 20 + round);
        auto const again = import_text(csv_of(rows));
        ASSERT_TRUE(again);
        EXPECT_EQ(again->snapshot, first->snapshot);
        EXPECT_EQ(stored(), files);
    }
}

TEST_F(Import, ReportsProgress) {
    disk_.overwrite(source(), to_bytes(csv_of({{}, {}})));
    ImportProgress last;
    ASSERT_TRUE(import_csv(disk_, source(), folder(),
                           [&](ImportProgress const& progress) { last = progress; }));
    EXPECT_EQ(last.rows, 2u);
    EXPECT_EQ(last.bytes, csv_of({{}, {}}).size());
}

TEST_F(Import, NamesAMissingFile) {
    auto const report = import_csv(disk_, "/nowhere.csv", folder());
    ASSERT_FALSE(report);
    EXPECT_EQ(report.error().code, ErrorCode::NotFound);
}

// Rows of many people, in an order of no meaning.
std::string crowd(int rows) {
    std::vector<Cells> all;
    for (int i = 0; i < rows; ++i) {
        int const place = i * 7919 % rows;
        all.push_back({{"person", "p-" + std::to_string(place / 3)},
                       {"tin", "900-70-" + std::to_string(1000 + place / 3)},
                       {"given", place % 5 == 0 ? "Nora" : "Otto"},
                       {"street", std::to_string(place % 50) + " Fern St"},
                       {"unit", place % 4 == 0 ? "Apt " + std::to_string(place % 9) : ""},
                       {"effective", std::to_string(2010 + place % 9) + "-04-11"}});
    }
    return csv_of(all);
}

TEST_F(Import, GivesTheSameBytesWhateverTheMemory) {
    disk_.overwrite(source(), to_bytes(crowd(3000)));
    auto const in_memory = import_csv(disk_, source(), folder());
    ASSERT_TRUE(in_memory && in_memory->snapshot);
    auto const files = stored();
    std::uint64_t const calls = disk_.calls();
    auto const spilled = import_csv(disk_, source(), folder(), {}, 32768);
    ASSERT_TRUE(spilled);
    EXPECT_EQ(spilled->snapshot, in_memory->snapshot);
    EXPECT_EQ(stored(), files);
    EXPECT_GT(disk_.calls() - calls, 50u);  // it did spill
}

TEST_F(Import, RemovesWhatAnEarlierOneLeft) {
    disk_.overwrite(source(), to_bytes(crowd(600)));
    disk_.fail_at({.call = disk_.calls() + 20, .fault = testing::Fault::CrashAfter});
    ASSERT_FALSE(import_csv(disk_, source(), folder(), {}, 32768));
    disk_.no_more_faults();
    disk_.power_cycle(testing::Unsynced::Kept);
    EXPECT_GT(stored().size(), 2u);
    ASSERT_TRUE(import_csv(disk_, source(), folder(), {}, 32768));
    EXPECT_EQ(stored().size(), 2u);
}

TEST_F(Import, LeavesNothingBehindWhenTheDiskIsFull) {
    ASSERT_TRUE(import_text(csv_of({{}})));
    auto const kept = stored();
    disk_.overwrite(source(), to_bytes(crowd(600)));
    for (std::uint64_t call = 5; call < 60; call += 5) {
        disk_.fail_at({.call = disk_.calls() + call, .fault = testing::Fault::FailsHalf});
        auto const report = import_csv(disk_, source(), folder(), {}, 32768);
        disk_.no_more_faults();
        ASSERT_FALSE(report) << call;
        EXPECT_EQ(stored(), kept) << call;
    }
}

// Whatever call fails, and if the power goes off at it: the old registry or the new one is in
// force, whole.
TEST_F(Import, LeavesTheOldOrTheNewRegistryAtEveryFault) {
    auto const old_report = import_text(csv_of({{}}));
    ASSERT_TRUE(old_report && old_report->snapshot);
    std::string const text = csv_of({{{"given", "Otto"}}});
    ASSERT_TRUE(import_text(text));
    Digest const fresh = Registry::open(disk_, folder())->digest();

    using testing::Fault;
    for (Fault const fault : {Fault::FailsLost, Fault::FailsHalf, Fault::FailsKept,
                              Fault::CrashBefore, Fault::CrashAfter}) {
        for (std::uint64_t call = 1;; ++call) {
            std::destroy_at(&disk_);  // a fresh disk: a MemoryDisk cannot be assigned
            std::construct_at(&disk_);
            ASSERT_TRUE(import_text(csv_of({{}})));
            disk_.overwrite(source(), to_bytes(text));
            disk_.fail_at({.call = disk_.calls() + call, .fault = fault});
            auto const report = import_csv(disk_, source(), folder());
            bool const met = disk_.met_fault();
            disk_.no_more_faults();
            if (disk_.crashed()) disk_.power_cycle(testing::Unsynced::Torn);
            auto const registry = Registry::open(disk_, folder());
            ASSERT_TRUE(registry) << "call " << call << " " << describe(registry.error());
            bool const is_old = registry->digest() == *old_report->snapshot;
            EXPECT_TRUE(is_old || registry->digest() == fresh) << "call " << call;
            if (report) {
                EXPECT_EQ(registry->digest(), fresh) << "call " << call;
            }
            if (!met) break;
        }
    }
}

}  // namespace
}  // namespace penstock::registry
