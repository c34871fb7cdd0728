#include "bench/load/submissions.h"

#include "base/digest_text.h"
#include "base/json_writer.h"
#include "crypto/cms.h"
#include "crypto/digest.h"
#include "exchange/json_form.h"
#include "platform/system_clock.h"
#include "platform/system_entropy.h"
#include "service/random_id.h"

#include <fstream>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace penstock::load {

namespace {

constexpr std::size_t lines_of_one = 10;
constexpr std::string_view certifier = "head-of-agency";
constexpr std::chrono::milliseconds between_questions{5};

struct Submission {
    std::string batch;
    std::string signature;
};

// The value of a member of the header, from its first letter to the one after its last.
void replace_value(std::string& header, std::string_view member, std::string_view ends,
                   std::string_view value) {
    std::size_t const from = header.find(member) + member.size();
    header.replace(from, header.find_first_of(ends, from) - from, value);
}

// The sample batch's header and first lines, as a batch of their own.
std::vector<Submission> signed_submissions(Setting const& setting) {
    platform::SystemClock clock;
    platform::SystemEntropy entropy;
    crypto::Credential const signer = card(setting, std::string(certifier));
    std::ifstream file(setting.batch);
    std::string header, lines, line;
    std::getline(file, header);
    for (std::size_t i = 0; i < lines_of_one && std::getline(file, line); ++i) lines += line + "\n";
    replace_value(header, "\"lines\":", ",}", std::to_string(lines_of_one));
    std::vector<Submission> all(setting.requests());
    for (Submission& one : all) {
        replace_value(header, "\"batch\":\"", "\"", need(service::random_id(entropy)));
        one.batch = header + "\n" + lines;
        one.signature =
            to_base64(need(crypto::sign_detached(signer, as_bytes(one.batch), clock.now())));
    }
    return all;
}

// A member of the answer, if it has the status that was wanted.
Result<std::string> member_of(Result<http::Response> const& answer, unsigned status, Literal name) {
    if (!answer) return std::unexpected(answer.error());
    if (answer->status != status) return fail(ErrorCode::NotReady, "another status was wanted");
    return TRY(exchange::JsonForm::parse(answer->body, "the answer", {})).text(name);
}

http::Request posted(std::string path, std::string body) {
    return {.method = "POST",
            .path = std::move(path),
            .content_type = "application/json",
            .body = std::move(body)};
}

Result<std::string> state_when_ended(http::SiteClient& client, std::string const& job) {
    while (true) {
        std::string state = TRY(member_of(client.send({.path = "/v1/jobs/" + job}), 200, "state"));
        if (state != "waiting" && state != "running") return state;
        std::this_thread::sleep_for(between_questions);
    }
}

Result<std::string> submit(http::SiteClient& client, Submission const& one) {
    std::string const bytes = std::to_string(one.batch.size());
    JsonWriter announced;
    announced.object_begin().member("bytes").number(std::uint64_t{one.batch.size()});
    announced.member("sha256").text(text_of(crypto::sha256(as_bytes(one.batch))));
    std::string const upload = TRY(member_of(
        client.send(posted("/v1/uploads", announced.object_end().take())), 201, "upload"));
    std::string const range = "bytes 0-" + std::to_string(one.batch.size() - 1) + "/" + bytes;
    TRY(member_of(client.send({.method = "PUT",
                               .path = "/v1/uploads/" + upload,
                               .content_type = "application/octet-stream",
                               .body = one.batch,
                               .fields = {{"Content-Range", range}}}),
                  200, "upload"));
    JsonWriter submitted;
    submitted.object_begin().member("upload").text(upload);
    submitted.member("signature").text(one.signature);
    std::string const job = TRY(
        member_of(client.send(posted("/v1/batches", submitted.object_end().take())), 202, "job"));
    return state_when_ended(client, job);
}

}  // namespace

Outcome run_submissions(Setting const& setting) {
    auto const submissions = signed_submissions(setting);
    std::vector<http::SiteClient> clients;
    for (std::size_t i = 0; i < setting.connections; ++i) {
        clients.push_back(connect(setting, std::string(certifier)));
    }
    return run_at_fixed_rate(
        {.requests = submissions.size(), .a_second = setting.rate, .connections = clients.size()},
        [&](std::size_t connection, std::size_t number) {
            auto const state = submit(clients[connection], submissions[number]);
            return state && *state == "done" ? Sent::Good : Sent::Failed;
        });
}

}  // namespace penstock::load
