// Uploads, prechecks, submissions, and the work that follows from them.
#include "api/forms.h"
#include "api/house.h"
#include "api/pages.h"
#include "api/routes.h"
#include "api/work.h"
#include "base/digest_text.h"

#include <utility>

namespace penstock::api {

namespace {

using service::JobKind;

http::Response accepted(service::JobView const& job) {
    auto response = json_response(job_form(job), 202);
    response.fields.push_back({"Location", "/v1/jobs/" + job.id});
    return response;
}

std::unexpected<Error> no_room() {
    return fail(ErrorCode::Io, "the station's disk has too little room for the file",
                "try again later; those who run the station see it in /readyz");
}

}  // namespace

Answer begin_job(Call const& call, JobKind kind, std::string text, std::string more) {
    call.house.jobs().drop_old(call.house.desk().now());
    auto job = TRY(call.house.jobs().begin({.kind = kind,
                                            .owner = call.fingerprint(),
                                            .text = std::move(text),
                                            .more = std::move(more)}));
    if (!call.house.start(job)) {
        return fail(ErrorCode::NotReady, "the station is too busy, or is stopping",
                    "the work is on file and is done after the next start");
    }
    return accepted(job->view());
}

Answer begin_upload(Call const& call) {
    auto const form = TRY(call.form());
    std::uint64_t const bytes = TRY(form.number("bytes"));
    auto const digest = digest_from_text(TRY(form.text("sha256")));
    if (!digest) return form.wrong("sha256", "is not a digest in the form sha256:…");
    TRY(form.no_other_members());
    Instant const now = call.house.desk().now();
    call.house.uploads().drop_old(now);
    // What is too large for any disk of this station's is not worth another try later.
    bool const is_taken_at_all = call.house.options().uploads.takes(bytes);
    if (is_taken_at_all && !call.house.has_room_for(bytes)) return no_room();
    auto const upload = TRY(call.house.uploads().begin(call.fingerprint(), bytes, *digest, now));
    auto response = json_response(upload_form(upload), 201);
    response.fields.push_back({"Location", "/v1/uploads/" + upload.id});
    return response;
}

Answer upload(Call const& call) {
    return json_response(
        upload_form(TRY(call.house.uploads().state(call.fingerprint(), call.text("upload")))));
}

// The site writes the bytes as they come; this is for a request without any.
Answer send_upload(Call const&) {
    return fail(ErrorCode::Malformed, "there are no bytes in this range");
}

Answer drop_upload(Call const& call) {
    TRY(call.house.uploads().drop(call.fingerprint(), call.text("upload")));
    return http::Response{.status = 204, .content_type = {}, .cache_control = {}, .body = {}};
}

Answer begin_precheck(Call const& call) {
    auto const form = TRY(call.form());
    std::string const upload = TRY(form.text("upload"));
    AgreementId const agreement{TRY(form.text("agreement"))};
    TRY(form.no_other_members());
    if (!call.caller().has(agreement)) {
        return fail(ErrorCode::NotFound, "there is no such agreement of yours");
    }
    TRY(call.house.uploads().file(call.fingerprint(), upload));
    return begin_job(call, JobKind::Precheck, upload, agreement.value());
}

Answer precheck_lines(Call const& call) {
    auto const job = TRY(call.house.jobs().view(call.fingerprint(), call.text("job")));
    if (job.request.kind != JobKind::Precheck || job.state != service::JobState::Done) {
        return fail(ErrorCode::NotReady, "the precheck is not done");
    }
    PageAsked const asked = TRY(page_asked(call.query));
    auto const file = TRY(call.house.seams().disk.map(call.house.jobs().folder_of(job.id) /
                                                      checked_lines_file.view()));
    std::string_view rest = as_text(file->bytes());
    std::string items;
    std::uint64_t place = 0;
    while (!rest.empty() && place < asked.from + asked.most) {
        std::string_view const line = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(std::min(rest.size(), line.size() + 1));
        if (place++ < asked.from) continue;
        items += (items.empty() ? "" : ",");
        items += line;
    }
    std::string const next = rest.empty() ? "null" : "\"" + std::to_string(place) + "\"";
    return json_response("{\"items\":[" + items + "],\"next\":" + next + "}");
}

Answer submit_batch(Call const& call) {
    auto const form = TRY(call.form());
    std::string const upload = TRY(form.text("upload"));
    std::string const signature = TRY(form.text("signature"));
    TRY(form.no_other_members());
    if (!from_base64(signature)) return form.wrong("signature", "is not base64");
    TRY(call.house.uploads().file(call.fingerprint(), upload));
    return begin_job(call, JobKind::Receive, upload, signature);
}

Answer job(Call const& call) {
    return json_response(
        job_form(TRY(call.house.jobs().view(call.fingerprint(), call.text("job")))));
}

}  // namespace penstock::api
