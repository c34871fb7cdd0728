#include "remote/opening.h"

#include "base/digest_text.h"
#include "base/json_writer.h"
#include "crypto/cms.h"
#include "crypto/digest.h"
#include "exchange/envelope.h"
#include "remote/ids.h"

namespace penstock::remote {

namespace {

using exchange::JsonForm;

Result<Digest> caller_of(Session const& session) {
    if (auto const cert = session.cert()) return *cert;
    return fail(ErrorCode::NotAllowed, "nobody's card was named",
                "name the PEM file of your certificate and key with --signer");
}

struct KeyAnswer {
    Bytes wrapped_key;
    Date use_end;
    std::uint64_t entry = 0;
    std::string receipt;
};

Asked<KeyAnswer> ask_for_key(Session& session, ByteView envelope) {
    std::string const statement = opening_statement(envelope);
    Bytes const signature =
        TRY(crypto::sign_detached(*session.caller, as_bytes(statement), session.clock.now()));
    JsonWriter json;
    json.object_begin().member("envelope").text(to_base64(envelope));
    json.member("signature").text(to_base64(signature));
    auto const form = TRY(session.client.post("/v1/openings", json.object_end().take()));
    std::string const wrapped = TRY(form.text("wrapped_key"));
    KeyAnswer answer{.wrapped_key = {},
                     .use_end = TRY(form.date("use_end")),
                     .entry = TRY(form.number("entry")),
                     .receipt = TRY(form.text("receipt"))};
    auto key = from_base64(wrapped);
    if (!key) return form.wrong("wrapped_key", "is not base64");
    answer.wrapped_key = std::move(*key);
    return answer;
}

// What the receipt's entry says was opened.
Asked<OwnOpened> opened_by(JsonForm const& entry) {
    OwnOpened opened{.kind = TRY(entry.text("type")),
                     .batch = TRY(entry.text("batch")),
                     .line = TRY(entry.number("line")),
                     .round = TRY(entry.number("round")),
                     .envelope = {},
                     .cert = {},
                     .use_end = {},
                     .entry = 0};
    if (!is_uuid(opened.batch)) return entry.wrong("batch", "is not the id of a batch");
    std::string const envelope = TRY(entry.text("envelope"));
    opened.envelope = TRY(digest_from_text(envelope));
    std::string const cert = TRY(entry.text("recipient_cert"));
    opened.cert = TRY(digest_from_text(cert));
    return opened;
}

bool is_opening(std::string_view type) {
    return type == "disclosed" || type == "answered" || type == "reopened";
}

}  // namespace

std::string opening_statement(ByteView envelope) {
    return "penstock-open/1\nenvelope " + text_of(crypto::sha256(envelope)) + "\n";
}

Asked<OpenedItem> open_envelope(Session& session, ByteView envelope) {
    Digest const cert = TRY(caller_of(session));
    if (envelope.size() != exchange::envelope_bytes) {
        return std::unexpected(Failure(Error{.code = ErrorCode::Malformed,
                                             .what = "the file is not an envelope",
                                             .remedy = "name a file of the folder `envelopes`"}));
    }
    auto const id = TRY(crypto::sealing_key_id(envelope));
    Digest const digest = crypto::sha256(envelope);
    TRY(session.write(
        own_asked(session.clock.now(), {.act = "open", .what = digest, .cert = cert})));
    KeyAnswer const answer = TRY(ask_for_key(session, envelope));
    ProvenEntry const proven = TRY(session.log.take(answer.receipt));
    OwnOpened opened = TRY(opened_by(proven.entry));
    bool const says_so = is_opening(opened.kind) && proven.index == answer.entry &&
                         opened.envelope == digest && opened.cert == cert;
    if (!says_so) {
        return std::unexpected(Failure(
            Error{.code = ErrorCode::IntegrityLost,
                  .what = "the station's receipt does not say that this envelope was opened by you",
                  .remedy = "keep this folder as it is, and tell those who oversee the custodian",
                  .requirement = "R-6103p3-A"}));
    }
    opened.use_end = answer.use_end;
    opened.entry = answer.entry;
    TRY(session.write(own_opened(session.clock.now(), opened)));
    auto const key = TRY(exchange::unwrap_envelope_key(*session.caller, id, answer.wrapped_key));
    std::string text = TRY(exchange::open_envelope(envelope, key));
    auto const item = TRY(exchange::read_item(text));
    bool const same = item.batch.value() == opened.batch && item.line.value() == opened.line;
    if (!same) {
        return std::unexpected(Failure(
            Error{.code = ErrorCode::Malformed,
                  .what = "the envelope holds the item of another line",
                  .remedy = "tell the custodian; the opening is on the record of both sides"}));
    }
    text.erase(text.find_last_not_of(" \n") + 1);
    return OpenedItem{.text = harmless_lines(text, exchange::item_bytes),
                      .use_end = answer.use_end,
                      .entry = answer.entry,
                      .receipt = answer.receipt};
}

Asked<std::uint64_t> dispose(Session& session, DisposalOf const& disposal) {
    Digest const cert = TRY(caller_of(session));
    JsonWriter json;
    json.object_begin().member("batch").text(disposal.batch.value());
    json.member("line").number(disposal.line.value()).member("how").text(disposal.how);
    if (disposal.certificate) {
        json.member("certificate_digest").text(text_of(*disposal.certificate));
    }
    TRY(session.write(own_asked(session.clock.now(), {.act = "dispose",
                                                      .batch = disposal.batch.value(),
                                                      .line = disposal.line.value(),
                                                      .cert = cert})));
    std::string const key = TRY(new_idempotency_key(session.entropy));
    auto const form = TRY(session.client.post("/v1/disposals", json.object_end().take(), key));
    std::uint64_t const entry = TRY(form.number("entry"));
    TRY(session.write(own_disposed(session.clock.now(), {.batch = disposal.batch.value(),
                                                         .line = disposal.line.value(),
                                                         .how = disposal.how,
                                                         .certificate = disposal.certificate,
                                                         .cert = cert,
                                                         .entry = entry})));
    return entry;
}

}  // namespace penstock::remote
