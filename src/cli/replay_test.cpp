// Past decisions decided again: they agree, every change to what was kept is found, other rules
// show their effect, and a wrong rule's releases are taken back.

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
namespace {

using disclosure::Station;
using oversight::ChangedLine;
using oversight::Disagreement;

constexpr std::uint64_t lines_in_batch = 300;

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

bool passes(store::LineRow const& line) {
    return line.outcome == "pass" && line.form == "value";
}

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
    std::string const stop =
        "id = \"order-1\"\ncourt = \"A court\"\ndocket = \"1\"\neffective = "
        "2020-01-01T00:00:00Z\nkind = \"stop\"\ntext_digest = \"sha256:" +
        std::string(64, 'a') + "\"\n[scope]\n";
    ASSERT_TRUE(disclosure::enter_order(*station_, stop,
                                        {credential("official-1"), credential("official-2")}));
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
    std::vector<store::LineRow> all = rows();
    for (store::LineRow& row : all) {
        row.known.clear();
        row.record_known.clear();
    }
    store::RoundRow round = station_->store().round(batch_, round_).value().value();
    round.known.clear();
    ASSERT_TRUE(station_->store().abandon_round(batch_, round_));
    round.round = ++round_;
    ASSERT_TRUE(station_->store().begin_round(round));
    ASSERT_TRUE(station_->store().add_lines(batch_, round_, all));
    ASSERT_TRUE(station_->store().close_round(round));
    EXPECT_EQ(replay(), std::vector<std::string>());
    EXPECT_EQ(report_.before_facts_were_kept, lines_in_batch);
    EXPECT_EQ(report_.agreed, 0u);
    EXPECT_TRUE(under(law_from_year(2024)).empty());
    EXPECT_EQ(under_.before_facts_were_kept, lines_in_batch);
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

// F20: a rule was wrong for releases that have left.
class Revoked : public Replay {
protected:
    void SetUp() override {
        Replay::SetUp();
        deliver();
        for (ChangedLine const& line : under(stricter())) {
            if (line.must_be_taken_back) wrong_.push_back(line);
        }
        ASSERT_GE(wrong_.size(), 4u);
        for (store::LineRow const& row : rows()) by_line_[row.line] = row;
        ASSERT_TRUE(open(by_line_.at(wrong_[0].line)));
        ASSERT_TRUE(open(by_line_.at(wrong_[1].line)));
    }
    std::string stricter() const { return law_from_year(2024); }

    disclosure::Ruled<disclosure::RevocationFiled> revoke(
        std::vector<crypto::Credential> const& signers, std::string const& id = "rule-1") {
        auto const set = oversight::lines_to_revoke(*station_, under(stricter()));
        EXPECT_TRUE(set);
        opened_ = set->opened;
        return disclosure::revoke(*station_,
                                  {.reason = {.id = id,
                                              .requirements = {"R-6103i2-E"},
                                              .discovered = now_,
                                              .how = "an audit",
                                              .reason = "years were not looked at"},
                                   .law_digest = {},
                                   .agreement_digest = {},
                                   .lines = set->lines,
                                   .opened = set->opened},
                                  signers);
    }
    std::uint64_t count(std::string const& type) {
        std::uint64_t found = 0;
        EXPECT_TRUE(station_->ledger().iterate(
            LeafIndex(0), [&](LeafIndex, std::string_view entry) -> Result<void> {
                if (entry.starts_with("{\"type\":\"" + type + "\"")) ++found;
                return {};
            }));
        return found;
    }

