// The ledger entries of court orders (docs/formats/ledger.md, docs/formats/order.md).
#pragma once

#include "base/bytes.h"
#include "base/date.h"
#include "base/json_writer.h"
#include "law/orders.h"

#include <string>
#include <vector>

namespace penstock::disclosure {

// Who signed an order's file, and the signatures themselves, so that others can check them.
struct OrderSigners {
    Digest file;                       // of the order's file
    std::vector<Digest> certificates;  // one for each signature
    std::vector<Bytes> signatures;     // CMS, over order_statement
};

// Of the persons in a scope an entry holds the commitments; any other text is left out of it.
[[nodiscard]] std::string order_entered(Instant time, law::Order const& order,
                                        OrderSigners const& signers);
[[nodiscard]] std::string order_lifted(Instant time, law::LiftRequest const& lift,
                                       OrderSigners const& signers);

// The value that follows a member's name: {"agreements":[…],…}.
void add_scope(JsonWriter& json, law::OrderScope const& scope);

// What officials of the order desk sign: that they enter this file.
[[nodiscard]] std::string entering_statement(OrderId const& order, Digest const& file);
// The same for a lift.
[[nodiscard]] std::string lifting_statement(OrderId const& order, Digest const& file);

}  // namespace penstock::disclosure
