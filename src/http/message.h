// Requests and responses as the rest of Penstock sees them.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace penstock::http {

struct Field {
    std::string name, value;  // of a received message the name is in small letters
};
using Fields = std::vector<Field>;

// The value of the first field of this name, given in small letters; empty if there is none.
[[nodiscard]] std::string_view value_of(Fields const& fields, std::string_view name);

struct Request {
    std::string method = "GET";
    std::string path = "/";         // with its query, as sent; a client sends that of the address
    std::string content_type = {};  // sent with a body by a client
    std::string body = {};
    Fields fields = {};  // all others of a received request; further ones of a sent one
};

// A part of a file that a server sends as the body, read as it is sent.
struct FilePart {
    std::filesystem::path path;
    std::uint64_t offset = 0;
    std::uint64_t length = 0;
};

struct Response {
    unsigned status = 200;
    std::string content_type = {};
    std::string cache_control = {};  // left out if empty
    std::string body = {};
    Fields fields = {};
    std::optional<FilePart> file = {};  // instead of `body`
};

// What a small server does with a request. Requires: does not throw.
using Handler = std::function<Response(Request const&)>;

}  // namespace penstock::http
