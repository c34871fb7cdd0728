// Typed reading of JSON fields: what is understood comes back, what is not becomes a deficiency.
//
// The only door to simdjson, and included by the readers of this folder alone.
#pragma once

#include "exchange/request_line.h"

#include <simdjson.h>

#include <array>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace penstock::exchange::internal {

namespace dom = simdjson::dom;

// The requirement on which the form of a request rests.
inline constexpr std::string_view form_requirement = "R-6103p1-A";

// Collects deficiencies, each once, and no more than a reader can use.
class Findings {
public:
    static constexpr std::size_t most = 32;

    explicit Findings(std::vector<Deficiency>& into) : into_(into) {}
    // Requires: literal text.
    void add(std::string_view field, std::string_view what,
             std::string_view requirement = form_requirement);

private:
    std::vector<Deficiency>& into_;
};

// What a text field must be. `shape` says it in words, for the deficiency of a wrong type.
struct TextRule {
    std::string_view field;
    std::string_view requirement = form_requirement;
    std::size_t most = 100;  // Unicode characters
    std::string_view shape = "must be text in quotes";
    bool line_breaks = false;  // line feeds and tabs may stand in it
};

// The text, or nothing where it is null or has a deficiency.
[[nodiscard]] std::optional<std::string> read_text(dom::element value, TextRule const& rule,
                                                   Findings& findings);

// What a list must be.
struct ListRule {
    std::string_view field;
    std::string_view requirement = form_requirement;
    std::size_t most = 10;
    std::string_view shape;
};

// The list's items, or nothing where the value is no list or too long a one.
[[nodiscard]] std::optional<dom::array> read_list(dom::element value, ListRule const& rule,
                                                  Findings& findings);

[[nodiscard]] std::optional<std::vector<std::string>> read_texts(dom::element value,
                                                                 ListRule const& rule,
                                                                 std::size_t item_most,
                                                                 Findings& findings);
[[nodiscard]] std::optional<bool> read_boolean(dom::element value, std::string_view field,
                                               std::string_view requirement, Findings& findings);
// The number, or nothing where the value is no whole number (1.0 is none).
[[nodiscard]] std::optional<std::int64_t> whole_number(dom::element value);

// Calls visit(index into `names`, value) for each field that the format knows, once. A field that
// it does not know and one that stands twice are deficiencies of `field`.
template <std::size_t count, typename Visit>
void each_field(dom::object object, std::array<std::string_view, count> const& names,
                std::string_view field, Findings& findings, Visit&& visit) {
    std::bitset<count> seen;
    std::size_t expected = 0;  // OPTIMIZATION: fields mostly stand in the order of the format page.
    for (dom::key_value_pair const pair : object) {
        std::size_t at = expected;
        for (std::size_t tried = 0; tried < count && pair.key != names[at]; ++tried) {
            at = at + 1 == count ? 0 : at + 1;
        }
        if (pair.key != names[at]) {
            findings.add(field, "has a field that the format does not know: take it out");
            continue;
        }
        if (seen.test(at)) {
            findings.add(field, "has one field twice: keep one");
            continue;
        }
        seen.set(at);
        expected = at + 1 == count ? 0 : at + 1;
        visit(at, pair.value);
    }
}

// The one JSON object that `text` is, or nothing with a deficiency that says why not.
// Requires: LineSource::padding_bytes may be read after `text`; the object lives until the parser's
// next call.
[[nodiscard]] std::optional<dom::object> read_object(dom::parser& parser, std::string_view text,
                                                     Findings& findings);

}  // namespace penstock::exchange::internal
