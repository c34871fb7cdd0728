#include "tomlfile/toml_table.h"

#include "tomlfile/toml_outline.h"

#include <algorithm>
#include <chrono>
#include <utility>

#define TOML_EXCEPTIONS 0
#define TOML_HEADER_ONLY 1
#include <toml++/impl/preprocessor.h>
// An assertion of the library about its input would stop the process in one build and be taken for
// granted by the optimiser in another. Bad input must be answered; see toml_outline.h.
#undef TOML_ASSERT
#undef TOML_ASSERT_ASSUME
#define TOML_ASSERT(condition) static_assert(true)
#define TOML_ASSERT_ASSUME(condition) static_assert(true)
#include <toml++/toml.h>

namespace penstock::tomlfile {

namespace {

constexpr std::int64_t largest_number = 1'000'000'000;
constexpr int first_year = 1800;
constexpr int last_year = 2999;

std::string_view last_part(Literal key) {
    std::string_view const path = key.view();
    return path.substr(path.rfind('.') + 1);
}

bool is_blank(std::string_view text) {
    return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

std::optional<Date> to_date(toml::date date) {
    std::chrono::year_month_day const day{
        std::chrono::year{date.year}, std::chrono::month{date.month}, std::chrono::day{date.day}};
    if (!day.ok() || date.year < first_year || date.year > last_year) return std::nullopt;
    return Date{day};
}

std::uint64_t line_of(toml::node const& node) {
    return node.source().begin.line;
}

}  // namespace

struct TomlDocument::Content {
    toml::table table;
    Literal file, requirement;
};

struct TomlTable::Place {
    toml::table const* table;
    Literal file, requirement;
    std::vector<std::string_view> asked = {};

