#include "base/check.h"

#include <cstdio>
#include <cstdlib>

namespace penstock {

void check_failed(char const* condition, char const* file, int line) noexcept {
    std::fprintf(stderr, "bug: %s does not hold (%s:%d); the process stops\n", condition, file,
                 line);
    std::abort();
}

}  // namespace penstock
