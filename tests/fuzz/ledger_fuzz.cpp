// Any bytes as a note, a checkpoint, a receipt, a bundle or a journal: never a crash, and what is
// accepted is written back as it was read.

#include "base/check.h"
#include "ledger/checkpoint.h"
#include "ledger/journal.h"
#include "ledger/receipt.h"
#include "merkle/bundle.h"
#include "merkle/hash.h"

#include <algorithm>

namespace {

using namespace penstock;

void check_bundle(ByteView bytes) {
    auto const entries = merkle::decode_bundle(bytes);
    if (!entries) return;
    Bytes again;
    for (std::string_view const entry : *entries) merkle::append_to_bundle(again, entry);
    CHECK(std::ranges::equal(again, bytes));
}

void check_journal(ByteView bytes) {
    auto const size = ledger::journal_base_size(bytes);
    if (!size) return;
    ledger::JournalBase const base{.size = *size, .root = merkle::empty_root(), .origin = "o"};
    auto const recovered = ledger::recover_journal(bytes, base);
    CHECK(!recovered || recovered->whole_bytes <= bytes.size());

    // The same bytes as the groups of a journal whose head is right.
    Bytes journal = base.head();
    journal.insert(journal.end(), bytes.begin(), bytes.end());
    auto const with_head = ledger::recover_journal(journal, base);
    CHECK(!with_head || with_head->whole_bytes >= base.head().size());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    ByteView const bytes(data, size);
    std::string_view const text = as_text(bytes);
    if (auto const receipt = ledger::parse_receipt(text)) CHECK(receipt->text() == text);
    if (auto const key = ledger::parse_verifier_key(text)) CHECK(key->text() == text);
    if (auto const checkpoint = ledger::parse_checkpoint(text)) {
        CHECK(text.starts_with(checkpoint->text()));
    }
    (void)ledger::parse_note(text);
    check_bundle(bytes);
    check_journal(bytes);
    return 0;
}
