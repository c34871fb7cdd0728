#include "disclosure/entries.h"

#include "base/json_writer.h"

namespace penstock::disclosure {

namespace {

// Begins an entry: {"type":…,"time":…
JsonWriter entry(std::string_view type, Instant time) {
    JsonWriter json;
    json.object_begin().member("type").text(type).member("time").text(format_instant(time));
    return json;
}

std::string close(JsonWriter& json) {
    return json.object_end().take();
}

void add_line(JsonWriter& json, LineOfRound const& line) {
    json.member("batch").text(line.batch.value()).member("line").number(line.line.value());
    json.member("round").number(line.round);
}

template <typename Texts>
void add_texts(JsonWriter& json, std::string_view name, Texts const& texts) {
    json.member(name).array_begin();
    for (auto const& text : texts) json.text(text);
    json.array_end();
}

void add_digests(JsonWriter& json, std::string_view name, std::vector<Digest> const& digests) {
    json.member(name).array_begin();
    for (Digest const& digest : digests) json.text(digest_text(digest));
    json.array_end();
}

}  // namespace

std::string digest_text(Digest const& digest) {
    return "sha256:" + to_hex(digest.view());
}

std::string station_made(Instant time, std::string_view origin, bool simulation) {
    JsonWriter json = entry("station-made", time);
    json.member("origin").text(origin).member("simulation").boolean(simulation);
    return close(json);
}

std::string agreement_adopted(Instant time, AdoptedFacts const& facts) {
    JsonWriter json = entry("agreement-adopted", time);
    json.member("agreement").text(facts.agreement.value());
    json.member("agreement_digest").text(digest_text(facts.agreement_digest));
    json.member("agency").text(facts.agency.value()).member("law_file").text(facts.law_file);
    json.member("law_digest").text(digest_text(facts.law_digest));
    json.member("approvals").number(facts.approvals);
    return close(json);
}

std::string registry_imported(Instant time, Digest const& registry, std::uint64_t rows,
                              std::uint64_t persons) {
    JsonWriter json = entry("registry-imported", time);
    json.member("registry_digest").text(digest_text(registry)).member("rows").number(rows);
    json.member("persons").number(persons);
    return close(json);
}

std::string received(Instant time, std::string_view type, ReceivedFacts const& facts) {
    JsonWriter json = entry(type, time);
    json.member("batch")
        .text(facts.batch.value())
        .member("agreement")
        .text(facts.agreement.value());
    json.member("agency").text(facts.agency.value());
    if (facts.created) json.member("created").text(format_instant(*facts.created));
    json.member("batch_digest").text(digest_text(facts.batch_digest));
    json.member("signer_cert").text(facts.signer_cert).member("lines").number(facts.lines);
    json.member("outcome").text(facts.outcome);
    add_texts(json, "codes", facts.codes);
    return close(json);
}

std::string reviewed(Instant time, LineOfRound const& line, ReviewedFacts const& facts) {
    JsonWriter json = entry("reviewed", time);
    add_line(json, line);
    json.member("outcome").text(facts.outcome).member("statute").text(facts.statute);
    json.member("law_digest").text(digest_text(facts.law_digest));
    json.member("agreement_digest").text(digest_text(facts.agreement_digest));
    json.member("facts").text(to_hex(facts.facts.view()));
    json.member("findings").text(to_hex(facts.findings.view()));
    json.member("known").text(to_hex(facts.known.view()));
    return close(json);
}

std::string inspected(Instant time, LineOfRound const& line, Digest const& registry,
                      Digest const& subject) {
    JsonWriter json = entry("inspected", time);
    add_line(json, line);
    json.member("registry_digest").text(digest_text(registry));
    json.member("subject").text(to_hex(subject.view()));
    return close(json);
}

std::string explained(Instant time, LineOfRound const& line, Digest const& registry,
                      std::string_view official) {
    JsonWriter json = entry("explained", time);
    add_line(json, line);
    json.member("registry_digest").text(digest_text(registry));
    json.member("official").text(official);
    return close(json);
}

std::string decided(Instant time, LineOfRound const& line, RulingFacts const& facts) {
    JsonWriter json = entry("decided", time);
    add_line(json, line);
    json.member("ruling").text(to_hex(facts.ruling.view()));
    json.member("known").text(to_hex(facts.known.view()));
    return close(json);
}

std::string decision_closed(Instant time, ClosedFacts const& facts) {
    JsonWriter json = entry("decision-closed", time);
    json.member("batch").text(facts.batch.value()).member("round").number(facts.round);
    json.member("lines").number(facts.lines).member("admitted").number(facts.admitted);
    json.member("release_set").text(digest_text(facts.release_set));
    json.member("engine").text(facts.engine);
    return close(json);
}

std::string approved(Instant time, ApprovedFacts const& facts) {
    JsonWriter json = entry("approved", time);
    json.member("batch").text(facts.batch.value()).member("round").number(facts.round);
    json.member("release_set").text(digest_text(facts.release_set));
    json.member("official").text(facts.official.value());
    json.member("signer_cert").text(digest_text(facts.signer_cert));
    json.member("signature").text(to_base64(facts.signature));
    return close(json);
}

std::string delivered(Instant time, BatchId const& batch, std::uint64_t round,
                      std::uint64_t envelopes, Digest const& manifest) {
    JsonWriter json = entry("delivered", time);
    json.member("batch").text(batch.value()).member("round").number(round);
    json.member("envelopes").number(envelopes).member("manifest").text(digest_text(manifest));
    return close(json);
}

std::string opened(Instant time, std::string_view type, OpenedFacts const& facts) {
    JsonWriter json = entry(type, time);
    add_line(json, facts.line);
    json.member("recipient").text(facts.recipient.value());
    json.member("recipient_cert").text(digest_text(facts.recipient_cert));
    json.member("item").text(to_hex(facts.item.view()));
    json.member("envelope").text(digest_text(facts.envelope));
    return close(json);
}

std::string open_refused(Instant time, LineOfRound const& line, Digest const& opener_cert,
                         std::vector<std::string_view> const& codes) {
    JsonWriter json = entry("open-refused", time);
    add_line(json, line);
    json.member("opener_cert").text(digest_text(opener_cert));
    add_texts(json, "codes", codes);
    return close(json);
}

std::string disposed(Instant time, LineOfRound const& line, DisposedFacts const& facts) {
    JsonWriter json = entry("disposed", time);
    add_line(json, line);
    json.member("recipient").text(facts.recipient.value()).member("how").text(facts.how);
    json.member("certificate").text(facts.certificate);
    return close(json);
}

std::string revoked(Instant time, LineOfRound const& line, std::uint64_t revocation) {
    JsonWriter json = entry("revoked", time);
    add_line(json, line);
    json.member("revocation").number(revocation);
    return close(json);
}

std::string revealed(Instant time, RevealedFacts const& facts) {
    JsonWriter json = entry("revealed", time);
    json.member("entry").number(facts.entry.value()).member("field").text(facts.field);
    json.member("to_cert").text(digest_text(facts.to_cert));
    json.member("signer_cert").text(facts.signer_cert);
    return close(json);
}

std::string evidence_made(Instant time, Instant from, Instant to, std::string_view history) {
    JsonWriter json = entry("evidence-made", time);
    json.member("from").text(format_instant(from)).member("to").text(format_instant(to));
    json.member("history").text(history);
    return close(json);
}

std::string filed(Instant time, FiledFacts const& facts) {
    JsonWriter json = entry(facts.kind, time);
    json.member("filed").number(facts.number).member("subject").text(facts.subject);
    if (!facts.sort.empty()) json.member("kind").text(facts.sort);
    if (facts.line) {
        add_line(json, *facts.line);
    } else if (facts.batch) {
        json.member("batch").text(facts.batch->value());
    }
    add_digests(json, "signers", facts.signers);
    json.member("content").text(to_hex(facts.content.view()));
    return close(json);
}

std::string clock_set(Instant time) {
    JsonWriter json = entry("clock-set", time);
    return close(json);
}

}  // namespace penstock::disclosure
