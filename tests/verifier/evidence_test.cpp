// Folders of evidence: what a station would write about a span of time, and what somebody would who
// holds the log's key and lies.
#include "report.h"
#include "testing/story.h"

#include "ledger/ledger.h"
#include "platform/real_disk.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>

namespace verify {
namespace {

namespace fs = std::filesystem;
using penstock::ledger::Ledger;

penstock::crypto::SigningKey signing_key() {
    std::array<std::uint8_t, 32> seed{};
    seed[0] = 1;
    return *penstock::crypto::SigningKey::from_seed(seed);
}

LogKey log_key() {
    return *parse_log_key(penstock::ledger::verifier_key(story_origin, signing_key()).text());
}

std::string file(fs::path const& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

void write(fs::path const& path, std::string const& bytes) {
    std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
}

std::string between(std::string const& text, std::string const& from, std::string const& to) {
    std::size_t const at = text.find(from);
    if (at == std::string::npos) return {};
    return text.substr(at + from.size(), text.find(to, at + from.size()) - at - from.size());
}

std::string type_of(std::string const& entry) {
    return between(entry, "\"type\":\"", "\"");
}
std::string time_of(std::string const& entry) {
    return between(entry, "\"time\":\"", "\"");
}

void replace(std::string& text, std::string const& from, std::string const& to) {
    std::size_t const at = text.find(from);
    ASSERT_NE(at, std::string::npos) << from;
    text.replace(at, from.size(), to);
}

std::string counts_json(std::map<std::string, std::uint64_t> const& counts) {
    std::string text = "{";
    for (auto const& [name, count] : counts) {
        text += (text.size() == 1 ? "\"" : ",\"") + name + "\":" + std::to_string(count);
    }
    return text + "}";
}

// The folder's texts before they are signed, for a test to change.
struct Draft {
    std::vector<std::string> entries = {};
    std::string from = "2026-11-20T16:00:00Z", to = "2026-11-20T17:00:00Z";
    std::string manifest = {}, context = {};
    std::set<std::uint64_t> tiles = {}, bundles = {};
    std::uint64_t first = 0, end = 0;
    bool whole = true;
};

class EvidenceTest : public ::testing::Test {
protected:
    void SetUp() override {
        std::string name = (fs::temp_directory_path() / "penstock-evidence-XXXXXX").string();
        ASSERT_NE(::mkdtemp(name.data()), nullptr);
        folder = name;
    }
    void TearDown() override { fs::remove_all(folder); }

    // One line opened before the span, `in_span` in it, an entry behind it.
    static Draft drafted(std::function<void(Story&)> const& in_span, bool whole = true,
                         int before = 0) {
        Story story;
        for (story.station().adopted(); before > 0; --before) story.add("clock-set", "");
        story.received().reviewed(1).inspected(1).decided(1).closed();
        story.approved(1).approved(2).delivered();
        story.time = "2026-11-20T16:30:00Z";
        in_span(story);
        story.time = "2026-11-20T18:00:00Z";
        story.add("evidence-made", "");
        Draft draft{.entries = story.entries};
        draft.whole = whole;
        span(draft);
        manifest(draft);
        return draft;
    }

    static void span(Draft& draft) {
        for (std::uint64_t i = 0; i < draft.entries.size(); ++i) {
            if (time_of(draft.entries[i]) < draft.from) draft.first = i + 1;
            if (time_of(draft.entries[i]) < draft.to) draft.end = i + 1;
        }
        for (std::uint64_t b = draft.whole ? 0 : (draft.first - 1) / 256; b <= draft.end / 256;
             ++b) {
            draft.bundles.insert(b);
        }
        draft.tiles = draft.bundles;
        if (draft.whole) return;
        for (std::uint64_t i = 0; i < draft.first; ++i) {
            if (type_of(draft.entries[i]) == "clock-set") continue;
            draft.context += std::to_string(i) + " " + draft.entries[i] + "\n";
            draft.tiles.insert(i / 256);
        }
    }

    static void manifest(Draft& draft) {
        std::map<std::string, std::uint64_t> types, reviewed;
        std::string orders;
        bool opened = false;
        for (std::uint64_t i = 0; i < draft.end; ++i) {
            std::string const type = type_of(draft.entries[i]);
            if (type.starts_with("order-")) {
                orders += (orders.empty() ? "" : ",") + ("{\"index\":" + std::to_string(i)) +
                          ",\"order\":\"order-1\",\"lift\":" +
                          (type == "order-lifted" ? "true}" : "false}");
            }
            if (i < draft.first) continue;
            ++types[type];
            if (type == "reviewed") ++reviewed[between(draft.entries[i], "\"outcome\":\"", "\"")];
            opened |= type == "disclosed" || type == "answered" || type == "reopened";
        }
        draft.manifest = R"({"format":"penstock-evidence/1","origin":")" +
                         std::string(story_origin) + R"(","size":SIZE,"root":"ROOT","from":")" +
                         draft.from + R"(","to":")" + draft.to + R"(","first":)" +
                         std::to_string(draft.first) + R"(,"end":)" + std::to_string(draft.end) +
                         R"(,"history":")" + (draft.whole ? "whole" : "selected") +
                         R"(","before":{"index":)" + std::to_string(draft.first - 1) +
                         R"(,"time":")" + time_of(draft.entries[draft.first - 1]) +
                         R"("},"after":{"index":)" + std::to_string(draft.end) + R"(,"time":")" +
                         time_of(draft.entries[draft.end]) + R"("},"types":)" + counts_json(types) +
                         R"(,"received":{},"reviewed":)" + counts_json(reviewed) +
                         R"(,"nothing_opened":)" + (opened ? "false" : "true") + R"(,"orders":[)" +
                         orders + R"(],"laws":[)" + (reviewed.empty() ? "" : R"("")") + "]}\n";
    }

    // Writes a ledger with the draft's entries and the folder as its texts say, signed by the log.
    fs::path written(Draft draft) {
        fs::path const place = folder / ("ledger-" + std::to_string(++number));
        fs::path const out = folder / ("evidence-" + std::to_string(number));
        EXPECT_TRUE(Ledger::create(disk, place, story_origin, signing_key()));
        auto const log = *Ledger::open(disk, place, story_origin, signing_key());
        EXPECT_TRUE(log->append(draft.entries));
        EXPECT_TRUE(log->publish());
        EXPECT_TRUE(disk.make_folder(out, false));
        EXPECT_TRUE(log->export_part(out, draft.tiles, draft.bundles));
        replace(draft.manifest, "SIZE", std::to_string(log->size()));
        replace(draft.manifest, "ROOT", penstock::to_base64(log->published().tree.root.view()));
        std::map<std::string, std::string> files{{"manifest.json", draft.manifest},
                                                 {"summary.txt", "a page\n"}};
        if (!draft.whole) files["context"] = draft.context;
        std::string list = "penstock-evidence/1\n" + std::string(story_origin) + "\n";
        for (auto const& [name, text] : files) {
            write(out / name, text);
            list += "sha256:" + to_hex(as_text(sha256({text}))) + " " + name + "\n";
        }
        write(out / "files", *log->attest(list));
        return out;
    }

    static Report check(fs::path const& path) {
        return verify_folder(path.string(), log_key(), Expect::Entries);
    }

    void expect_rule(Draft const& draft, std::string const& rule) {
        Report const report = check(written(draft));
        EXPECT_EQ(report.exit_status(), 1) << rule;
        bool found = false;
        for (Finding const& finding : report.findings.first()) found |= finding.rule == rule;
        EXPECT_TRUE(found) << rule << "\n" << report.text();
    }

    static void opened_once(Story& story) { story.opened("disclosed"); }
    static void nothing(Story& story) { story.add("clock-set", ""); }

    fs::path folder;
    int number = 0;
    penstock::platform::RealDisk disk;
};

