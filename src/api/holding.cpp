// The holds desk.
#include "api/acting.h"
#include "api/pages.h"
#include "api/routes.h"
#include "api/seen_batches.h"
#include "base/digest_text.h"
#include "crypto/cms.h"
#include "crypto/digest.h"
#include "disclosure/explain.h"
#include "disclosure/held_lines.h"
#include "disclosure/holds_desk.h"
#include "disclosure/show_hold.h"
#include "law/hold_rules.h"
#include "match/explanation.h"

#include <set>

namespace penstock::api {

namespace {

using disclosure::HeldLine;
using disclosure::ShownHold;

void add_texts(JsonWriter& json, std::string_view name, std::vector<std::string> const& texts) {
    json.member(name).array_begin();
    for (std::string const& text : texts) json.text(text);
    json.array_end();
}

std::string_view sentence(law::HoldAnswer answer) {
    using enum law::HoldAnswer;
    switch (answer) {
        case May:
            return "The desk may release it, with a reason.";
        case NotHeld:
            return "It is not on hold.";
        case AgainstLaw:
            return "The law refuses it; nobody lifts that here.";
        case Floor:
            return "It is on the floor: no person's word makes up for it.";
        case NobodyNamed:
            return "It cannot be released: nobody is named by name and address alone.";
        case AddressNotOn:
            return "It cannot be released: the address is not on file for the person.";
        case AfterLookup:
            return "It cannot be sent back.";
    }
    return {};
}

void add_element(JsonWriter& json, ShownHold const& shown, ShownHold::Element const& one) {
    law::Paragraph const& paragraph = shown.at_hand.then.law.paragraphs()[one.element->paragraph];
    json.object_begin().member("element").text(one.element->id);
    json.member("requirement").text(one.element->requirement);
    json.member("asks").text(one.element->asks).member("reason").text(one.element->reason);
    json.member("citation").text(paragraph.citation).member("law").text(paragraph.rule);
    json.member("may").text(sentence(one.may_release)).member("choices").array_begin();
    if (one.may_release == law::HoldAnswer::May) json.text("release");
    json.text("refuse");
    if (shown.stage == law::Stage::Face) json.text("return");
    json.array_end();
    if (one.decision) json.member("decided").text(word(one.decision->choice));
    json.object_end();
}

// How the line was matched: the waterfall of the best candidate.
void add_match(JsonWriter& json, match::MatchOutcome const& outcome) {
    json.member("match").object_begin().member("outcome").text(word(outcome.kind));
    json.member("reason").text(match::sentence(outcome.reason));
    std::set<PersonId> persons;
    for (match::Weighed const& weighed : outcome.evidence) persons.insert(weighed.person);
    json.member("candidates").number(std::uint64_t{persons.size()}).member("steps").array_begin();
    for (match::Bar const& bar : match::waterfall(outcome)) {
        if (bar.is_total) continue;
        std::size_t const colon = bar.label.find(": ");
        bool const has_level = colon != std::string::npos;
        json.object_begin().member("field").text(bar.label.substr(0, colon));
        json.member("level").text(has_level ? bar.label.substr(colon + 2) : "");
        json.member("weight").decimal(static_cast<double>(bar.to - bar.from) / 100).object_end();
    }
    json.array_end().object_end();
}

// In full, with the match where there was a look-up; else masked.
http::Response shown_form(ShownHold const& shown, bool masked,
                          std::optional<disclosure::Explained> const& explained = {}) {
    JsonWriter json;
    json.object_begin().member("batch").text(shown.place.batch.value());
    json.member("line").number(shown.place.line.value());
    json.member("round").number(shown.place.round).member("stage").text(word(shown.stage));
    json.member("masked").boolean(masked).member("findings").array_begin();
    for (ShownHold::Element const& one : shown.elements) add_element(json, shown, one);
    json.array_end().member("request").object_begin();
    for (auto const& [name, value] : shown.fields) json.member(name).text(value);
    json.object_end();
    if (explained) add_match(json, explained->outcome);
    return json_response(json.object_end().take(), masked ? 200 : 201);
}

}  // namespace

Answer holds(Call const& call, disclosure::Station& station) {
    std::vector<HeldLine> lines = TRY(disclosure::held_lines(station, std::nullopt));
    std::set<BatchId> seen;
    for (store::BatchRow const& row : TRY(station.store().batches())) {
        if (call.caller().has(row.agreement)) seen.insert(row.id);
    }
    std::erase_if(lines, [&](HeldLine const& line) { return !seen.contains(line.place.batch); });
    std::ranges::stable_sort(lines, {}, &HeldLine::since);
    Instant const now = station.now();
    return page_of(call, lines, [&](JsonWriter& json, HeldLine const& line) {
        json.object_begin().member("batch").text(line.place.batch.value());
        json.member("line").number(line.place.line.value());
        json.member("round").number(line.place.round).member("stage").text(word(line.stage));
        add_texts(json, "elements", line.elements);
        add_texts(json, "decided", line.decided);
        json.member("statute").text(line.statute).member("recipients").text(line.recipients);
        json.member("since").text(format_instant(line.since));
        json.member("due").text(format_instant(line.due));
        json.member("late").boolean(line.late(now)).object_end();
    });
}

Answer hold_reasons(Call const& call) {
    return page_of(call, law::hold_reasons(), [](JsonWriter& json, law::HoldReason const& reason) {
        json.object_begin().member("reason").text(reason.code);
        json.member("choice").text(word(reason.choice));
        json.member("says").text(reason.meaning).object_end();
    });
}

Answer hold(Call const& call, disclosure::Station& station) {
    TRY(batch_asked(call, station));
    return shown_form(TRY(disclosure::show_hold(station, call.batch(), call.line(), std::nullopt)),
                      true);
}

Answer unmask_hold(Call const& call, disclosure::Station& station) {
    TRY(batch_asked(call, station));
    auto const official = disclosure::Signer::at_hand(call.caller().certificate);
    auto const shown = TRY(disclosure::show_hold(station, call.batch(), call.line(), official));
    if (shown.stage != law::Stage::Record) return shown_form(shown, false);
    // What the match rests on touches a record, and is accounted for as an inspection. Where the
    // law permits no look-up any more, such as under an order that came since, the request is shown
    // without it.
    auto explained = disclosure::explain_match(station, call.batch(), call.line(), official);
    if (explained) return shown_form(shown, false, *explained);
    if (explained.error().refusal() != nullptr) return shown_form(shown, false);
    return std::unexpected(explained.error());
}

Answer decide_hold(Call const& call, disclosure::Station& station) {
    TRY(batch_asked(call, station));
    auto const form = TRY(call.form());
    auto const choice = law::hold_choice_of(TRY(form.text("choice")));
    if (!choice) return form.wrong("choice", "is not one of release, refuse, return");
    disclosure::HoldRequest request{.batch = call.batch(),
                                    .line = call.line(),
                                    .element = TRY(form.text("element")),
                                    .choice = *choice,
                                    .reason = TRY(form.text("reason")),
                                    .text = TRY(form.text("text")),
                                    .signers = {}};
    std::string const statement =
        act_statement(call, request.element + "\n" + std::string(word(*choice)) + "\n" +
                                request.reason + "\n" + request.text + "\n");
    request.signers = TRY(signers_of(call, form, statement));
    TRY(form.no_other_members());
    return filed(TRY(disclosure::decide_hold(station, request)));
}

}  // namespace penstock::api