    toml::node const* find(Literal key) {
        std::string_view const name = last_part(key);
        if (std::ranges::find(asked, name) == asked.end()) asked.push_back(name);
        return table->get(name);
    }
    Error error(Literal key, Literal what, toml::node const* node) const {
        return Error{.code = ErrorCode::Malformed,
                     .what = what,
                     .field = key,
                     .line = line_of(node == nullptr ? *table : *node),
                     .requirement = requirement};
    }
    Result<toml::node const*> need(Literal key) {
        toml::node const* const node = find(key);
        if (node == nullptr) return fail(error(key, "a mandatory key is missing", nullptr));
        return node;
    }
    TomlTable inside(toml::table const& inner) const {
        return TomlTable(std::make_shared<Place>(Place{&inner, file, requirement}));
    }
    Result<std::string> text_of(Literal key, toml::node const& node) const {
        toml::value<std::string> const* const text = node.as_string();
        if (text == nullptr) return fail(error(key, "not a text", &node));
        if (is_blank(text->get())) return fail(error(key, "a blank text", &node));
        return text->get();
    }
    Result<std::vector<std::string>> texts_of(Literal key, toml::node const& node) const {
        toml::array const* const array = node.as_array();
        if (array == nullptr) return fail(error(key, "not a list of texts", &node));
        std::vector<std::string> result;
        for (toml::node const& item : *array) result.push_back(TRY(text_of(key, item)));
        return result;
    }
};

bool TomlTable::has(Literal key) const {
    return place_->find(key) != nullptr;
}

Result<std::string> TomlTable::text(Literal key) const {
    return place_->text_of(key, *TRY(place_->need(key)));
}

Result<std::optional<std::string>> TomlTable::optional_text(Literal key) const {
    if (!has(key)) return std::optional<std::string>();
    return TRY(text(key));
}

Result<Date> TomlTable::date(Literal key) const {
    toml::node const* const node = TRY(place_->need(key));
    toml::value<toml::date> const* const value = node->as_date();
    if (value == nullptr) return fail(place_->error(key, "not a date of TOML", node));
    auto const date = to_date(value->get());
    if (!date) return fail(place_->error(key, "a date out of range", node));
    return *date;
}

Result<std::optional<Date>> TomlTable::optional_date(Literal key) const {
    if (!has(key)) return std::optional<Date>();
    return TRY(date(key));
}

Result<Instant> TomlTable::instant(Literal key) const {
    toml::node const* const node = TRY(place_->need(key));
    toml::value<toml::date_time> const* const value = node->as_date_time();
    if (value == nullptr || !value->get().offset) {
        return fail(place_->error(key, "not a date and time with its offset", node));
    }
    toml::date_time const& moment = value->get();
    auto const date = to_date(moment.date);
    if (!date) return fail(place_->error(key, "a date out of range", node));
    return Instant(*date) + std::chrono::hours(moment.time.hour) +
           std::chrono::minutes(moment.time.minute) + std::chrono::seconds(moment.time.second) -
           std::chrono::minutes(moment.offset->minutes);
}

Result<std::optional<Instant>> TomlTable::optional_instant(Literal key) const {
    if (!has(key)) return std::optional<Instant>();
    return TRY(instant(key));
}

Result<std::int64_t> TomlTable::number(Literal key, std::int64_t least) const {
    toml::node const* const node = TRY(place_->need(key));
    toml::value<std::int64_t> const* const value = node->as_integer();
    if (value == nullptr) return fail(place_->error(key, "not an integer", node));
    if (value->get() < least || value->get() > largest_number) {
        return fail(place_->error(key, "a number out of range", node));
    }
    return value->get();
}

Result<std::vector<std::string>> TomlTable::texts(Literal key) const {
    return place_->texts_of(key, *TRY(place_->need(key)));
}

Result<TomlTable::Choice> TomlTable::choice(Literal key) const {
    toml::node const* const node = TRY(place_->need(key));
    if (toml::value<bool> const* const flag = node->as_boolean()) return Choice(flag->get());
    if (node->is_array()) return Choice(TRY(place_->texts_of(key, *node)));
    return Choice(TRY(place_->text_of(key, *node)));
}

Result<TomlTable> TomlTable::table(Literal key) const {
    toml::node const* const node = TRY(place_->need(key));
    toml::table const* const inner = node->as_table();
    if (inner == nullptr) return fail(place_->error(key, "not a table", node));
    return place_->inside(*inner);
}

Result<std::optional<TomlTable>> TomlTable::optional_table(Literal key) const {
    if (!has(key)) return std::optional<TomlTable>();
    return TRY(table(key));
}

Result<std::vector<TomlTable>> TomlTable::tables(Literal key) const {
    std::vector<TomlTable> result;
    toml::node const* const node = place_->find(key);
    if (node == nullptr) return result;
    toml::array const* const array = node->as_array();
    if (array == nullptr) return fail(place_->error(key, "not an array of tables", node));
    for (toml::node const& item : *array) {
        toml::table const* const inner = item.as_table();
        if (inner == nullptr) return fail(place_->error(key, "not an array of tables", &item));
        result.push_back(place_->inside(*inner));
    }
    return result;
}

Result<void> TomlTable::no_other_keys() const {
    for (auto const& [name, node] : *place_->table) {
        if (std::ranges::find(place_->asked, name.str()) == place_->asked.end()) {
            return fail(place_->error(place_->file, "a key that this format does not have", &node));
        }
    }
    return {};
}

std::vector<std::string> TomlTable::other_keys() const {
    std::vector<std::string> names;
    for (auto const& [name, node] : *place_->table) {
        if (std::ranges::find(place_->asked, name.str()) == place_->asked.end()) {
            names.emplace_back(name.str());
        }
    }
    std::ranges::sort(names);
    return names;
}

std::unexpected<Error> TomlTable::wrong(Literal key, Literal what) const {
    return fail(place_->error(key, what, place_->find(key)));
}

TomlDocument::TomlDocument(std::unique_ptr<Content> content) : content_(std::move(content)) {}
TomlDocument::TomlDocument(TomlDocument&&) noexcept = default;
TomlDocument& TomlDocument::operator=(TomlDocument&&) noexcept = default;
TomlDocument::~TomlDocument() = default;

Result<TomlDocument> TomlDocument::parse(std::string_view text, Literal file, Literal requirement) {
    auto const not_toml = [&](std::uint64_t line) {
        return fail(Error{.code = ErrorCode::Malformed,
                          .what = "not a TOML file",
                          .field = file,
                          .line = line,
                          .requirement = requirement});
    };
    if (auto const line = line_outside_toml(text)) return not_toml(*line);
    toml::parse_result parsed = toml::parse(text);
    if (!parsed) return not_toml(parsed.error().source().begin.line);
    return TomlDocument(
        std::make_unique<Content>(Content{std::move(parsed).table(), file, requirement}));
}

TomlTable TomlDocument::root() const {
    return TomlTable(std::make_shared<TomlTable::Place>(
        TomlTable::Place{&content_->table, content_->file, content_->requirement}));
}

}  // namespace penstock::tomlfile
