// Entering and lifting court orders: each by two different officials of the order desk (R-ORD-STOP,
// R-ORD-LIFT).
#pragma once

#include "disclosure/refusal.h"
#include "disclosure/signer.h"
#include "disclosure/station.h"
#include "law/orders.h"

#include <chrono>
#include <filesystem>
#include <string_view>
#include <vector>

namespace penstock::disclosure {

// An order as it stands in the ledger.
struct EnteredAt {
    OrderId order;
    LeafIndex entry;
    Instant at;
};

// Reads an order's file. Errors: Malformed, also for a file of more than 24 KiB.
[[nodiscard]] Result<law::Order> read_order_file(std::string_view toml);

// `toml` is the order file. In force for every opening that begins after this returns. Errors:
// Malformed; the fatal codes.
[[nodiscard]] Ruled<EnteredAt> enter_order(Station& station, std::string_view toml,
                                           std::vector<Signer> const& signers);

// The same for a station in which another process may be at work. Nothing is disclosed from the
// moment on at which the order lies in the inbox; this returns when the order is in the ledger.
// Errors: as enter_order and Station::open; NotReady if that takes longer than `patience`: the
// order then lies in the inbox all the same.
[[nodiscard]] Ruled<EnteredAt> hand_in_order(Seams seams, std::filesystem::path const& station,
                                             std::string_view toml,
                                             std::vector<Signer> const& signers,
                                             std::chrono::milliseconds patience);

// The two parts of that, for a process that has the station itself and is at long work: the first,
// by any thread, leaves the order in the inbox, where the work finds it, and gives its name there.
// `now` is the station's time.
[[nodiscard]] Ruled<std::string> leave_order(Seams seams, std::filesystem::path const& station,
                                             std::string_view toml,
                                             std::vector<Signer> const& signers, Instant now);
// Errors: IntegrityLost if it cannot be taken in.
[[nodiscard]] Ruled<EnteredAt> order_from_inbox(Station& station, OrderId const& order,
                                                std::string const& name);

// `toml` is the order file with its [lift] part. Nothing lifts itself. Errors: Malformed; the fatal
// codes.
[[nodiscard]] Ruled<EnteredAt> lift_order(Station& station, std::string_view toml,
                                          std::vector<Signer> const& signers);

}  // namespace penstock::disclosure
