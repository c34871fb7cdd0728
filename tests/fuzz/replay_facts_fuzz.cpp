// Any bytes as the stored facts of a decision: never a crash; what is read is written back to the
// same bytes.
#include "base/check.h"
#include "disclosure/replay_facts.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    using namespace penstock::disclosure;
    std::string_view const text(reinterpret_cast<char const*>(data), size);
    if (auto const knowledge = parse_face_knowledge(text)) CHECK(stored_text(*knowledge) == text);
    if (auto const knowledge = parse_record_knowledge(text)) CHECK(stored_text(*knowledge) == text);
    if (auto const knowledge = parse_round_knowledge(text)) CHECK(stored_text(*knowledge) == text);
    return 0;
}
