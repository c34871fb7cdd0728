#include "disclosure/alarms.h"

#include "base/json_writer.h"
#include "disclosure/filed_text.h"
#include "disclosure/governing.h"
#include "disclosure/signer.h"
#include "exchange/json_form.h"

#include <algorithm>
#include <array>
#include <chrono>

namespace penstock::disclosure {

namespace {

using law::AlarmLevel;
using law::Outcome;

constexpr std::chrono::days certifier_days{30};
constexpr std::size_t earlier_batches_most = 10, earlier_batches_least = 3;
constexpr Literal form_name = "alarms on file";
constexpr Literal requirement = "R-CT-PDE";

constexpr std::array reasons{
    ClearingReason{"sample-looked-at", "a sample of the lines was looked at and is in order"},
    ClearingReason{"explained-by-agency", "the agency explained it, in writing"},
    ClearingReason{"known-cause", "the cause is known and lawful"},
};

std::string text_of(store::BatchRow const& batch, std::uint64_t round, PictureCounts const& counts,
                    std::vector<law::Alarm> const& alarms) {
    JsonWriter json;
    json.object_begin().member("batch").text(batch.id.value()).member("round").number(round);
    json.member("lines").number(counts.lines).member("returned").number(counts.returned);
    json.member("held").number(counts.held).member("looked_up").number(counts.looked_up);
    json.member("released").number(counts.released).member("by_number").number(counts.by_number);
    json.member("by_birth_date").number(counts.by_birth_date);
    json.member("by_name_and_address").number(counts.by_name_and_address);
    json.member("level").text(word(law::loudest(alarms))).member("measures").array_begin();
    for (law::Alarm const& alarm : alarms) {
        json.object_begin().member("measure").text(alarm.measure->word());
        json.member("part").number(alarm.reading.part).member("whole").number(alarm.reading.whole);
        json.member("counted").number(alarm.reading.counted);
        json.member("soft").number(alarm.limits.soft).member("hard").number(alarm.limits.hard);
        json.member("least").number(alarm.limits.least).object_end();
    }
    return json.array_end().object_end().take();
}

Result<PictureOverTime> over_time_of(Station& station, store::BatchRow const& batch) {
    PictureOverTime result;
    result.asked_before = TRY(station.store().lines_asked_before(batch.sequence));
    for (store::BatchRow const& other : TRY(station.store().batches())) {
        bool const of_late = other.created >= batch.created - certifier_days;
        if (other.signer_cert == batch.signer_cert && of_late && other.sequence <= batch.sequence) {
            result.certifier_lines += other.lines;
        }
    }
    // The last record of each earlier batch, the latest batches first.
    std::vector<std::string> seen{batch.id.value()};
    auto const records =
        TRY(station.store().filed_about(alarms_entry.view(), batch.agreement.value()));
    for (std::size_t i = records.size(); i-- > 0 && seen.size() <= earlier_batches_most;) {
        std::string const id = filed_text(records[i].text, "batch");
        if (std::ranges::find(seen, id) != seen.end()) continue;
        seen.push_back(id);
        result.earlier_lines += filed_number(records[i].text, "lines");
        result.earlier_released += filed_number(records[i].text, "released");
    }
    if (seen.size() <= earlier_batches_least) result.earlier_lines = result.earlier_released = 0;
    return result;
}

Result<std::vector<law::Alarm>> parse_measures(exchange::JsonForm const& form) {
    std::vector<law::Alarm> alarms;
    for (exchange::JsonForm const& one : TRY(form.objects("measures"))) {
        std::string const name = TRY(one.text("measure"));
        auto const limit = [&](Literal key) -> Result<std::int64_t> {
            return static_cast<std::int64_t>(TRY(one.number(key)));
        };
        law::AlarmLimits const limits{
            .soft = TRY(limit("soft")), .hard = TRY(limit("hard")), .least = TRY(limit("least"))};
        // A measure of another version of this program is passed over.
        law::AlarmReading const reading{.measure = name,
                                        .part = TRY(one.number("part")),
                                        .whole = TRY(one.number("whole")),
                                        .counted = TRY(one.number("counted"))};
        for (law::Alarm& alarm : law::judge_alarms({&reading, 1}, {{name, limits}})) {
            alarm.reading.measure = alarm.measure->word();
            alarms.push_back(alarm);
        }
    }
    return alarms;
}

Result<AlarmsOnFile> parse(store::FiledRow const& row) {
    auto const form = TRY(exchange::JsonForm::parse(row.text, form_name, requirement));
    AlarmsOnFile alarms{.number = row.sequence,
                        .batch = BatchId(TRY(form.text("batch"))),
                        .round = TRY(form.number("round")),
                        .at = row.at,
                        .counts = {},
                        .alarms = TRY(parse_measures(form)),
                        .level = {},
                        .cleared = {}};
    PictureCounts& counts = alarms.counts;
    counts.lines = TRY(form.number("lines"));
    counts.returned = TRY(form.number("returned"));
    counts.held = TRY(form.number("held"));
    counts.looked_up = TRY(form.number("looked_up"));
    counts.released = TRY(form.number("released"));
    counts.by_number = TRY(form.number("by_number"));
    counts.by_birth_date = TRY(form.number("by_birth_date"));
    counts.by_name_and_address = TRY(form.number("by_name_and_address"));
    alarms.level = law::loudest(alarms.alarms);
    return alarms;
}

}  // namespace

Result<Filed> file_alarms(Station& station, store::BatchRow const& batch, std::uint64_t round,
                          PictureCounts const& counts, law::AlarmTerms const& terms) {
    std::vector<law::AlarmReading> const readings =
        readings_of(counts, TRY(over_time_of(station, batch)));
    return file(station, {.kind = alarms_entry,
                          .subject = batch.agreement.value(),
                          .text = text_of(batch, round, counts, law::judge_alarms(readings, terms)),
                          .batch = batch.id});
}

Result<std::optional<AlarmsOnFile>> alarms_of(Station& station, store::BatchRow const& batch,
                                              std::uint64_t round) {
    std::optional<AlarmsOnFile> found;
    for (store::FiledRow const& row :
         TRY(station.store().filed_about(alarms_entry.view(), batch.agreement.value()))) {
        if (filed_text(row.text, "batch") != batch.id.value() ||
            filed_number(row.text, "round") != round) {
            continue;
        }
        found = TRY(parse(row));
    }
    if (!found) return found;
    for (store::FiledRow const& row :
         TRY(station.store().filed_about(alarms_cleared.view(), batch.id.value()))) {
        if (filed_number(row.text, "alarms") != found->number) continue;
        found->cleared = AlarmsCleared{.number = row.sequence,
                                       .at = row.at,
                                       .official = filed_text(row.text, "official"),
                                       .reason = filed_text(row.text, "reason"),
                                       .text = filed_text(row.text, "text")};
    }
    return found;
}

std::span<ClearingReason const> clearing_reasons() {
    return reasons;
}

Ruled<Filed> clear_alarms(Station& station, ClearRequest const& request) {
    if (request.text.find_first_not_of(" \t\r\n") == std::string::npos ||
        std::ranges::find(reasons, request.reason, &ClearingReason::code) == reasons.end()) {
        return fail(ErrorCode::NotAllowed, "no reason of the list, or not a word of why",
                    "`penstock batch clear-alarms --help` lists the reasons");
    }
    auto const batch = TRY(station.store().batch(request.batch));
    if (!batch) return fail(ErrorCode::NotFound, "no batch of this id has been received");
    auto const alarms = TRY(alarms_of(station, *batch, batch->round));
    if (!alarms || alarms->level == AlarmLevel::Quiet) {
        return fail(ErrorCode::NotReady, "the last round of this batch has no alarm to clear");
    }
    if (alarms->level == AlarmLevel::Hard) {
        return refuse(Outcome::Refuse, "alarms.not-hard", requirement,
                      "A measure is above its hard threshold; nobody clears that, and the batch is "
                      "not approved.");
    }
    auto const governed = TRY(governing(station, batch->agreement));
    law::Official const* const official =
        governed ? official_of(*governed, request.signer.certificate(), station.now()) : nullptr;
    if (official == nullptr || !official->is(law::OfficialRole::ReleaseOwner)) {
        return refuse(Outcome::Hold, "alarms.by-manager", "R-IRM28-C",
                      "An alarm is cleared by an active official with the role of manager.");
    }
    JsonWriter json;
    json.object_begin().member("alarms").number(alarms->number);
    json.member("round").number(alarms->round).member("official").text(official->id.value());
    json.member("reason").text(request.reason).member("text").text(request.text).object_end();
    return TRY(file(station, {.kind = alarms_cleared,
                              .subject = request.batch.value(),
                              .text = json.take(),
                              .batch = request.batch,
                              .signers = {request.signer.certificate().fingerprint()}}));
}

Ruled<void> alarms_allow(Station& station, store::BatchRow const& batch,
                         store::RoundRow const& round, law::Agreement const& agreement) {
    if (!agreement.desks.alarms) return {};
    auto const alarms = TRY(alarms_of(station, batch, round.round));
    if (!alarms) {
        return refuse(Outcome::Hold, "alarms.computed", requirement,
                      "The alarms of this round were not computed; decide the batch again.");
    }
    if (alarms->level == AlarmLevel::Hard) {
        return refuse(
            Outcome::Refuse, "alarms.below-hard", requirement,
            "A measure of this batch is above its hard threshold; `penstock batch alarms` "
            "shows which.");
    }
    if (alarms->level == AlarmLevel::Soft && !alarms->cleared) {
        return refuse(
            Outcome::Hold, "alarms.cleared", requirement,
            "A measure of this batch is above its soft threshold; the batch is held until "
            "a manager clears it. `penstock batch alarms` shows which.");
    }
    return {};
}

}  // namespace penstock::disclosure
