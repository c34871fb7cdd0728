#include "disclosure/order_notices.h"

#include "base/json_writer.h"
#include "crypto/digest.h"
#include "disclosure/filed_text.h"
#include "disclosure/filing.h"
#include "disclosure/freeze.h"
#include "disclosure/governing.h"
#include "disclosure/notice.h"
#include "disclosure/order_keys.h"
#include "disclosure/order_reach.h"

#include <algorithm>
#include <map>
#include <set>

namespace penstock::disclosure {

namespace {

using law::Outcome;

constexpr Literal carried_out_entry = "order-carried-out";
constexpr Literal acknowledged_entry = "notice-acknowledged";

// An order or a lift as it was entered.
struct Event {
    law::EnteredOrder entered;
    std::uint64_t entry = 0;
    law::Lift const* lift = nullptr;  // of `entered`
};

struct Bound {
    BoundAs as = BoundAs::Official;
    std::string id;
    AgreementId agreement;
    std::uint64_t opened = 0;  // covered items
    std::optional<Instant> deadline = {};
};

std::vector<Event> events_of(std::vector<law::EnteredOrder> const& orders) {
    std::vector<Event> events;
    for (law::EnteredOrder const& entered : orders) {
        events.push_back({.entered = entered, .entry = entered.entered_index});
        for (law::EnteredOrder::EnteredLift const& lift : entered.lifted) {
            events.push_back({.entered = entered, .entry = lift.index});
        }
    }
    for (Event& event : events) {
        for (std::size_t i = 0; i < event.entered.lifted.size(); ++i) {
            if (event.entered.lifted[i].index == event.entry) {
                event.lift = &event.entered.order.lifts[i];
            }
        }
    }
    return events;
}

std::string_view what_it_does(law::OrderKind kind) {
    switch (kind) {
        case law::OrderKind::Stop:
            return "It stops every disclosure of what it covers.";
        case law::OrderKind::Vacate:
            return "It sets aside what the disclosures rest on: nothing that it covers is "
                   "disclosed.";
        case law::OrderKind::BarUse:
            return "It bars looking at, using, copying, passing on and relying on what it covers.";
        case law::OrderKind::Preserve:
            return "It is a legal hold: what it covers is neither disposed of nor destroyed, not "
                   "even when its use has ended.";
    }
    return {};
}

// The fixed template.
std::string notice_text(Event const& event, Bound const& bound) {
    law::Order const& order = event.entered.order;
    std::string text = "NOTICE OF A COURT ORDER\n\nOrder " + order.id.value() + " of the " +
                       order.court + ", docket " + order.docket + ", text digest " +
                       digest_text(order.text_digest) + ".\n";
    if (event.lift != nullptr) {
        text +=
            std::string(event.lift->scope ? "It has been lifted in part" : "It has been lifted") +
            " by: " + event.lift->citation + ", effective " +
            format_instant(event.lift->effective) + ", text digest " +
            digest_text(event.lift->text_digest) +
            ".\nNothing resumes by itself: what was frozen is decided and approved anew.\n";
    } else {
        text += "Entered at this station as entry " + std::to_string(event.entry) +
                " of its ledger, effective " + format_instant(order.effective) + ".\n" +
                std::string(what_it_does(order.kind)) + "\n";
    }
    if (bound.deadline) {
        text += "\nDEMAND: you opened " + std::to_string(bound.opened) +
                " items that the order covers. Stop using them, copy nothing, pass nothing on, say "
                "to whom you did, and answer by " +
                format_instant(*bound.deadline) + ".\n";
    }
    return text +
           "\nAcknowledge this notice with your own certificate: penstock notice "
           "acknowledge.\n";
}

// The persons bound, each once for each agreement.
class BoundPersons {
public:
    explicit BoundPersons(Station& station) : station_(station) {}

    Result<std::vector<Bound>> of(Event const& event) {
        law::OrderScope const& scope = event.entered.order.scope;
        law::OrderScope any_statute = scope;
        any_statute.statutes.clear();
        for (AgreementId const& id : TRY(station_.store().agreement_ids())) {
            auto const governed = TRY(governing(station_, id));
            if (!governed) continue;
            law::Agreement const& agreement = governed->agreement;
            if (!law::covers(any_statute,
                             {.agreement = id, .agency = agreement.requester.id, .statute = {}})) {
                continue;
            }
            hours_[id] = agreement.breach_notice_hours;
            for (law::Official const& official : agreement.officials) {
                if (official.active.contains(utc_date(station_.now()))) {
                    add({.as = BoundAs::Official, .id = official.id.value(), .agreement = id});
                }
            }
            add({.as = BoundAs::Contact, .id = agreement.requester.id.value(), .agreement = id});
        }
        // A legal hold stops no use, and an order none before it is in effect.
        bool const demands = event.lift == nullptr &&
                             event.entered.order.kind != law::OrderKind::Preserve &&
                             event.entered.order.effective <= station_.now();
        TRY(each_reached(station_, scope, [&](ReachedLine const& line) -> Result<void> {
            add_line(line, demands);
            return {};
        }));
        std::vector<Bound> persons;
        for (auto& [key, bound] : persons_) persons.push_back(std::move(bound));
        return persons;
    }

private:
    void add(Bound bound) {
        persons_.try_emplace({bound.as, bound.id, bound.agreement}, std::move(bound));
    }

