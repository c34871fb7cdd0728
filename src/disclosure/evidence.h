// Evidence for others: a folder about one span of time that penstock-verify, or anybody with the
// format's page, checks alone (docs/formats/evidence.md).
//
// It holds all entries of the span, the entry on either side of it, what came before (all of it, or
// what the span's entries rest on), the hash tiles that prove them, and what follows from them as
// claims. Making one is itself an entry, so that the span has an entry behind it.
#pragma once

#include "disclosure/station.h"

#include <filesystem>

namespace penstock::disclosure {

enum class History {
    Whole,     // every entry from the first on: that no order was in force is proved
    Selected,  // what the span rests on: that no other order was in force is signed, not proved
};

struct EvidenceRequest {
    Instant from, to;  // entries with from <= time < to
    History history = History::Whole;
};

struct EvidenceMade {
    std::uint64_t first = 0, end = 0;  // the span's indices: [first, end)
    std::uint64_t disclosed = 0, answered = 0, reopened = 0;
};

// Writes the folder `out`, which must not exist and appears whole or not at all.
// Errors: NotAllowed if the span is empty or ends in the future; AlreadyExists; Io, the fatal
// codes.
[[nodiscard]] Result<EvidenceMade> write_evidence(Station& station, EvidenceRequest const& request,
                                                  std::filesystem::path const& out);

}  // namespace penstock::disclosure
