#include "oversight/determination.h"

#include "base/json_writer.h"
#include "disclosure/signer.h"
#include "exchange/json_form.h"

#include <array>

namespace penstock::oversight {

namespace {

constexpr std::array states{Releasability::Releasable, Releasability::WithheldB7,
                            Releasability::WithheldByRule};

std::string subject_of(BatchId const& batch, LineNumber line) {
    return batch.value() + "/" + std::to_string(line.value());
}

void put_date(JsonWriter& json, std::string_view name, std::optional<Date> date) {
    json.member(name);
    date ? json.text(format_date(*date)) : json.null();
}

}  // namespace

std::string_view word(Releasability state) {
    switch (state) {
        case Releasability::Releasable:
            return "releasable";
        case Releasability::WithheldB7:
            return "withheld-b7";
        case Releasability::WithheldByRule:
            return "withheld-by-rule";
    }
    return "withheld-b7";
}

std::optional<Releasability> releasability_of(std::string_view text) {
    for (Releasability const state : states) {
        if (word(state) == text) return state;
    }
    return std::nullopt;
}

Result<Determination> determination_of(disclosure::Station& station, BatchId const& batch,
                                       LineNumber line) {
    auto const rows =
        TRY(station.store().filed_about(accounting_determined.view(), subject_of(batch, line)));
    if (rows.empty()) return Determination{};
    auto const form = TRY(exchange::JsonForm::parse(rows.back().text, "a filed record", {}));
    return Determination{
        .state = releasability_of(TRY(form.text("state"))).value_or(Releasability::WithheldB7),
        .review = TRY(form.optional_date("review")),
        .visible_from = TRY(form.optional_date("visible_from")),
        .reason = TRY(form.text("reason")),
        .record = rows.back().sequence};
}

disclosure::Ruled<void> signed_for_accounting(disclosure::Station& station,
                                              disclosure::Signer const& signer) {
    std::vector<disclosure::Signer> const signers{signer};
    if (TRY(disclosure::different_officials(station, signers, law::OfficialRole::Accounting, 1))) {
        return {};
    }
    return disclosure::refuse(law::Outcome::Refuse, "accounting.by-official", "R-6103p3-C",
                              "This is done by an active official with the role accounting.");
}

disclosure::Ruled<disclosure::Filed> determine(disclosure::Station& station, BatchId const& batch,
                                               LineNumber line, Determination const& determination,
                                               disclosure::Signer const& signer) {
    TRY(signed_for_accounting(station, signer));
    if (determination.reason.find_first_not_of(" \t\n") == std::string::npos) {
        return fail(ErrorCode::Malformed, "a determination without a reason",
                    "say in words why the entry is shown or withheld");
    }
    auto const row = TRY(station.store().batch(batch));
    if (!row || line.value() < 1 || line.value() > row->lines) {
        return fail(ErrorCode::NotFound, "no such line has been received");
    }
    JsonWriter json;
    json.object_begin().member("state").text(word(determination.state));
    put_date(json, "review", determination.review);
    put_date(json, "visible_from", determination.visible_from);
    json.member("reason").text(determination.reason).object_end();
    return TRY(disclosure::file(station, {.kind = accounting_determined,
                                          .subject = subject_of(batch, line),
                                          .text = json.take(),
                                          .signers = {signer.certificate().fingerprint()}}));
}

}  // namespace penstock::oversight
