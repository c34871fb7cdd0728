// Past decisions decided again: they agree, every change to what was kept is found, and other rules
// show their effect.
#include "cli/testing/replay_world.h"

namespace penstock::cli {
namespace {

TEST_F(Replay, every_decision_of_every_round_comes_out_the_same_again) {
    std::uint64_t const records = station_->ledger().size();
    EXPECT_EQ(replay(), std::vector<std::string>());
    EXPECT_EQ(report_.agreed, lines_in_batch);
    EXPECT_EQ(report_.decisions, lines_in_batch);
    EXPECT_EQ(station_->ledger().size(), records) << "a replay inspects no record";
    // Also without the records: nothing of them is read.
    ASSERT_TRUE(disk_.remove(folder_ / "station" / "registry"));
    EXPECT_EQ(replay(1), std::vector<std::string>());
    EXPECT_EQ(replay(5), std::vector<std::string>());
}

TEST_F(Replay, a_decision_is_replayed_under_the_law_and_the_orders_of_its_own_time) {
    std::string const now_in_force = law_;
    law_ = law_from_year(2025);
    adopt();
    decide();
    enter_order();
    decide();
    EXPECT_TRUE(std::ranges::all_of(rows(), [](auto const& row) { return !row.looked_up; }));
    law_ = now_in_force;
    adopt();
    EXPECT_EQ(replay(), std::vector<std::string>());
    EXPECT_EQ(report_.agreed, 3 * lines_in_batch);
    EXPECT_EQ(report_.rounds, 3u);
}

TEST_F(Replay, a_stored_status_or_outcome_that_was_flipped_is_found) {
    std::uint64_t const line = change(passes, [](store::LineRow& row) { row.statuses[0] = 'u'; });
    auto const law = law::LawFile::parse(law_, {}).value();
    EXPECT_EQ(replay(), std::vector<std::string>{std::to_string(line) + " stored-status " +
                                                 law.elements(law::Stage::Face)[0]->id});
    change(passes, [](store::LineRow& row) { row.statuses[0] = 'm'; });
    change([](store::LineRow const& row) { return row.outcome == "no-release"; },
           [](store::LineRow& row) { row.outcome = "pass"; });
    auto const said = replay();
    ASSERT_FALSE(said.empty());
    EXPECT_NE(said.front().find("stored-outcome"), std::string::npos);
    EXPECT_EQ(report_.agreed, lines_in_batch - 1);
}

TEST_F(Replay, whatever_is_changed_in_a_stored_line_is_found) {
    std::vector<store::LineRow> const before = rows();
    using Change = std::function<void(store::LineRow&)>;
    std::map<std::string, Change> const changes{
        {"stored-look-up", [](store::LineRow& row) { row.looked_up = false; }},
        {"stored-codes", [](store::LineRow& row) { row.codes = "R-6103i2-A"; }},
        {"stored-statute", [](store::LineRow& row) { row.statute += "x"; }},
        {"stored-case", [](store::LineRow& row) { row.case_number += "x"; }},
        {"stored-recipients", [](store::LineRow& row) { row.recipients += "x"; }},
        {"stored-form", [](store::LineRow& row) { row.form = "confirm"; }},
        {"stored-statuses", [](store::LineRow& row) { row.statuses += "m"; }},
        {"stored-known", [](store::LineRow& row) { row.known.clear(); }},
        {"stored-record-known", [](store::LineRow& row) { row.record_known = "1 a"; }},
        {"ledger-reviewed-known", [](store::LineRow& row) { row.known = "1 a77"; }},
        {"ledger-decided-ruling", [](store::LineRow& row) { row.record_known += "x"; }},
        {"ledger-decided-known", [](store::LineRow& row) { row.record_known += "x"; }},
        // The address that leaves is another: the line agrees with itself, not with the ledger.
        {"ledger-decided-ruling ", [](store::LineRow& row) { row.release.insert(0, "9"); }},
        {"ledger-reviewed-facts", [](store::LineRow& row) { row.seed.bytes[0] ^= 1; }},
    };
    for (auto const& [part, how] : changes) {
        std::uint64_t const line = change(passes, how);
        auto const said = replay();
        std::string const wanted = std::to_string(line) + " " + part;
        EXPECT_TRUE(std::ranges::any_of(said, [&](auto const& text) {
            return text.starts_with(wanted);
        })) << wanted;
        put_rows(before);
    }
    EXPECT_EQ(replay(), std::vector<std::string>());
}

TEST_F(Replay, an_item_put_into_a_line_that_releases_nothing_is_found) {
    std::vector<store::LineRow> const all = rows();
    std::string const item = std::ranges::find_if(all, passes)->release;
    std::uint64_t const line =
        change([](store::LineRow const& row) { return row.outcome == "no-release"; },
               [&](store::LineRow& row) { row.release = item; });
    EXPECT_EQ(replay(), std::vector<std::string>{std::to_string(line) + " stored-release "});
}

TEST_F(Replay, facts_of_the_record_that_were_changed_are_found) {
    std::uint64_t const line = change(passes, [](store::LineRow& row) {
        auto knowledge = disclosure::parse_record_knowledge(row.record_known).value();
        knowledge.facts.informant = true;
        row.record_known = stored_text(knowledge);
    });
    auto const said = replay();
    auto const says = [&](std::string const& what) {
        return std::ranges::any_of(
            said, [&](auto const& text) { return text == std::to_string(line) + " " + what; });
    };
    EXPECT_TRUE(says("stored-status 6103i6-A.informant"));
    EXPECT_TRUE(says("ledger-decided-known "));
}

TEST_F(Replay, lines_taken_out_of_the_store_or_put_into_it_are_found) {
    std::vector<store::LineRow> all = rows();
    all.erase(all.begin() + 4);
    all.push_back(all.back());
    all.back().line = LineNumber(lines_in_batch + 3);
    put_rows(all);
    auto const said = replay();
    EXPECT_EQ(said, (std::vector<std::string>{"5 stored-line ",
                                              std::to_string(lines_in_batch + 3) + " stored-line ",
                                              "0 ledger-decision-closed "}));
}

TEST_F(Replay, a_line_of_the_batch_that_was_changed_is_found) {
    std::filesystem::path const file = station_->batch_folder(batch_) / "batch.jsonl";
    std::string text = read(file);
    std::vector<store::LineRow> const all = rows();
    std::uint64_t const line = std::ranges::find_if(all, passes)->line.value();
    std::size_t at = 0;
    for (std::uint64_t i = 0; i < line; ++i) at = text.find('\n', at) + 1;
    std::size_t const street = text.find("\"zip\":\"", at) + 7;
    text[street] = text[street] == '9' ? '8' : '9';
    ASSERT_TRUE(disk_.replace(file, as_bytes(text), true));
    auto const said = replay();
    ASSERT_GE(said.size(), 2u);
    EXPECT_EQ(said[0], "0 batch-file ");
    EXPECT_TRUE(std::ranges::find(said, std::to_string(line) + " ledger-reviewed-facts ") !=
                said.end());
    EXPECT_EQ(report_.disagreed, 1u);
}

TEST_F(Replay, a_law_text_that_was_changed_is_found) {
    // As whoever can write the store could: a row of the same digests with another text.
    store::AgreementRow row = station_->store()
                                  .agreement(AgreementId(std::string(synthetic::sample_agreement)))
                                  .value()
                                  .value();
    row.law_text = law_from_year(1914);
    ASSERT_TRUE(station_->store().add_agreement(row));
    EXPECT_EQ(replay(), std::vector<std::string>{"0 law-file "});
}

TEST_F(Replay, lines_decided_before_facts_were_kept_neither_agree_nor_disagree) {
    round_without_facts([&](store::RoundRow& round) {
        // As the program wrote it then.
        std::string const closing = "{\"type\":\"decision-closed\",\"time\":\"" +
                                    format_instant(now_) + "\",\"batch\":\"" + batch_.value() +
                                    "\",\"round\":" + std::to_string(round.round) + "}";
        round.closed_index = station_->ledger().size();
        ASSERT_TRUE(station_->record({&closing, 1}));
    });
    EXPECT_EQ(replay(), std::vector<std::string>());
    EXPECT_EQ(report_.before_facts_were_kept, lines_in_batch);
    EXPECT_EQ(report_.agreed, 0u);
    EXPECT_TRUE(under(law_from_year(2024)).empty());
    EXPECT_EQ(under_.before_facts_were_kept, lines_in_batch);
}

// Whoever can write the store could pass a changed round off as one of before.
TEST_F(Replay, facts_that_were_kept_and_taken_out_of_the_store_are_missed) {
    round_without_facts([](store::RoundRow&) {});
    EXPECT_EQ(replay(), std::vector<std::string>{"0 known "});
    round_without_facts(
        [&](store::RoundRow& round) { round.closed_index = station_->ledger().size(); });
    EXPECT_EQ(replay(), std::vector<std::string>{"0 known "});
}

TEST_F(Replay, the_same_law_file_changes_nothing) {
    EXPECT_TRUE(under(law_).empty());
    EXPECT_EQ(under_.decisions, lines_in_batch);
    for (auto const& [way, lines] : under_.transitions) EXPECT_EQ(way.first, way.second);
}

TEST_F(Replay, a_stricter_law_file_shows_exactly_the_lines_that_it_would_have_stopped) {
    std::string const stricter = law_from_year(2024);
    std::vector<ChangedLine> const changed = under(stricter);
    auto const years = years_asked();
    std::map<std::string, int> const severity{{"pass", 0},   {"no-release", 1}, {"hold", 2},
                                              {"return", 3}, {"refuse", 4},     {"block", 5}};
    std::vector<std::string> expected;
    for (store::LineRow const& row : rows()) {
        auto const& asked = years[row.line.value() - 1];
        if (std::ranges::none_of(asked, [](int year) { return year >= 1913 && year < 2024; })) {
            continue;
        }
        if (std::ranges::any_of(asked, [](int year) { return year < 1913 || year > 2026; }))
            continue;
        std::string const to =
            severity.at(row.outcome) < severity.at("return") ? "return" : row.outcome;
        expected.push_back(std::to_string(row.line.value()) + " " + row.outcome + " " + to);
    }
    std::vector<std::string> found;
    for (ChangedLine const& line : changed) {
        EXPECT_EQ(line.newly_unmet, std::vector<std::string>{"6103i2-E.possible"});
        EXPECT_EQ(line.must_be_taken_back, line.from == "pass");
        found.push_back(std::to_string(line.line.value()) + " " + line.from + " " + line.to);
    }
    EXPECT_EQ(found, expected);
    EXPECT_GE(expected.size(), 5u);
    EXPECT_EQ(under_.elements.at("6103i2-E.possible").newly_unmet, expected.size());
    std::vector<ChangedLine> const again = under(stricter, 1);
    EXPECT_EQ(again.size(), changed.size()) << "whatever the number of threads";
}

TEST_F(Replay, a_milder_law_file_shows_what_would_have_been_looked_up) {
    law_ = law_from_year(2024);
    adopt();
    decide();
    std::uint64_t const stopped = static_cast<std::uint64_t>(std::ranges::count_if(
        rows(), [](auto const& row) { return row.codes == "R-6103i2-E" && !row.looked_up; }));
    ASSERT_GE(stopped, 5u);
    std::vector<ChangedLine> const changed = under(read("law/26-usc-6103-i-2.md"));
    std::pair<std::string, std::string> const way("return",
                                                  std::string(oversight::would_be_looked_up));
    EXPECT_GT(under_.transitions.at(way), 0u);
    EXPECT_LE(under_.transitions.at(way), stopped);
    EXPECT_FALSE(std::ranges::any_of(changed, &ChangedLine::must_be_taken_back));
}

TEST_F(Replay, a_law_file_below_the_floor_is_not_replayed) {
    std::string weak = law_;
    std::string const name = "predicate   = \"identity.on_file\"";
    weak.replace(weak.find(name), name.size(), "predicate   = \"record.living\"");
    auto const report = oversight::replay_under(
        *station_, {.law_text = weak, .agreement = {}}, {},
        [](ChangedLine const&) -> Result<void> { return {}; }, quiet_);
    ASSERT_FALSE(report);
    EXPECT_EQ(report.error().code, ErrorCode::Malformed);
}

}  // namespace
}  // namespace penstock::cli
