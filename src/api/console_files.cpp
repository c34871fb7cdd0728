#include "api/console_files.h"

#include "api/problem.h"

#include <algorithm>
#include <array>
#include <utility>

namespace penstock::api {

namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 10> types{
    {{".html", "text/html; charset=utf-8"},
     {".js", "text/javascript; charset=utf-8"},
     {".css", "text/css; charset=utf-8"},
     {".json", "application/json"},
     {".svg", "image/svg+xml"},
     {".png", "image/png"},
     {".ico", "image/x-icon"},
     {".woff2", "font/woff2"},
     {".txt", "text/plain; charset=utf-8"},
     {".webmanifest", "application/manifest+json"}}};

std::string_view type_of(std::string_view path) {
    for (auto const& [ending, type] : types) {
        if (path.ends_with(ending)) return type;
    }
    return {};
}

// "/assets/main-1a2b.js": no segment begins with a full stop, so that none leads out of the folder.
bool is_plain(std::string_view path) {
    auto const allowed = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '-' || c == '_' || c == '.' || c == '/';
    };
    return path.starts_with('/') && path.size() <= 200 && std::ranges::all_of(path, allowed) &&
           path.find("/.") == std::string_view::npos && path.find("//") == std::string_view::npos;
}

}  // namespace

http::Response console_file(House& house, std::string_view method, std::string const& path) {
    auto const nothing = [] { return problem(404, "there is nothing here"); };
    if (house.options().console.empty() || !is_plain(path)) return nothing();
    if (method != "GET" && method != "HEAD") return problem(405, "only to be read");
    bool const is_page = path == "/" || path == "/app" || path.starts_with("/app/");
    std::string const name = is_page ? "index.html" : path.substr(1);
    std::string_view const type = type_of(name);
    if (type.empty()) return nothing();
    auto const bytes = house.seams().disk.read(house.options().console / name);
    if (!bytes) return nothing();
    // What the build names by its content never changes.
    bool const for_ever = path.starts_with("/assets/");
    return {.content_type = std::string(type),
            .cache_control = for_ever ? "public, max-age=31536000, immutable" : "no-cache",
            .body = std::string(as_text(*bytes))};
}

}  // namespace penstock::api