    void add_line(ReachedLine const& line, bool demands) {
        if (!line.admitted && line.openings.empty()) return;
        for (std::string const& name : names_in(line.recipients)) {
            add({.as = BoundAs::Recipient, .id = name, .agreement = line.batch.agreement});
        }
        for (store::OpeningRow const& opening : line.openings) {
            if (!opening.disclosed || !demands) continue;
            std::string const& name = opening.recipient.value();
            add({.as = BoundAs::Recipient, .id = name, .agreement = line.batch.agreement});
            Bound& bound = persons_.at({BoundAs::Recipient, name, line.batch.agreement});
            ++bound.opened;
            bound.deadline = station_.now() + std::chrono::hours(hours_[line.batch.agreement]);
        }
    }

    Station& station_;
    std::map<std::tuple<BoundAs, std::string, AgreementId>, Bound> persons_;
    std::map<AgreementId, std::int64_t> hours_;
};

Result<void> give(Station& station, Event const& event, Bound const& bound) {
    std::string const text = notice_text(event, bound);
    JsonWriter json;
    json.object_begin().member("to").text(bound.id);
    json.member("about").text("order " + event.entered.order.id.value());
    json.member("as").text(word(bound.as)).member("agreement").text(bound.agreement.value());
    json.member("entry").number(event.entry);
    json.member("event").text(event.lift != nullptr ? "lifted" : "entered");
    if (bound.deadline) json.member("deadline").text(format_instant(*bound.deadline));
    json.member("text_digest").text(digest_text(crypto::sha256(as_bytes(text))));
    json.member("text").text(text).object_end();
    TRY(file(station, {.kind = notice_entry, .subject = bound.id, .text = json.take()}));
    return {};
}

// What takes effect later than it was entered is carried out twice: until then more may be opened,
// which is then to be demanded back, and no key is destroyed.
Result<bool> is_carried_out(Station& station, Event const& event) {
    Instant const effective =
        event.lift != nullptr ? event.lift->effective : event.entered.order.effective;
    auto const done =
        TRY(station.store().filed_about(carried_out_entry.view(), event.entered.order.id.value()));
    return std::ranges::any_of(done, [&](store::FiledRow const& row) {
        return filed_number(row.text, "entry") == event.entry &&
               (row.at >= effective || station.now() < effective);
    });
}

// To whom a notice went, and whether it made a demand.
using Told = std::tuple<BoundAs, std::string, AgreementId, bool>;

Told with_demand(Told told) {
    std::get<bool>(told) = true;
    return told;
}

struct Given {
    std::uint64_t now = 0, in_all = 0;
};

Result<Given> give_notices(Station& station, Event const& event) {
    std::set<Told> told;
    for (OrderNotice const& notice : TRY(order_notices(station, event.entered.order.id))) {
        if (notice.entry != event.entry) continue;
        told.insert({notice.as, notice.to, notice.agreement, notice.deadline.has_value()});
    }
    std::size_t const before = told.size();
    for (Bound const& bound : TRY(BoundPersons(station).of(event))) {
        Told const notice{bound.as, bound.id, bound.agreement, bound.deadline.has_value()};
        // Who has been told is told again only of a demand.
        if (told.contains(notice) || (!bound.deadline && told.contains(with_demand(notice)))) {
            continue;
        }
        told.insert(notice);
        TRY(give(station, event, bound));
    }
    return Given{.now = told.size() - before, .in_all = told.size()};
}

OrderNotice read_notice(store::FiledRow const& row) {
    OrderNotice notice{.number = row.sequence,
                       .order = OrderId(filed_text(row.text, "about").substr(6)),
                       .entry = filed_number(row.text, "entry"),
                       .of_lift = filed_text(row.text, "event") == "lifted",
                       .as = BoundAs::Official,
                       .to = filed_text(row.text, "to"),
                       .agreement = AgreementId(filed_text(row.text, "agreement")),
                       .text = filed_text(row.text, "text"),
                       .text_digest = {},
                       .at = row.at,
                       .deadline = {},
                       .acknowledged = {}};
    for (BoundAs const as : {BoundAs::Contact, BoundAs::Recipient}) {
        if (filed_text(row.text, "as") == word(as)) notice.as = as;
    }
    notice.text_digest = crypto::sha256(as_bytes(notice.text));
    auto const deadline = parse_instant(filed_text(row.text, "deadline"));
    if (deadline) notice.deadline = *deadline;
    return notice;
}

// True if the certificate is that of the person to whom the notice is addressed.
bool belongs_to(crypto::Certificate const& certificate, OrderNotice const& notice,
                law::Agreement const& agreement) {
    Digest const& shown = certificate.fingerprint();
    switch (notice.as) {
        case BoundAs::Official:
            return std::ranges::any_of(agreement.officials, [&](law::Official const& official) {
                return official.id.value() == notice.to && official.cert_sha256 == shown;
            });
        case BoundAs::Contact:
            return std::ranges::any_of(agreement.certifiers, [&](law::Certifier const& certifier) {
                return certifier.cert_sha256 == shown;
            });
        case BoundAs::Recipient: {
            auto const found = agreement.recipients.find(OfficerId(notice.to));
            return found != agreement.recipients.end() && found->second.cert_sha256 == shown;
        }
    }
    return false;
}

}  // namespace

std::string_view word(BoundAs bound) {
    switch (bound) {
        case BoundAs::Official:
            return "official";
        case BoundAs::Contact:
            return "contact";
        case BoundAs::Recipient:
            return "recipient";
    }
    return {};
}

Result<std::vector<OrderNotice>> order_notices(Station& station,
                                               std::optional<OrderId> const& order) {
    std::map<std::uint64_t, Instant> acknowledged;
    for (store::FiledRow const& row : TRY(station.store().filed(acknowledged_entry.view()))) {
        acknowledged.try_emplace(filed_number(row.text, "notice"), row.at);
    }
    std::vector<OrderNotice> notices;
    for (store::FiledRow const& row : TRY(station.store().filed(notice_entry.view()))) {
        std::string const about = filed_text(row.text, "about");
        if (!about.starts_with("order ")) continue;
        if (order && about.substr(6) != order->value()) continue;
        notices.push_back(read_notice(row));
        auto const found = acknowledged.find(row.sequence);
        if (found != acknowledged.end()) notices.back().acknowledged = found->second;
    }
    return notices;
}

Result<std::uint64_t> carry_out_orders(Station& station) {
    std::uint64_t all = 0;
    std::vector<law::EnteredOrder> const orders = TRY(entered_orders(station));
    for (Event const& event : events_of(orders)) {
        if (TRY(is_carried_out(station, event))) continue;
        // A lift of a legal hold may set a destruction free.
        std::uint64_t const destroyed = TRY(destroy_keys(station));
        Given const given = TRY(give_notices(station, event));
        all += given.now;
        JsonWriter json;
        json.object_begin().member("entry").number(event.entry);
        json.member("notices").number(given.in_all);
        json.member("keys_destroyed").number(destroyed).object_end();
        TRY(file(station, {.kind = carried_out_entry,
                           .subject = event.entered.order.id.value(),
                           .text = json.take()}));
    }
    return all;
}

Ruled<OrderNotice> acknowledge_notice(Station& station, std::uint64_t number,
                                      Signer const& person) {
    auto const notices = TRY(order_notices(station, std::nullopt));
    auto const found = std::ranges::find(notices, number, &OrderNotice::number);
    if (found == notices.end()) {
        return fail(ErrorCode::NotFound, "there is no notice of this number",
                    "`penstock notice list` shows them");
    }
    if (found->acknowledged) return *found;
    auto const governed = TRY(governing(station, found->agreement));
    if (!governed || !belongs_to(person.certificate(), *found, governed->agreement)) {
        return refuse(Outcome::Refuse, "notice.by-its-addressee", "R-ORD-NOTIFY",
                      "A notice is acknowledged by the person to whom it is addressed, with that "
                      "person's own certificate; for the agency by one of its certifiers.");
    }
    JsonWriter json;
    json.object_begin().member("notice").number(number);
    json.member("text_digest").text(digest_text(found->text_digest)).object_end();
    TRY(file(station, {.kind = acknowledged_entry,
                       .subject = found->to,
                       .text = json.take(),
                       .signers = {person.certificate().fingerprint()}}));
    OrderNotice acknowledged = *found;
    acknowledged.acknowledged = station.now();
    return acknowledged;
}

Ruled<void> notices_acknowledged(Station& station, OfficerId const& recipient) {
    auto const orders = TRY(entered_orders(station));
    for (law::EnteredOrder const& entered : orders) {
        bool const bars = entered.order.kind == law::OrderKind::BarUse &&
                          law::state_of(entered, station.now()) != law::OrderState::Lifted;
        if (!bars) continue;
        TRY(carry_out_orders(station));
        for (OrderNotice const& notice : TRY(order_notices(station, entered.order.id))) {
            bool const own = notice.as == BoundAs::Recipient && notice.to == recipient.value();
            if (!own || notice.of_lift || notice.acknowledged) continue;
            return refuse(Outcome::Block, "notice.acknowledged", "R-ORD-NOTIFY",
                          "You have not acknowledged the notice of an order that bars use; until "
                          "you do, you open nothing.");
        }
    }
    return {};
}

}  // namespace penstock::disclosure
