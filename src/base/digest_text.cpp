#include "base/digest_text.h"

namespace penstock {

namespace {

constexpr std::string_view prefix = "sha256:";

}  // namespace

std::string text_of(Digest const& digest) {
    return std::string(prefix) + to_hex(digest.view());
}

Result<Digest> digest_from_text(std::string_view text) {
    if (!text.starts_with(prefix)) {
        return fail(ErrorCode::Malformed, "not a digest in the form sha256:…");
    }
    return digest_from_hex(text.substr(prefix.size()));
}

}  // namespace penstock
