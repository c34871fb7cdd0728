// Any bytes as the JSON body of a request: never a crash; a form that is taken to its end had each
// member once, with the type that was asked for.
#include "base/check.h"
#include "base/digest_text.h"
#include "exchange/json_form.h"

#include <set>

namespace {

using namespace penstock;
using exchange::JsonForm;

// As the routes ask: an upload, an act with signatures, a hold's decision, a standing record.
bool taken(JsonForm const& form) {
    auto const bytes = form.number("bytes");
    CHECK(!bytes || *bytes <= INT64_MAX);
    auto const text = form.text("toml");
    CHECK(!text || text->find_first_not_of(" \t\r\n") != std::string::npos);
    auto const list = form.texts("signatures");
    auto const date = form.date("end");
    auto const truth = form.boolean("good");
    auto const others = form.objects("items");
    auto const inner = form.optional_object("object");
    if (others) {
        for (JsonForm const& one : *others) (void)taken(one);
    }
    if (inner && *inner) (void)taken(**inner);
    if (text) (void)digest_from_text(*text);
    bool const whole = form.no_other_members().has_value();
    if (!form.has("toml")) CHECK(!text);
    return whole && bytes && text && list && date && truth && others && inner;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string_view const body(reinterpret_cast<char const*>(data), size);
    auto const form = JsonForm::parse(body, "the body", {});
    if (!form) {
        CHECK(form.error().code == ErrorCode::Malformed);
        return 0;
    }
    bool const first = taken(*form);
    // A copy shares what was asked; a second reading is the same.
    CHECK(taken(*JsonForm::parse(body, "the body", {})) == first);
    if (first) CHECK(body.contains('{') && body.contains("toml"));
    return 0;
}
