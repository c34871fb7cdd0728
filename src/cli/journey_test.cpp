// The promises of design section 1, on a sample world, from the signed batch to the opened
// envelope.

#include "cli/testing/sample_world.h"
#include "crypto/cms.h"
#include "disclosure/decide.h"
#include "disclosure/explain.h"

#include <algorithm>
#include <map>
#include <set>

namespace penstock::cli {
namespace {

constexpr std::uint64_t lines_in_batch = 250;

// What stands between two marks in a text, or nothing.
std::string between(std::string const& text, std::string const& from, std::string const& to) {
    std::size_t const start = text.find(from);
    if (start == std::string::npos) return {};
    std::size_t const begin = start + from.size();
    return text.substr(begin, text.find(to, begin) - begin);
}

std::vector<std::string> lines_of(std::string const& text) {
    std::vector<std::string> lines;
    std::size_t begin = 0;
    for (std::size_t end = 0; (end = text.find('\n', begin)) != std::string::npos;
         begin = end + 1) {
        lines.push_back(text.substr(begin, end - begin));
    }
    return lines;
}

class Journey : public SampleWorld {
protected:
    Journey() : SampleWorld(lines_in_batch) {}

    void decide(std::string const& name) {
        auto const decided = disclosure::decide(*station_, batch_, folder_ / name, quiet_);
        ASSERT_TRUE(decided);
        decisions_ = lines_of(read(folder_ / name));
        ASSERT_EQ(decisions_.size(), lines_in_batch);
    }

    void deliver() { deliver_to(folder_ / "answer"); }

    // The first line of this outcome that asks for a value, and its recipient.
    store::LineRow line_with(std::string const& outcome, std::size_t skip = 0) {
        std::optional<store::LineRow> found;
        EXPECT_TRUE(station_->store().each_line(
            batch_, station_->store().batch(batch_)->value().round,
            [&](store::LineRow const& line) -> Result<void> {
                bool const fits = line.outcome == outcome && line.looked_up && line.form == "value";
                if (fits && !found && skip-- == 0) found = line;
                return {};
            }));
        EXPECT_TRUE(found.has_value());
        return found.value_or(store::LineRow{});
    }

    Bytes signature_for(ByteView envelope, std::string const& who) {
        std::string const statement = disclosure::open_statement(envelope);
        return crypto::sign_detached(credential(who), as_bytes(statement), now_).value();
    }
    // By the line's first recipient.
    disclosure::OpenRequest request_for(store::LineRow const& line) {
        disclosure::OpenRequest request{
            .envelope = disk_.read(folder_ / "answer" / exchange::envelope_path(line.line)).value(),
            .signature = {}};
        request.signature =
            signature_for(request.envelope, line.recipients.substr(0, line.recipients.find(' ')));
        return request;
    }
    disclosure::Ruled<OpenedItem> open(store::LineRow const& line) {
        return open_from(folder_ / "answer", line);
    }

    // How many entries of each type the ledger holds.
    std::map<std::string, int> entry_types() {
        std::map<std::string, int> types;
        EXPECT_TRUE(station_->ledger().iterate(
            LeafIndex(0), [&](LeafIndex, std::string_view entry) -> Result<void> {
                ++types[between(std::string(entry), "\"type\":\"", "\"")];
                return {};
            }));
        return types;
    }

