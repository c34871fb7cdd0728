#include "api/problem.h"

#include "base/json_writer.h"

#include <utility>

namespace penstock::api {

namespace {

constexpr std::string_view problem_type = "application/problem+json";

unsigned status_of(ErrorCode code) {
    switch (code) {
        case ErrorCode::Malformed:
            return 400;
        case ErrorCode::NotFound:
            return 404;
        case ErrorCode::NotAllowed:
            return 403;
        case ErrorCode::AlreadyExists:
        case ErrorCode::NotReady:
            return 409;
        case ErrorCode::Io:
            return 507;
        case ErrorCode::DurabilityLost:
        case ErrorCode::IntegrityLost:
        case ErrorCode::ClockWrong:
            break;
    }
    return 503;
}

http::Response problem_response(unsigned status, JsonWriter& json) {
    return {.status = status,
            .content_type = std::string(problem_type),
            .cache_control = "no-store",
            .body = json.object_end().take()};
}

void begin(JsonWriter& json, unsigned status, std::string_view type, std::string_view title) {
    json.object_begin().member("type").text(type).member("title").text(title);
    json.member("status").number(static_cast<std::uint64_t>(status));
}

}  // namespace

http::Response json_response(std::string body, unsigned status) {
    return {.status = status,
            .content_type = "application/json",
            .cache_control = "no-store",
            .body = std::move(body)};
}

http::Response text_response(std::string body, std::string content_type) {
    return {.content_type = std::move(content_type),
            .cache_control = "no-store",
            .body = std::move(body)};
}

http::Response problem(unsigned status, Literal title, Literal detail) {
    JsonWriter json;
    begin(json, status, "about:blank", title.view());
    if (!detail.view().empty()) json.member("detail").text(detail.view());
    return problem_response(status, json);
}

http::Response problem_of(Error const& error) {
    if (is_fatal(error.code)) {
        return problem(503, "the station has stopped for safety",
                       "those who run it must look at it; nothing is released meanwhile");
    }
    unsigned const status = status_of(error.code);
    JsonWriter json;
    begin(json, status, "about:blank", error.what.view());
    if (!error.remedy.view().empty()) json.member("detail").text(error.remedy.view());
    if (!error.field.view().empty()) json.member("field").text(error.field.view());
    if (error.line != 0) json.member("line").number(error.line);
    if (!error.requirement.view().empty())
        json.member("requirement").text(error.requirement.view());
    return problem_response(status, json);
}

http::Response problem_of(disclosure::Refusal const& refusal) {
    JsonWriter json;
    begin(json, 403, "/problems/refused", "The rules in force say no.");
    json.member("outcome").text(word(refusal.outcome)).member("findings").array_begin();
    for (law::Finding const& finding : refusal.findings) {
        if (finding.status == law::FindingStatus::Met) continue;
        json.object_begin().member("element").text(finding.element);
        json.member("requirement").text(finding.requirement);
        json.member("reason").text(finding.reason);
        json.member("status").text(word(finding.status)).object_end();
    }
    json.array_end();
    return problem_response(403, json);
}

http::Response problem_of(disclosure::Stop const& stop) {
    if (disclosure::Refusal const* const refusal = stop.refusal()) return problem_of(*refusal);
    return problem_of(stop.error());
}

}  // namespace penstock::api
