// From lines that would not pass under the right rules to the lines whose release is taken back,
// and from a revocation on file to the people and recipients whom it concerns.
#pragma once

#include "disclosure/revoke.h"
#include "oversight/replay_under.h"

#include <filesystem>
#include <vector>

namespace penstock::oversight {

struct RevocationSet {
    std::vector<disclosure::LineOfRound> lines;
    std::uint64_t opened = 0;  // of them, disclosed to at least one recipient
};

// Of the lines that must be taken back, those that were disclosed, or that could still be: of a
// batch's last round. Not those revoked before. Errors: the fatal codes.
[[nodiscard]] Result<RevocationSet> lines_to_revoke(disclosure::Station& station,
                                                    std::vector<ChangedLine> const& changed);

struct Affected {
    std::uint64_t disclosures = 0;  // rows of affected.csv: a line and a recipient each
    std::uint64_t unopened = 0;     // rows of unopened.csv
    std::uint64_t recipients = 0;   // rows of recipients.csv
};

// Writes three lists into a folder that only the custodian reads: affected.csv, each disclosure
// with its time, its recipient and what the request set forth of the person (R-7431-D);
// recipients.csv, from whom how much is to be claimed back; unopened.csv, the lines that stay shut.
// Errors: AlreadyExists if the folder is there; Io, the fatal codes.
[[nodiscard]] Result<Affected> write_affected(disclosure::Station& station,
                                              disclosure::RevocationOnFile const& revocation,
                                              std::filesystem::path const& folder);

}  // namespace penstock::oversight
