#include "law/incident_form.h"

#include "tomlfile/toml_table.h"

namespace penstock::law {

Result<IncidentForm> parse_incident_form(std::string_view toml) {
    auto const document =
        TRY(tomlfile::TomlDocument::parse(toml, "incident report", "R-1075-INC-B"));
    tomlfile::TomlTable const root = document.root();
    auto const text = [&](Literal key) -> Result<std::string> {
        return TRY(root.optional_text(key)).value_or("");
    };
    auto const number = [&](Literal key) -> Result<std::uint64_t> {
        if (!root.has(key)) return 0;
        return static_cast<std::uint64_t>(TRY(root.number(key, 0)));
    };
    IncidentForm form;
    form.kind = TRY(root.text("kind"));
    form.how = TRY(root.text("how"));
    form.description = TRY(root.text("description"));
    form.agreement = TRY(text("agreement"));
    form.batch = TRY(text("batch"));
    form.recipient = TRY(text("recipient"));
    form.line = TRY(number("line"));
    form.records = TRY(number("records"));
    if (root.has("occurred")) form.occurred = TRY(root.instant("occurred"));
    if (root.has("discovered")) form.discovered = TRY(root.instant("discovered"));
    form.elements = TRY(text("elements"));
    form.place = TRY(text("place"));
    form.equipment = TRY(text("equipment"));
    if (form.line != 0 && form.batch.empty()) {
        return root.wrong("line", "a line of no batch");
    }
    TRY(root.no_other_keys());
    return form;
}

}  // namespace penstock::law
