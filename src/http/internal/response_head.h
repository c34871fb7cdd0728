// The head of a response, as it is sent.
#pragma once

#include "http/message.h"

#include <cstdint>
#include <string>

namespace penstock::http::internal {

enum class AfterResponse { KeepAlive, Close };
enum class Channel { Tls, Plain };

// False if a field of the site's would break the head, or is one that only this module sets.
[[nodiscard]] bool is_sendable(Response const& response);
// Whether responses of this status have a body at all (RFC 9110 section 6.4.1).
[[nodiscard]] bool has_body(unsigned status);
[[nodiscard]] std::uint64_t length_of(Response const& response);
// Requires: is_sendable.
[[nodiscard]] std::string head_text(Response const& response, AfterResponse after, Channel channel);
// What this module answers by itself: a problem document (RFC 9457) with the status's own title.
[[nodiscard]] Response plain_problem(unsigned status);

}  // namespace penstock::http::internal
