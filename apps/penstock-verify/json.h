// A small strict JSON reader (RFC 8259) for ledger entries: no duplicate names, no unpaired
// surrogates, nothing behind the value, no more than 16 levels and 256 members of one object.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace verify {

struct JsonMember;

struct Json {
    enum class Kind { Null, Boolean, Number, Text, Array, Object };

    Kind kind = Kind::Null;
    bool boolean = false;
    std::string text;  // of a text; of a number as it is written
    std::vector<Json> items;
    std::vector<JsonMember> members;

    // The member of an object; null where there is none.
    [[nodiscard]] Json const* find(std::string_view name) const;
    // The member's text or whole number; empty where it is missing or something else.
    [[nodiscard]] std::optional<std::string> text_of(std::string_view name) const;
    [[nodiscard]] std::optional<std::uint64_t> number_of(std::string_view name) const;
    // The member's texts; empty where it is missing, no array, or holds something else.
    [[nodiscard]] std::optional<std::vector<std::string>> texts_of(std::string_view name) const;
};

struct JsonMember {
    std::string name;
    Json value;
};

// Empty where the bytes are not exactly one JSON value.
[[nodiscard]] std::optional<Json> parse_json(std::string_view bytes);

}  // namespace verify
