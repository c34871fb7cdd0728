// Deciding a batch: every line reviewed on its face, the admitted ones looked up, matched and
// reviewed against the record. Readable on one screen in decide.cpp; the order there is the promise
// "law before lookup".
#pragma once

#include "disclosure/receive.h"
#include "disclosure/refusal.h"
#include "disclosure/station.h"

#include <filesystem>
#include <map>
#include <string>

namespace penstock::disclosure {

// How the lines of a round fared: the funnel.
struct Funnel {
    std::uint64_t lines = 0;
    std::uint64_t admitted = 0;
    std::map<std::string, std::uint64_t> outcomes;  // by outcome word
    std::map<std::string, std::uint64_t>
        codes;  // by requirement id, a line counts once for each of its codes
};

struct Decided {
    std::uint64_t round = 0;
    Digest release_set;
    Funnel funnel;
};

// Writes the decisions to `out`, which appears whole or not at all. A batch that was delivered is
// decided again only if an order froze it. Errors: NotFound (no such batch), Io, the fatal codes.
[[nodiscard]] Ruled<Decided> decide(Station& station, BatchId const& batch,
                                    std::filesystem::path const& out, Progress const& progress);

}  // namespace penstock::disclosure
