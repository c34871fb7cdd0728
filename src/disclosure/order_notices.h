// Notices of orders: each person bound is told of the order and of its lifts, and says that the
// notice was received (R-ORD-NOTIFY, R-ORD-CLAWBACK).
//
// Bound are the custodian's active officials, the requester's contact, and every recipient named on
// a covered admitted line; a recipient who opened a covered item is also told what to do with it
// and until when. A recipient who has not acknowledged the notice of a bar-use order opens nothing.
#pragma once

#include "disclosure/refusal.h"
#include "disclosure/signer.h"
#include "disclosure/station.h"
#include "law/orders.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace penstock::disclosure {

enum class BoundAs { Official, Contact, Recipient };
// "official", "contact", "recipient"
[[nodiscard]] std::string_view word(BoundAs bound);

struct OrderNotice {
    std::uint64_t number = 0;  // of its record on file
    OrderId order;
    std::uint64_t entry = 0;  // of the order's entry, or of the lift's
    bool of_lift = false;
    BoundAs as = BoundAs::Official;
    std::string to;  // the id of the official, the agency or the recipient
    AgreementId agreement;
    std::string text;
    Digest text_digest;
    Instant at;
    std::optional<Instant> deadline;  // of the demand, where there is one
    std::optional<Instant> acknowledged;
};

// All notices of orders, or of one, in the order of giving. Errors: the fatal codes.
[[nodiscard]] Result<std::vector<OrderNotice>> order_notices(Station& station,
                                                             std::optional<OrderId> const& order);

// Does what every order and lift asks of the custodian and has not been done: destroys keys, gives
// the notices. A crash in between: the next call does the rest. Gives the number of notices.
// Errors: the fatal codes, Io.
[[nodiscard]] Result<std::uint64_t> carry_out_orders(Station& station);

// By the person's own certificate; for the contact by a certifier of the agreement. Errors:
// NotFound (no such notice), the fatal codes.
[[nodiscard]] Ruled<OrderNotice> acknowledge_notice(Station& station, std::uint64_t number,
                                                    Signer const& person);

// Blocked while the recipient has not acknowledged the notice of a bar-use order that is not
// lifted. Errors: the fatal codes, Io.
[[nodiscard]] Ruled<void> notices_acknowledged(Station& station, OfficerId const& recipient);

}  // namespace penstock::disclosure
