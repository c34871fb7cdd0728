// Lists in pages: {"items": […], "next": "…" or null}. The cursor counts the items before it.
#pragma once

#include "api/problem.h"
#include "api/route.h"
#include "base/json_writer.h"

#include <algorithm>
#include <charconv>
#include <string_view>

namespace penstock::api {

struct PageAsked {
    std::uint64_t from = 0;
    std::uint64_t most = 100;
};
// Errors: Malformed for a cursor or a limit that is none.
[[nodiscard]] Result<PageAsked> page_asked(std::string_view query);

// Writes the items of a page; `write` adds one value for each.
template <typename Items, typename Write>
[[nodiscard]] Answer page_of(Call const& call, Items const& items, Write const& write) {
    PageAsked const asked = TRY(page_asked(call.query));
    std::uint64_t const end = std::min<std::uint64_t>(items.size(), asked.from + asked.most);
    JsonWriter json;
    json.object_begin().member("items").array_begin();
    for (std::uint64_t place = asked.from; place < end; ++place) {
        write(json, items[static_cast<std::size_t>(place)]);
    }
    json.array_end().member("next");
    if (end < items.size()) {
        json.text(std::to_string(end));
    } else {
        json.null();
    }
    return json_response(json.object_end().take());
}

}  // namespace penstock::api
