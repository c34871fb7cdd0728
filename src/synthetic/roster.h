// Who takes part in the sample exchange: certifying officials, releasing officials, named
// recipients.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace penstock::synthetic {

inline constexpr std::string_view sample_agreement = "sample-tax-enforcement";
inline constexpr std::string_view sample_custodian = "sample-tax";
inline constexpr std::string_view sample_agency = "sample-enforcement";

enum class OfficerRole {
    Investigator,  // may be a recipient
    Untrained,     // training has lapsed
    Contractor,    // not an employee
    CivilOfficer,  // in a civil unit
    Architect,     // in information technology
    OtherAgency,   // of another agency
    StateLocal,    // of a state, on a task force
};

struct Officer {
    std::string id;
    OfficerRole role = OfficerRole::Investigator;
};

// The named recipients of a sample exchange, and how many lines one of them may have.
class Roster {
public:
    // Enough officers for a batch of so many lines, and at most some hundreds.
    explicit Roster(std::uint64_t lines);
    // These officers, all of them investigators, for so many lines. Requires: at least one line.
    Roster(std::vector<std::string> const& ids, std::uint64_t lines);

    [[nodiscard]] std::vector<Officer> const& officers() const { return officers_; }
    // The ceilings of the agreement.
    [[nodiscard]] std::uint64_t soft_ceiling() const { return soft_ceiling_; }
    [[nodiscard]] std::uint64_t hard_ceiling() const { return 2 * soft_ceiling_; }
    // An officer of that role; `turn` spreads the lines evenly.
    [[nodiscard]] std::string const& officer(OfficerRole role, std::uint64_t turn) const;

private:
    std::uint64_t soft_ceiling_ = 0;
    std::vector<Officer> officers_;
};

// The file names (without .pem) of those who sign: in keys/.
inline constexpr std::string_view certifier_key = "head-of-agency";
inline constexpr std::string_view lost_card_key = "head-of-agency-lost-card";  // revoked
inline constexpr std::string_view auditor_key = "auditor-1";                   // of no agreement
inline constexpr std::string_view auditor_name = "Nora Vance";
struct OfficialCard {
    std::string_view key, name;
    std::string_view roles;  // as the agreement writes them
};
inline constexpr std::array<OfficialCard, 10> officials{{
    {"official-1", "Percy Holt", R"(["releasing", "order-desk"])"},
    {"official-2", "Quincy Arno", R"(["releasing", "order-desk"])"},
    {"official-3", "Rhea Lindahl", R"(["releasing"])"},
    {"holds-1", "Selma Ivory", R"(["holds-desk"])"},
    {"holds-2", "Tobias Quill", R"(["holds-desk"])"},
    {"manager-1", "Una Farrow", R"(["manager"])"},
    {"manager-2", "Viggo Strand", R"(["manager"])"},
    {"safeguards-1", "Wanda Pell", R"(["safeguards"])"},
    {"accounting-1", "Xenia Marsh", R"(["accounting"])"},
    {"accounting-2", "Yorick Dale", R"(["accounting"])"},
}};

}  // namespace penstock::synthetic
