// A correction of a record that was disclosed, or a dispute about it, as a file (5 USC 552a(c)(4),
// (d); docs/formats/correction.md).
#pragma once

#include "base/result.h"
#include "base/strong.h"

#include <optional>
#include <string>
#include <string_view>

namespace penstock::law {

enum class CorrectionKind { Correction, Dispute };
[[nodiscard]] std::string_view word(CorrectionKind kind);

struct Correction {
    CorrectionKind kind = CorrectionKind::Correction;
    // Of which line; empty where it is of every line about a person.
    std::optional<BatchId> batch;
    std::optional<LineNumber> line;
    std::string statement;  // what recipients are told; nothing of the record's content
    std::string reference;  // of the document behind it
};

// Errors: Malformed with the field's name and requirement R-552a-c-D.
[[nodiscard]] Result<Correction> parse_correction(std::string_view toml);

}  // namespace penstock::law
