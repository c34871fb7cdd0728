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

#define PENSTOCK_TRY_NAMED(name, ...)                               \
    __extension__({                                                 \
        auto&& name = (__VA_ARGS__);                                \
        if (!name) return std::unexpected(std::move(name).error()); \
        *std::move(name);                                           \
    })
#define PENSTOCK_TRY_COUNTED(number, ...) PENSTOCK_TRY_NUMBERED(number, __VA_ARGS__)
#define PENSTOCK_TRY_NUMBERED(number, ...) PENSTOCK_TRY_NAMED(try_result_##number, __VA_ARGS__)

// Evaluates to the value, or returns the error from the enclosing function. A GNU statement
// expression, for g++ and clang; may be nested.
#define TRY(...) PENSTOCK_TRY_COUNTED(__COUNTER__, __VA_ARGS__)
