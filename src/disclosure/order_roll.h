// STATION/order-roll: who may enter orders and which have been entered, for `penstock order enter`
// while another process has the store.
//
// Made from the store whenever the station is opened and it has become old. It only saves an
// official from putting something in the inbox that will not be taken in: what counts is asked
// again of the store.
#pragma once

#include "base/disk.h"
#include "base/result.h"
#include "crypto/certificate.h"
#include "disclosure/station.h"

#include <filesystem>
#include <string>
#include <vector>

namespace penstock::disclosure {

class OrderRoll {
public:
    // Errors: NotFound, Io, Malformed.
    [[nodiscard]] static Result<OrderRoll> read(Disk& disk, std::filesystem::path const& station);

    // True if two different officials of the order desk hold the certificates, and nobody else one.
    [[nodiscard]] bool two_officials(std::vector<crypto::Certificate> const& certificates,
                                     Instant now) const;
    [[nodiscard]] bool has(OrderId const& order) const;

private:
    struct Member {
        Digest certificate, official;
        Date from;
        std::optional<Date> to;
    };
    std::vector<Member> members_;
    std::vector<Digest> orders_;
};

// Writes the file anew if the store has changed since. Errors: Io, DurabilityLost, IntegrityLost.
[[nodiscard]] Result<void> keep_order_roll(Station& station);

}  // namespace penstock::disclosure
