// Any bytes as a reason and as an authority: never a crash; capitals change nothing, and what is
// listed has its place in the table.
#include "base/check.h"
#include "law/citation.h"
#include "law/reason_text.h"
#include "law/statute_table.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    using namespace penstock;
    std::string_view const text(reinterpret_cast<char const*>(data), size);
    law::ReasonReading const reading = law::read_reason(text);
    CHECK(!(reading.civil_removal && reading.mixed_purpose));
    CHECK(law::read_reason(std::string(text)) == reading);

    static std::vector<law::Statute> const statutes{
        {"8 USC 1253(a)(1)", "Wilful failure to depart", law::Particular::FinalOrder}};
    law::StatuteReading const statute = law::classify(text, statutes);
    CHECK(statute.index.has_value() == (statute.state == law::StatuteState::Listed));
    if (auto const citation = law::parse_usc(text)) {
        CHECK(law::parse_usc(citation->text()) == citation && citation->covers(*citation));
    }
    return 0;
}
