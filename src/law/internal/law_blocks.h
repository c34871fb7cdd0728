// The TOML blocks of a law file, read key by key. Keys and types are closed:
// docs/formats/law-file.md.
#pragma once

#include "base/result.h"
#include "law/law_file.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace penstock::law::internal {

struct ElementBlock {
    std::string id, requirement, asks, kind, stage, predicate, unmet, reason;
    std::optional<std::string> undetermined, switch_name, switched;
    std::vector<std::string> also;
    std::optional<std::string> parameter_name;
    std::int64_t parameter = 0;
};

// `line` is the file's line on which the block begins. Errors: Malformed with the line and the key.
[[nodiscard]] Result<ElementBlock> read_element(std::string_view toml, std::size_t line);
[[nodiscard]] Result<LawFileHead> read_head(std::string_view toml, std::size_t line);

// The error of a law file at a line.
[[nodiscard]] Error law_error(Literal what, std::size_t line, Literal field = {},
                              Literal remedy = {});

}  // namespace penstock::law::internal
