#include "disclosure/order_desk.h"

#include "disclosure/entries.h"
#include "disclosure/governing.h"
#include "disclosure/signer.h"

#include <algorithm>
#include <set>

namespace penstock::disclosure {

namespace {

using law::Outcome;

// Every agreement adopted here has its own order desk; an order may touch all of them, so an
// official of any of them may sign.
Result<std::set<std::string>> order_desk_officials(Station& station,
                                                   std::vector<crypto::Credential> const& signers) {
    std::set<std::string> officials;
    for (AgreementId const& id : TRY(station.store().agreement_ids())) {
        auto const governed = TRY(governing(station, id));
        for (crypto::Credential const& signer : signers) {
            law::Official const* const official =
                official_of(*governed, signer.certificate(), station.now());
            if (official != nullptr && official->order_desk) {
                officials.insert(to_hex(signer.certificate().fingerprint().view()) +
                                 official->id.value());
            }
        }
    }
    return officials;
}

}  // namespace

// Two different people: different officials with different certificates.
Result<bool> two_desk_officials(Station& station, std::vector<crypto::Credential> const& signers) {
    std::set<Digest> certificates;
    for (crypto::Credential const& signer : signers) {
        certificates.insert(signer.certificate().fingerprint());
    }
    std::set<std::string> ids;
    std::set<std::string> cards;
    constexpr std::size_t fingerprint_digits = 64;
    for (std::string const& official : TRY(order_desk_officials(station, signers))) {
        cards.insert(official.substr(0, fingerprint_digits));
        ids.insert(official.substr(fingerprint_digits));
    }
    // Every signature counts against the order if it is not a desk official's: a stranger's name on
    // it is a mistake to be looked at.
    return certificates.size() >= 2 && ids.size() >= 2 && cards.size() == certificates.size();
}

std::vector<Digest> fingerprints_of(std::vector<crypto::Credential> const& signers) {
    std::vector<Digest> digests;
    for (crypto::Credential const& signer : signers) {
        digests.push_back(signer.certificate().fingerprint());
    }
    return digests;
}

Ruled<OrderId> enter_order(Station& station, std::string_view toml,
                           std::vector<crypto::Credential> const& signers) {
    law::Order const order = TRY(law::parse_order(toml));
    if (!TRY(two_desk_officials(station, signers))) {
        return refuse(Outcome::Refuse, "order.two-officials", "R-ORD-STOP",
                      "An order is entered by two different active officials of the order desk.");
    }
    std::vector<law::EnteredOrder> const before = TRY(entered_orders(station));
    auto const same = [&](law::EnteredOrder const& entered) {
        return entered.order.id == order.id;
    };
    if (std::ranges::any_of(before, same)) {
        return refuse(Outcome::Return, "order.new", "R-ORD-STOP",
                      "An order of this id has been entered already.");
    }
    store::OrderRow const row{.id = order.id,
                              .is_lift = false,
                              .toml = std::string(toml),
                              .index = station.ledger().size(),
                              .at = station.now()};
    TRY(station.step(
        {.kind = store::StepKind::Order}, [&] { return station.store().add_order(row); },
        order_entered(station.now(), order, fingerprints_of(signers))));
    return order.id;
}

Ruled<OrderId> lift_order(Station& station, std::string_view toml,
                          std::vector<crypto::Credential> const& signers) {
    auto const lift = law::parse_lift(toml);
    if (!lift && lift.error().requirement.view() == "R-ORD-LIFT") {
        return refuse(
            Outcome::Refuse, "lift.citation", "R-ORD-LIFT",
            "A lift cites the document that lifts the order, with its digest and its time.");
    }
    if (!lift) return std::unexpected(lift.error());
    if (!TRY(two_desk_officials(station, signers))) {
        return refuse(Outcome::Refuse, "lift.two-officials", "R-ORD-LIFT",
                      "An order is lifted by two different active officials of the order desk.");
    }
    std::vector<law::EnteredOrder> const before = TRY(entered_orders(station));
    auto const same = [&](law::EnteredOrder const& entered) {
        return entered.order.id == lift->order;
    };
    if (std::ranges::none_of(before, same)) {
        return refuse(Outcome::Refuse, "lift.known-order", "R-ORD-LIFT",
                      "No order of this id has been entered.");
    }
    store::OrderRow const row{.id = lift->order,
                              .is_lift = true,
                              .toml = std::string(toml),
                              .index = station.ledger().size(),
                              .at = station.now()};
    TRY(station.step(
        {.kind = store::StepKind::Order}, [&] { return station.store().add_order(row); },
        order_lifted(station.now(), *lift, fingerprints_of(signers))));
    return lift->order;
}

}  // namespace penstock::disclosure
