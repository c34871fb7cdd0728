#include "remote/upload.h"

#include "base/digest_text.h"
#include "base/json_writer.h"
#include "remote/ids.h"

#include <algorithm>

namespace penstock::remote {

namespace {

constexpr int most_idle_attempts = 5;

struct Received {
    std::uint64_t bytes = 0;
    bool complete = false;
};

std::unexpected<Failure> miscounted() {
    return std::unexpected(Failure(
        Error{.code = ErrorCode::Malformed,
              .what = "the station counts something else than what was sent",
              .remedy = "send the file again; if it stays so, tell those who run the station"}));
}

Asked<Received> received_in(exchange::JsonForm const& form, FileFacts const& facts,
                            std::string const& id) {
    std::string const given = TRY(form.text("upload"));
    std::uint64_t const bytes = TRY(form.number("bytes"));
    Received const received{.bytes = TRY(form.number("received")),
                            .complete = TRY(form.boolean("complete"))};
    bool const fits = given == id && bytes == facts.bytes && received.bytes <= bytes &&
                      received.complete == (received.bytes == bytes);
    if (!fits) return miscounted();
    return received;
}

Asked<Received> announce(Session& session, FileFacts const& facts, Sending& sending) {
    JsonWriter json;
    json.object_begin().member("bytes").number(facts.bytes);
    json.member("sha256").text(text_of(facts.digest));
    auto const form =
        TRY(session.client.post("/v1/uploads", json.object_end().take(), sending.begin_key));
    std::string const id = TRY(form.text("upload"));
    if (!is_uuid(id)) return miscounted();
    Received const received = TRY(received_in(form, facts, id));
    sending.upload = id;
    TRY(sending.keep());
    return received;
}

bool is_problem(Failure const& failure, unsigned status) {
    return failure.problem() != nullptr && failure.problem()->status == status;
}

// Where the station stands, or a new announcement where it knows nothing of the upload.
Asked<Received> standing(Session& session, FileFacts const& facts, Sending& sending) {
    if (sending.upload.empty()) return announce(session, facts, sending);
    auto const form = session.client.get("/v1/uploads/" + sending.upload);
    if (form) return received_in(*form, facts, sending.upload);
    if (!is_problem(form.error(), 404)) return std::unexpected(form.error());
    TRY(sending.begin_anew(session.entropy));
    return announce(session, facts, sending);
}

// Whether asking where the station stands, and sending again, may help: the connection broke, or
// the bytes of a range that broke off were still being written when it was asked last.
bool may_pass(Failure const& failure) {
    if (failure.problem() == nullptr) return failure.error().code == ErrorCode::Io;
    return is_problem(failure, 400) || is_problem(failure, 408) || is_problem(failure, 409);
}

Asked<Received> send_range(Session& session, Disk::Path const& file, FileFacts const& facts,
                           Sending const& sending, std::uint64_t first, Progress const& progress) {
    std::uint64_t const length = std::min(upload_range_bytes, facts.bytes - first);
    std::string const range = "bytes " + std::to_string(first) + "-" +
                              std::to_string(first + length - 1) + "/" +
                              std::to_string(facts.bytes);
    auto const form = TRY(session.client.put_part(
        "/v1/uploads/" + sending.upload, {.path = file, .offset = first, .length = length}, range,
        [&](std::uint64_t sent) { progress(first + std::min(sent, length), facts.bytes); }));
    Received const now = TRY(received_in(form, facts, sending.upload));
    if (now.bytes != first + length) return miscounted();
    return now;
}

}  // namespace

Asked<void> upload(Session& session, Disk::Path const& file, FileFacts const& facts,
                   Sending& sending, Progress const& progress) {
    std::optional<Received> at;
    std::uint64_t furthest = 0;
    int idle = 0;
    while (!at || !at->complete) {
        auto const next = at ? send_range(session, file, facts, sending, at->bytes, progress)
                             : standing(session, facts, sending);
        if (next) {
            at = *next;
            if (at->bytes > furthest) idle = 0;
            furthest = std::max(furthest, at->bytes);
            continue;
        }
        if (!may_pass(next.error()) || ++idle >= most_idle_attempts) {
            return std::unexpected(next.error());
        }
        at.reset();
        session.clock.pause(std::chrono::milliseconds(250) * (1 << idle));
    }
    progress(facts.bytes, facts.bytes);
    return {};
}

}  // namespace penstock::remote
