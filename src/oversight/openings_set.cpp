#include "oversight/openings_set.h"

#include <algorithm>

namespace penstock::oversight {

std::uint32_t OpeningsSet::number_of(std::string_view text) {
    return numbers_.try_emplace(std::string(text), static_cast<std::uint32_t>(numbers_.size()))
        .first->second;
}

OnlyIn compare(std::vector<OpeningsSet::Key>& first, std::vector<OpeningsSet::Key>& second) {
    std::ranges::sort(first);
    std::ranges::sort(second);
    OnlyIn only;
    auto a = first.begin();
    auto b = second.begin();
    while (a != first.end() || b != second.end()) {
        if (b == second.end() || (a != first.end() && *a < *b)) {
            ++only.first;
            ++a;
        } else if (a == first.end() || *b < *a) {
            ++only.second;
            ++b;
        } else {
            ++a;
            ++b;
        }
    }
    return only;
}

}  // namespace penstock::oversight
