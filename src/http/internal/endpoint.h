// "127.0.0.1:80" or "[::1]:80" as an endpoint.
#pragma once

#include "http/internal/beast.h"

#include <optional>
#include <string_view>

namespace penstock::http::internal {

// Empty if the text is another.
[[nodiscard]] std::optional<tcp::endpoint> parse_endpoint(std::string_view address);

}  // namespace penstock::http::internal