    std::vector<ChangedLine> wrong_;
    std::map<LineNumber, store::LineRow> by_line_;
    std::uint64_t opened_ = 0;
};

TEST_F(Revoked, takes_two_officials_of_the_right_roles) {
    EXPECT_FALSE(revoke({credential("official-1")}));
    EXPECT_FALSE(revoke({credential("official-1"), credential("official-1")}));
    EXPECT_FALSE(revoke({credential("official-1"), credential("head-of-agency")}));
    EXPECT_EQ(count("revoked"), 0u);
    EXPECT_TRUE(revoke({credential("official-1"), credential("official-2")}));
    EXPECT_EQ(count("revoked"), wrong_.size());
    EXPECT_FALSE(revoke({credential("official-1"), credential("official-2")}))
        << "nothing is left, and the id is used";
}

TEST_F(Revoked, stays_shut_and_the_clock_of_an_incident_runs) {
    auto const filed = revoke({credential("official-1"), credential("official-2")});
    ASSERT_TRUE(filed);
    EXPECT_EQ(opened_, 2u);
    std::uint64_t const disclosed = count("disclosed");
    // Opened before, not opened yet, and nothing on file at all: all the same from outside.
    auto const other = std::ranges::find_if(by_line_, [](auto const& item) {
        return item.second.outcome == "no-release" && item.second.looked_up;
    });
    for (LineNumber const line : {wrong_[0].line, wrong_[2].line, other->first}) {
        auto const refused = open(by_line_.at(line));
        ASSERT_FALSE(refused);
        ASSERT_NE(refused.error().refusal(), nullptr);
        EXPECT_EQ(word(refused.error().refusal()->outcome), "revoke");
        EXPECT_EQ(refused.error().refusal()->codes(), std::vector<std::string_view>{"R-6103i2-E"});
    }
    EXPECT_EQ(count("disclosed"), disclosed);
    auto const incidents = disclosure::incidents(*station_).value();
    ASSERT_EQ(incidents.size(), 1u);
    EXPECT_EQ(incidents[0].report.kind, disclosure::IncidentKind::RuleWrong);
    EXPECT_EQ(incidents[0].due, now_ + std::chrono::hours{24});
    EXPECT_EQ(incidents[0].report.records, 2u);
}

TEST_F(Revoked, a_round_decided_anew_under_the_right_rule_can_be_opened) {
    ASSERT_TRUE(revoke({credential("official-1"), credential("official-2")}));
    law_ = stricter();
    adopt();
    decide();
    deliver();
    auto const all = rows();
    auto const released = std::ranges::find_if(all, passes);
    ASSERT_NE(released, all.end());
    EXPECT_TRUE(open(*released));
    EXPECT_EQ(replay(), std::vector<std::string>());
}

TEST_F(Revoked, the_list_of_those_affected_is_one_command) {
    ASSERT_TRUE(revoke({credential("official-1"), credential("official-2")}));
    auto const on_file = disclosure::revocation_on_file(*station_, "rule-1").value();
    ASSERT_TRUE(on_file.has_value());
    auto const written = oversight::write_affected(*station_, *on_file, folder_ / "affected");
    ASSERT_TRUE(written) << describe(written.error());
    EXPECT_EQ(written->disclosures, 2u);
    EXPECT_EQ(written->unopened, wrong_.size() - 2);
    std::string const list = read(folder_ / "affected" / "affected.csv");
    EXPECT_EQ(std::ranges::count(list, '\n'), 3);
    for (ChangedLine const& line : {wrong_[0], wrong_[1]}) {
        std::string const& recipients = by_line_.at(line.line).recipients;
        std::string const row = batch_.value() + ",1," + std::to_string(line.line.value()) + "," +
                                recipients.substr(0, recipients.find(' ')) + ",";
        EXPECT_NE(list.find(row), std::string::npos) << row;
        EXPECT_NE(list.find("2026-11-20T15:00:00Z"), std::string::npos);
    }
    EXPECT_FALSE(oversight::write_affected(*station_, *on_file, folder_ / "affected"));
}

// A crash between the record and the lines' entries: the lines are shut, the entries come later.
TEST_F(Revoked, entries_that_a_crash_left_out_are_written_later) {
    ASSERT_TRUE(station_->store().add_revoked(
        {{.revocation = 1, .batch = batch_, .round = round_, .line = wrong_[0].line}}));
    EXPECT_FALSE(open(by_line_.at(wrong_[0].line)));
    EXPECT_EQ(count("revoked"), 0u);
    ASSERT_TRUE(disclosure::finish_revocations(*station_));
    ASSERT_TRUE(disclosure::finish_revocations(*station_));
    EXPECT_EQ(count("revoked"), 1u);
}

}  // namespace
}  // namespace penstock::cli
