// Any bytes as a method, a path and a query: never a crash; where they lead is a route whose
// pattern, with the parameters put in, is that very path, no parameter leads out of its place, and
// a page is within its bounds.
#include "api/pages.h"
#include "api/route.h"
#include "base/check.h"

#include <algorithm>

namespace {

using namespace penstock;

std::string filled(api::Found const& found) {
    std::string path(found.route->pattern);
    for (auto const& [name, value] : found.parameters) {
        std::string const hole = "{" + std::string(name) + "}";
        std::size_t const at = path.find(hole);
        CHECK(at != std::string::npos);
        path.replace(at, hole.size(), value);
    }
    return path;
}

void check_route(std::string_view method, std::string_view path) {
    api::Found const found = api::find_route(method, path);
    if (found.route == nullptr) return;
    CHECK(found.other_methods.empty() || found.route->method == method ||
          (method == "HEAD" && found.route->method == "GET"));
    CHECK(filled(found) == path);
    for (auto const& [name, value] : found.parameters) {
        if (name == "path") continue;
        CHECK(!value.empty() && value != "." && value != ".." && value.size() <= 128);
        CHECK(value.find_first_of("/\\%?#") == std::string::npos && !value.contains('\0'));
    }
}

void check_page(std::string_view query) {
    std::string_view const cursor = api::value_in(query, "cursor");
    CHECK(query.contains(cursor) && !cursor.contains('&'));
    auto const page = api::page_asked(query);
    if (!page) return;
    CHECK(page->from <= std::uint64_t{1} << 40 && page->most >= 1 && page->most <= 500);
    auto const is_digit = [](char c) { return c >= '0' && c <= '9'; };
    CHECK(std::ranges::all_of(cursor, is_digit) &&
          std::ranges::all_of(api::value_in(query, "limit"), is_digit));
    if (cursor.empty()) CHECK(page->from == 0);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string_view const text(reinterpret_cast<char const*>(data), size);
    std::size_t const blank = std::min(text.find(' '), text.size());
    std::string_view const target = text.substr(std::min(blank + 1, text.size()));
    std::size_t const mark = std::min(target.find('?'), target.size());
    check_route(text.substr(0, blank), target.substr(0, mark));
    check_page(target.substr(std::min(mark + 1, target.size())));
    return 0;
}
