// CHECK: an invariant of ours that is false is a bug, and a bug stops the process, in release
// builds too.
//
// Never for input: what a requester, a file or the operating system says is answered with a Result.
#pragma once

namespace penstock {

// Prints the condition and its place to standard error and aborts. Never returns.
[[noreturn]] void check_failed(char const* condition, char const* file, int line) noexcept;

}  // namespace penstock

#define CHECK(condition)                                 \
    (static_cast<bool>(condition) ? static_cast<void>(0) \
                                  : ::penstock::check_failed(#condition, __FILE__, __LINE__))
