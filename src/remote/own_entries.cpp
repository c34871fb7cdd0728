#include "remote/own_entries.h"

#include "base/digest_text.h"
#include "base/json_writer.h"

namespace penstock::remote {

namespace {

JsonWriter entry(std::string_view type, Instant time) {
    JsonWriter json;
    json.object_begin().member("type").text(type).member("time").text(format_instant(time));
    return json;
}

}  // namespace

std::string own_began(Instant time, std::string_view origin, ledger::VerifierKey const& log) {
    JsonWriter json = entry("station-made", time);
    json.member("origin").text(origin).member("simulation");
    json.boolean(log.name.starts_with("simulation/"));
    return json.member("log_key").text(log.text()).object_end().take();
}

std::string own_asked(Instant time, OwnAsked const& asked) {
    JsonWriter json = entry("own-asked", time);
    json.member("act").text(asked.act);
    if (!asked.batch.empty()) json.member("batch").text(asked.batch);
    if (asked.line != 0) json.member("line").number(asked.line);
    if (asked.notice != 0) json.member("notice").number(asked.notice);
    if (asked.what) json.member("digest").text(text_of(*asked.what));
    if (asked.cert) json.member("cert").text(text_of(*asked.cert));
    return json.object_end().take();
}

std::string own_submitted(Instant time, OwnSubmitted const& submitted) {
    JsonWriter json = entry("own-submitted", time);
    json.member("batch").text(submitted.batch).member("agreement").text(submitted.agreement);
    json.member("batch_digest").text(text_of(submitted.batch_digest));
    json.member("signature_digest").text(text_of(submitted.signature_digest));
    json.member("lines").number(submitted.lines).member("entry").number(submitted.entry);
    return json.object_end().take();
}

std::string own_fetched(Instant time, OwnFetched const& fetched) {
    JsonWriter json = entry("own-fetched", time);
    json.member("batch").text(fetched.batch).member("round").number(fetched.round);
    json.member("lines").number(fetched.lines).member("envelopes").number(fetched.envelopes);
    if (fetched.manifest) json.member("manifest").text(text_of(*fetched.manifest));
    return json.member("entry").number(fetched.entry).object_end().take();
}

std::string own_opened(Instant time, OwnOpened const& opened) {
    JsonWriter json = entry("own-opened", time);
    json.member("kind").text(opened.kind).member("batch").text(opened.batch);
    json.member("line").number(opened.line).member("round").number(opened.round);
    json.member("envelope").text(text_of(opened.envelope)).member("cert");
    json.text(text_of(opened.cert)).member("use_end").text(format_date(opened.use_end));
    return json.member("entry").number(opened.entry).object_end().take();
}

std::string own_disposed(Instant time, OwnDisposed const& disposed) {
    JsonWriter json = entry("own-disposed", time);
    json.member("batch").text(disposed.batch).member("line").number(disposed.line);
    json.member("how").text(disposed.how).member("cert").text(text_of(disposed.cert));
    if (disposed.certificate) json.member("certificate").text(text_of(*disposed.certificate));
    return json.member("entry").number(disposed.entry).object_end().take();
}

std::string own_acknowledged(Instant time, std::uint64_t notice, Digest const& cert) {
    JsonWriter json = entry("own-acknowledged", time);
    json.member("notice").number(notice).member("cert").text(text_of(cert));
    return json.object_end().take();
}

}  // namespace penstock::remote
