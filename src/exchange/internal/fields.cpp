#include "exchange/internal/fields.h"

#include "exchange/internal/line_source.h"

#include <algorithm>

namespace penstock::exchange::internal {

namespace {

static_assert(LineSource::padding_bytes >= simdjson::SIMDJSON_PADDING);

// How many characters there are in well-formed UTF-8.
std::size_t character_count(std::string_view text) {
    return static_cast<std::size_t>(std::ranges::count_if(
        text, [](char c) { return (static_cast<unsigned char>(c) & 0xc0u) != 0x80u; }));
}

// U+0000 to U+001F, U+007F and U+0080 to U+009F.
bool has_control_character(std::string_view text, bool line_breaks) {
    bool doubtful = false;  // OPTIMIZATION: without a branch, the compiler makes vectors of it.
    for (char const c : text) {
        auto const byte = static_cast<unsigned char>(c);
        doubtful |= (byte < 0x20u) | (byte == 0x7fu) | (byte == 0xc2u);
    }
    if (!doubtful) return false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        auto const byte = static_cast<unsigned char>(text[at]);
        if (line_breaks && (byte == '\n' || byte == '\t' || byte == '\r')) continue;
        if (byte < 0x20 || byte == 0x7f) return true;
        if (byte == 0xc2 && at + 1 < text.size() &&
            static_cast<unsigned char>(text[at + 1]) < 0xa0) {
            return true;
        }
    }
    return false;
}

std::string_view reason_of(simdjson::error_code error, std::string_view text) {
    if (text.find('\0') != std::string_view::npos) {
        return "holds a NUL byte: the file must be UTF-8 text, not UTF-16 or binary";
    }
    if (error == simdjson::UTF8_ERROR) return "is not valid UTF-8: save the file as UTF-8";
    if (error == simdjson::DEPTH_ERROR) return "is nested more deeply than the format";
    if (error == simdjson::UNESCAPED_CHARS) return "holds a control character inside a text";
    return "is not one JSON object on one line";
}

}  // namespace

void Findings::add(std::string_view field, std::string_view what, std::string_view requirement) {
    if (into_.size() >= most) return;
    auto const same = [&](Deficiency const& known) {
        return known.field == field && known.what == what && known.requirement == requirement;
    };
    if (std::ranges::none_of(into_, same)) into_.push_back({field, what, requirement});
}

std::optional<std::string> read_text(dom::element value, TextRule const& rule, Findings& findings) {
    if (value.is_null()) return std::nullopt;
    std::string_view text;
    if (value.get_string().get(text) != simdjson::SUCCESS) {
        findings.add(rule.field, rule.shape, rule.requirement);
        return std::nullopt;
    }
    if (text.size() > rule.most && character_count(text) > rule.most) {
        findings.add(rule.field, "is longer than the format allows", rule.requirement);
        return std::nullopt;
    }
    if (has_control_character(text, rule.line_breaks)) {
        findings.add(rule.field, "holds a control character: take it out", rule.requirement);
        return std::nullopt;
    }
    return std::string(text);
}

std::optional<dom::array> read_list(dom::element value, ListRule const& rule, Findings& findings) {
    if (value.is_null()) return std::nullopt;
    dom::array list;
    if (value.get_array().get(list) != simdjson::SUCCESS) {
        findings.add(rule.field, rule.shape, rule.requirement);
        return std::nullopt;
    }
    if (list.size() > rule.most) {
        findings.add(rule.field, "has more items than the format allows", rule.requirement);
        return std::nullopt;
    }
    return list;
}

std::optional<std::vector<std::string>> read_texts(dom::element value, ListRule const& rule,
                                                   std::size_t item_most, Findings& findings) {
    auto const list = read_list(value, rule, findings);
    if (!list) return std::nullopt;
    TextRule const item_rule{.field = rule.field,
                             .requirement = rule.requirement,
                             .most = item_most,
                             .shape = rule.shape};
    std::vector<std::string> texts;
    texts.reserve(list->size());
    bool whole = true;
    for (dom::element const item : *list) {
        if (item.is_null()) findings.add(rule.field, rule.shape, rule.requirement);
        auto text = read_text(item, item_rule, findings);
        whole = whole && text.has_value();
        if (text) texts.push_back(*std::move(text));
    }
    if (!whole) return std::nullopt;
    return texts;
}

std::optional<bool> read_boolean(dom::element value, std::string_view field,
                                 std::string_view requirement, Findings& findings) {
    if (value.is_null()) return std::nullopt;
    bool result = false;
    if (value.get_bool().get(result) == simdjson::SUCCESS) return result;
    findings.add(field, "must be true or false", requirement);
    return std::nullopt;
}

std::optional<std::int64_t> whole_number(dom::element value) {
    std::int64_t number = 0;
    if (value.is_int64() && value.get_int64().get(number) == simdjson::SUCCESS) return number;
    return std::nullopt;
}

std::optional<dom::object> read_object(dom::parser& parser, std::string_view text,
                                       Findings& findings) {
    dom::element root;
    dom::object object;
    auto error = parser.parse(text.data(), text.size(), false).get(root);
    if (error == simdjson::SUCCESS) error = root.get_object().get(object);
    if (error == simdjson::SUCCESS) return object;
    findings.add("", reason_of(error, text));
    return std::nullopt;
}

}  // namespace penstock::exchange::internal
