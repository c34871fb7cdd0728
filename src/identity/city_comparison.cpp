#include "identity/city_comparison.h"

#include "identity/internal/name_edits.h"

namespace penstock::identity {

bool is_city_misspelt(StandardAddress const& a, StandardAddress const& b) {
    constexpr std::size_t shortest_city = 5;
    std::string const first = city_key(a), second = city_key(b);
    return first != second && internal::one_edit_apart(first, second, shortest_city);
}

}  // namespace penstock::identity
