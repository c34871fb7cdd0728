#include "law/internal/floor.h"

#include <array>

namespace penstock::law::internal {

namespace {

using enum Outcome;

constexpr std::array table{
    // An agreement in force with the agency that asks, and a ledger that stands.
    FloorEntry{"agreement.in_force", Block},
    FloorEntry{"agency.is_requester", Refuse},
    FloorEntry{"ledger.durable", Block},

    // An authorised certifier, by a signature over the whole batch.
    FloorEntry{"signature.present", Return},
    FloorEntry{"signature.verifies", Refuse},
    FloorEntry{"certificate.of_authority", Refuse},
    FloorEntry{"certificate.not_revoked", Refuse},
    FloorEntry{"certificate.current", Return},
    FloorEntry{"certificate.may_sign", Return},
    FloorEntry{"certifier.on_roll", Refuse},
    FloorEntry{"certifier.in_office", Return},
    FloorEntry{"certifier.role_admitted", Return},
    FloorEntry{"certifier.delegation_admitted", Hold},
    FloorEntry{"certifier.delegation_written", Hold},

    // The name and the address of one person, set forth.
    FloorEntry{"name.given", Return},
    FloorEntry{"name.not_placeholder", Return},
    FloorEntry{"name.more_than_initials", Return},
    FloorEntry{"name.no_wildcard", Return},
    FloorEntry{"name.of_one_person", Return},
    FloorEntry{"name.is_a_name", Return},
    FloorEntry{"address.given", Return},
    FloorEntry{"address.not_placeholder", Return},
    FloorEntry{"address.complete", Return},
    FloorEntry{"address.one_address", Return},

    // The period.
    FloorEntry{"period.given", Return},
    FloorEntry{"period.possible", Return},

    // The statutory authority: a designated Federal criminal statute, for a purpose that the law
    // names, and no item but the one that may leave.
    FloorEntry{"authority.given", Return},
    FloorEntry{"authority.is_citation", Return},
    FloorEntry{"authority.exists", Return},
    FloorEntry{"authority.has_subsection", Return},
    FloorEntry{"authority.criminal", Refuse},
    FloorEntry{"authority.federal", Refuse},
    FloorEntry{"authority.nontax", Refuse},
    FloorEntry{"authority.listed", Return},
    FloorEntry{"purpose.listed", Return},
    FloorEntry{"item.address_only", Refuse},

    // The specific reason.
    FloorEntry{"reason.given", Return},

    // A named recipient of the requesting agency.
    FloorEntry{"recipient.named", Return},
    FloorEntry{"recipient.on_roll", Return},
    FloorEntry{"recipient.of_agency", Refuse},
    FloorEntry{"recipient.not_contractor", Refuse},
    FloorEntry{"recipient.not_state_or_local", Refuse},
    FloorEntry{"recipient.active", Return},
    FloorEntry{"recipient.assigned", Return},

    // No order in force.
    FloorEntry{"order.none_stops", Block},
    FloorEntry{"order.none_bars_use", Block},
    FloorEntry{"order.scope_applicable", Block},
    FloorEntry{"order.lifted_for_line", Block},
    FloorEntry{"order.not_frozen", Block},

    // Matched to one person, and an item of that person that may leave.
    FloorEntry{"identity.on_file", NoRelease},
    FloorEntry{"identity.address_of_that_person", NoRelease},
    FloorEntry{"identity.number_not_of_another", NoRelease},
    FloorEntry{"identity.address_not_of_another", NoRelease},
    FloorEntry{"identity.one_person", Hold},
    FloorEntry{"identity.unit_tells_apart", Hold},
    FloorEntry{"identity.unit_set_forth", Hold},
    FloorEntry{"identity.not_contradicted", Hold},
    FloorEntry{"record.has_releasable", NoRelease},

    // All of it still so when the recipient opens the line.
    FloorEntry{"open.no_order_stops", Block},
    FloorEntry{"open.no_order_bars_use", Block},
    FloorEntry{"open.order_scope_applicable", Block},
    FloorEntry{"open.order_lifted_for_line", Block},
    FloorEntry{"open.not_frozen", Block},
    FloorEntry{"open.agreement_in_force", Block},
    FloorEntry{"open.ledger_durable", Block},
    FloorEntry{"open.envelope_known", Refuse},
    FloorEntry{"open.opener_named", Refuse},
    FloorEntry{"open.opener_certificate_good", Refuse},
    FloorEntry{"open.opener_on_roll", Refuse},
    FloorEntry{"open.opener_of_agency", Refuse},
    FloorEntry{"open.opener_employee", Refuse},
    FloorEntry{"open.opener_active", Refuse},
    FloorEntry{"open.opener_assigned", Refuse},
    FloorEntry{"open.statute_listed", Refuse},
};

}  // namespace

std::span<FloorEntry const> floor_entries() {
    return table;
}

}  // namespace penstock::law::internal
