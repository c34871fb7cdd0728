// An incident is on file with its clock; what closes it is a later record.
#include "disclosure/incidents.h"
#include "disclosure/incident_desk.h"
#include "disclosure/incident_signs.h"

#include "disclosure/station_check.h"
#include "platform/real_disk.h"

#include "support/fixed_clock.h"
#include "support/seeded_entropy.h"

#include <gtest/gtest.h>

namespace penstock::disclosure {
namespace {

class IncidentsTest : public ::testing::Test {
protected:
    void SetUp() override {
        folder_ = std::filesystem::path(::testing::TempDir()) /
                  ("penstock-incidents-" +
                   std::string(::testing::UnitTest::GetInstance()->current_test_info()->name()));
        ASSERT_TRUE(disk_.remove(folder_));
        ASSERT_TRUE(disk_.make_folder(folder_, true));
        ASSERT_TRUE(Station::make(seams_, folder_ / "station", StationKind::Simulation, now_));
        station_ = Station::open(seams_, folder_ / "station").value();
    }
    void TearDown() override {
        station_.reset();
        auto const check = check_station(seams_, folder_ / "station", {});
        EXPECT_TRUE(check) << describe(check.error());
        ASSERT_TRUE(disk_.remove(folder_));
    }
    Incident only_incident() {
        auto const all = incidents(*station_).value();
        EXPECT_EQ(all.size(), 1u);
        return all.at(0);
    }

    platform::RealDisk disk_;
    penstock::testing::SeededEntropy entropy_{1};
    Instant const now_ = parse_instant("2026-11-20T15:00:00Z").value();
    penstock::testing::FixedClock clock_{now_};
    Seams const seams_{.disk = disk_, .clock = clock_, .entropy = entropy_};
    std::filesystem::path folder_;
    std::unique_ptr<Station> station_;
};

TEST_F(IncidentsTest, AnIncidentIsDueWithin24HoursAndThenOverdueUntilItsReportWentOut) {
    ASSERT_TRUE(open_incident(*station_, {.kind = IncidentKind::LostEnvelope,
                                          .batch = BatchId("b-1"),
                                          .line = LineNumber(3),
                                          .description = "a \"laptop\"",
                                          .records = 1}));
    Incident incident = only_incident();
    EXPECT_EQ(incident.report.kind, IncidentKind::LostEnvelope);
    EXPECT_EQ(incident.report.line, LineNumber(3));
    EXPECT_EQ(incident.report.description, "a \"laptop\"");
    EXPECT_EQ(incident.due, now_ + std::chrono::hours{24});
    EXPECT_FALSE(incident.overdue(incident.due));
    EXPECT_TRUE(incident.overdue(incident.due + std::chrono::seconds{1}));
    ASSERT_TRUE(file(
        *station_,
        {.kind = "incident-notified", .subject = std::to_string(incident.number), .text = "{}"}));
    incident = only_incident();
    EXPECT_TRUE(incident.notified);
    EXPECT_FALSE(incident.overdue(incident.due + std::chrono::hours{1}));
    EXPECT_FALSE(incident.closed);
}

TEST_F(IncidentsTest, TheEntryKeepsItsKindAndBatchAndSaysNothingElse) {
    ASSERT_TRUE(open_incident(
        *station_,
        {.kind = IncidentKind::Signature, .batch = BatchId("b-1"), .description = "words"}));
    std::string const entry = **station_->ledger().last_entry();
    EXPECT_NE(entry.find(R"("type":"incident")"), std::string::npos) << entry;
    EXPECT_NE(entry.find(R"("kind":"signature")"), std::string::npos);
    EXPECT_NE(entry.find(R"("batch":"b-1")"), std::string::npos);
    EXPECT_EQ(entry.find("words"), std::string::npos) << "only a commitment";
}

TEST_F(IncidentsTest, OneThingIsOneIncidentWhileItIsOpen) {
    IncidentReport const report{.kind = IncidentKind::Probing, .mark = "b-1"};
    auto const first = open_incident(*station_, report);
    EXPECT_EQ(open_incident(*station_, report).value(), *first);
    EXPECT_NE(open_incident(*station_, {.kind = IncidentKind::Probing, .mark = "b-2"}).value(),
              *first);
    EXPECT_NE(open_incident(*station_, {.kind = IncidentKind::Signature, .mark = "b-1"}).value(),
              *first);
    ASSERT_TRUE(file(*station_,
                     {.kind = "incident-closed", .subject = std::to_string(*first), .text = "{}"}));
    EXPECT_NE(open_incident(*station_, report).value(), *first);
}

TEST_F(IncidentsTest, EveryKindHasAWordOfItsOwn) {
    for (char const* const text :
         {"signature", "probing", "unauthorised-inspection", "reversal-attempt", "replay",
          "rule-wrong", "counts-differ", "lost-envelope", "refused-opening-series", "reported"}) {
        ASSERT_TRUE(incident_kind_of(text)) << text;
        EXPECT_EQ(word(*incident_kind_of(text)), text);
    }
    EXPECT_FALSE(incident_kind_of("gossip"));
}

TEST_F(IncidentsTest, TheNoticeSaysWhatTheFormAsksFor) {
    auto const number = open_incident(*station_, {.kind = IncidentKind::LostEnvelope,
                                                  .how = "a call",
                                                  .description = "a laptop is gone",
                                                  .elements = "address",
                                                  .records = 2,
                                                  .place = "Omaha",
                                                  .equipment = "laptop"});
    std::string const notice =
        notice_of(*station_, incident_of(*station_, *number).value()).value();
    for (char const* const part : {"TIGTA", "Office of Safeguards", "2026-11-21T15:00:00Z",
                                   "a call", "a laptop is gone", "address", "2", "Omaha"}) {
        EXPECT_NE(notice.find(part), std::string::npos) << part;
    }
    EXPECT_FALSE(incident_of(*station_, *number + 1));
}

TEST_F(IncidentsTest, TheFifthRefusalWithinADayIsASeries) {
    store::BatchRow const batch{.id = BatchId("b-1"), .agreement = AgreementId("a")};
    Digest const opener{.bytes = {7}};
    auto const refuse = [&](Digest const& cert) {
        ASSERT_TRUE(station_->record_and_publish(
            open_refused(station_->now(), {.batch = batch.id, .line = LineNumber(1), .round = 1},
                         cert, {"R-6103i2-H"})));
        ASSERT_TRUE(note_refused_opening(*station_, batch, cert));
    };
    for (int i = 0; i < 4; ++i) refuse(opener);
    refuse(Digest{.bytes = {8}});
    EXPECT_TRUE(incidents(*station_)->empty());
    ASSERT_TRUE(station_->set_clock(now_ + std::chrono::hours{25}));
    refuse(opener);
    EXPECT_TRUE(incidents(*station_)->empty()) << "the first four are of the day before";
    for (int i = 0; i < 4; ++i) refuse(opener);
    EXPECT_EQ(only_incident().report.kind, IncidentKind::RefusedOpenings);
}

}  // namespace
}  // namespace penstock::disclosure
