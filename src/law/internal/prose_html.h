// The little Markdown that law files use, as HTML. All text is escaped; there are no links, images
// or raw HTML.
#pragma once

#include <string>
#include <string_view>

namespace penstock::law::internal {

// One run of text: `code`, *emphasis* and **strong** inside it.
[[nodiscard]] std::string inline_html(std::string_view text);
// Paragraphs, "- " lists and "> " quotations, parted by blank lines.
[[nodiscard]] std::string prose_html(std::string_view markdown);

}  // namespace penstock::law::internal
