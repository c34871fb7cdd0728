// What may become of a request line, and in which order of severity.
#pragma once

#include <string_view>

namespace penstock::law {

// Declared from mildest to most severe: a line's outcome is the most severe of its findings. Revoke
// comes after a release, from a revocation on file; no element of a law file can say it.
enum class Outcome { Pass, NoRelease, Hold, Return, Refuse, Block, Revoke };

// "pass", "no-release", "hold", "return", "refuse", "block", "revoke"
[[nodiscard]] std::string_view word(Outcome outcome);

// What the requester sees of a line.
enum class Status { Served, Pending, Returned, Refused, Blocked };

// "served", "pending", "returned", "refused", "blocked"
[[nodiscard]] std::string_view word(Status status);

// The only mapping from outcome to status. A line that was looked up is served, whatever came of it
// (promise 3).
[[nodiscard]] Status status_of(Outcome outcome, bool looked_up);

}  // namespace penstock::law
