#include "exchange/repetition.h"

#include "base/check.h"
#include "exchange/internal/external_sort.h"

#include <algorithm>
#include <compare>
#include <optional>

namespace penstock::exchange {

namespace {

struct Keyed {
    std::uint64_t key;
    std::uint64_t value;
    std::uint64_t line;

    auto operator<=>(Keyed const&) const = default;
};

struct Counted {
    std::uint64_t line;
    std::uint64_t lines;
    std::uint64_t distinct_values;

    auto operator<=>(Counted const&) const = default;
};

using KeyedSort = internal::ExternalSort<Keyed>;
using CountedSort = internal::ExternalSort<Counted>;

// Groups of equal keys in a sorted stream, one record after the other.
class Groups {
public:
    explicit Groups(KeyedSort::Cursor cursor) : cursor_(std::move(cursor)) {}

    // The first record of the next group, after all records of the last one. Errors: Io.
    [[nodiscard]] Result<std::optional<Keyed>> next_group() {
        if (!started_) {
            started_ = true;
            ahead_ = TRY(cursor_.next());
        }
        return step();
    }

    // The next record with the same key as `current`, or nothing. Errors: Io.
    [[nodiscard]] Result<std::optional<Keyed>> next_in_group(Keyed const& current) {
        if (!ahead_ || ahead_->key != current.key) return std::nullopt;
        return step();
    }

private:
    Result<std::optional<Keyed>> step() {
        std::optional<Keyed> const result = ahead_;
        if (result) ahead_ = TRY(cursor_.next());
        return result;
    }

    KeyedSort::Cursor cursor_;
    std::optional<Keyed> ahead_;
    bool started_ = false;
};

}  // namespace

struct RepetitionCounter::Parts {
    Parts(Disk& disk, Disk::Path const& folder, std::string const& prefix, std::size_t records)
        : by_key(disk, folder, prefix + "-key", records),
          by_line(disk, folder, prefix + "-line", records / 2) {}

    KeyedSort by_key;
    CountedSort by_line;
    std::optional<CountedSort::Cursor> cursor;
    std::optional<Counted> ahead;
    std::uint64_t last_asked = 0;
    std::uint64_t most_lines = 1;

    // Writes the counts of the group that begins with `first` beside each of its lines, which
    // `again` reads a second time.
    Result<void> count_group(Keyed first, Groups& groups, Groups& again) {
        std::uint64_t lines = 1;
        std::uint64_t distinct = 1;
        Keyed current = first;
        while (auto const record = TRY(groups.next_in_group(current))) {
            ++lines;
            if (record->value != current.value) ++distinct;
            current = *record;
        }
        most_lines = std::max(most_lines, lines);
        auto member = TRY(again.next_group());
        CHECK(member && *member == first);
        while (member) {
            if (lines > 1) TRY(by_line.add({member->line, lines, distinct}));
            member = TRY(again.next_in_group(*member));
        }
        return {};
    }
};

RepetitionCounter::RepetitionCounter(Disk& disk, Disk::Path const& folder,
                                     std::string const& prefix, std::size_t records_in_memory)
    : parts_(std::make_unique<Parts>(disk, folder, prefix, records_in_memory)) {}

RepetitionCounter::~RepetitionCounter() = default;

Result<void> RepetitionCounter::add(LineNumber line, std::uint64_t key, std::uint64_t value) {
    return parts_->by_key.add({key, value, line.value()});
}

Result<void> RepetitionCounter::finish() {
    TRY(parts_->by_key.finish());
    Groups groups(TRY(parts_->by_key.open()));
    Groups again(TRY(parts_->by_key.open()));
    while (auto const first = TRY(groups.next_group())) {
        TRY(parts_->count_group(*first, groups, again));
    }
    TRY(parts_->by_line.finish());
    parts_->cursor = TRY(parts_->by_line.open());
    parts_->ahead = TRY(parts_->cursor->next());
    return {};
}

std::uint64_t RepetitionCounter::most_lines() const {
    CHECK(parts_->cursor.has_value());
    return parts_->most_lines;
}

Result<Repetition> RepetitionCounter::of(LineNumber line) {
    CHECK(parts_->cursor.has_value());
    CHECK(line.value() >= parts_->last_asked);
    parts_->last_asked = line.value();
    while (parts_->ahead && parts_->ahead->line < line.value()) {
        parts_->ahead = TRY(parts_->cursor->next());
    }
    if (!parts_->ahead || parts_->ahead->line != line.value()) return Repetition{};
    return Repetition{.lines = parts_->ahead->lines,
                      .distinct_values = parts_->ahead->distinct_values};
}

}  // namespace penstock::exchange
