#include "disclosure/reveal.h"

#include "base/json_writer.h"
#include "crypto/cms.h"
#include "crypto/key_transport.h"
#include "disclosure/commitments.h"
#include "disclosure/entries.h"
#include "disclosure/entry_reading.h"
#include "disclosure/freeze.h"
#include "disclosure/governing.h"
#include "disclosure/line_keys.h"
#include "disclosure/order_inbox.h"
#include "disclosure/signer.h"
#include "exchange/batch_reader.h"

#include <array>

namespace penstock::disclosure {

namespace {

using law::Outcome;

enum class Holds { NoPerson, Request, Item };

// A field that commits, in entries of one type, with the name that its key is derived by.
struct Field {
    std::string_view type, name;
    Literal entry_field;
    Holds holds = Holds::NoPerson;
};

constexpr std::array<Field, 9> fields{{
    {"reviewed", "findings", "reviewed findings", Holds::NoPerson},
    {"reviewed", "facts", "reviewed facts", Holds::Request},
    {"inspected", "subject", "inspected subject", Holds::Request},
    {"decided", "ruling", "decided ruling", Holds::Item},
    {"reviewed", "known", "reviewed known", Holds::Request},
    {"decided", "known", "decided known", Holds::Item},
    {"disclosed", "item", "opened item", Holds::Item},
    {"answered", "item", "opened item", Holds::Item},
    {"reopened", "item", "opened item", Holds::Item},
}};

std::unexpected<Stop> nothing_to_reveal() {
    return std::unexpected<Stop>(
        Error{.code = ErrorCode::NotFound,
              .what = "the entry has no such committed field",
              .remedy = "reviewed: findings, facts, known; inspected: subject; decided: "
                        "ruling, known; "
                        "disclosed, answered, reopened: item"});
}

std::unexpected<Stop> gone() {
    return std::unexpected<Stop>(
        Error{.code = ErrorCode::NotFound,
              .what = "what the entry commits to is not kept, or not given",
              .remedy = "a ruling is in the file that `penstock batch decide` wrote"});
}

// An entry of a line, with what the store keeps of that line.
struct Commitment {
    Field field;
    std::string entry;
    store::BatchRow batch;
    store::LineRow line;
};

Ruled<Commitment> find(Station& station, RevealRequest const& request) {
    Bytes const bytes = TRY(station.ledger().read(request.entry));
    std::string const entry(as_text(bytes));
    for (Field const& field : fields) {
        if (field.type != text_in(entry, "type") || field.name != request.field) continue;
        auto const line_number = number_in(entry, "line");
        auto const round = number_in(entry, "round");
        if (!line_number || !round) return nothing_to_reveal();
        BatchId const id{std::string(text_in(entry, "batch"))};
        auto const batch = TRY(station.store().batch(id));
        auto const line = TRY(station.store().line(id, *round, LineNumber(*line_number)));
        if (!batch || !line) return gone();
        return Commitment{.field = field, .entry = entry, .batch = *batch, .line = *line};
    }
    return nothing_to_reveal();
}

// What the line set forth, read again from the batch as it was received.
Result<std::string> facts_text(Station& station, Commitment const& commitment) {
    auto file =
        TRY(station.disk().open_read(station.batch_folder(commitment.batch.id) / "batch.jsonl"));
    exchange::BatchReader reader(*file);
    TRY(reader.read_header());
    while (auto const read = TRY(reader.next())) {
        if (read->line.line != commitment.line.line) continue;
        return set_forth(read->line, keys_of(read->line, address_of(read->line)));
    }
    return std::string();
}

// The line of decisions.jsonl that speaks of this request line.
Result<std::string> ruling_text(Station& station, Commitment const& commitment,
                                std::optional<std::filesystem::path> const& decisions) {
    if (!decisions) return std::string();
    Bytes const bytes = TRY(station.disk().read(*decisions));
    std::string_view text = as_text(bytes);
    std::string const start = "{\"line\":" + std::to_string(commitment.line.line.value()) + ",";
    while (!text.empty()) {
        std::size_t const end = std::min(text.find('\n'), text.size() - 1) + 1;
        if (text.starts_with(start)) return std::string(text.substr(0, end));
        text.remove_prefix(end);
    }
    return std::string();
}

Result<std::string> value_of(Station& station, Commitment const& commitment,
                             RevealRequest const& request) {
    store::LineRow const& line = commitment.line;
    if (request.field == "findings") return line.statuses.substr(0, line.statuses.find('/'));
    if (request.field == "item") return line.release;
    if (request.field == "known") {
        return commitment.field.type == "decided" ? line.record_known : line.known;
    }
    if (request.field == "ruling") return ruling_text(station, commitment, request.decisions);
    return facts_text(station, commitment);
}

// Who may answer for showing what a request or a record says, and when nobody may.
Ruled<void> may_be_revealed(Station& station, Commitment const& commitment,
                            RevealRequest const& request) {
    if (commitment.field.holds == Holds::NoPerson) return {};
    auto const governed = TRY(governing(station, commitment.batch.agreement));
    if (!governed) return gone();
    if (!request.signer ||
        official_of(*governed, request.signer->certificate(), station.now()) == nullptr) {
        return refuse(Outcome::Refuse, "reveal.by-official", "R-IRM28-C",
                      "What a request or a record says of a person is shown only over the "
                      "signature of an active official of the custodian.");
    }
    if (commitment.field.holds != Holds::Item) return {};
    law::OrderFacts const orders = orders_on(TRY(entered_orders(station)), commitment.batch,
                                             commitment.line.statute, station.now(), nullptr);
    if (!orders.stopped && !orders.use_barred) return {};
    return refuse(Outcome::Block, "orders.none-in-force", "R-ORD-STOP",
                  "A court order in force stops the line: what its record says is not shown.");
}

// "penstock-reveal/1 LF JSON LF".
std::string statement_of(Station& station, Commitment const& commitment,
                         RevealRequest const& request, std::string const& value) {
    JsonWriter json;
    json.object_begin().member("origin").text(station.ledger().key().name);
    json.member("entry").number(request.entry.value()).member("field").text(request.field);
    json.member("value").text(value);
    json.member("key").text(
        to_hex(commitment_key(commitment.line.seed, commitment.field.entry_field).view()));
    json.member("to_cert").text(digest_text(request.reader.fingerprint()));
    json.member("time").text(format_instant(station.now())).object_end();
    return "penstock-reveal/1\n" + json.take() + "\n";
}

}  // namespace

Ruled<Revealed> reveal(Station& station, RevealRequest const& request, RevealForm form) {
    Commitment const commitment = TRY(find(station, request));
    TRY(may_be_revealed(station, commitment, request));
    std::string const value = TRY(value_of(station, commitment, request));
    Digest const made_anew = commit(commitment.line.seed, commitment.field.entry_field, value);
    // Whatever was read as the value, only what the entry commits to leaves.
    if (to_hex(made_anew.view()) != text_in(commitment.entry, request.field)) return gone();
    std::string const statement = statement_of(station, commitment, request, value);
    std::string const note = TRY(station.ledger().attest(statement));
    Revealed revealed{.file = to_bytes(note),
                      .form = commitment.field.holds == Holds::NoPerson ? form : RevealForm::Sealed,
                      .official_signature = {}};
    std::string signer;
    if (request.signer) {
        signer = digest_text(request.signer->certificate().fingerprint());
        revealed.official_signature = TRY(request.signer->sign(note, station.now()));
    }
    if (revealed.form == RevealForm::Sealed) {
        revealed.file = TRY(crypto::wrap_to(request.reader, revealed.file));
    }
    // The last look, as before an opening.
    if (TRY(orders_came_in(station))) TRY(may_be_revealed(station, commitment, request));
    // No entry, nothing is shown.
    TRY(station.record_and_publish(
        disclosure::revealed(station.now(), {.entry = request.entry,
                                             .field = request.field,
                                             .to_cert = request.reader.fingerprint(),
                                             .signer_cert = signer})));
    return revealed;
}

}  // namespace penstock::disclosure
