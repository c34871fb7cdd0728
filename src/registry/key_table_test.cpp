#include "registry/key_table.h"

#include "support/memory_disk.h"
#include "support/seeded_entropy.h"

#include <gtest/gtest.h>

#include <map>
#include <set>

namespace penstock::registry {
namespace {

constexpr std::string_view magic = "test\n";

class Table : public ::testing::Test {
protected:
    // Writes the table, and opens it again.
    void write(std::map<Key, std::set<Ordinal>> const& filed, std::uint64_t persons) {
        std::uint64_t count = 0;
        for (auto const& [key, ordinals] : filed) count += ordinals.size();
        KeyTableShape const shape = KeyTableShape::of(count, persons);
        ScratchFolder scratch = ScratchFolder::make(disk_, "/scratch").value();
        auto file = disk_.open_append("/table").value();
        SealedWriter out(*file);
        auto writer = KeyTableWriter::make(scratch, out, shape).value();
        for (auto const& [key, ordinals] : filed) {
            for (Ordinal const ordinal : ordinals) ASSERT_TRUE(writer.file(key, ordinal));
        }
        std::uint64_t const entries = writer.finish().value();
        std::uint64_t const size = out.size();
        Digest const seal = out.seal({}, magic).value();
        file_.emplace(SealedFile::open(disk_.map("/table").value(), seal, 0, magic).value());
        view_ = KeyTableView(shape, {.offset = 0, .size = entries},
                             {.offset = entries, .size = size - entries});
        ASSERT_TRUE(view_.is_sound());
    }

    [[nodiscard]] std::vector<Ordinal> found(Key key, std::uint64_t& count) {
        Filed const filed = view_.find(*file_, key).value();
        count = filed.count;
        std::vector<Ordinal> ordinals;
        for (ByteView rest = filed.ordinals; !rest.empty(); rest = rest.subspan(view_.width())) {
            ordinals.push_back(static_cast<Ordinal>(word_of(rest, view_.width())));
        }
        return ordinals;
    }

    testing::MemoryDisk disk_;
    testing::SeededEntropy chance_{11};
    std::optional<SealedFile> file_;
    KeyTableView view_;
};

TEST_F(Table, FindsWhatAMapFinds) {
    for (std::uint64_t const persons : {std::uint64_t{1} << 20, std::uint64_t{1} << 30}) {
        (void)disk_.remove("/table");
        std::map<Key, std::set<Ordinal>> filed;
        for (int i = 0; i < 6000; ++i) {
            Key const key = chance_.next() % 3 == 0 ? (chance_.next() % 50) << 50 : chance_.next();
            filed[key].insert(static_cast<Ordinal>(chance_.next() % persons));
        }
        write(filed, persons);
        for (auto const& [key, ordinals] : filed) {
            std::uint64_t count = 0;
            EXPECT_EQ(found(key, count), std::vector<Ordinal>(ordinals.begin(), ordinals.end()));
            EXPECT_EQ(count, ordinals.size());
        }
        for (int i = 0; i < 2000; ++i) {
            std::uint64_t count = 0;
            EXPECT_TRUE(found(chance_.next(), count).empty());
            EXPECT_EQ(count, 0u);
        }
    }
}

TEST_F(Table, KeepsTheLowestOfMany) {
    std::map<Key, std::set<Ordinal>> filed;
    for (Ordinal i = 0; i < 9000; ++i) filed[Key{1} << 60].insert(2 * i);
    filed[(Key{1} << 60) + 1].insert({1, 2, 3});  // told apart by its last bit alone: one with it
    filed[Key{3} << 60].insert(5);
    write(filed, 20000);
    std::uint64_t count = 0;
    auto const kept = found(Key{1} << 60, count);
    ASSERT_EQ(kept.size(), most_filed);
    EXPECT_EQ(kept[0], 0u);
    EXPECT_EQ(kept[1], 1u);
    EXPECT_EQ(kept[4], 4u);
    EXPECT_GE(count, 9002u);
    EXPECT_EQ(found(Key{3} << 60, count), std::vector<Ordinal>{5});
    EXPECT_EQ(count, 1u);
}

TEST_F(Table, IsEmptyWhereNothingIsFiled) {
    write({}, 0);
    std::uint64_t count = 1;
    EXPECT_TRUE(found(17, count).empty());
    EXPECT_EQ(count, 0u);
}

}  // namespace
}  // namespace penstock::registry
