// Rows in, persons out: gathers the rows of each person and folds equal addresses into versions.
//
// Each text is held once and a row costs some 72 bytes, so a million rows fit in memory with ease.
// What comes out does not depend on the order in which the rows went in.
#pragma once

#include "identity/name.h"
#include "registry/person_record.h"
#include "registry/row.h"

#include <cstdint>
#include <deque>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace penstock::registry {

struct NumberOnFile {
    identity::Tin tin;
    TinKind kind = TinKind::Ssn;

    auto operator<=>(NumberOnFile const&) const = default;
};

// Everything that the rows of one person say. Lists are sorted and hold nothing twice; `standard`
// of the versions is not yet filled.
struct FoldedPerson {
    PersonRecord record;
    std::vector<identity::PersonName> names;
    std::vector<std::string> former_surnames;
    std::vector<NumberOnFile> numbers;
    Flags flags;  // of all rows; the record's own are filled when it is read back
};

class RowFold {
public:
    void add(Row const& row);
    [[nodiscard]] std::uint64_t rows() const { return rows_.size(); }

    // Hands on each person once, by ascending person id. No row may be added afterwards.
    void persons(std::function<void(FoldedPerson&)> const& take);

private:
    using TextId = std::uint32_t;

    struct CompactRow {
        TextId person, tin, given, middle, surname, suffix, former_surnames;
        TextId street, unit, city, state, zip, country;
        std::int32_t dob;  // days; no_date where empty
        std::int32_t effective;
        std::int16_t tax_period;  // 0 where empty
        TinKind tin_kind;
        Source source;
        std::uint8_t flags;
    };

    [[nodiscard]] TextId intern(std::string_view text);
    [[nodiscard]] std::string const& text(TextId id) const { return texts_[id]; }
    [[nodiscard]] FoldedPerson fold(std::span<CompactRow const> rows) const;
    [[nodiscard]] std::vector<AddressVersion> fold_addresses(
        std::span<CompactRow const> rows) const;
    void sort_by_person();

    std::deque<std::string> texts_;
    std::unordered_map<std::string_view, TextId> ids_;
    std::vector<CompactRow> rows_;
};

}  // namespace penstock::registry
