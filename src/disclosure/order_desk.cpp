#include "disclosure/order_desk.h"

#include "crypto/cms.h"
#include "crypto/digest.h"
#include "disclosure/governing.h"
#include "disclosure/order_inbox.h"
#include "disclosure/order_roll.h"
#include "disclosure/signer.h"

#include <algorithm>

namespace penstock::disclosure {

namespace {

using law::Outcome;
using Signers = std::vector<Signer>;

// An entry of the ledger holds what the order says, with two or more signatures.
constexpr std::size_t longest_file = 24 << 10;
constexpr std::size_t most_signers = 8;

constexpr std::chrono::milliseconds between_looks{2};

std::unexpected<Stop> not_two_officials() {
    return refuse(Outcome::Refuse, "order.two-officials", "R-ORD-STOP",
                  "An order is entered by two different active officials of the order desk.");
}

std::unexpected<Stop> entered_already() {
    return refuse(Outcome::Return, "order.new", "R-ORD-STOP",
                  "An order of this id has been entered already.");
}

std::unexpected<Error> cannot_be_taken_in() {
    return fail(
        ErrorCode::IntegrityLost,
        "the order lies in the inbox and cannot be taken in; nothing is disclosed meanwhile",
        "look at orders-waiting/ as docs/operations/orders.md says");
}

Result<bool> has_order(Station& station, OrderId const& id) {
    for (store::OrderRow const& row : TRY(station.store().orders())) {
        if (row.id == id) return true;
    }
    return false;
}

Result<OrderSigners> signed_by(Signers const& signers, std::string const& statement,
                               Digest const& file, Instant at) {
    OrderSigners result{.file = file, .certificates = {}, .signatures = {}};
    for (Signer const& signer : signers) {
        result.certificates.push_back(signer.certificate().fingerprint());
        result.signatures.push_back(TRY(signer.sign(statement, at)));
    }
    return result;
}

Result<WaitingOrder> to_wait(law::Order const& order, std::string_view toml, Signers const& signers,
                             Instant at) {
    Digest const file = crypto::sha256(as_bytes(toml));
    OrderSigners const signatures =
        TRY(signed_by(signers, entering_statement(order.id, file), file, at));
    return WaitingOrder{.toml = std::string(toml), .signatures = signatures.signatures};
}

// What the store would say, from what the station keeps for those who cannot ask it now.
Ruled<void> may_be_handed_in(Seams seams, std::filesystem::path const& station,
                             law::Order const& order, Signers const& signers, Instant now) {
    OrderRoll const roll = TRY(OrderRoll::read(seams.disk, station));
    if (signers.size() > most_signers || !roll.two_officials(certificates_of(signers), now)) {
        return not_two_officials();
    }
    if (roll.has(order.id)) return entered_already();
    return {};
}

}  // namespace

Result<law::Order> read_order_file(std::string_view toml) {
    if (toml.size() > longest_file) {
        return fail(ErrorCode::Malformed, "the order's file has more than 24 KiB",
                    "enter the order without the limits that do not fit: it then covers more");
    }
    return law::parse_order(toml);
}

Ruled<EnteredAt> enter_order(Station& station, std::string_view toml, Signers const& signers) {
    law::Order const order = TRY(read_order_file(toml));
    if (signers.size() > most_signers ||
        !TRY(different_officials(station, signers, law::OfficialRole::OrderDesk, 2))) {
        return not_two_officials();
    }
    if (TRY(has_order(station, order.id))) return entered_already();
    WaitingOrder const waiting = TRY(to_wait(order, toml, signers, station.now()));
    std::string const name = TRY(put_in_inbox(station.disk(), station.folder(), order.id, waiting));
    return order_from_inbox(station, order.id, name);
}

Ruled<EnteredAt> order_from_inbox(Station& station, OrderId const& order, std::string const& name) {
    TRY(take_in_orders(station));
    auto const receipt = TRY(taken_receipt(station.disk(), station.folder(), name));
    if (!receipt) return cannot_be_taken_in();
    return EnteredAt{.order = order, .entry = receipt->entry, .at = receipt->at};
}

Ruled<std::string> leave_order(Seams seams, std::filesystem::path const& folder,
                               std::string_view toml, Signers const& signers, Instant now) {
    law::Order const order = TRY(read_order_file(toml));
    TRY(may_be_handed_in(seams, folder, order, signers, now));
    WaitingOrder const waiting = TRY(to_wait(order, toml, signers, now));
    return TRY(put_in_inbox(seams.disk, folder, order.id, waiting));
}

Ruled<EnteredAt> hand_in_order(Seams seams, std::filesystem::path const& folder,
                               std::string_view toml, Signers const& signers,
                               std::chrono::milliseconds patience) {
    law::Order const order = TRY(read_order_file(toml));
    auto station = Station::open(seams, folder);
    if (station) return enter_order(**station, toml, signers);
    if (station.error().code != ErrorCode::NotReady) return std::unexpected(station.error());
    std::string const name = TRY(leave_order(seams, folder, toml, signers, seams.clock.now()));
    while (true) {
        // Whoever has the station next takes the order in: this process, too.
        station = Station::open(seams, folder);
        bool const in_use = !station && station.error().code == ErrorCode::NotReady;
        if (!station && !in_use) return std::unexpected(station.error());
        if (auto const receipt = TRY(taken_receipt(seams.disk, folder, name))) {
            return EnteredAt{.order = order.id, .entry = receipt->entry, .at = receipt->at};
        }
        if (!in_use) return cannot_be_taken_in();
        if (patience <= std::chrono::milliseconds::zero()) {
            return fail(ErrorCode::NotReady,
                        "the order lies in the inbox and stops every disclosure; another process "
                        "has not yet written it into the ledger",
                        "any command on the station will");
        }
        seams.clock.pause(between_looks);
        patience -= between_looks;
    }
}

Ruled<EnteredAt> lift_order(Station& station, std::string_view toml, Signers const& signers) {
    auto const lift = law::parse_lift(toml);
    if (!lift && lift.error().requirement.view() == "R-ORD-LIFT") {
        return refuse(
            Outcome::Refuse, "lift.citation", "R-ORD-LIFT",
            "A lift cites the document that lifts the order, with its digest and its time.");
    }
    if (!lift) return std::unexpected(lift.error());
    if (signers.size() > most_signers || toml.size() > longest_file ||
        !TRY(different_officials(station, signers, law::OfficialRole::OrderDesk, 2))) {
        return refuse(Outcome::Refuse, "lift.two-officials", "R-ORD-LIFT",
                      "An order is lifted by two different active officials of the order desk.");
    }
    if (!TRY(has_order(station, lift->order))) {
        return refuse(Outcome::Refuse, "lift.known-order", "R-ORD-LIFT",
                      "No order of this id has been entered.");
    }
    Digest const file = crypto::sha256(as_bytes(toml));
    OrderSigners const signatures =
        TRY(signed_by(signers, lifting_statement(lift->order, file), file, station.now()));
    store::OrderRow const row{.id = lift->order,
                              .is_lift = true,
                              .toml = std::string(toml),
                              .index = station.ledger().size(),
                              .at = station.now()};
    Recorded const recorded = TRY(station.step(
        {.kind = store::StepKind::Order}, [&] { return station.store().add_order(row); },
        order_lifted(row.at, *lift, signatures)));
    TRY(keep_order_roll(station));
    return EnteredAt{.order = lift->order, .entry = recorded.index(), .at = row.at};
}

}  // namespace penstock::disclosure
