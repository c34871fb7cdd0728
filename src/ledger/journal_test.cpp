#include "ledger/journal.h"

#include "merkle/hash.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace penstock::ledger {
namespace {

JournalBase const base{.size = 7, .root = merkle::leaf_hash({}), .origin = "example.gov/log"};

// A journal with these groups, and where each of them ends.
struct Journal {
    Bytes bytes = base.head();
    std::vector<std::size_t> ends{bytes.size()};
    std::uint64_t next = base.size;

    void add(std::vector<std::string> const& entries) {
        Bytes const group = encode_group(chain_of(bytes), next, entries);
        bytes.insert(bytes.end(), group.begin(), group.end());
        ends.push_back(bytes.size());
        next += entries.size();
    }
};

Journal three_groups() {
    Journal journal;
    journal.add({"one"});
    journal.add({"two", "", std::string(3000, 'x')});
    journal.add({std::string(2000, 'y'), "last"});
    return journal;
}

TEST(Journal, GivesBackItsEntriesInOrder) {
    Journal const journal = three_groups();
    auto const recovered = recover_journal(journal.bytes, base);
    ASSERT_TRUE(recovered);
    EXPECT_EQ(recovered->entries,
              (std::vector<std::string>{"one", "two", "", std::string(3000, 'x'),
                                        std::string(2000, 'y'), "last"}));
    EXPECT_EQ(recovered->whole_bytes, journal.bytes.size());
    EXPECT_EQ(recovered->chain, chain_of(journal.bytes));
    EXPECT_EQ(*journal_base_size(journal.bytes), 7u);
}

TEST(Journal, AnEndThatIsMissingDropsTheUnfinishedGroupAlone) {
    Journal const journal = three_groups();
    for (std::size_t size = journal.ends[0]; size < journal.bytes.size(); ++size) {
        auto const recovered = recover_journal(ByteView(journal.bytes).first(size), base);
        ASSERT_TRUE(recovered) << size;
        auto const whole = std::ranges::upper_bound(journal.ends, size) - 1;
        EXPECT_EQ(recovered->whole_bytes, *whole) << size;
    }
}

TEST(Journal, AnEndThatWasNeverWrittenDropsTheUnfinishedGroupAlone) {
    Journal const journal = three_groups();
    // A write that did not finish leaves whole sectors of 512 bytes out, from any of them on.
    for (std::size_t from = journal.ends[2]; from < journal.bytes.size();
         from = (from / 512 + 1) * 512) {
        Bytes zeros = journal.bytes;
        std::fill(zeros.begin() + static_cast<std::ptrdiff_t>(from), zeros.end(), 0);
        auto const recovered = recover_journal(zeros, base);
        ASSERT_TRUE(recovered) << from;
        EXPECT_EQ(recovered->whole_bytes, journal.ends[2]) << from;
    }
}

TEST(Journal, AChangedBitIsFoundOrDropsNothingButAnUnfinishedEnd) {
    Journal const journal = three_groups();
    for (std::size_t at = 0; at < journal.bytes.size(); ++at) {
        Bytes changed = journal.bytes;
        changed[at] ^= 0x20;
        auto const recovered = recover_journal(changed, base);
        ASSERT_FALSE(recovered) << at;
        EXPECT_EQ(recovered.error().code, ErrorCode::IntegrityLost) << at;
    }
}

TEST(Journal, GroupsCannotBeExchangedOrLeftOut) {
    Journal const journal = three_groups();
    Bytes without = journal.bytes;
    without.erase(without.begin() + static_cast<std::ptrdiff_t>(journal.ends[0]),
                  without.begin() + static_cast<std::ptrdiff_t>(journal.ends[1]));
    EXPECT_EQ(recover_journal(without, base).error().code, ErrorCode::IntegrityLost);
}

TEST(Journal, AnotherTreeOrLogBelowItIsRefused) {
    Journal const journal = three_groups();
    JournalBase other = base;
    other.root = merkle::empty_root();
    EXPECT_EQ(recover_journal(journal.bytes, other).error().code, ErrorCode::IntegrityLost);
    other = base;
    other.origin = "other.gov/log";
    EXPECT_EQ(recover_journal(journal.bytes, other).error().code, ErrorCode::IntegrityLost);
    EXPECT_EQ(recover_journal({}, base).error().code, ErrorCode::IntegrityLost);
    EXPECT_FALSE(journal_base_size(to_bytes("penstock-journal/1\n")));
}

}  // namespace
}  // namespace penstock::ledger
