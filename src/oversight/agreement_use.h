// How an agreement is used: its batches and recipients against its ceilings, who certified, which
// switches are in force and by what citation, and what is due.
#pragma once

#include "disclosure/station.h"
#include "law/agreement.h"
#include "law/standing.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace penstock::oversight {

struct BatchUse {
    store::BatchRow batch;
    std::optional<store::RoundRow> round;  // the last one
    std::string certifier;                 // its id; empty if the signer is not on the roll
    std::uint64_t largest_caseload = 0;    // lines that name one recipient
};

struct RecipientUse {
    std::uint64_t lines = 0, largest_in_one_batch = 0;  // of the last rounds
    std::uint64_t disclosures = 0, disposals = 0;
    bool disposal_overdue = false;
};

struct CertifierUse {
    std::uint64_t batches = 0, lines = 0;
    std::optional<Instant> last;  // the newest batch's own date
};

struct DueItem {
    Date due;
    std::string what, requirement;
};

struct AgreementUse {
    law::Agreement agreement;
    Digest agreement_digest;
    std::string law_file;
    Date today;
    std::vector<BatchUse> batches;                   // in the order of receipt
    std::map<std::string, RecipientUse> recipients;  // by officer id; those ever named
    std::map<std::string, CertifierUse> certifiers;  // by id; all of the roll
    std::uint64_t lines = 0, disclosures = 0;
    std::vector<DueItem> due;  // within the horizon or overdue, by date
};

inline constexpr std::chrono::days due_horizon{90};

// Reads the decisions of every batch's last round. Errors: NotFound (no such agreement), Io,
// IntegrityLost.
[[nodiscard]] Result<AgreementUse> use_of(disclosure::Station& station, AgreementId const& id);

// The value of a setting as agreement.toml writes it: "hold", "true", "head, inspector-general".
[[nodiscard]] std::string value_text(law::SwitchSetting const& setting);

}  // namespace penstock::oversight
