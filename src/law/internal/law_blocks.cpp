#include "law/internal/law_blocks.h"

#include <toml++/toml.h>

#include <array>

namespace penstock::law::internal {

namespace {

// A value of a block by its key, and how to store it.
template <typename Block>
struct Key {
    Literal name;
    bool mandatory;
    bool (*store)(Block&, toml::node const&);
};

template <typename Block, auto Member>
bool store_text(Block& block, toml::node const& node) {
    auto const* const text = node.as_string();
    if (text == nullptr || text->get().empty()) return false;
    block.*Member = text->get();
    return true;
}

bool store_also(ElementBlock& block, toml::node const& node) {
    toml::array const* const list = node.as_array();
    if (list == nullptr) return false;
    for (toml::node const& item : *list) {
        auto const* const text = item.as_string();
        if (text == nullptr || text->get().empty()) return false;
        block.also.push_back(text->get());
    }
    return true;
}

// One parameter at most: { days = 90 }.
bool store_parameter(ElementBlock& block, toml::node const& node) {
    toml::table const* const table = node.as_table();
    if (table == nullptr || table->size() != 1) return false;
    auto const* const number = table->begin()->second.as_integer();
    if (number == nullptr) return false;
    block.parameter_name = std::string(table->begin()->first.str());
    block.parameter = number->get();
    return true;
}

bool store_version(LawFileHead& head, toml::node const& node) {
    auto const* const date = node.as_date();
    if (date == nullptr) return false;
    std::chrono::year_month_day const day{std::chrono::year{date->get().year},
                                          std::chrono::month{date->get().month},
                                          std::chrono::day{date->get().day}};
    if (!day.ok()) return false;
    head.version = Date{day};
    return true;
}

bool check_format(LawFileHead&, toml::node const& node) {
    auto const* const text = node.as_string();
    return text != nullptr && text->get() == "penstock-law/1";
}

using E = ElementBlock;
constexpr std::array element_keys{
    Key<E>{"id", true, store_text<E, &E::id>},
    Key<E>{"requirement", true, store_text<E, &E::requirement>},
    Key<E>{"also", false, store_also},
    Key<E>{"asks", true, store_text<E, &E::asks>},
    Key<E>{"kind", true, store_text<E, &E::kind>},
    Key<E>{"stage", true, store_text<E, &E::stage>},
    Key<E>{"predicate", true, store_text<E, &E::predicate>},
    Key<E>{"params", false, store_parameter},
    Key<E>{"unmet", true, store_text<E, &E::unmet>},
    Key<E>{"undetermined", false, store_text<E, &E::undetermined>},
    Key<E>{"switch", false, store_text<E, &E::switch_name>},
    Key<E>{"switched", false, store_text<E, &E::switched>},
    Key<E>{"reason", true, store_text<E, &E::reason>},
};

using H = LawFileHead;
constexpr std::array head_keys{
    Key<H>{"format", true, check_format},
    Key<H>{"id", true, store_text<H, &H::id>},
    Key<H>{"title", true, store_text<H, &H::title>},
    Key<H>{"provision", true, store_text<H, &H::provision>},
    Key<H>{"version", true, store_version},
    Key<H>{"status", true, store_text<H, &H::status>},
};

template <typename Block, std::size_t Size>
Result<Block> read(toml::table const& table, std::array<Key<Block>, Size> const& keys,
                   std::size_t line) {
    for (auto const& entry : table) {
        bool known = false;
        for (Key<Block> const& key : keys) known = known || key.name.view() == entry.first.str();
        if (!known) {
            return fail(law_error("the block has a key that is not known",
                                  line + entry.first.source().begin.line));
        }
    }
    Block block;
    for (Key<Block> const& key : keys) {
        toml::node const* const node = table.get(key.name.view());
        if (node == nullptr) {
            if (key.mandatory) return fail(law_error("the block lacks a key", line, key.name));
            continue;
        }
        if (!key.store(block, *node)) {
            return fail(law_error("the value is not of the kind that the key takes",
                                  line + node->source().begin.line, key.name));
        }
    }
    return block;
}

template <typename Block, std::size_t Size>
Result<Block> parse_and_read(std::string_view text, std::array<Key<Block>, Size> const& keys,
                             std::size_t line) {
    try {
        toml::table const table = toml::parse(text);
        return read(table, keys, line);
    } catch (toml::parse_error const& error) {
        return fail(law_error("the block is not TOML", line + error.source().begin.line));
    }
}

}  // namespace

Result<ElementBlock> read_element(std::string_view toml, std::size_t line) {
    return parse_and_read(toml, element_keys, line);
}

Result<LawFileHead> read_head(std::string_view toml, std::size_t line) {
    return parse_and_read(toml, head_keys, line);
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