    std::vector<std::string> decisions_;
};

TEST_F(Journey, promise_1_only_admitted_lines_are_inspected_and_each_before_its_ruling) {
    decide("decisions.jsonl");
    std::map<std::string, std::vector<std::string>> by_line;
    ASSERT_TRUE(station_->ledger().iterate(
        LeafIndex(0), [&](LeafIndex, std::string_view view) -> Result<void> {
            std::string const entry(view);
            std::string const line = between(entry, "\"line\":", ",");
            std::string type = between(entry, "\"type\":\"", "\"");
            if (type == "reviewed")
                type += between(entry, "\"outcome\":\"", "\"") == "pass" ? " pass" : " no";
            if (!line.empty()) by_line[line].push_back(type);
            return {};
        }));
    ASSERT_EQ(by_line.size(), lines_in_batch);
    std::vector<std::string> const admitted{"reviewed pass", "inspected", "decided"};
    std::vector<std::string> const not_admitted{"reviewed no"};
    int inspected = 0;
    for (std::string const& decision : decisions_) {
        bool const looked_up = decision.find("\"looked_up\":true") != std::string::npos;
        inspected += looked_up ? 1 : 0;
        EXPECT_EQ(by_line.at(between(decision, "\"line\":", ",")),
                  looked_up ? admitted : not_admitted);
    }
    EXPECT_GT(inspected, 50);
    EXPECT_LT(inspected, 250);
}

TEST_F(Journey, promise_1_a_match_is_explained_only_for_an_admitted_line_and_is_accounted) {
    decide("decisions.jsonl");
    std::string const refused = *std::ranges::find_if(decisions_, [](std::string const& decision) {
        return decision.find("\"outcome\":\"refuse\"") != std::string::npos;
    });
    LineNumber const not_admitted(std::stoull(between(refused, "\"line\":", ",")));
    LineNumber const admitted = line_with("pass").line;
    EXPECT_FALSE(disclosure::explain_match(*station_, batch_, not_admitted, std::nullopt));
    EXPECT_EQ(entry_types()["explained"], 0);

    auto const masked = disclosure::explain_match(*station_, batch_, admitted, std::nullopt);
    ASSERT_TRUE(masked);
    EXPECT_EQ(masked->outcome.kind, match::OutcomeKind::Unique);
    EXPECT_EQ(entry_types()["explained"], 1);
    auto const full =
        disclosure::explain_match(*station_, batch_, admitted, credential("official-1"));
    ASSERT_TRUE(full);
    EXPECT_NE(full->asked.name, masked->asked.name);
    EXPECT_EQ(entry_types()["explained"], 2);

    store::LineRow const line = line_with("pass");
    auto const stranger = credential(line.recipients.substr(0, line.recipients.find(' ')));
    EXPECT_FALSE(disclosure::explain_match(*station_, batch_, admitted, stranger));
    EXPECT_EQ(entry_types()["explained"], 2);
}

TEST_F(Journey, promise_3_all_lines_that_were_looked_up_look_alike_from_outside) {
    decide("decisions.jsonl");
    approve();
    deliver();
    std::set<std::uint64_t> sizes;
    std::set<std::string> outcomes, views;
    std::vector<std::string> const answers = lines_of(read(folder_ / "answer" / "answer.jsonl"));
    ASSERT_EQ(answers.size(), lines_in_batch);
    for (std::size_t i = 0; i < lines_in_batch; ++i) {
        LineNumber const line(i + 1);
        auto const envelope = folder_ / "answer" / exchange::envelope_path(line);
        bool const looked_up = decisions_[i].find("\"looked_up\":true") != std::string::npos;
        EXPECT_EQ(disk_.exists(envelope), looked_up);
        if (!looked_up) continue;
        outcomes.insert(between(decisions_[i], "\"outcome\":\"", "\""));
        sizes.insert(disk_.size(envelope).value());
        views.insert(between(answers[i], "\"status\"", "envelopes/"));
    }
    EXPECT_EQ(outcomes, (std::set<std::string>{"hold", "no-release", "pass"}));
    EXPECT_EQ(sizes.size(), 1u);
    EXPECT_EQ(views.size(), 1u);
}

TEST_F(Journey, promise_3_the_answer_appears_in_one_step_whatever_each_line_took) {
    decide("decisions.jsonl");
    approve();
    EXPECT_FALSE(disk_.exists(folder_ / "answer"));
    deliver();
    EXPECT_TRUE(disk_.exists(folder_ / "answer" / "answer.jsonl"));
    EXPECT_FALSE(disk_.exists(folder_ / "answer.partial"));
}

TEST_F(Journey, promise_4_nothing_is_delivered_with_one_approval_or_two_of_one_official) {
    decide("decisions.jsonl");
    EXPECT_FALSE(disclosure::approved_round(*station_, batch_));
    ASSERT_TRUE(disclosure::approve(*station_, batch_, credential("official-1")));
    EXPECT_FALSE(disclosure::approve(*station_, batch_, credential("official-1")));
    EXPECT_FALSE(disclosure::approved_round(*station_, batch_));
    ASSERT_TRUE(disclosure::approve(*station_, batch_, credential("official-3")));
    EXPECT_TRUE(disclosure::approved_round(*station_, batch_));
}

// Though the station keeps the agreement that it has read (governing.h).
TEST_F(Journey, promise_4_an_official_who_was_taken_off_the_roll_approves_nothing_from_then_on) {
    decide("decisions.jsonl");
    ASSERT_TRUE(disclosure::approve(*station_, batch_, credential("official-1")));
    auto const file = world_.agreement / "agreement.toml";
    std::string const before = read(file);
    std::string after = before;
    std::size_t const from = after.find("active_from", after.find("id = \"official-2\""));
    after.insert(from, "active_to = 2026-11-19\n");
    ASSERT_TRUE(disk_.replace(file, as_bytes(after), false));
    adopt();
    EXPECT_FALSE(disclosure::approve(*station_, batch_, credential("official-2")));
    ASSERT_TRUE(disk_.replace(file, as_bytes(before), false));
    adopt();
    EXPECT_TRUE(disclosure::approve(*station_, batch_, credential("official-2")));
}

TEST_F(Journey, promise_4_an_opening_is_one_entry_and_opening_again_is_no_second_disclosure) {
    decide("decisions.jsonl");
    approve();
    deliver();
    store::LineRow const released = line_with("pass");
    auto const opened = open(released);
    ASSERT_TRUE(opened);
    EXPECT_NE(opened->text.find("answer: address"), std::string::npos);
    auto const again = open(released);
    ASSERT_TRUE(again);
    EXPECT_EQ(again->text, opened->text);
    auto const nothing = open(line_with("no-release"));
    ASSERT_TRUE(nothing);
    EXPECT_NE(nothing->text.find("no information disclosed"), std::string::npos);
    auto const types = entry_types();
    EXPECT_EQ(types.at("disclosed"), 1);
    EXPECT_EQ(types.at("reopened"), 1);
    EXPECT_EQ(types.at("answered"), 1);
}

TEST_F(Journey, promise_4_openings_that_come_together_are_judged_one_by_one) {
    decide("decisions.jsonl");
    approve();
    deliver();
    store::LineRow const first = line_with("pass"), second = line_with("no-release");
    disclosure::OpenRequest stranger = request_for(second), changed = request_for(first);
    stranger.signature = signature_for(stranger.envelope, "official-1");
    changed.envelope.back() ^= 1;
    std::vector<disclosure::SignedOpening> const requests{
        disclosure::SignedOpening(request_for(first)), disclosure::SignedOpening(stranger),
        disclosure::SignedOpening(request_for(first)), disclosure::SignedOpening(changed),
        disclosure::SignedOpening(request_for(second))};
    auto const opened = disclosure::open_together(*station_, requests);
    ASSERT_EQ(opened.size(), 5u);
    ASSERT_TRUE(opened[0] && opened[2] && opened[4]);
    EXPECT_FALSE(opened[1] || opened[3]);
    EXPECT_EQ(station_->ledger().published_size(), station_->ledger().size());
    auto const types = entry_types();
    EXPECT_EQ(types.at("disclosed"), 1) << "the second opening of one item is no second disclosure";
    EXPECT_EQ(types.at("reopened"), 1);
    EXPECT_EQ(types.at("answered"), 1);
    EXPECT_EQ(types.at("open-refused"), 1);
    EXPECT_LT(opened[0]->entry.value(), opened[2]->entry.value());
    std::string const entry(as_text(station_->ledger().read(opened[4]->entry).value()));
    EXPECT_NE(entry.find("\"line\":" + std::to_string(second.line.value()) + ","),
              std::string::npos)
        << entry;
}

TEST_F(Journey, promise_5_an_order_stops_all_openings_that_come_together) {
    decide("decisions.jsonl");
    approve();
    deliver();
    enter_order();
    std::vector<disclosure::SignedOpening> const requests{
        disclosure::SignedOpening(request_for(line_with("pass"))),
        disclosure::SignedOpening(request_for(line_with("no-release")))};
    for (auto const& opened : disclosure::open_together(*station_, requests)) {
        ASSERT_FALSE(opened);
        EXPECT_NE(opened.error().refusal(), nullptr);
    }
    EXPECT_EQ(entry_types().count("disclosed") + entry_types().count("answered"), 0u);
    EXPECT_TRUE(disclosure::open_together(*station_, {}).empty());
}

TEST_F(Journey, promise_4_only_a_recipient_named_on_the_line_opens) {
    decide("decisions.jsonl");
    approve();
    deliver();
    store::LineRow const line = line_with("pass");
    Bytes const envelope =
        disk_.read(folder_ / "answer" / exchange::envelope_path(line.line)).value();
    for (char const* const stranger : {"official-1", "head-of-agency"}) {
        EXPECT_FALSE(open_as_recipient(*station_, envelope, credential(stranger)));
    }
    Bytes changed = envelope;
    changed[changed.size() / 2] ^= 1;
    EXPECT_FALSE(open_as_recipient(
        *station_, changed, credential(line.recipients.substr(0, line.recipients.find(' ')))));
    EXPECT_EQ(entry_types().count("disclosed"), 0u);
}

TEST_F(Journey, promise_5_an_order_stops_the_next_opening_and_a_lift_revives_nothing) {
    decide("decisions.jsonl");
    approve();
    deliver();
    enter_order();
    auto const refused = open(line_with("pass"));
    ASSERT_FALSE(refused);
    ASSERT_NE(refused.error().refusal(), nullptr);
    EXPECT_EQ(refused.error().refusal()->codes().front(), "R-ORD-STOP");
    std::string const lift =
        "id = \"order-1\"\ncourt = \"A court\"\ndocket = \"1\"\neffective = 2020-01-01T00:00:00Z\n"
        "kind = \"stop\"\ntext_digest = \"sha256:" +
        std::string(64, 'a') +
        "\"\n[scope]\n[lift]\ncitation = \"Mandate\"\neffective = "
        "2020-01-01T00:00:00Z\ntext_digest = \"sha256:" +
        std::string(64, 'b') + "\"\n";
    ASSERT_TRUE(disclosure::lift_order(*station_, lift,
                                       {credential("official-1"), credential("official-2")}));
    auto const frozen = open(line_with("pass"));
    ASSERT_FALSE(frozen);
    ASSERT_NE(frozen.error().refusal(), nullptr);
    EXPECT_EQ(frozen.error().refusal()->codes().front(), "R-ORD-FREEZE");
    EXPECT_EQ(entry_types().count("disclosed"), 0u);
    decide("decisions-again.jsonl");
}

TEST_F(Journey, promise_5_one_official_of_the_order_desk_is_not_enough) {
    std::string const toml =
        "id = \"order-1\"\ncourt = \"A court\"\ndocket = \"1\"\neffective = 2020-01-01T00:00:00Z\n"
        "kind = \"stop\"\ntext_digest = \"sha256:" +
        std::string(64, 'a') + "\"\n[scope]\n";
    EXPECT_FALSE(disclosure::enter_order(*station_, toml, {credential("official-1")}));
    EXPECT_FALSE(disclosure::enter_order(*station_, toml,
                                         {credential("official-1"), credential("official-1")}));
    EXPECT_FALSE(disclosure::enter_order(*station_, toml,
                                         {credential("official-1"), credential("head-of-agency")}));
}

TEST_F(Journey, promise_6_no_name_number_street_or_person_stands_in_the_ledger) {
    decide("decisions.jsonl");
    approve();
    deliver();
    ASSERT_TRUE(open(line_with("pass")));
    std::string all;
    ASSERT_TRUE(station_->ledger().iterate(LeafIndex(0),
                                           [&](LeafIndex, std::string_view entry) -> Result<void> {
                                               all += entry;
                                               return {};
                                           }));
    for (std::string const& request : lines_of(read(world_.batch))) {
        for (char const* const field :
             {"\"street\":\"", "\"tin\":\"", "\"surname\":\"", "\"number\":\""}) {
            std::string const value = between(request, field, "\"");
            if (value.size() < 6) continue;
            EXPECT_EQ(all.find(value), std::string::npos) << "field " << field;
        }
    }
    for (std::string const& decision : decisions_) {
        std::string const person = between(decision, "\"person\":\"", "\"");
        if (person.empty()) continue;
        EXPECT_EQ(all.find(person), std::string::npos);
    }
}

TEST_F(Journey, promise_7_every_line_of_a_mixed_batch_fares_as_its_shape_should) {
    decide("decisions.jsonl");
    std::vector<std::string> const truth = lines_of(read(world_.truth));
    ASSERT_EQ(truth.size(), lines_in_batch);
    int passed = 0;
    for (std::size_t i = 0; i < lines_in_batch; ++i) {
        std::string const outcome = between(decisions_[i], "\"outcome\":\"", "\"");
        std::string const expected = between(truth[i], "\"expected\":[", "]");
        EXPECT_NE(expected.find("\"" + outcome + "\""), std::string::npos)
            << "line " << i + 1 << ", shape " << between(truth[i], "\"shape\":\"", "\"") << ": "
            << outcome << " instead of " << expected;
        if (outcome != "pass") continue;
        ++passed;
        EXPECT_EQ(between(decisions_[i], "\"person\":\"", "\""),
                  between(truth[i], "\"person\":\"", "\""));
    }
    EXPECT_GT(passed, 50);
}

TEST_F(Journey, deciding_twice_gives_the_same_decisions) {
    decide("first.jsonl");
    std::vector<std::string> const first = decisions_;
    decide("second.jsonl");
    EXPECT_EQ(decisions_, first);
}

TEST_F(Journey, a_batch_is_received_once) {
    auto const again = disclosure::receive(*station_, world_.batch, world_.signature, quiet_);
    ASSERT_FALSE(again);
    ASSERT_NE(again.error().refusal(), nullptr);
    EXPECT_EQ(again.error().refusal()->codes().front(), "R-6103p3-A");
}

}  // namespace
}  // namespace penstock::cli
