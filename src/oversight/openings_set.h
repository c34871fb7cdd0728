// Which openings there were, in a few bytes each, so that those of the ledger can be compared with
// those of the store.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace penstock::oversight {

class OpeningsSet {
public:
    struct Key {
        std::uint32_t batch = 0, recipient = 0;
        std::uint64_t round = 0, line = 0;
        auto operator<=>(Key const&) const = default;
    };

    // The number that stands for a text; the same for the same text.
    [[nodiscard]] std::uint32_t number_of(std::string_view text);

    [[nodiscard]] Key key(std::string_view batch, std::uint64_t round, std::uint64_t line,
                          std::string_view recipient) {
        return {number_of(batch), number_of(recipient), round, line};
    }

private:
    std::unordered_map<std::string, std::uint32_t> numbers_;
};

// How many of each the other has not; sorts both.
struct OnlyIn {
    std::uint64_t first = 0, second = 0;
};
[[nodiscard]] OnlyIn compare(std::vector<OpeningsSet::Key>& first,
                             std::vector<OpeningsSet::Key>& second);

}  // namespace penstock::oversight
