#include "disclosure/show_hold.h"

#include "disclosure/line_keys.h"
#include "disclosure/replay_facts.h"
#include "disclosure/signer.h"
#include "law/predicates.h"
#include "match/explanation.h"

#include <algorithm>
#include <limits>
#include <set>

namespace penstock::disclosure {

namespace {

using law::Outcome;
using match::Sight;

// The fields of a line that an element asks about, by the family of its predicate.
std::set<std::string_view> fields_of(law::Element const& element) {
    std::string_view const name = element.predicate->name.view();
    if (name == "repetition.address") return {"address"};
    if (name == "repetition.periods") return {"periods"};
    if (name == "repetition.reason") return {"reason"};
    std::string_view const family = name.substr(0, name.find('.'));
    if (family == "identity" || family == "record") return {"name", "address", "tin", "dob"};
    if (family == "case" || family == "final_order") return {"case", "particulars"};
    if (family == "recipient") return {"recipients", "case"};
    if (family == "reason" || family == "purpose") return {"purpose", "reason"};
    if (family == "period") return {"periods"};
    if (family == "repetition") return {"name"};
    return {family};
}

identity::Subject subject_of(exchange::ReadLine const& read) {
    identity::Subject subject;
    subject.name = read.line.name.value_or(identity::PersonName{});
    subject.aliases = read.line.aliases;
    subject.address = address_of(read.line);
    if (read.line.tin) {
        if (auto tin = identity::parse_tin(*read.line.tin)) subject.tin = std::move(*tin);
    }
    if (read.line.dob) {
        if (auto const dob = parse_date(*read.line.dob)) subject.dob = *dob;
    }
    return subject;
}

std::string said(std::string_view what, std::optional<bool> const& answer) {
    if (!answer) return {};
    return std::string(what) + (*answer ? ": yes; " : ": no; ");
}

std::string particulars_of(exchange::RequestLine const& line, Sight sight) {
    if (!line.particulars) return {};
    exchange::Particulars const& given = *line.particulars;
    std::string text = said("outstanding", given.outstanding) +
                       said("relief pending", given.pending_relief) +
                       said("protected from removal", given.protected_from_removal) +
                       said("in custody", given.in_custody);
    if (given.ground) text += "ground: " + *given.ground + "; ";
    if (sight == Sight::Full) {
        text += "final order: " + given.final_order_date.value_or("not given") + "; ";
        text += "court order: " + given.court_order_date.value_or("not given") + "; ";
    }
    return text.substr(0, text.empty() ? 0 : text.size() - 2);
}

std::string joined(std::vector<std::string> const& parts) {
    std::string text;
    for (std::string const& part : parts) text += (text.empty() ? "" : " ") + part;
    return text;
}

std::string periods_of(exchange::RequestLine const& line) {
    std::vector<std::string> years;
    for (int const year : line.periods.value_or(std::vector<int>{})) {
        years.push_back(std::to_string(year));
    }
    return joined(years);
}

std::vector<std::pair<std::string, std::string>> fields_of(exchange::ReadLine const& read,
                                                           std::set<std::string_view> const& wanted,
                                                           Sight sight) {
    exchange::RequestLine const& line = read.line;
    match::SetForth const person = match::set_forth(subject_of(read), sight);
    std::string const reason = sight == Sight::Full
                                   ? line.reason.value_or("")
                                   : "(shown to an official of the holds desk who signs)";
    std::vector<std::pair<std::string, std::string>> const all{
        {"name", person.name},
        {"address", person.address},
        {"tin", person.tin},
        {"dob", person.dob},
        {"periods", periods_of(line)},
        {"authority", line.authority.value_or("")},
        {"purpose", line.purpose.value_or("")},
        {"reason", reason},
        {"case", line.matter ? line.matter->number.value_or("") + ", opened " +
                                   line.matter->opened.value_or("") + ", " +
                                   line.matter->status.value_or("")
                             : ""},
        {"particulars", particulars_of(line, sight)},
        {"recipients", joined(line.recipients.value_or(std::vector<std::string>{}))}};
    std::vector<std::pair<std::string, std::string>> fields;
    for (auto const& field : all) {
        if (wanted.contains(field.first)) fields.push_back(field);
    }
    return fields;
}

}  // namespace

Ruled<ShownHold> show_hold(Station& station, BatchId const& batch, LineNumber line,
                           std::optional<Signer> const& official) {
    RoundAtHand at_hand = TRY(last_round(station, batch));
    if (official) {
        auto const governed = TRY(governing(station, at_hand.batch.agreement));
        law::Official const* const known =
            governed ? official_of(*governed, official->certificate(), station.now()) : nullptr;
        if (known == nullptr || !known->is(law::OfficialRole::HoldsDesk)) {
            return refuse(Outcome::Refuse, "hold.by-holds-desk", "R-6103p4-C",
                          "The signer is not an active official of the holds desk.");
        }
    }
    store::LineRow const row = TRY(line_of(station, at_hand, line));
    if (row.outcome != word(Outcome::Hold)) {
        return refuse(Outcome::Return, "hold.on-hold", "R-6103i2-L", "The line is not on hold.");
    }
    RecordKnowledge known;
    if (row.looked_up) known = TRY(parse_record_knowledge(row.record_known));
    HoldsOfBatch const holds(
        TRY(holds_on_file(station.store(), batch, std::numeric_limits<std::uint64_t>::max())));
    ShownHold shown{.at_hand = std::move(at_hand),
                    .place = {.batch = batch, .line = line, .round = 0},
                    .stage = deciding_stage(row),
                    .elements = {},
                    .fields = {}};
    shown.place.round = shown.at_hand.round.round;
    std::set<std::string_view> wanted;
    for (law::HeldElement const& held : not_met(shown.at_hand, row, &known.facts)) {
        if (held.outcome != Outcome::Hold) continue;
        ShownHold::Element element{
            .element = held.element,
            .outcome = held.outcome,
            .may_release = law::may_be_decided(held, law::HoldChoice::Release),
            .decision = {}};
        for (HoldOnFile const& hold : holds.on(line)) {
            bool const waits = hold.index >= shown.at_hand.round.first_index;
            if (hold.element == held.element->id && waits) element.decision = hold;
        }
        shown.elements.push_back(std::move(element));
        wanted.merge(fields_of(*held.element));
    }
    shown.fields = fields_of(TRY(request_line(station, batch, line)), wanted,
                             official ? Sight::Full : Sight::Masked);
    return shown;
}

}  // namespace penstock::disclosure
