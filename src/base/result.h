// Result<T>: a value or an Error. TRY hands an error on to the caller.
//
//     Result<Digest> digest_of(Disk& disk, std::filesystem::path const& path) {
//         Bytes const bytes = TRY(disk.read(path));
//         return crypto::sha256(bytes);
//     }
#pragma once

#include "base/error.h"

#include <expected>
#include <utility>

namespace penstock {

template <typename T>
using Result = std::expected<T, Error>;

[[nodiscard]] inline std::unexpected<Error> fail(Error error) {
    return std::unexpected<Error>(error);
}

[[nodiscard]] inline std::unexpected<Error> fail(ErrorCode code, Literal what,
                                                 Literal remedy = {}) {
    return std::unexpected<Error>(Error{.code = code, .what = what, .remedy = remedy});
}

}  // namespace penstock

// Evaluates to the value, or returns the error from the enclosing function. A GNU statement
// expression: g++ and clang.
#define TRY(...)                                                                  \
    __extension__({                                                               \
        auto&& try_result_ = (__VA_ARGS__);                                       \
        if (!try_result_) return std::unexpected(std::move(try_result_).error()); \
        *std::move(try_result_);                                                  \
    })
