#include "remote/submit.h"

#include "base/digest_text.h"
#include "base/json_writer.h"
#include "crypto/digest.h"
#include "exchange/batch_reader.h"
#include "remote/ids.h"
#include "remote/job.h"
#include "remote/upload.h"

#include <optional>

namespace penstock::remote {

namespace {

using exchange::JsonForm;

// The job that takes the batch in, posted once.
Asked<std::string> submission_job(Session& session, Sending& sending, ByteView signature) {
    if (!sending.job.empty()) return sending.job;
    JsonWriter json;
    json.object_begin().member("upload").text(sending.upload);
    json.member("signature").text(to_base64(signature));
    auto const form =
        TRY(session.client.post("/v1/batches", json.object_end().take(), sending.submit_key));
    sending.job = TRY(job_in(form));
    TRY(sending.keep());
    return sending.job;
}

Asked<void> taken_in(Session& session, Disk::Path const& file, FileFacts const& facts,
                     Sending& sending, ByteView signature, Progress const& progress) {
    if (!sending.job.empty()) {
        auto const result = follow(session, sending.job, progress);
        if (result) return {};
        // What the station said no to, or forgot, is tried anew.
        if (result.error().problem() == nullptr) return std::unexpected(result.error());
        TRY(sending.submit_anew(session.entropy));
    }
    TRY(upload(session, file, facts, sending, progress));
    std::string const job = TRY(submission_job(session, sending, signature));
    TRY(follow(session, job, progress));
    return {};
}

// The place of the station's entry that it accepted this file, by its receipt; empty if the entry
// says something else.
Asked<std::optional<std::uint64_t>> receipt_kept(Session& session, BatchId const& batch,
                                                 Digest const& file) {
    std::string const receipt =
        TRY(session.client.body("/v1/batches/" + batch.value() + "/receipts/received"));
    ProvenEntry const proven = TRY(session.log.take(receipt));
    std::string const type = TRY(proven.entry.text("type"));
    std::string const id = TRY(proven.entry.text("batch"));
    std::string const digest = TRY(proven.entry.text("batch_digest"));
    std::string const outcome = TRY(proven.entry.text("outcome"));
    bool const accepted = type == "received" && id == batch.value() && digest == text_of(file) &&
                          outcome == "accepted";
    return accepted ? std::optional(proven.index) : std::nullopt;
}

std::unexpected<Failure> another_file() {
    return std::unexpected(Failure(
        Error{.code = ErrorCode::IntegrityLost,
              .what = "the station's receipt is not of the file that was sent",
              .remedy = "keep this folder as it is, and ask the custodian what was received",
              .requirement = "R-6103p3-A"}));
}

// Where the station has the batch. A batch that it says no to may be there already, from a run that
// was cut off; then its receipt says so.
Asked<std::uint64_t> place_of(Session& session, BatchId const& batch, Digest const& file,
                              Asked<void> const& taken) {
    if (!taken && taken.error().problem() == nullptr) return std::unexpected(taken.error());
    auto const entry = receipt_kept(session, batch, file);
    if (entry && *entry) return **entry;
    bool const refused = !taken && (entry || entry.error().problem() != nullptr);
    if (refused) return std::unexpected(taken.error());
    if (!entry) return std::unexpected(entry.error());
    return another_file();
}

}  // namespace

Result<exchange::BatchHeader> header_of(Disk& disk, Disk::Path const& file) {
    auto const source = TRY(disk.open_read(file));
    exchange::BatchReader reader(*source);
    auto const read = TRY(reader.read_header());
    bool const sound = read.header && is_uuid(read.header->batch.value()) &&
                       is_plain_word(read.header->agreement.value());
    if (sound) return *read.header;
    return fail(Error{.code = ErrorCode::Malformed,
                      .what = "the first line is not the header of a batch",
                      .remedy = "`penstock batch check` says what is wrong with it",
                      .line = 1,
                      .requirement = "R-6103p1-A"});
}

Asked<Submitted> submit(Session& session, Disk::Path const& file, ByteView signature,
                        Progress const& progress) {
    auto const header = TRY(header_of(session.disk, file));
    FileFacts const facts = TRY(facts_of(session.disk, file));
    Sending sending = TRY(Sending::of(session.disk, session.entropy, session.folder, facts.digest));
    TRY(session.write(own_asked(session.clock.now(), {.act = "submit",
                                                      .batch = header.batch.value(),
                                                      .what = facts.digest,
                                                      .cert = session.cert()})));
    auto const taken = taken_in(session, file, facts, sending, signature, progress);
    Submitted const done{.batch = header.batch,
                         .lines = header.lines,
                         .entry = TRY(place_of(session, header.batch, facts.digest, taken))};
    bool const written =
        TRY(session.folder.record().has("own-submitted", "batch_digest", text_of(facts.digest)));
    if (!written) {
        TRY(session.write(
            own_submitted(session.clock.now(), {.batch = header.batch.value(),
                                                .agreement = header.agreement.value(),
                                                .batch_digest = facts.digest,
                                                .signature_digest = crypto::sha256(signature),
                                                .lines = header.lines,
                                                .entry = done.entry})));
    }
    TRY(sending.forget());
    return done;
}

Asked<Prechecked> precheck(Session& session, Disk::Path const& file,
                           StationClient::Visit const& visit, Progress const& progress) {
    auto const header = TRY(header_of(session.disk, file));
    FileFacts const facts = TRY(facts_of(session.disk, file));
    Sending sending = TRY(Sending::of(session.disk, session.entropy, session.folder, facts.digest));
    TRY(upload(session, file, facts, sending, progress));
    JsonWriter json;
    json.object_begin().member("upload").text(sending.upload);
    json.member("agreement").text(header.agreement.value());
    std::string const key = TRY(new_idempotency_key(session.entropy));
    auto const form = TRY(session.client.post("/v1/prechecks", json.object_end().take(), key));
    std::string const job = TRY(job_in(form));
    JsonForm const funnel = TRY(follow(session, job, progress));
    TRY(session.client.each("/v1/prechecks/" + job + "/lines", visit));
    return Prechecked{.lines = TRY(funnel.number("lines")),
                      .admitted = TRY(funnel.number("admitted"))};
}

}  // namespace penstock::remote
