#include "law/internal/law_blocks.h"

#include "tomlfile/toml_table.h"

#include <array>

namespace penstock::law::internal {

namespace {

constexpr std::int64_t any_number = -1'000'000'000;

// The names of the parameters that predicates take: a name must be known before it can be asked
// for.
constexpr std::array parameter_names{Literal("days"), Literal("first_year")};

// Reads a block with `read_keys`, which gets its table, and lets no other key stand. Lines of
// errors become lines of the file.
template <typename Block, typename ReadKeys>
Result<Block> read_block(std::string_view toml, std::size_t line, ReadKeys read_keys) {
    auto const read = [&]() -> Result<Block> {
        tomlfile::TomlDocument const document =
            TRY(tomlfile::TomlDocument::parse(toml, "block", "R-6103a-A"));
        tomlfile::TomlTable const table = document.root();
        Block block = TRY(read_keys(table));
        TRY(table.no_other_keys());
        return block;
    };
    Result<Block> block = read();
    if (!block) return fail(block.error().at_line(line + block.error().line));
    return block;
}

// One parameter at most: { days = 90 }.
Result<void> read_parameter(tomlfile::TomlTable const& table, ElementBlock& block) {
    std::optional<tomlfile::TomlTable> const params = TRY(table.optional_table("params"));
    if (!params) return {};
    for (Literal const name : parameter_names) {
        if (!params->has(name)) continue;
        if (block.parameter_name) return params->wrong(name, "a second parameter");
        block.parameter_name = std::string(name.view());
        block.parameter = TRY(params->number(name, any_number));
    }
    return params->no_other_keys();
}

Result<ElementBlock> element_keys(tomlfile::TomlTable const& table) {
    ElementBlock block;
    block.id = TRY(table.text("id"));
    block.requirement = TRY(table.text("requirement"));
    if (table.has("also")) block.also = TRY(table.texts("also"));
    block.asks = TRY(table.text("asks"));
    block.kind = TRY(table.text("kind"));
    block.stage = TRY(table.text("stage"));
    block.predicate = TRY(table.text("predicate"));
    TRY(read_parameter(table, block));
    block.unmet = TRY(table.text("unmet"));
    block.undetermined = TRY(table.optional_text("undetermined"));
    block.switch_name = TRY(table.optional_text("switch"));
    block.switched = TRY(table.optional_text("switched"));
    block.reason = TRY(table.text("reason"));
    return block;
}

Result<LawFileHead> head_keys(tomlfile::TomlTable const& table) {
    LawFileHead head;
    if (TRY(table.text("format")) != "penstock-law/1") {
        return table.wrong("format", "not a format that is known");
    }
    head.id = TRY(table.text("id"));
    head.title = TRY(table.text("title"));
    head.provision = TRY(table.text("provision"));
    head.version = TRY(table.date("version"));
    head.status = TRY(table.text("status"));
    return head;
}

}  // namespace

Result<ElementBlock> read_element(std::string_view toml, std::size_t line) {
    return read_block<ElementBlock>(toml, line, element_keys);
}

Result<LawFileHead> read_head(std::string_view toml, std::size_t line) {
    return read_block<LawFileHead>(toml, line, head_keys);
}

Error law_error(Literal what, std::size_t line, Literal field, Literal remedy) {
    return {.code = ErrorCode::Malformed,
            .what = what,
            .remedy = remedy,
            .field = field,
            .line = line,
            .requirement = "R-6103a-A"};
}

}  // namespace penstock::law::internal
