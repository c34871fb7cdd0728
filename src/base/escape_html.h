// Text as HTML or SVG shows it.
#pragma once

#include <string>
#include <string_view>

namespace penstock {

// With & < > and both quotation marks written as entities: safe between tags and in attributes.
[[nodiscard]] std::string escape_html(std::string_view text);

}  // namespace penstock
