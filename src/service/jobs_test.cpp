#include "service/jobs.h"

#include "platform/real_disk.h"
#include "support/seeded_entropy.h"

#include <gtest/gtest.h>

namespace penstock::service {

namespace {

Digest const owner{{1}}, stranger{{2}};
Instant const now = parse_instant("2026-11-20T15:00:00Z").value();

class JobsTest : public ::testing::Test {
protected:
    void SetUp() override {
        folder_ = std::filesystem::path(::testing::TempDir()) /
                  ("penstock-jobs-" +
                   std::string(::testing::UnitTest::GetInstance()->current_test_info()->name()));
        ASSERT_TRUE(disk_.remove(folder_));
        open();
    }
    void TearDown() override { ASSERT_TRUE(disk_.remove(folder_)); }
    void open() { jobs_ = Jobs::open(disk_, entropy_, folder_).value(); }

    platform::RealDisk disk_;
    testing::SeededEntropy entropy_{7};
    std::filesystem::path folder_;
    std::unique_ptr<Jobs> jobs_;
};

TEST_F(JobsTest, TellsItsOwnerHowFarItIs) {
    auto const job =
        jobs_->begin({.kind = JobKind::Decide, .owner = owner, .text = "a", .more = {}}).value();
    EXPECT_EQ(jobs_->view(owner, job->id())->state, JobState::Waiting);
    job->begin_running();
    job->progress(3, 9);
    auto const view = jobs_->view(owner, job->id()).value();
    EXPECT_EQ(view.state, JobState::Running);
    EXPECT_EQ(view.done, 3U);
    EXPECT_EQ(view.of, 9U);
    EXPECT_EQ(jobs_->view(stranger, job->id()).error().code, ErrorCode::NotFound);
}

TEST_F(JobsTest, TakesUpAfterARestartWhatHadNotEndedInItsOrder) {
    std::vector<std::string> ids;
    for (std::string const text : {"first", "second", "third"}) {
        ids.push_back(
            jobs_->begin({.kind = JobKind::Receive, .owner = owner, .text = text, .more = "x"})
                .value()
                ->id());
    }
    auto const second = jobs_->view(owner, ids[1]).value();
    open();
    {
        auto const jobs = jobs_->unfinished();
        ASSERT_EQ(jobs.size(), 3U);
        EXPECT_EQ(jobs[0]->request().text, "first");
        EXPECT_EQ(jobs[2]->request().more, "x");
        ASSERT_TRUE(jobs_->end(*jobs[0], JobState::Done, R"({"lines":2})", now));
        ASSERT_TRUE(jobs_->end(*jobs[1], JobState::Refused, "{}", now));
    }
    open();
    EXPECT_EQ(jobs_->unfinished().size(), 1U);
    auto const first = jobs_->view(owner, ids[0]).value();
    EXPECT_EQ(first.state, JobState::Done);
    EXPECT_EQ(first.outcome, R"({"lines":2})");
    EXPECT_EQ(jobs_->view(owner, ids[1])->state, JobState::Refused);
}

TEST_F(JobsTest, ForgetsWhatEndedLongAgoAndNothingElse) {
    auto const open_job =
        jobs_->begin({.kind = JobKind::Decide, .owner = owner, .text = "a", .more = {}}).value();
    auto const ended =
        jobs_->begin({.kind = JobKind::Decide, .owner = owner, .text = "b", .more = {}}).value();
    ASSERT_TRUE(jobs_->end(*ended, JobState::Done, "{}", now));
    jobs_->drop_old(now + std::chrono::hours(73));
    EXPECT_TRUE(jobs_->view(owner, open_job->id()));
    EXPECT_FALSE(jobs_->view(owner, ended->id()));
}

TEST_F(JobsTest, LetsNobodyPileUpWork) {
    JobRequest const request{.kind = JobKind::Decide, .owner = owner, .text = "a", .more = {}};
    for (int i = 0; i < 64; ++i) ASSERT_TRUE(jobs_->begin(request));
    EXPECT_EQ(jobs_->begin(request).error().code, ErrorCode::NotAllowed);
    EXPECT_TRUE(
        jobs_->begin({.kind = JobKind::Decide, .owner = stranger, .text = "a", .more = {}}));
}

}  // namespace

}  // namespace penstock::service
