#include "platform/memory.h"

#include <malloc.h>

namespace penstock::platform {

void give_back_large_blocks() {
    constexpr int mebibyte = 1 << 20;
    // Naming a threshold keeps glibc from raising it. It fails only for a value out of range.
    mallopt(M_MMAP_THRESHOLD, mebibyte);
}

}  // namespace penstock::platform