TEST_F(EvidenceTest, WholeAndSelectedHistoriesAreClean) {
    for (bool const whole : {true, false}) {
        Report const report = check(written(drafted(opened_once, whole, 600)));
        EXPECT_EQ(report.exit_status(), 0) << report.text();
        ASSERT_TRUE(report.span);
        EXPECT_EQ(report.span->end - report.span->first, 1u);
        EXPECT_FALSE(report.span->nothing_opened);
        EXPECT_EQ(report.counts.disclosed, 1u);
        EXPECT_EQ(report.span->given_before, whole ? 610u : 10u);
    }
}

TEST_F(EvidenceTest, ThatNothingWasOpenedIsProved) {
    Report const report = check(written(drafted(nothing)));
    EXPECT_EQ(report.exit_status(), 0) << report.text();
    ASSERT_TRUE(report.span);
    EXPECT_TRUE(report.span->nothing_opened);
    EXPECT_NE(report.text().find("NOTHING WAS OPENED"), std::string::npos);
    EXPECT_NE(report.json().find("\"nothing_opened\":true"), std::string::npos);
    Draft empty = drafted([](Story&) {});
    EXPECT_EQ(check(written(empty)).exit_status(), 0);
    Draft lying = drafted(opened_once);
    replace(lying.manifest, "\"nothing_opened\":false", "\"nothing_opened\":true");
    expect_rule(lying, "evidence.claim");
}

