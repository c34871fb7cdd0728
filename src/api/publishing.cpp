// The ledger: tiles for everybody, status, entries, receipts.
#include "api/house.h"
#include "api/pages.h"
#include "api/routes.h"
#include "disclosure/entry_reading.h"
#include "disclosure/receipts.h"
#include "disclosure/witnessing.h"
#include "ledger/publication.h"

namespace penstock::api {

namespace {

// Requesters and the public get the hashes and no entries (ADR 0005).
Answer published(Call const& call, std::string const& name) {
    auto found =
        TRY(ledger::publication(call.house.seams().disk, call.house.options().station / "ledger",
                                name, ledger::ExportScope::HashesOnly));
    if (!found.there) return fail(ErrorCode::NotFound, "there is nothing here");
    return http::Response{.content_type = std::string(found.content_type.view()),
                          .cache_control = std::string(found.cache_control.view()),
                          .body = std::string(as_text(found.bytes))};
}

void add_entry(JsonWriter& json, std::uint64_t index, std::string_view text) {
    json.object_begin().member("index").number(index);
    json.member("type").text(disclosure::text_in(text, "type"));
    json.member("at").text(disclosure::text_in(text, "time"));
    if (auto const batch = disclosure::text_in(text, "batch"); !batch.empty()) {
        json.member("batch").text(batch);
    }
    if (auto const line = disclosure::number_in(text, "line")) json.member("line").number(*line);
    json.member("text").text(text).object_end();
}

}  // namespace

Answer checkpoint(Call const& call) {
    return published(call, "/checkpoint");
}

Answer tile(Call const& call) {
    return published(call, "/tile/" + call.text("path"));
}

Answer verifier_key(Call const& call) {
    return text_response(call.house.verifier_key(), "text/plain; charset=utf-8");
}

Answer ledger_status(Call const& call, disclosure::Station& station) {
    ledger::Ledger& ledger = station.ledger();
    JsonWriter json;
    json.object_begin().member("origin").text(ledger.published().origin);
    json.member("sequenced").number(ledger.size());
    json.member("published").number(ledger.published_size()).member("witnessed");
    auto const witnessed =
        TRY(disclosure::last_witnessed(station.disk(), station.folder(), ledger.key()));
    if (witnessed) {
        json.number(witnessed->size);
    } else {
        json.null();
    }
    json.member("root").text(to_base64(ledger.published().tree.root.view()));
    std::string key = call.house.verifier_key();
    while (key.ends_with('\n')) key.pop_back();
    return json_response(json.member("verifier_key").text(key).object_end().take());
}

Answer entries(Call const& call, disclosure::Station& station) {
    PageAsked const asked = TRY(page_asked(call.query));
    ledger::Ledger& ledger = station.ledger();
    // The cursor is the index below which to go on, so that new entries shift nothing.
    std::uint64_t const size = ledger.published_size();
    std::uint64_t below = call.asked("cursor").empty() ? size : std::min(size, asked.from);
    std::uint64_t const last = below - std::min(below, asked.most);
    JsonWriter json;
    json.object_begin().member("items").array_begin();
    while (below > last) {
        --below;
        Bytes const entry = TRY(ledger.read(LeafIndex(below)));
        add_entry(json, below, as_text(entry));
    }
    json.array_end().member("next");
    if (below > 0) {
        json.text(std::to_string(below));
    } else {
        json.null();
    }
    return json_response(json.object_end().take());
}

Answer receipt(Call const& call, disclosure::Station& station) {
    return text_response(TRY(disclosure::receipt_of(station, LeafIndex(call.number("entry")))),
                         "text/plain; charset=utf-8");
}

}  // namespace penstock::api
