#include "law/correction.h"

#include "tomlfile/toml_table.h"

namespace penstock::law {

std::string_view word(CorrectionKind kind) {
    switch (kind) {
        case CorrectionKind::Correction:
            return "correction";
        case CorrectionKind::Dispute:
            return "dispute";
    }
    return "correction";
}

Result<Correction> parse_correction(std::string_view toml) {
    auto const document = TRY(tomlfile::TomlDocument::parse(toml, "correction", "R-552a-c-D"));
    tomlfile::TomlTable const root = document.root();
    if (TRY(root.text("format")) != "penstock-correction/1") {
        return root.wrong("format", "another format than penstock-correction/1");
    }
    Correction correction;
    std::string const kind = TRY(root.text("kind"));
    if (kind == word(CorrectionKind::Dispute)) {
        correction.kind = CorrectionKind::Dispute;
    } else if (kind != word(CorrectionKind::Correction)) {
        return root.wrong("kind", "not one of correction and dispute");
    }
    if (root.has("batch") || root.has("line")) {
        correction.batch = BatchId(TRY(root.text("batch")));
        correction.line = LineNumber(static_cast<std::uint64_t>(TRY(root.number("line", 1))));
    }
    correction.statement = TRY(root.text("statement"));
    correction.reference = TRY(root.text("reference"));
    TRY(root.no_other_keys());
    return correction;
}

}  // namespace penstock::law
