// Requests and responses as the rest of Penstock sees them.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

namespace penstock::http {

struct Request {
    std::string method = "GET";
    std::string path = "/";    // with its query, as sent; a client sends that of the address
    std::string content_type;  // sent with a body by a client
    std::string body;
};

struct Response {
    unsigned status = 200;
    std::string content_type;
    std::string cache_control;  // left out if empty
    std::string body;
};

// What a server does with a request. Requires: does not throw.
using Handler = std::function<Response(Request const&)>;

}  // namespace penstock::http
