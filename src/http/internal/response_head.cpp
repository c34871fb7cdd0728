#include "http/internal/response_head.h"

#include "http/head.h"
#include "http/internal/beast.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace penstock::http::internal {

namespace {

std::string_view title_of(unsigned status) {
    auto const title = beast::http::obsolete_reason(beast::http::int_to_status(status));
    return {title.data(), title.size()};
}

bool is_ours(std::string_view name) {
    constexpr std::array<std::string_view, 4> ours = {"connection", "content-length",
                                                      "transfer-encoding", "keep-alive"};
    return std::ranges::any_of(ours, [&](std::string_view own) { return is_same_word(own, name); });
}

void add(std::string& text, std::string_view name, std::string_view value) {
    text += name;
    text += ": ";
    text += value;
    text += "\r\n";
}

}  // namespace

bool has_body(unsigned status) {
    return status >= 200 && status != 204 && status != 304;
}

std::uint64_t length_of(Response const& response) {
    return response.file ? response.file->length : response.body.size();
}

bool is_sendable(Response const& response) {
    return response.status >= 200 && response.status <= 999 &&
           is_field_value(response.content_type) && is_field_value(response.cache_control) &&
           std::ranges::all_of(response.fields, [](Field const& field) {
               return is_token(field.name) && !is_ours(field.name) && is_field_value(field.value);
           });
}

std::string head_text(Response const& response, AfterResponse after, Channel channel) {
    std::string text =
        fmt::format("HTTP/1.1 {} {}\r\n", response.status, title_of(response.status));
    if (!response.content_type.empty()) add(text, "Content-Type", response.content_type);
    if (!response.cache_control.empty()) add(text, "Cache-Control", response.cache_control);
    for (Field const& field : response.fields) add(text, field.name, field.value);
    add(text, "X-Content-Type-Options", "nosniff");
    if (channel == Channel::Tls) add(text, "Strict-Transport-Security", "max-age=63072000");
    if (has_body(response.status)) {
        add(text, "Content-Length", fmt::format("{}", length_of(response)));
    }
    add(text, "Connection", after == AfterResponse::KeepAlive ? "keep-alive" : "close");
    text += "\r\n";
    return text;
}

Response plain_problem(unsigned status) {
    Response response{
        .status = status,
        .content_type = "application/problem+json",
        .cache_control = "no-store",
        .body = fmt::format("{{\"status\":{},\"title\":\"{}\"}}\n", status, title_of(status))};
    if (status == 503) response.fields.push_back({"Retry-After", "1"});
    return response;
}

}  // namespace penstock::http::internal
