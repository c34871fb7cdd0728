// Any bytes as each file of an agreement folder: never a crash; what is accepted holds the promises
// of the format page. The input is cut at its NUL bytes into the four files.
#include "base/check.h"
#include "law/agreement.h"
#include "law/rolls.h"

#include <array>

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    using namespace penstock;
    std::string_view rest(reinterpret_cast<char const*>(data), size);
    std::array<std::string, 4> files;
    for (std::string& file : files) {
        std::size_t const end = std::min(rest.find('\0'), rest.size());
        file = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    auto const agreement = law::parse_agreement({files[0], files[1], files[2], files[3]}, Digest{});
    if (!agreement) {
        CHECK(agreement.error().code == ErrorCode::Malformed);
        CHECK(agreement.error().requirement.view() == "R-MOU-N");
    } else {
        CHECK(agreement->approval_signatures >= 2 && !agreement->statutes.empty());
        CHECK(agreement->ceilings.recipient_lines_soft <= agreement->ceilings.recipient_lines_hard);
        for (law::SwitchSetting const& setting : agreement->switches) {
            CHECK(!setting.citation.empty());
        }
    }
    if (auto const recipients = law::parse_recipients(files[0])) {
        for (auto const& [id, recipient] : *recipients) CHECK(id == recipient.id);
    }
    static_cast<void>(law::parse_assignments(files[0]));
    return 0;
}
