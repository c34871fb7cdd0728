#include "remote/station_client.h"

#include "remote/ids.h"

#include <algorithm>
#include <charconv>
#include <chrono>

namespace penstock::remote {

namespace {

using exchange::JsonForm;

constexpr int most_attempts = 5;
constexpr int most_reads = 4;  // of what changes nothing
constexpr int most_seconds = 30;
constexpr std::uint64_t most_pages = 20'000;  // of 500 lines: those of the longest batch

// How long a busy server wants us to wait; empty if it does not say so.
std::optional<std::chrono::seconds> asks_to_wait(http::Response const& response) {
    if (response.status != 429 && response.status != 503) return {};
    std::string_view const text = http::value_of(response.fields, "retry-after");
    int seconds = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
    if (error != std::errc() || end != text.data() + text.size()) return {};
    return std::chrono::seconds(std::clamp(seconds, 1, most_seconds));
}

Asked<JsonForm> form_of(http::Response const& response) {
    if (!response.content_type.starts_with("application/json")) {
        return std::unexpected(
            Failure(Error{.code = ErrorCode::Malformed,
                          .what = "what the other side answers is not what this API answers",
                          .remedy = "see whether the address is that of a Penstock station"}));
    }
    return TRY(JsonForm::parse(response.body, "answer of the station", "R-6103p4-A"));
}

}  // namespace

Asked<http::Response> StationClient::sent(Send const& send) {
    for (int attempt = 1;; ++attempt) {
        http::Response response = TRY(send());
        if (response.status >= 200 && response.status < 300) return response;
        auto const wait = asks_to_wait(response);
        if (!wait || attempt == most_attempts) return std::unexpected(failure_of(response));
        clock_.pause(*wait);
    }
}

Asked<http::Response> StationClient::got(std::string const& path) {
    return sent([&]() -> Result<http::Response> {
        for (int attempt = 1;; ++attempt) {
            auto response = wire_.send({.path = path});
            bool const broke = !response && response.error().code == ErrorCode::Io;
            if (!broke || attempt == most_reads) return response;
            clock_.pause(std::chrono::milliseconds(200) * attempt);
        }
    });
}

Asked<JsonForm> StationClient::get(std::string const& path) {
    return form_of(TRY(got(path)));
}

Asked<JsonForm> StationClient::post(std::string const& path, std::string body,
                                    std::string const& key) {
    http::Request request{.method = "POST",
                          .path = path,
                          .content_type = "application/json",
                          .body = std::move(body)};
    if (!key.empty()) request.fields.push_back({"Idempotency-Key", key});
    return form_of(TRY(sent([&] { return wire_.send(request); })));
}

Asked<std::string> StationClient::body(std::string const& path) {
    return TRY(got(path)).body;
}

Asked<JsonForm> StationClient::put_part(std::string const& path, http::FilePart const& part,
                                        std::string const& content_range,
                                        Wire::Moved const& moved) {
    http::Request const request{.method = "PUT",
                                .path = path,
                                .content_type = "application/octet-stream",
                                .fields = {{"Content-Range", content_range}}};
    return form_of(TRY(sent([&] { return wire_.send_file(request, part, moved); })));
}

Asked<void> StationClient::into_file(std::string const& path, std::filesystem::path const& file,
                                     std::uint64_t most_bytes, Wire::Moved const& received) {
    TRY(sent([&] { return wire_.receive_file({.path = path}, file, most_bytes, received); }));
    return {};
}

Asked<void> StationClient::each(std::string const& path, Visit const& visit) {
    std::string cursor;
    for (std::uint64_t page = 0; page < most_pages; ++page) {
        std::string address = path + (path.contains('?') ? "&" : "?") + "limit=500";
        if (!cursor.empty()) address += "&cursor=" + cursor;
        JsonForm const form = TRY(get(address));
        auto const items = TRY(form.objects("items"));
        for (JsonForm const& item : items) TRY(visit(item));
        std::string next = TRY(form.text_or_empty("next"));
        if (next.empty()) return {};
        if (!is_plain_word(next) || next == cursor || items.empty()) break;
        cursor = std::move(next);
    }
    return std::unexpected(
        Failure(Error{.code = ErrorCode::Malformed, .what = "the station's list has no end"}));
}

}  // namespace penstock::remote
