#include "law/revocation.h"

#include "tomlfile/toml_table.h"

#include <algorithm>
#include <cctype>

namespace penstock::law {

namespace {

// An id goes into file names, ledger entries and answers: plain characters only.
bool is_plain(std::string_view text) {
    constexpr std::size_t longest = 64;
    return text.size() <= longest && std::ranges::all_of(text, [](char letter) {
               return std::isalnum(static_cast<unsigned char>(letter)) != 0 || letter == '-' ||
                      letter == '_' || letter == '.' || letter == '/';
           });
}

}  // namespace

Result<RevocationReason> parse_revocation(std::string_view toml) {
    auto const document = TRY(tomlfile::TomlDocument::parse(toml, "revocation file", {}));
    tomlfile::TomlTable const root = document.root();
    RevocationReason reason;
    reason.id = TRY(root.text("id"));
    if (!is_plain(reason.id)) {
        return root.wrong("id", "not up to 64 letters, digits, hyphens, full stops and the like");
    }
    reason.requirements = TRY(root.texts("requirements"));
    if (reason.requirements.empty()) {
        return root.wrong("requirements", "no requirement that the rule fell short of");
    }
    if (!std::ranges::all_of(reason.requirements, is_plain)) {
        return root.wrong("requirements", "not a requirement's id, such as R-6103i2-A");
    }
    reason.discovered = TRY(root.instant("discovered"));
    reason.how = TRY(root.text("how"));
    reason.reason = TRY(root.text("reason"));
    TRY(root.no_other_keys());
    return reason;
}

}  // namespace penstock::law
