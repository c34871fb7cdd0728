// What the evaluation's programs say.
#pragma once

#include "base/error.h"

#include <cstdio>
#include <string_view>

namespace penstock::evaluation {

inline void print(std::string_view text) {
    std::printf("%.*s\n", static_cast<int>(text.size()), text.data());
}

// The exit status.
inline int print_and_fail(Error const& error) {
    std::fprintf(stderr, "error: %s\n", describe(error).c_str());
    return 1;
}

}  // namespace penstock::evaluation
