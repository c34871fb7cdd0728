// The order inbox: how an order takes effect while another process is at work in the station
// (R-ORD-STOP).
//
// An order that two officials signed is put into STATION/orders-waiting/ by one rename. From then
// on no disclosure passes its last look before the order is in the ledger: every process takes the
// inbox in when it opens the station, in the course of long work, and right before a disclosure is
// sequenced. Taking in verifies file and signatures again, writes the order and its entry as one
// step, leaves a receipt in STATION/orders-taken/, and removes the file. So a kill at any point
// leaves the order in the inbox or in the ledger. A file that cannot be taken in stays, and stops
// all that discloses until a person has looked (docs/operations/orders.md).
#pragma once

#include "crypto/certificate.h"
#include "disclosure/order_entries.h"
#include "disclosure/station.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace penstock::disclosure {

// An order's file with its officials' signatures over entering_statement.
struct WaitingOrder {
    std::string toml;
    std::vector<Bytes> signatures;
};

// The names of the files that wait. Errors: Io.
[[nodiscard]] Result<std::vector<std::string>> waiting_orders(Disk& disk,
                                                              std::filesystem::path const& station);

// Durable, and in the way of every disclosure, when this returns; gives the file's name. Errors:
// Io, DurabilityLost.
[[nodiscard]] Result<std::string> put_in_inbox(Disk& disk, std::filesystem::path const& station,
                                               OrderId const& order, WaitingOrder const& waiting);

struct TakenIn {
    std::vector<OrderId> orders;
    std::size_t left = 0;  // files that cannot be taken in
};

// Takes in every order that waits. Errors: the fatal codes.
[[nodiscard]] Result<TakenIn> take_in_orders(Station& station);

// The gate before anything is disclosed, and the look in the course of long work: takes in what
// waits, and says whether there was anything. Errors: IntegrityLost also while a file cannot be
// taken in.
[[nodiscard]] Result<bool> orders_came_in(Station& station);

// What the process that took an order in left for the one that put it there.
struct TakenReceipt {
    LeafIndex entry;
    Instant at;
};
// Empty while the order still waits. Errors: Io, Malformed.
[[nodiscard]] Result<std::optional<TakenReceipt>> taken_receipt(
    Disk& disk, std::filesystem::path const& station, std::string const& name);

}  // namespace penstock::disclosure
