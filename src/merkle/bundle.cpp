#include "merkle/bundle.h"

#include "base/check.h"

namespace penstock::merkle {

void append_to_bundle(Bytes& bundle, std::string_view entry) {
    CHECK(entry.size() <= max_entry_bytes);
    bundle.push_back(static_cast<std::uint8_t>(entry.size() >> 8));
    bundle.push_back(static_cast<std::uint8_t>(entry.size() & 0xff));
    bundle.insert(bundle.end(), entry.begin(), entry.end());
}

Result<std::vector<std::string_view>> decode_bundle(ByteView bytes) {
    std::vector<std::string_view> entries;
    while (!bytes.empty()) {
        if (bytes.size() < 2) {
            return fail(ErrorCode::Malformed, "an entry bundle ends inside a length");
        }
        std::size_t const size = std::size_t{bytes[0]} << 8 | bytes[1];
        if (bytes.size() - 2 < size) {
            return fail(ErrorCode::Malformed, "an entry bundle ends inside an entry");
        }
        entries.push_back(as_text(bytes.subspan(2, size)));
        bytes = bytes.subspan(2 + size);
    }
    return entries;
}

}  // namespace penstock::merkle
