// Receipts that src/ledger wrote and src/ never sees again.
#include "receipt.h"

#include "ledger/ledger.h"
#include "support/memory_disk.h"
#include "testing/story.h"

#include <gtest/gtest.h>

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

TEST(Receipt, ProvesItsEntryAndNoOther) {
    penstock::testing::MemoryDisk disk;
    fs::path const place = "ledger";
    ASSERT_TRUE(Ledger::create(disk, place, story_origin, signing_key()));
    auto const log = *Ledger::open(disk, place, story_origin, signing_key());
    std::vector<std::string> entries;
    for (int i = 0; i < 300; ++i) entries.push_back("entry " + std::to_string(i));
    ASSERT_TRUE(log->append(entries));
    ASSERT_TRUE(log->publish());
    for (std::uint64_t i = 0; i < entries.size(); ++i) {
        std::string const text =
            *log->receipt(penstock::LeafIndex(i), penstock::as_bytes(entries[i]));
        auto receipt = parse_receipt(text);
        ASSERT_TRUE(receipt);
        EXPECT_TRUE(prove(*receipt, log_key())) << i;
        receipt->entry += "x";
        EXPECT_FALSE(prove(*receipt, log_key()));
        receipt = parse_receipt(text);
        receipt->index ^= 1;
        EXPECT_FALSE(prove(*receipt, log_key()));
        receipt = parse_receipt(text);
        receipt->path.pop_back();
        EXPECT_FALSE(prove(*receipt, log_key()));
    }
    std::string const text = *log->receipt(penstock::LeafIndex(7), penstock::as_bytes(entries[7]));
    for (std::size_t at = 0; at < text.size(); ++at) {
        std::string changed = text;
        changed[at] = static_cast<char>(changed[at] ^ 1);
        auto const receipt = parse_receipt(changed);
        EXPECT_FALSE(receipt && prove(*receipt, log_key())) << at;
    }
}

}  // namespace
}  // namespace verify
