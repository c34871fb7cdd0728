#include "service/uploads.h"

#include "platform/real_disk.h"
#include "support/seeded_entropy.h"

#include <gtest/gtest.h>

namespace penstock::service {

namespace {

Digest const owner{{1}}, stranger{{2}};
Instant const now = parse_instant("2026-11-20T15:00:00Z").value();

class UploadsTest : public ::testing::Test {
protected:
    void SetUp() override {
        folder_ = std::filesystem::path(::testing::TempDir()) /
                  ("penstock-uploads-" +
                   std::string(::testing::UnitTest::GetInstance()->current_test_info()->name()));
        ASSERT_TRUE(disk_.remove(folder_));
        open();
    }
    void TearDown() override { ASSERT_TRUE(disk_.remove(folder_)); }

    void open(UploadLimits limits = {}) {
        uploads_ = Uploads::open(disk_, entropy_, folder_, limits).value();
    }
    std::string begin(std::string_view text) {
        return uploads_->begin(owner, text.size(), crypto::sha256(as_bytes(text)), now)->id;
    }
    // Sends a range whole; the state afterwards.
    Result<UploadState> send(std::string const& id, std::uint64_t first, std::string_view text) {
        auto range = TRY(uploads_->range(owner, id, first, text.size()));
        TRY(range.take(as_bytes(text)));
        return range.end(now);
    }

    platform::RealDisk disk_;
    testing::SeededEntropy entropy_{7};
    std::filesystem::path folder_;
    std::unique_ptr<Uploads> uploads_;
};

TEST_F(UploadsTest, IsCompleteWhenSizeAndDigestAreThoseAnnounced) {
    std::string const id = begin("hello world");
    EXPECT_FALSE(uploads_->file(owner, id));
    EXPECT_FALSE(send(id, 0, "hello ")->complete);
    EXPECT_TRUE(send(id, 6, "world")->complete);
    EXPECT_EQ(as_text(disk_.read(uploads_->file(owner, id).value()).value()), "hello world");
}

TEST_F(UploadsTest, AFileThatIsLargerThanAllTogetherMayBeIsNotTaken) {
    open({.most_bytes = 100, .most_bytes_in_all = 10});
    Digest const digest = crypto::sha256({});
    EXPECT_FALSE(uploads_->begin(owner, 11, digest, now));
    EXPECT_FALSE(uploads_->begin(owner, 100, digest, now));
    ASSERT_TRUE(uploads_->begin(owner, 6, digest, now));
    EXPECT_FALSE(uploads_->begin(owner, 5, digest, now));
    EXPECT_TRUE(uploads_->begin(owner, 4, digest, now));
}

TEST_F(UploadsTest, GoesOnAfterARestartFromWhereItStopped) {
    std::string const id = begin("hello world");
    {
        // A connection that breaks in the middle of a range.
        auto range = uploads_->range(owner, id, 0, 11).value();
        ASSERT_TRUE(range.take(as_bytes("hell")));
    }
    open();
    EXPECT_EQ(uploads_->state(owner, id)->received, 4U);
    EXPECT_FALSE(send(id, 3, "o world")) << "an overlap";
    EXPECT_FALSE(send(id, 5, "world")) << "a gap";
    EXPECT_TRUE(send(id, 4, "o world")->complete);
    open();
    EXPECT_TRUE(uploads_->state(owner, id)->complete);
}

TEST_F(UploadsTest, DropsAFileWithAnotherDigest) {
    std::string const id = begin("hello world");
    EXPECT_FALSE(send(id, 0, "hello_world"));
    EXPECT_EQ(uploads_->state(owner, id)->received, 0U);
    EXPECT_TRUE(send(id, 0, "hello world")->complete);
}

TEST_F(UploadsTest, IsNobodyElses) {
    std::string const id = begin("hello");
    EXPECT_EQ(uploads_->state(stranger, id).error().code, ErrorCode::NotFound);
    EXPECT_EQ(uploads_->range(stranger, id, 0, 5).error().code, ErrorCode::NotFound);
    EXPECT_EQ(uploads_->drop(stranger, id).error().code, ErrorCode::NotFound);
    EXPECT_TRUE(uploads_->drop(owner, id));
    EXPECT_EQ(uploads_->state(owner, id).error().code, ErrorCode::NotFound);
}

TEST_F(UploadsTest, TakesNoMoreThanTheRangeAndOneWriterAtATime) {
    std::string const id = begin("hello world");
    auto range = uploads_->range(owner, id, 0, 4).value();
    EXPECT_EQ(uploads_->range(owner, id, 0, 4).error().code, ErrorCode::NotReady);
    EXPECT_EQ(uploads_->drop(owner, id).error().code, ErrorCode::NotReady);
    EXPECT_FALSE(range.take(as_bytes("hello")));
    EXPECT_FALSE(range.end(now)) << "a short range";
    EXPECT_EQ(uploads_->state(owner, id)->received, 0U);
}

TEST_F(UploadsTest, KeepsToItsLimits) {
    open({.most_bytes = 100, .most_bytes_in_all = 150, .most_of_one_caller = 2});
    Digest const any{};
    EXPECT_FALSE(uploads_->begin(owner, 0, any, now));
    EXPECT_FALSE(uploads_->begin(owner, 101, any, now));
    EXPECT_TRUE(uploads_->begin(owner, 100, any, now));
    EXPECT_FALSE(uploads_->begin(stranger, 51, any, now));
    EXPECT_TRUE(uploads_->begin(owner, 50, any, now));
    EXPECT_FALSE(uploads_->begin(owner, 1, any, now));
    uploads_->drop_old(now + std::chrono::hours(71));
    EXPECT_FALSE(uploads_->begin(owner, 1, any, now));
    uploads_->drop_old(now + std::chrono::hours(73));
    EXPECT_TRUE(uploads_->begin(owner, 1, any, now));
}

TEST_F(UploadsTest, LooksAwayFromWhatIsNoUpload) {
    ASSERT_TRUE(disk_.make_folder(folder_ / "not-a-uuid", true));
    ASSERT_TRUE(disk_.make_folder(folder_ / "6f1c0000-0000-4000-8000-000000000001", true));
    open();
    EXPECT_TRUE(disk_.list(folder_)->empty());
}

}  // namespace

}  // namespace penstock::service
