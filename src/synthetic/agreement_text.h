// The words of the sample agreement: agreement.toml and attestation.txt.
#pragma once

#include "base/date.h"
#include "synthetic/roster.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace penstock::synthetic {

// Whether alarms hold a batch for the manager, or inform only.
enum class AlarmTable { Written, LeftOut };

// What the text cannot know by itself.
struct AgreementParts {
    Date day;  // today
    std::uint64_t lines = 0;
    AlarmTable alarms = AlarmTable::Written;
    std::uint64_t recipient_lines_soft = 0, recipient_lines_hard = 0;
    std::string authority_pem, revocation_list_pem;
    std::string certifier_fingerprint, lost_card_fingerprint;
    std::array<std::string, officials.size()> official_fingerprints;
};

[[nodiscard]] std::string_view attestation_text();
[[nodiscard]] std::string agreement_toml(AgreementParts const& parts);

}  // namespace penstock::synthetic
