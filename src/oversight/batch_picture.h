// What became of a batch: the funnel of its lines, and on whom and on what it concentrates.
//
// The model case shows why: one official for all lines, nine releases of ten by one path, the same
// words under every name (background domain dossier 2.2, 2.5). No single line shows that.
#pragma once

#include "base/bytes.h"
#include "base/date.h"
#include "disclosure/station.h"
#include "store/rows.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace penstock::oversight {

// Lines of one kind, how many of them were looked up, and from how many something is released.
struct LineShare {
    std::uint64_t lines = 0, looked_up = 0, released = 0;
};

// Something that stands on many lines. Of a reason or an address only a keyed digest is known.
struct Standing {
    std::string what;  // an officer's id, a statute, or the first 16 digits of a keyed digest
    LineShare share;
};

struct Concentration {
    std::vector<Standing> most;  // the ten on the most lines, the largest first
    std::uint64_t different = 0;
};

// What the lines set forth beside name and address.
struct PathShare {
    bool number = false, birth_date = false;
    LineShare share;
};

struct BatchPicture {
    store::BatchRow batch;
    store::RoundRow round;
    std::string agency_name, certifier;  // the certifier's office, by the agreement; or empty
    Instant received_at{};
    std::uint64_t soft_ceiling = 0, hard_ceiling = 0;  // of lines for one recipient

    std::uint64_t lines = 0;
    // Decided on the face, without a look at the records:
    std::uint64_t returned = 0, refused = 0, blocked = 0, held_on_face = 0;
    // Looked up, and then:
    std::uint64_t looked_up = 0, held_on_record = 0, no_release = 0, released = 0;
    std::uint64_t other_on_record = 0;  // refused or blocked after all
    std::uint64_t envelopes = 0;        // delivered, one for every line looked up
    // Lines whose envelope was opened by anybody, in any round:
    std::uint64_t opened_with_item = 0, opened_without = 0;

    std::map<std::string, std::uint64_t> face_codes, record_codes;  // by requirement id
    Concentration recipients, statutes, reasons, addresses;
    std::vector<PathShare> paths;          // four, in a fixed order
    std::vector<std::uint64_t> caseloads;  // lines of each recipient, the largest first
};

// Reads the batch file, the decisions of the last round and the ledger once each; keeps a small
// number for each different reason and address. Errors: NotFound (no such batch), NotReady (not
// decided yet), Io, IntegrityLost.
[[nodiscard]] Result<BatchPicture> picture_of(disclosure::Station& station, BatchId const& batch);

}  // namespace penstock::oversight