TEST_F(EvidenceTest, EveryFlippedBitIsFound) {
    for (bool const whole : {true, false}) {
        fs::path const out = written(drafted(opened_once, whole, 300));
        std::size_t files = 0;
        for (auto const& item : fs::recursive_directory_iterator(out)) {
            if (!item.is_regular_file()) continue;
            ++files;
            std::string const before = file(item.path());
            for (std::size_t at = 0; at < before.size(); at += before.size() / 20 + 1) {
                std::string changed = before;
                changed[at] = static_cast<char>(changed[at] ^ 1);
                write(item.path(), changed);
                EXPECT_EQ(check(out).exit_status(), 1) << item.path() << " " << at;
            }
            write(item.path(), before);
        }
        EXPECT_EQ(files, whole ? 9u : 9u);
        EXPECT_EQ(check(out).exit_status(), 0);
    }
}

TEST_F(EvidenceTest, EveryMissingOrAddedFileIsFound) {
    fs::path const out = written(drafted(opened_once, false, 300));
    std::vector<fs::path> paths;
    for (auto const& item : fs::recursive_directory_iterator(out)) {
        if (item.is_regular_file()) paths.push_back(item.path());
    }
    for (fs::path const& path : paths) {
        std::string const before = file(path);
        fs::remove(path);
        EXPECT_NE(check(out).exit_status(), 0) << path;
        write(path, before);
    }
    write(out / "note-from-nobody.txt", "x");
    EXPECT_EQ(check(out).exit_status(), 1);
    fs::remove(out / "note-from-nobody.txt");
    EXPECT_EQ(check(out).exit_status(), 0);
}

// What follows is signed by the log: only what the entries say can show that it is false.

TEST_F(EvidenceTest, ASpanThatLeavesOutAnEntryIsFound) {
    Draft draft = drafted([](Story& story) { story.opened("disclosed").add("clock-set", ""); });
    std::uint64_t const first = draft.first;
    Draft late = draft;  // begins behind the disclosure
    late.first = first + 1;
    manifest(late);
    expect_rule(late, "evidence.bounds");
    Draft early = draft;  // ends before the last entry
    early.end -= 1;
    manifest(early);
    expect_rule(early, "evidence.bounds");
    Draft narrow = draft;  // says another time
    replace(narrow.manifest, narrow.from, "2026-11-20T16:45:00Z");
    expect_rule(narrow, "evidence.bounds");
    Draft open_end = draft;  // nothing behind it
    open_end.end = open_end.entries.size();
    open_end.entries.push_back(open_end.entries.back());
    manifest(open_end);
    replace(open_end.manifest, "\"end\":" + std::to_string(open_end.end),
            "\"end\":" + std::to_string(open_end.end + 1));
    expect_rule(open_end, "evidence.bounds");
}

TEST_F(EvidenceTest, EveryFalseClaimIsFound) {
    Draft const draft = drafted([](Story& story) {
        story.reviewed(2, "refuse").order(Story::statutes("\"26 USC 1\"")).opened("disclosed");
    });
    EXPECT_EQ(check(written(draft)).exit_status(), 0) << check(written(draft)).text();
    std::vector<std::pair<std::string, std::string>> const lies{
        {"\"refuse\":1", "\"refuse\":2"},
        {"\"disclosed\":1", "\"disclosed\":2"},
        {"\"received\":{}", "\"received\":{\"accepted\":1}"},
        {"\"lift\":false", "\"lift\":true"},
        {"\"laws\":[\"\"]", "\"laws\":[]"},
        {"\"time\":\"2026-11-20T15:00:00Z\"", "\"time\":\"2026-11-20T15:00:01Z\""},
        {"\"time\":\"2026-11-20T18:00:00Z\"", "\"time\":\"2026-11-20T18:00:01Z\""},
    };
    for (auto const& [truth, lie] : lies) {
        Draft lying = draft;
        replace(lying.manifest, truth, lie);
        expect_rule(lying, "evidence.claim");
    }
}

