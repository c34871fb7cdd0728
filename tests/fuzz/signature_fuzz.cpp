// Any bytes as the signature, or as the envelope, of a request to open: never a crash, whether they
// come as base64 or plainly; a signature that is good has a signer.
#include "base/bytes.h"
#include "base/check.h"
#include "crypto/cms.h"
#include "crypto/sealing.h"

namespace {

using namespace penstock;

void check(ByteView bytes) {
    auto const signature = crypto::verify_detached(bytes, as_bytes("penstock\n"));
    CHECK((signature.state == crypto::DetachedState::Good) == signature.signer.has_value());
    auto const id = crypto::sealing_key_id(bytes);
    CHECK(id.has_value() || id.error().code == ErrorCode::Malformed);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    ByteView const bytes(data, size);
    check(bytes);
    if (auto const decoded = from_base64(as_text(bytes))) {
        CHECK(to_base64(*decoded) == as_text(bytes));
        check(*decoded);
    }
    return 0;
}
