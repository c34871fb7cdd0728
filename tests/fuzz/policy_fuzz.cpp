// Any bytes as a policy file: never a crash; what is accepted has a quorum when all have cosigned.

#include "base/bytes.h"
#include "base/check.h"
#include "witness/policy.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    using namespace penstock;
    auto const policy = witness::Policy::parse(as_text(ByteView(data, size)));
    if (!policy) {
        CHECK(policy.error().code == ErrorCode::Malformed && !policy.error().remedy.empty());
        return 0;
    }
    std::size_t const witnesses = policy->witnesses().size();
    CHECK(policy->quorum_time(witness::Policy::Times(witnesses, 5)).has_value());
    bool const without = policy->quorum_time(witness::Policy::Times(witnesses)).has_value();
    CHECK(without == policy->needs_no_witness());
    return 0;
}
