// A rule was wrong: what was released under it is taken back, and its people are listed.
#include "cli/testing/replay_world.h"

namespace penstock::cli {
namespace {

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
        std::vector<disclosure::Signer> const& signers, std::string const& id = "rule-1") {
        auto const set = oversight::lines_to_revoke(*station_, under(stricter()));
        EXPECT_TRUE(set);
        opened_ = set->opened;
        return disclosure::revoke(*station_,
                                  {.reason = {.id = id,
                                              .requirements = {"R-6103i2-E"},
                                              .discovered = discovered_,
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
    Instant discovered_ = now_;
};

TEST_F(Revoked, takes_two_officials_of_the_right_roles) {
    EXPECT_FALSE(revoke({credential("official-1")}));
    EXPECT_FALSE(revoke({credential("official-1"), credential("official-1")}));
    EXPECT_FALSE(revoke({credential("official-1"), credential("head-of-agency")}));
    EXPECT_FALSE(
        revoke({credential("official-1"), credential("official-2"), credential("head-of-agency")}));
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

TEST_F(Replay, a_decided_round_with_a_revoked_line_is_not_approved) {
    auto const set = oversight::lines_to_revoke(*station_, under(law_from_year(2024)));
    ASSERT_TRUE(set);
    ASSERT_TRUE(disclosure::revoke(*station_,
                                   {.reason = {.id = "rule-1",
                                               .requirements = {"R-6103i2-E"},
                                               .discovered = now_,
                                               .how = "an audit",
                                               .reason = "years were not looked at"},
                                    .law_digest = {},
                                    .agreement_digest = {},
                                    .lines = set->lines,
                                    .opened = 0},
                                   {credential("official-1"), credential("official-2")}));
    auto const refused = disclosure::approve(*station_, batch_, credential("official-1"));
    ASSERT_FALSE(refused);
    ASSERT_NE(refused.error().refusal(), nullptr);
    EXPECT_EQ(word(refused.error().refusal()->outcome), "revoke");
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

TEST_F(Revoked, an_incident_that_a_crash_left_out_is_opened_later) {
    std::string const text =
        "{\"id\":\"rule-1\",\"requirements\":[\"R-6103i2-E\"],\"discovered\":\"" +
        format_instant(now_) + "\",\"how\":\"h\",\"reason\":\"r\",\"opened\":2}";
    ASSERT_TRUE(disclosure::file(*station_, {.kind = disclosure::revocation_entry,
                                             .subject = "rule-1",
                                             .text = text,
                                             .also = [&](std::uint64_t number) {
                                                 return station_->store().add_revoked(
                                                     {{.revocation = number,
                                                       .batch = batch_,
                                                       .round = round_,
                                                       .line = wrong_[0].line}});
                                             }}));
    EXPECT_TRUE(disclosure::incidents(*station_)->empty());
    ASSERT_TRUE(disclosure::finish_revocations(*station_));
    ASSERT_TRUE(disclosure::finish_revocations(*station_));
    auto const incidents = disclosure::incidents(*station_).value();
    ASSERT_EQ(incidents.size(), 1u);
    EXPECT_EQ(incidents[0].report.kind, disclosure::IncidentKind::RuleWrong);
    EXPECT_EQ(incidents[0].report.records, 2u);
}

// R-1075-INC-A: the report is due 24 hours after somebody identified a possible issue.
TEST_F(Revoked, the_clock_of_the_incident_runs_from_the_discovery) {
    discovered_ = now_ - std::chrono::hours{30};
    ASSERT_TRUE(revoke({credential("official-1"), credential("official-2")}));
    auto const incidents = disclosure::incidents(*station_).value();
    ASSERT_EQ(incidents.size(), 1u);
    EXPECT_EQ(incidents[0].discovered, discovered_);
    EXPECT_EQ(incidents[0].due, now_ - std::chrono::hours{6});
    EXPECT_TRUE(incidents[0].overdue(now_));
}

TEST_F(Revoked, a_discovery_of_a_day_to_come_does_not_put_the_report_off) {
    discovered_ = now_ + std::chrono::hours{30};
    ASSERT_TRUE(revoke({credential("official-1"), credential("official-2")}));
    EXPECT_EQ(disclosure::incidents(*station_)->at(0).due, now_ + std::chrono::hours{24});
}

}  // namespace
}  // namespace penstock::cli
