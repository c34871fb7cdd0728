// The closed list of facts that a scenario can change, by name.
#pragma once

#include "base/literal.h"
#include "law/scenario_facts.h"

#include <charconv>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace penstock::law::internal {

struct ScenarioField {
    Literal name;
    Literal values;  // the form of its values, for the format page
    bool (*set)(ScenarioFacts&, std::string_view value) = nullptr;  // false: not such a value
};

[[nodiscard]] std::span<ScenarioField const> batch_fields();
[[nodiscard]] std::span<ScenarioField const> line_fields();
[[nodiscard]] std::span<ScenarioField const> record_fields();
[[nodiscard]] std::span<ScenarioField const> switch_fields();

[[nodiscard]] std::vector<ScenarioField const*> fields();
[[nodiscard]] ScenarioField const* find_field(std::string_view name);

// Readers of values.
[[nodiscard]] std::optional<bool> read_yes_no(std::string_view value);
// "2024-01-05", or "90 days before created"
[[nodiscard]] std::optional<Date> read_day(ScenarioFacts const& facts, std::string_view value);

template <typename Number>
[[nodiscard]] std::optional<Number> read_number(std::string_view value) {
    Number number = 0;
    auto const [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
    if (error != std::errc() || end != value.data() + value.size()) return {};
    return number;
}

template <typename Enum>
using Words = std::span<std::pair<std::string_view, Enum> const>;

template <typename Enum>
[[nodiscard]] std::optional<Enum> read_word(std::string_view value, Words<Enum> words) {
    for (auto const& [text, meaning] : words) {
        if (text == value) return meaning;
    }
    return {};
}

// Setters: `Get` is a lambda from the facts to the place that holds the fact.
template <auto Get>
bool set_yes_no(ScenarioFacts& facts, std::string_view value) {
    std::optional<bool> const answer = read_yes_no(value);
    if (answer) Get(facts) = *answer;
    return answer.has_value();
}

template <auto Get>
bool set_number(ScenarioFacts& facts, std::string_view value) {
    auto& place = Get(facts);
    auto const number = read_number<std::remove_cvref_t<decltype(place)>>(value);
    if (number) place = *number;
    return number.has_value();
}

template <auto Get>
bool set_text(ScenarioFacts& facts, std::string_view value) {
    Get(facts) = value == "missing" ? std::string_view() : value;
    return true;
}

template <auto Get>
bool set_day(ScenarioFacts& facts, std::string_view value) {
    if (value == "missing") {
        Get(facts).reset();
        return true;
    }
    std::optional<Date> const day = read_day(facts, value);
    if (day) Get(facts) = day;
    return day.has_value();
}

template <auto Get>
bool set_answer(ScenarioFacts& facts, std::string_view value) {
    std::optional<bool> const answer = read_yes_no(value);
    if (answer || value == "missing") Get(facts) = answer;
    return answer || value == "missing";
}

// A recipient's facts, wherever the recipient stands.
[[nodiscard]] bool set_recipient_kind(RecipientFacts& recipient, std::string_view value);
[[nodiscard]] bool set_recipient_function(RecipientFacts& recipient, std::string_view value);

}  // namespace penstock::law::internal
