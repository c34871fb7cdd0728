// Entry bundles: up to 256 entries in one file, each behind its length.
#pragma once

#include "finding.h"

#include <cstdint>
#include <string_view>

namespace verify {

inline constexpr std::uint64_t bundle_width = 256;

// Splits a bundle into exactly `count` entries and hands each on. Rule: tree.bundle.
template <typename Visit>
[[nodiscard]] Checked<void> for_each_entry(std::string_view bundle, std::uint64_t count,
                                           Visit&& visit) {
    for (std::uint64_t i = 0; i < count; ++i) {
        auto const byte = [&](std::size_t at) { return static_cast<unsigned char>(bundle[at]); };
        std::size_t const size = bundle.size() < 2 ? 0 : std::size_t{byte(0)} << 8 | byte(1);
        if (bundle.size() < 2 + size) {
            return violation("tree.bundle", "an entry bundle ends before its last entry");
        }
        if (auto const good = visit(bundle.substr(2, size)); !good) return good;
        bundle.remove_prefix(2 + size);
    }
    if (bundle.empty()) return {};
    return violation("tree.bundle", "an entry bundle goes on behind its last entry");
}

}  // namespace verify
