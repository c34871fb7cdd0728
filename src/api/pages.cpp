#include "api/pages.h"

namespace penstock::api {

namespace {

constexpr std::uint64_t most_of_a_page = 500;

Result<std::uint64_t> number_asked(std::string_view text, std::uint64_t otherwise) {
    if (text.empty()) return otherwise;
    std::uint64_t value = 0;
    auto const [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (problem != std::errc() || end != text.data() + text.size()) {
        return fail(ErrorCode::Malformed, "the cursor or the limit of the page is not a number",
                    "begin without a cursor, and go on with the `next` of each page");
    }
    return value;
}

}  // namespace

Result<PageAsked> page_asked(std::string_view query) {
    PageAsked asked;
    asked.from = std::min(TRY(number_asked(value_in(query, "cursor"), 0)), std::uint64_t{1} << 40);
    asked.most = std::clamp<std::uint64_t>(TRY(number_asked(value_in(query, "limit"), asked.most)),
                                           1, most_of_a_page);
    return asked;
}

}  // namespace penstock::api
