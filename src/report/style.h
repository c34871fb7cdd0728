// The style of all pages, as text that never changes from one page to the next: the page's content
// security policy admits it by its digest and nothing else.
#pragma once

#include <string>
#include <string_view>

namespace penstock::report {

// Palette, page, tables, charts, print.
[[nodiscard]] std::string const& page_style();
// Palette and charts alone.
[[nodiscard]] std::string const& chart_style();
// "sha256-<base64 of the SHA-256 of page_style()>", as CSP writes it. A test computes it anew.
[[nodiscard]] std::string_view page_style_digest();

}  // namespace penstock::report
