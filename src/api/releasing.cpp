// What would leave, and the officials who answer for it.
#include "api/acting.h"
#include "api/house.h"
#include "api/pages.h"
#include "api/routes.h"
#include "api/seen_batches.h"
#include "base/digest_text.h"
#include "disclosure/alarms.h"
#include "disclosure/approve.h"
#include "disclosure/governing.h"
#include "disclosure/order_reach.h"
#include "disclosure/release_set.h"

namespace penstock::api {

namespace {

struct Share {
    std::uint64_t envelopes = 0, with_item = 0;
};

void add_shares(JsonWriter& json, std::string_view member, std::string_view key,
                std::map<std::string, Share> const& shares) {
    json.member(member).array_begin();
    for (auto const& [name, share] : shares) {
        json.object_begin().member(key).text(name).member("envelopes").number(share.envelopes);
        json.member("with_item").number(share.with_item).object_end();
    }
    json.array_end();
}

void add_alarms(JsonWriter& json, std::optional<disclosure::AlarmsOnFile> const& on_file) {
    json.member("alarms").array_begin();
    if (on_file) {
        for (law::Alarm const& alarm : on_file->alarms) {
            json.object_begin().member("measure").text(alarm.measure->word());
            json.member("says").text(alarm.measure->means.view());
            json.member("reading").text(std::to_string(alarm.value()));
            json.member("threshold").text(std::to_string(alarm.limits.soft));
            json.member("raised");
            json.text(alarm.level == law::AlarmLevel::Quiet ? "no" : word(alarm.level));
            json.member("cleared").boolean(on_file->cleared.has_value()).object_end();
        }
    }
    json.array_end();
}

}  // namespace

Answer decide_batch(Call const& call, disclosure::Station& station) {
    SeenBatch const seen = TRY(batch_asked(call, station));
    return begin_job(call, service::JobKind::Decide, seen.batch.id.value());
}

Answer deliver_batch(Call const& call, disclosure::Station& station) {
    SeenBatch const seen = TRY(batch_asked(call, station));
    return begin_job(call, service::JobKind::Deliver, seen.batch.id.value());
}

Answer release_set(Call const& call, disclosure::Station& station) {
    SeenBatch const seen = TRY(batch_asked(call, station));
    if (!seen.round || seen.round->state == store::RoundState::Deciding ||
        seen.round->state == store::RoundState::Abandoned) {
        return fail(ErrorCode::NotReady, "the batch has not been decided",
                    "a releasing official decides it first");
    }
    store::RoundRow const& round = *seen.round;
    std::map<std::string, Share> officers, statutes;
    Share all;
    TRY(station.store().each_line(
        round.batch, round.round, [&](store::LineRow const& line) -> Result<void> {
            if (!line.looked_up) return {};
            std::uint64_t const item = line.outcome == "pass" ? 1 : 0;
            ++all.envelopes;
            all.with_item += item;
            for (std::string const& officer : disclosure::names_in(line.recipients)) {
                ++officers[officer].envelopes;
                officers[officer].with_item += item;
            }
            ++statutes[line.statute].envelopes;
            statutes[line.statute].with_item += item;
            return {};
        }));
    auto const governed = TRY(disclosure::governing(station, seen.batch.agreement));
    JsonWriter json;
    json.object_begin().member("batch").text(seen.batch.id.value());
    json.member("round").number(round.round);
    json.member("release_set").text(text_of(round.release_set));
    json.member("statement")
        .text(disclosure::approval_statement(round.batch, round.round, round.release_set));
    json.member("envelopes").number(all.envelopes).member("with_item").number(all.with_item);
    json.member("without_item").number(all.envelopes - all.with_item);
    json.member("delivered").boolean(round.state == store::RoundState::Delivered);
    add_shares(json, "recipients", "officer", officers);
    add_shares(json, "statutes", "citation", statutes);
    add_alarms(json, TRY(disclosure::alarms_of(station, seen.batch, round.round)));
    json.member("approvals").array_begin();
    for (auto const& approval : TRY(station.store().approvals(round.batch, round.round))) {
        json.object_begin().member("official").text(approval.official.value()).object_end();
    }
    json.array_end().member("needed");
    json.number(governed ? governed->agreement.approval_signatures : std::uint64_t{2});
    return json_response(json.object_end().take());
}

Answer approve_batch(Call const& call, disclosure::Station& station) {
    SeenBatch const seen = TRY(batch_asked(call, station));
    auto const form = TRY(call.form());
    auto const signature = from_base64(TRY(form.text("signature")));
    if (!signature) return form.wrong("signature", "is not base64");
    TRY(form.no_other_members());
    auto const given = TRY(disclosure::approve(
        station, seen.batch.id,
        disclosure::Signer::with_signature(call.caller().certificate, *signature)));
    JsonWriter json;
    json.object_begin().member("given").number(given.given);
    json.member("needed").number(given.needed);
    return json_response(json.member("entry").number(given.entry.value()).object_end().take(), 201);
}

Answer clear_alarms(Call const& call, disclosure::Station& station) {
    SeenBatch const seen = TRY(batch_asked(call, station));
    auto const form = TRY(call.form());
    std::string const reason = TRY(form.text("reason"));
    std::string const text = TRY(form.text("text"));
    TRY(form.no_other_members());
    return filed(TRY(disclosure::clear_alarms(
        station, {.batch = seen.batch.id,
                  .reason = reason,
                  .text = text,
                  .signer = disclosure::Signer::at_hand(call.caller().certificate)})));
}

}  // namespace penstock::api
