// Any bytes as a request to a witness: never a crash, and what is read is written as it was.

#include "base/bytes.h"
#include "base/check.h"
#include "witness/add_checkpoint.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    using namespace penstock;
    std::string_view const text = as_text(ByteView(data, size));
    if (auto const request = witness::parse_add_checkpoint(text)) {
        CHECK(request->text() == text);
        CHECK(request->proof.size() <= 63);
    }
    (void)witness::parse_tree_size(text);
    return 0;
}
