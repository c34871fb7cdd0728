#include "http/message.h"

#include <algorithm>

namespace penstock::http {

std::string_view value_of(Fields const& fields, std::string_view name) {
    auto const found = std::ranges::find(fields, name, &Field::name);
    return found == fields.end() ? std::string_view() : std::string_view(found->value);
}

}  // namespace penstock::http
