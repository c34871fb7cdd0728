#include "exchange/json_form.h"

#include "exchange/internal/fields.h"

#include <algorithm>
#include <set>

namespace penstock::exchange {

namespace dom = simdjson::dom;

namespace {

struct Content {
    Literal file = {}, requirement = {};
    dom::parser parser{};
};

std::string_view last_part(Literal name) {
    std::string_view const text = name.view();
    return text.substr(text.rfind('.') + 1);
}

bool blank(std::string_view text) {
    return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

}  // namespace

struct JsonForm::Place {
    std::shared_ptr<Content> content;
    dom::object object;
    std::set<std::string_view> asked{};

    // Empty where the member is absent or null.
    std::optional<dom::element> find(Literal name) {
        std::string_view const key = last_part(name);
        asked.insert(key);
        dom::element value;
        if (object.at_key(key).get(value) != simdjson::SUCCESS || value.is_null()) return {};
        return value;
    }
};

Result<JsonForm> JsonForm::parse(std::string_view text, Literal file, Literal requirement) {
    auto content = std::make_shared<Content>(Content{.file = file, .requirement = requirement});
    Error const not_json{.code = ErrorCode::Malformed,
                         .what = "not one JSON object in UTF-8",
                         .field = file,
                         .requirement = requirement};
    if (text.size() > most_bytes) return fail(not_json);
    dom::element root;
    dom::object object;
    if (content->parser.parse(text.data(), text.size(), true).get(root) != simdjson::SUCCESS ||
        root.get_object().get(object) != simdjson::SUCCESS) {
        return fail(not_json);
    }
    return JsonForm(
        std::make_shared<Place>(Place{.content = std::move(content), .object = object}));
}

bool JsonForm::has(Literal name) const {
    return place_->find(name).has_value();
}

std::unexpected<Error> JsonForm::wrong(Literal name, Literal what) const {
    return fail(Error{.code = ErrorCode::Malformed,
                      .what = what,
                      .field = name,
                      .requirement = place_->content->requirement});
}

Result<std::string> JsonForm::text(Literal name) const {
    std::string text = TRY(text_or_empty(name));
    if (text.empty()) return wrong(name, "missing, or blank");
    return text;
}

Result<std::string> JsonForm::text_or_empty(Literal name) const {
    auto const value = place_->find(name);
    if (!value) return std::string();
    std::string_view text;
    if (value->get_string().get(text) != simdjson::SUCCESS) {
        return wrong(name, "not a text in quotes");
    }
    return blank(text) ? std::string() : std::string(text);
}

Result<std::uint64_t> JsonForm::number(Literal name) const {
    auto const value = place_->find(name);
    auto const number = value ? internal::whole_number(*value) : std::nullopt;
    if (!number || *number < 0) return wrong(name, "not a whole number from 0");
    return static_cast<std::uint64_t>(*number);
}

Result<bool> JsonForm::boolean(Literal name) const {
    auto const value = place_->find(name);
    bool truth = false;
    if (!value || value->get_bool().get(truth) != simdjson::SUCCESS) {
        return wrong(name, "not true or false");
    }
    return truth;
}

Result<Date> JsonForm::date(Literal name) const {
    auto const date = TRY(optional_date(name));
    if (!date) return wrong(name, "missing");
    return *date;
}

Result<std::optional<Date>> JsonForm::optional_date(Literal name) const {
    std::string const text = TRY(text_or_empty(name));
    if (text.empty()) return std::nullopt;
    auto const date = parse_date(text);
    if (!date) return wrong(name, "not a date such as 2026-11-20");
    return std::optional(*date);
}

Result<JsonForm> JsonForm::object(Literal name) const {
    auto const form = TRY(optional_object(name));
    if (!form) return wrong(name, "missing");
    return *form;
}

Result<std::optional<JsonForm>> JsonForm::optional_object(Literal name) const {
    auto const value = place_->find(name);
    if (!value) return std::nullopt;
    dom::object object;
    if (value->get_object().get(object) != simdjson::SUCCESS) {
        return wrong(name, "not an object in braces");
    }
    return std::optional(
        JsonForm(std::make_shared<Place>(Place{.content = place_->content, .object = object})));
}

Result<std::vector<std::string>> JsonForm::texts(Literal name) const {
    std::vector<std::string> texts;
    auto const value = place_->find(name);
    if (!value) return texts;
    dom::array list;
    if (value->get_array().get(list) != simdjson::SUCCESS) return wrong(name, "not a list");
    for (dom::element const item : list) {
        std::string_view text;
        if (item.get_string().get(text) != simdjson::SUCCESS) {
            return wrong(name, "not a list of texts");
        }
        texts.emplace_back(text);
    }
    return texts;
}

Result<std::vector<JsonForm>> JsonForm::objects(Literal name) const {
    std::vector<JsonForm> forms;
    auto const value = place_->find(name);
    if (!value) return forms;
    dom::array list;
    if (value->get_array().get(list) != simdjson::SUCCESS) return wrong(name, "not a list");
    for (dom::element const item : list) {
        dom::object object;
        if (item.get_object().get(object) != simdjson::SUCCESS) {
            return wrong(name, "not a list of objects");
        }
        forms.push_back(
            JsonForm(std::make_shared<Place>(Place{.content = place_->content, .object = object})));
    }
    return forms;
}

Result<void> JsonForm::no_other_members() const {
    std::set<std::string_view> seen;
    for (dom::key_value_pair const pair : place_->object) {
        if (!place_->asked.contains(pair.key) || !seen.insert(pair.key).second) {
            return wrong(place_->content->file,
                         "a member that the form does not have, or one twice");
        }
    }
    return {};
}

}  // namespace penstock::exchange