TEST_F(EvidenceTest, ADisclosureWhileAnOrderWasInForceIsFoundAlsoWhereTheOrderIsOlder) {
    for (bool const whole : {true, false}) {
        Story story;
        story.station().adopted().received().reviewed(1).inspected(1).decided(1).closed();
        story.approved(1).approved(2).delivered().order();
        story.time = "2026-11-20T16:30:00Z";
        story.opened("disclosed");
        story.time = "2026-11-20T18:00:00Z";
        story.add("evidence-made", "");
        Draft draft{.entries = story.entries};
        draft.whole = whole;
        span(draft);
        manifest(draft);
        expect_rule(draft, "opened.no-order");
    }
}

TEST_F(EvidenceTest, WhatAnOpeningRestsOnMustBeGiven) {
    Draft draft = drafted(opened_once, false);
    // The line of the second approval goes.
    std::size_t const at = draft.context.find("official-2");
    std::size_t const start = draft.context.rfind('\n', at) + 1;
    draft.context.erase(start, draft.context.find('\n', at) + 1 - start);
    expect_rule(draft, "opened.approved");
    Draft swapped = drafted(opened_once, false);
    std::size_t const line_end = swapped.context.find('\n') + 1;
    swapped.context = swapped.context.substr(line_end) + swapped.context.substr(0, line_end);
    expect_rule(swapped, "evidence.context");
    Draft forged = drafted(opened_once, false);
    replace(forged.context, "official-1", "official-9");
    expect_rule(forged, "tree.tile");
}

TEST_F(EvidenceTest, AnEntryOutOfOrderIsFound) {
    Draft draft = drafted([](Story& story) {
        story.time = "2026-11-20T16:40:00Z";
        story.add("clock-set", "");
        story.time = "2026-11-20T16:30:00Z";
        story.opened("disclosed");
    });
    expect_rule(draft, "entry.time-order");
}

TEST_F(EvidenceTest, AnOlderCheckpointMustBeAPrefix) {
    std::vector<std::string> entries = drafted(opened_once, true, 300).entries;
    auto const log_of = [&](std::string const& name, std::vector<std::string> const& all) {
        fs::path const place = folder / name;
        EXPECT_TRUE(Ledger::create(disk, place, story_origin, signing_key()));
        auto log = *Ledger::open(disk, place, story_origin, signing_key());
        EXPECT_TRUE(log->append(all));
        EXPECT_TRUE(log->publish());
        return log;
    };
    auto const newest = log_of("newest", entries);
    ASSERT_TRUE(newest->export_to(folder / "export"));
    auto const outcome = [&](std::string const& note) {
        return verify_folder(Question{.folder = (folder / "export").string(),
                                      .key = log_key(),
                                      .policy = {},
                                      .since = {note},
                                      .expect = Expect::Entries});
    };
    for (std::size_t const size : {0u, 1u, 255u, 256u, 257u, 300u}) {
        auto const older = log_of("older-" + std::to_string(size),
                                  {entries.begin(), entries.begin() + static_cast<int>(size)});
        Report const report = outcome(older->checkpoint());
        EXPECT_EQ(report.exit_status(), 0) << size << report.text();
        EXPECT_EQ(report.began_as, std::vector<std::uint64_t>{size});
    }
    std::vector<std::string> others = entries;
    others[7] += " ";
    others.resize(200);
    EXPECT_EQ(outcome(log_of("fork", others)->checkpoint()).exit_status(), 1);
    others.resize(entries.size() + 1, "{}");
    EXPECT_EQ(outcome(log_of("longer", others)->checkpoint()).exit_status(), 1);
}

}  // namespace
}  // namespace verify
