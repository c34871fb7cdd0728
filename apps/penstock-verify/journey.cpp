#include "journey.h"

#include "bytes.h"
#include "key_chain.h"
#include "when.h"

#include <algorithm>

namespace verify {

namespace {

constexpr std::uint64_t fewest_approvals = 2;
constexpr std::size_t most_types = 64;
constexpr std::size_t longest_type = 40;

// A type as it may be printed: ours are lower-case words with hyphens.
bool is_plain(std::string const& type) {
    return !type.empty() && type.size() <= longest_type &&
           std::ranges::all_of(type, [](char c) { return (c >= 'a' && c <= 'z') || c == '-'; });
}

}  // namespace

void Journey::add(std::string_view entry) {
    add_at(next_index_, entry);
}

void Journey::add_at(std::uint64_t index, std::string_view entry) {
    now_.index = index;
    next_index_ = index + 1;
    check(entry);
}

bool Journey::wrong(std::string rule, std::string text) {
    findings_.add(now_.index, std::move(rule), std::move(text));
    return false;
}

void Journey::lacks_a_field() {
    (void)wrong("entry.fields", "the entry lacks a field that its type must have");
}

void Journey::check(std::string_view entry) {
    auto const json = parse_json(entry);
    if (!json || json->kind != Json::Kind::Object) {
        (void)wrong("entry.json", "the entry is not one JSON object");
        return;
    }
    auto const type = json->text_of("type");
    if (!type) {
        (void)wrong("entry.type", "the entry has no type");
        return;
    }
    bool const known = counts_.types.contains(*type);
    bool const room = counts_.types.size() < most_types;
    ++counts_.types[is_plain(*type) && (known || room) ? *type : "(other)"];
    check_time(*json);
    if (now_.index == 0 && *type != "station-made") {
        (void)wrong("station.first", "the first entry does not say which station this is");
    }
    if (*type == "key-rotated" && !rotation_in(entry, now_.index)) {
        (void)wrong("key.rotation", "the new key is not signed for by the old one and itself");
    }
    dispatch(*type, *json);
}

void Journey::check_time(Json const& json) {
    std::string const text = json.text_of("time").value_or("");
    auto const time = parse_time(text);
    if (!time) {
        (void)wrong("entry.time", "the entry has no time in the form 2026-11-20T15:00:00Z");
        return;
    }
    if (now_.index != 0 && *time < now_.time) {
        (void)wrong("entry.time-order", "the time runs back behind the entry before");
    }
    now_.time = *time;
    if (counts_.first_time.empty()) counts_.first_time = text;
    counts_.last_time = text;
}

void Journey::dispatch(std::string const& type, Json const& json) {
    if (type == "station-made") station_made(json);
    if (type == "agreement-adopted") agreement_adopted(json);
    if (type == "received") received(json);
    if (type == "reviewed") reviewed(json);
    if (type == "inspected") inspected(json);
    if (type == "decided") decided(json);
    if (type == "decision-closed") decision_closed(json);
    if (type == "approved") approved(json);
    if (type == "delivered") delivered(json);
    if (type == "disclosed" || type == "answered" || type == "reopened") opened(type, json);
    if (type == "revoked") revoked(json);
    if (type == "order-entered") order_entered(json);
    if (type == "order-lifted") order_lifted(json);
}

void Journey::station_made(Json const& json) {
    Json const* const simulation = json.find("simulation");
    bool const says = simulation != nullptr && simulation->kind == Json::Kind::Boolean;
    if (now_.index != 0) {
        (void)wrong("station.first", "a second entry says which station this is");
    } else if (json.text_of("origin") != origin_) {
        (void)wrong("station.origin", "the station's origin is not the checkpoint's");
    } else if (!says || simulation->boolean != origin_.starts_with("simulation/")) {
        (void)wrong("station.simulation", "the origin does not say whether this is a simulation");
    }
}

void Journey::agreement_adopted(Json const& json) {
    auto const agreement = json.text_of("agreement");
    auto const approvals = json.number_of("approvals");
    if (!agreement || !approvals) return lacks_a_field();
    agreements_[*agreement] = std::max(*approvals, fewest_approvals);
}

void Journey::received(Json const& json) {
    auto const id = json.text_of("batch");
    auto const outcome = json.text_of("outcome");
    if (!id || !outcome) return lacks_a_field();
    if (*outcome != "accepted") return;
    auto const agreement = json.text_of("agreement");
    auto const agency = json.text_of("agency");
    auto const digest = json.text_of("batch_digest");
    if (!agreement || !agency || !digest) return lacks_a_field();
    auto const [found, is_new] = batches_.try_emplace(*id);
    Batch& batch = found->second;
    if (is_new) {
        batch.agreement = *agreement;
        batch.agency = *agency;
        batch.digest = *digest;
        std::string const created = json.text_of("created").value_or("");
        if (parse_time(created)) batch.created = created.substr(0, 10);
    } else if (batch.agreement != *agreement || batch.agency != *agency ||
               batch.digest != *digest) {
        (void)wrong("batch.once", "another batch of the same id was accepted before");
    }
}

std::optional<Journey::Place> Journey::place_of(Json const& json, bool of_line) {
    auto const id = json.text_of("batch");
    auto const line = json.number_of("line");
    auto const round = json.number_of("round");
    if (!id || !round || (of_line && !line)) {
        lacks_a_field();
        return {};
    }
    auto const batch = batches_.find(*id);
    return Place{.batch = batch == batches_.end() ? nullptr : &batch->second,
                 .line = line.value_or(0),
                 .round = *round,
                 .batch_id = *id};
}

Journey::Line* Journey::line_of(Place const& place) {
    if (place.batch == nullptr) return nullptr;
    auto const round = place.batch->rounds.find(place.round);
    if (round == place.batch->rounds.end()) return nullptr;
    auto const line = round->second.lines.find(place.line);
    return line == round->second.lines.end() ? nullptr : &line->second;
}

// A review starts the line's way through the round; only one that admits it leads on.
void Journey::reviewed(Json const& json) {
    auto const place = place_of(json, true);
    auto const outcome = json.text_of("outcome");
    auto const statute = json.text_of("statute");
    if (!place) return;
    if (!outcome || !statute) return lacks_a_field();
    if (place->batch == nullptr) return;
    Round& round = place->batch->rounds[place->round];
    if (!round.begun) round.begun = now_;
    if (*outcome != "pass") {
        round.lines.erase(place->line);
        return;
    }
    auto const [found, is_new] =
        statute_places_.try_emplace(*statute, static_cast<std::uint32_t>(statutes_.size()));
    if (is_new) statutes_.push_back(parse_statute(*statute));
    round.lines[place->line] = {
        .reviewed = now_.index, .inspected = {}, .decided = {}, .statute = found->second};
}

void Journey::inspected(Json const& json) {
    auto const place = place_of(json, true);
    if (!place) return;
    Line* const line = line_of(*place);
    if (line == nullptr) {
        (void)wrong("inspected.admitted",
                    "records were inspected for a line that was not admitted");
        return;
    }
    line->inspected = now_.index;
    line->decided.reset();
}

void Journey::decided(Json const& json) {
    auto const place = place_of(json, true);
    if (!place) return;
    Line* const line = line_of(*place);
    if (line == nullptr || !line->inspected) {
        (void)wrong("decided.inspected", "a line was decided that was not admitted and inspected");
        return;
    }
    line->decided = now_.index;
}

// Approvals and a delivery from before fall with a new decision.
void Journey::decision_closed(Json const& json) {
    auto const place = place_of(json, false);
    auto const release_set = json.text_of("release_set");
    if (!place) return;
    if (!release_set) return lacks_a_field();
    if (place->batch == nullptr) return;
    Batch& batch = *place->batch;
    std::erase_if(batch.rounds, [&](auto const& item) { return item.first < place->round; });
    Round& round = batch.rounds[place->round];
    round.closed = now_;
    round.release_set = *release_set;
    round.approvals.clear();
    round.delivered.reset();
    batch.last_closed = place->round;
}

void Journey::approved(Json const& json) {
    auto const place = place_of(json, false);
    auto const release_set = json.text_of("release_set");
    auto const official = json.text_of("official");
    auto const signer_cert = json.text_of("signer_cert");
    auto const signature = from_base64(json.text_of("signature").value_or(""));
    if (!place) return;
    if (!release_set || !official || !signer_cert || !signature) return lacks_a_field();
    std::string const statement = approval_statement(place->batch_id, place->round, *release_set);
    if (!verify_approval(*signature, statement, *signer_cert)) {
        (void)wrong("approved.signature",
                    "the approval is not signed with its certificate over its release set");
        return;
    }
    ++counts_.approvals;
    if (place->batch == nullptr) return;
    Round& round = place->batch->rounds[place->round];
    if (round.closed && round.release_set == *release_set) {
        round.approvals.push_back(
            {.index = now_.index, .official = *official, .signer_cert = *signer_cert});
    }
}

void Journey::delivered(Json const& json) {
    auto const place = place_of(json, false);
    if (!place || place->batch == nullptr) return;
    place->batch->rounds[place->round].delivered = now_.index;
}

// What was released in this round is taken back: only a later round can be opened.
void Journey::revoked(Json const& json) {
    auto const place = place_of(json, true);
    if (!place || place->batch == nullptr) return;
    place->batch->revoked.emplace(place->line, place->round);
}

void Journey::order_entered(Json const& json) {
    if (!orders_.enter(json, now_)) lacks_a_field();
}

void Journey::order_lifted(Json const& json) {
    auto const signers = json.texts_of("signers");
    if (!signers) return lacks_a_field();
    if (std::set<std::string>(signers->begin(), signers->end()).size() < 2) {
        (void)wrong("order.two-signers", "an order was lifted by fewer than two officials");
        return;
    }
    if (!orders_.lift(json, now_)) lacks_a_field();
}

}  // namespace verify
