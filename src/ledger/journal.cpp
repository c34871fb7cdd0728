#include "ledger/journal.h"

#include "base/check.h"
#include "crypto/digest.h"
#include "merkle/bundle.h"

#include <algorithm>
#include <optional>

namespace penstock::ledger {

namespace {

constexpr std::string_view magic = "penstock-journal/1\n";
constexpr std::string_view group_mark = "GRP1";
constexpr std::size_t chain_bytes = 32;
constexpr std::size_t check_bytes = 8;
constexpr std::size_t head_bytes = magic.size() + 8 + chain_bytes;
constexpr std::size_t group_head_bytes = group_mark.size() + 8 + 4 + 8 + check_bytes;
constexpr std::size_t sector_bytes = 512;

void put_number(Bytes& bytes, std::uint64_t value, int size) {
    for (int shift = (size - 1) * 8; shift >= 0; shift -= 8) {
        bytes.push_back(static_cast<std::uint8_t>(value >> shift));
    }
}

std::uint64_t number_at(ByteView bytes, std::size_t at, std::size_t size) {
    std::uint64_t value = 0;
    for (std::uint8_t const byte : bytes.subspan(at, size)) value = value << 8 | byte;
    return value;
}

void put(Bytes& bytes, ByteView more) {
    bytes.insert(bytes.end(), more.begin(), more.end());
}

Digest chained(Digest const& chain, ByteView group) {
    crypto::Sha256 hash;
    hash.update(chain.view());
    hash.update(group);
    return hash.finish();
}

std::unexpected<Error> damaged() {
    return fail(ErrorCode::IntegrityLost, "the journal does not hold what was written",
                "keep a copy of the ledger's folder and find out who or what changed it");
}

// True if some part of [begin, end) that lies in one sector is all zero: a write that the machine
// did not finish leaves such parts, and our bytes have none (32 bytes of hash end each group, and
// the head is not zero).
bool has_unwritten_sector(ByteView journal, std::size_t begin, std::size_t end) {
    while (begin < end) {
        std::size_t const next = std::min(end, (begin / sector_bytes + 1) * sector_bytes);
        bool const zero = std::ranges::all_of(journal.subspan(begin, next - begin),
                                              [](std::uint8_t byte) { return byte == 0; });
        if (zero) return true;
        begin = next;
    }
    return false;
}

struct GroupHead {
    std::uint64_t first = 0;
    std::uint64_t count = 0;
    std::uint64_t length = 0;
};

// Empty if the bytes are not the head of a group.
std::optional<GroupHead> group_head(ByteView bytes) {
    std::size_t const checked = group_head_bytes - check_bytes;
    Digest const digest = crypto::sha256(bytes.first(checked));
    bool const whole =
        as_text(bytes).starts_with(group_mark) &&
        std::ranges::equal(bytes.subspan(checked, check_bytes), digest.view().first(check_bytes));
    if (!whole) return {};
    return GroupHead{.first = number_at(bytes, 4, 8),
                     .count = number_at(bytes, 12, 4),
                     .length = number_at(bytes, 16, 8)};
}

enum class GroupState { Whole, Unfinished };

// Reads the group at `recovered.whole_bytes`.
Result<GroupState> recover_group(ByteView journal, std::uint64_t base_size,
                                 RecoveredJournal& recovered) {
    std::size_t const begin = recovered.whole_bytes;
    std::size_t const rest = journal.size() - begin;
    if (rest < group_head_bytes) return GroupState::Unfinished;
    auto const head = group_head(journal.subspan(begin, group_head_bytes));
    if (!head) {
        if (has_unwritten_sector(journal, begin, begin + group_head_bytes)) {
            return GroupState::Unfinished;
        }
        return damaged();
    }
    if (head->length > rest - group_head_bytes ||
        rest - group_head_bytes - head->length < chain_bytes) {
        return GroupState::Unfinished;
    }
    std::size_t const end = begin + group_head_bytes + head->length;
    Digest const chain = chained(recovered.chain, journal.subspan(begin, end - begin));
    if (!std::ranges::equal(chain.bytes, journal.subspan(end, chain_bytes))) {
        // Only the last group can be unfinished: the next is written after it has become durable.
        bool const last = end + chain_bytes == journal.size();
        if (last && has_unwritten_sector(journal, begin, journal.size())) {
            return GroupState::Unfinished;
        }
        return damaged();
    }
    auto const entries =
        merkle::decode_bundle(journal.subspan(begin + group_head_bytes, head->length));
    if (!entries || entries->size() != head->count ||
        head->first != base_size + recovered.entries.size()) {
        return damaged();
    }
    recovered.entries.insert(recovered.entries.end(), entries->begin(), entries->end());
    recovered.chain = chain;
    recovered.whole_bytes = end + chain_bytes;
    return GroupState::Whole;
}

}  // namespace

Bytes JournalBase::head() const {
    Bytes bytes = to_bytes(magic);
    put_number(bytes, size, 8);
    crypto::Sha256 hash;
    hash.update(bytes);
    hash.update(root.view());
    hash.update(as_bytes(origin));
    put(bytes, hash.finish().view());
    return bytes;
}

Digest chain_of(ByteView head_or_group) {
    CHECK(head_or_group.size() >= chain_bytes);
    Digest chain;
    std::ranges::copy(head_or_group.last(chain_bytes), chain.bytes.begin());
    return chain;
}

Bytes encode_group(Digest const& chain, std::uint64_t first, std::span<std::string const> entries) {
    CHECK(!entries.empty() && entries.size() <= 0xffffffffu);
    std::uint64_t length = 0;
    for (std::string const& entry : entries) length += 2 + entry.size();
    Bytes group;
    group.reserve(group_head_bytes + length + chain_bytes);
    put(group, as_bytes(group_mark));
    put_number(group, first, 8);
    put_number(group, entries.size(), 4);
    put_number(group, length, 8);
    put(group, crypto::sha256(group).view().first(check_bytes));
    for (std::string const& entry : entries) merkle::append_to_bundle(group, entry);
    put(group, chained(chain, group).view());
    return group;
}

Result<std::uint64_t> journal_base_size(ByteView journal) {
    if (journal.size() < head_bytes || !as_text(journal).starts_with(magic)) return damaged();
    return number_at(journal, magic.size(), 8);
}

Result<RecoveredJournal> recover_journal(ByteView journal, JournalBase const& base) {
    Bytes const head = base.head();
    if (journal.size() < head.size() || !std::ranges::equal(journal.first(head.size()), head)) {
        return damaged();
    }
    RecoveredJournal recovered{.entries = {}, .chain = chain_of(head), .whole_bytes = head.size()};
    while (recovered.whole_bytes < journal.size()) {
        if (TRY(recover_group(journal, base.size, recovered)) == GroupState::Unfinished) break;
    }
    return recovered;
}

}  // namespace penstock::ledger
