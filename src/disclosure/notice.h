// A notice to one recipient: what it is about, its words, and their digest. The ledger's entry
// names the recipient and commits to the words.
#pragma once

#include "disclosure/filing.h"
#include "disclosure/station.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace penstock::disclosure {

inline constexpr Literal notice_entry = "notice";

struct Notice {
    OfficerId to;
    std::string about;  // "correction 12", "order O-1", "revocation 3"
    std::string text;   // nothing of the person whose record it is
    std::optional<LineOfRound> line = {};
};

struct NoticeGiven {
    std::uint64_t number = 0;  // of its record on file
    Notice notice;
    Digest text_digest;
    Instant at;
};

// Durable when it returns. Errors: the fatal codes.
[[nodiscard]] Result<Filed> give_notice(Station& station, Notice const& notice,
                                        std::vector<Digest> const& signers);

// In the order of giving. Errors: the fatal codes.
[[nodiscard]] Result<std::vector<NoticeGiven>> notices_given(Station& station);

}  // namespace penstock::disclosure
