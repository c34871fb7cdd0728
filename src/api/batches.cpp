// Batches as their requester and the custodian see them; answers, receipts and envelopes.
#include "api/house.h"
#include "api/pages.h"
#include "api/routes.h"
#include "api/seen_batches.h"
#include "disclosure/entry_reading.h"
#include "disclosure/receipts.h"
#include "exchange/answer.h"
#include "exchange/envelope.h"

#include <algorithm>

namespace penstock::api {

namespace {

std::string_view state_of(Call const& call, disclosure::Station& station, SeenBatch const& seen) {
    if (!call.caller().is_custodians() || !seen.round) {
        return seen.answered_round == 0 ? "received" : "answered";
    }
    switch (seen.round->state) {
        case store::RoundState::Delivered:
            return "answered";
        case store::RoundState::Decided: {
            auto const given = station.store().approvals(seen.batch.id, seen.round->round);
            return given && given->size() >= 2 ? "approved" : "decided";
        }
        case store::RoundState::Deciding:
        case store::RoundState::Abandoned:
            break;
    }
    return "received";
}

Result<void> add_funnel(JsonWriter& json, disclosure::Station& station, SeenBatch const& seen) {
    std::map<std::string, std::uint64_t> outcomes, codes;
    TRY(station.store().each_line(
        seen.batch.id, seen.round->round, [&](store::LineRow const& line) -> Result<void> {
            ++outcomes[line.outcome];
            std::string_view rest = line.codes;
            while (!rest.empty()) {
                std::string_view const code = rest.substr(0, rest.find(' '));
                ++codes[std::string(code)];
                rest.remove_prefix(std::min(rest.size(), code.size() + 1));
            }
            return {};
        }));
    json.member("funnel").object_begin().member("lines").number(seen.batch.lines);
    json.member("admitted").number(seen.round->admitted).member("outcomes").object_begin();
    for (auto const& [outcome, count] : outcomes) json.member(outcome).number(count);
    json.object_end().member("codes").object_begin();
    for (auto const& [code, count] : codes) json.member(code).number(count);
    json.object_end().object_end();
    return {};
}

Result<Instant> received_at(disclosure::Station& station, BatchId const& batch) {
    LeafIndex const entry = TRY(
        disclosure::find_entry(station, {.type = "received", .batch = batch.value(), .line = {}}));
    Bytes const text = TRY(station.ledger().read(entry));
    return parse_instant(disclosure::text_in(as_text(text), "time"));
}

Result<void> add_batch(JsonWriter& json, Call const& call, disclosure::Station& station,
                       SeenBatch const& seen) {
    json.object_begin().member("batch").text(seen.batch.id.value());
    json.member("agreement").text(seen.batch.agreement.value());
    json.member("received").text(format_instant(TRY(received_at(station, seen.batch.id))));
    json.member("lines").number(seen.batch.lines);
    json.member("state").text(state_of(call, station, seen));
    if (seen.round) {
        json.member("round").number(seen.round->round);
        auto const given = TRY(station.store().approvals(seen.batch.id, seen.round->round));
        json.member("approvals").number(std::uint64_t{given.size()});
    } else if (seen.answered_round != 0) {
        json.member("round").number(seen.answered_round);
    }
    return {};
}

// The lines of an answered round that have an envelope which the caller may have.
Result<std::vector<store::LineRow>> lines_with_envelopes(Call const& call,
                                                         disclosure::Station& station,
                                                         SeenBatch const& seen) {
    std::vector<store::LineRow> lines;
    Caller const& caller = call.caller();
    bool const of_agency =
        std::ranges::find(caller.agencies, seen.batch.agency) != caller.agencies.end();
    TRY(station.store().each_line(
        seen.batch.id, seen.answered_round, [&](store::LineRow const& line) -> Result<void> {
            if (!line.looked_up) return {};
            std::string const named = " " + line.recipients + " ";
            bool const is_named =
                std::ranges::any_of(caller.recipient_ids, [&](OfficerId const& id) {
                    return named.find(" " + id.value() + " ") != std::string::npos;
                });
            if (of_agency || is_named) lines.push_back(line);
            return {};
        }));
    return lines;
}

}  // namespace

Answer batches(Call const& call, disclosure::Station& station) {
    std::vector<store::BatchRow> rows = TRY(station.store().batches());
    std::ranges::sort(rows, std::greater{}, &store::BatchRow::sequence);
    std::vector<SeenBatch> seen;
    for (store::BatchRow const& row : rows) {
        if (auto one = TRY(seen_batch(call, station, row))) seen.push_back(std::move(*one));
    }
    Result<void> added;
    auto page = page_of(call, seen, [&](JsonWriter& json, SeenBatch const& one) {
        if (auto did = add_batch(json, call, station, one); !did) added = did;
        json.object_end();
    });
    TRY(std::move(added));
    return page;
}

Answer batch(Call const& call, disclosure::Station& station) {
    SeenBatch const seen = TRY(batch_asked(call, station));
    JsonWriter json;
    TRY(add_batch(json, call, station, seen));
    if (seen.round && seen.round->state != store::RoundState::Deciding) {
        TRY(add_funnel(json, station, seen));
    }
    return json_response(json.object_end().take());
}

Answer answer_file(Call const& call, disclosure::Station& station) {
    SeenBatch const seen = TRY(batch_asked(call, station));
    auto const file = TRY(answer_folder(station, seen)) / "answer.jsonl";
    return http::Response{.content_type = "application/jsonl",
                          .cache_control = "no-store",
                          .body = {},
                          .file = http::FilePart{
                              .path = file, .offset = 0, .length = TRY(station.disk().size(file))}};
}

Answer batch_receipt(Call const& call, disclosure::Station& station) {
    SeenBatch const seen = TRY(batch_asked(call, station));
    std::string const& which = call.text("which");
    if (which != "received" && which != "delivered") {
        return fail(ErrorCode::NotFound, "there are two receipts: received and delivered");
    }
    if (which == "delivered") TRY(answer_folder(station, seen));
    LeafIndex const entry = TRY(disclosure::find_entry(
        station, {.type = which, .batch = seen.batch.id.value(), .line = {}}));
    return text_response(TRY(disclosure::receipt_of(station, entry)), "text/plain; charset=utf-8");
}

Answer envelopes(Call const& call, disclosure::Station& station) {
    SeenBatch const seen = TRY(batch_asked(call, station));
    TRY(answer_folder(station, seen));
    auto const lines = TRY(lines_with_envelopes(call, station, seen));
    return page_of(call, lines, [](JsonWriter& json, store::LineRow const& line) {
        json.object_begin().member("line").number(line.line.value());
        json.member("bytes").number(std::uint64_t{exchange::envelope_bytes});
        json.member("case").text(line.case_number).object_end();
    });
}

Answer envelope(Call const& call, disclosure::Station& station) {
    SeenBatch const seen = TRY(batch_asked(call, station));
    auto const folder = TRY(answer_folder(station, seen));
    auto const lines = TRY(lines_with_envelopes(call, station, seen));
    if (std::ranges::none_of(lines, [&](auto const& row) { return row.line == call.line(); })) {
        return fail(ErrorCode::NotFound, "there is no such envelope for you");
    }
    Bytes const bytes = TRY(station.disk().read(folder / exchange::envelope_path(call.line())));
    return http::Response{.content_type = "application/octet-stream",
                          .cache_control = "no-store",
                          .body = std::string(as_text(bytes))};
}

}  // namespace penstock::api
