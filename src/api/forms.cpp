#include "api/forms.h"

namespace penstock::api {

namespace {

void add_counts(JsonWriter& json, std::string_view name,
                std::map<std::string, std::uint64_t> const& counts) {
    json.member(name).object_begin();
    for (auto const& [key, count] : counts) json.member(key).number(count);
    json.object_end();
}

}  // namespace

std::string funnel_form(disclosure::Funnel const& funnel) {
    JsonWriter json;
    json.object_begin().member("lines").number(funnel.lines);
    json.member("admitted").number(funnel.admitted);
    add_counts(json, "outcomes", funnel.outcomes);
    add_counts(json, "codes", funnel.codes);
    return json.object_end().take();
}

std::string checked_line_form(disclosure::CheckedLine const& line) {
    law::Ruling const& ruling = line.ruling;
    JsonWriter json;
    json.object_begin().member("line").number(line.line.value());
    json.member("outcome").text(word(ruling.outcome)).member("codes").array_begin();
    for (std::string_view const code : ruling.codes()) json.text(code);
    json.array_end().member("findings").array_begin();
    for (law::Finding const& finding : ruling.findings) {
        json.object_begin().member("element").text(finding.element);
        json.member("requirement").text(finding.requirement);
        json.member("reason").text(finding.reason);
        json.member("status").text(word(finding.status)).object_end();
    }
    return json.array_end().object_end().take();
}

std::string upload_form(service::UploadState const& upload) {
    JsonWriter json;
    json.object_begin().member("upload").text(upload.id).member("bytes").number(upload.bytes);
    json.member("received").number(upload.received);
    return json.member("complete").boolean(upload.complete).object_end().take();
}

std::string job_form(service::JobView const& job) {
    JsonWriter json;
    json.object_begin().member("job").text(job.id).member("kind").text(word(job.request.kind));
    json.member("state").text(word(job.state)).member("done").number(job.done);
    std::string text = json.member("of").number(job.of).object_end().take();
    if (job.outcome.empty()) return text;
    text.pop_back();
    bool const is_result = job.state == service::JobState::Done;
    return text + (is_result ? ",\"result\":" : ",\"problem\":") + job.outcome + "}";
}

}  // namespace penstock::api
