#include "platform/system_entropy.h"

#include <sys/random.h>

#include <cerrno>

namespace penstock::platform {

Result<void> SystemEntropy::fill(std::span<std::uint8_t> out) {
    while (!out.empty()) {
        ssize_t const count = ::getrandom(out.data(), out.size(), 0);
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) {
            return fail(Error{.code = ErrorCode::Io,
                              .what = "the kernel gives no random bytes",
                              .system_error = errno});
        }
        out = out.subspan(static_cast<std::size_t>(count));
    }
    return {};
}

}  // namespace penstock::platform
