#include "identity/tin.h"

#include <algorithm>

namespace penstock::identity {

namespace {

bool has_form(std::string_view text, std::string_view form) {
    return std::ranges::equal(text, form, [](char c, char wanted) {
        return wanted == '9' ? c >= '0' && c <= '9' : c == wanted;
    });
}

}  // namespace

Result<Tin> parse_tin(std::string_view text) {
    bool const well_formed = has_form(text, "999999999") || has_form(text, "999-99-9999") ||
                             has_form(text, "99-9999999");
    if (!well_formed) {
        return fail(ErrorCode::Malformed, "the taxpayer number is not nine digits",
                    "write 123-45-6789, 12-3456789 or 123456789");
    }
    std::string digits(text);
    std::erase(digits, '-');
    return Tin(std::move(digits));
}

}  // namespace penstock::identity
