#include "api/route.h"

#include "base/check.h"
#include "service/random_id.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace penstock::api {

namespace {

constexpr std::size_t longest_id = 128;

std::optional<std::uint64_t> parse_number(std::string_view text) {
    std::uint64_t value = 0;
    auto const [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || problem != std::errc() || end != text.data() + text.size()) return {};
    return value;
}

bool is_id(std::string_view text) {
    auto const plain = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '-' || c == '_' || c == '.';
    };
    return !text.empty() && text.size() <= longest_id && text != "." && text != ".." &&
           std::ranges::all_of(text, plain);
}

// Whether a segment may stand for the parameter of this name.
bool fits(std::string_view name, std::string_view segment) {
    if (name == "upload" || name == "job" || name == "batch") return service::is_uuid(segment);
    if (name == "line" || name == "entry" || name == "year" || name == "notice") {
        return parse_number(segment).has_value();
    }
    return is_id(segment);
}

std::string_view take_segment(std::string_view& rest) {
    rest.remove_prefix(1);  // the slash
    std::string_view const segment = rest.substr(0, rest.find('/'));
    rest.remove_prefix(segment.size());
    return segment;
}

// The parameters, if the path fits the pattern.
std::optional<std::vector<std::pair<std::string_view, std::string>>> fit(std::string_view pattern,
                                                                         std::string_view path) {
    std::vector<std::pair<std::string_view, std::string>> parameters;
    while (pattern.starts_with('/') && path.starts_with('/')) {
        // A last parameter named "path" takes all that is left.
        if (pattern == "/{path}") {
            parameters.emplace_back("path", std::string(path.substr(1)));
            return parameters;
        }
        std::string_view const wanted = take_segment(pattern);
        std::string_view const segment = take_segment(path);
        if (wanted.starts_with('{')) {
            std::string_view const name = wanted.substr(1, wanted.size() - 2);
            if (!fits(name, segment)) return {};
            parameters.emplace_back(name, std::string(segment));
        } else if (wanted != segment) {
            return {};
        }
    }
    if (!pattern.empty() || !path.empty()) return {};
    return parameters;
}

}  // namespace

Caller const& Call::caller() const {
    CHECK(who != nullptr);
    return *who;
}

std::string const& Call::text(std::string_view name) const {
    auto const found = std::ranges::find(path, name, [](auto const& item) { return item.first; });
    CHECK(found != path.end());
    return found->second;
}

std::uint64_t Call::number(std::string_view name) const {
    return parse_number(text(name)).value_or(0);
}

std::string_view value_in(std::string_view query, std::string_view name) {
    std::string_view rest = query;
    while (!rest.empty()) {
        std::string_view const item = rest.substr(0, rest.find('&'));
        rest.remove_prefix(std::min(rest.size(), item.size() + 1));
        std::size_t const equals = item.find('=');
        if (item.substr(0, equals) == name && equals != std::string_view::npos) {
            return item.substr(equals + 1);
        }
    }
    return {};
}

Result<exchange::JsonForm> Call::form() const {
    return exchange::JsonForm::parse(body, "the body", {});
}

Found find_route(std::string_view method, std::string_view path) {
    Found found;
    for (Route const& route : routes()) {
        auto parameters = fit(route.pattern, path);
        if (!parameters) continue;
        if (route.method == method || (method == "HEAD" && route.method == "GET")) {
            found.route = &route;
            found.parameters = std::move(*parameters);
            return found;
        }
        found.other_methods += (found.other_methods.empty() ? "" : ", ");
        found.other_methods += route.method;
    }
    return found;
}

}  // namespace penstock::api
