// Working an incident: reported by hand, its notice written, who is affected listed, closed by two.
#pragma once

#include "disclosure/incidents.h"
#include "disclosure/refusal.h"
#include "disclosure/signer.h"
#include "disclosure/station.h"
#include "law/incident_form.h"

#include <filesystem>
#include <string>
#include <vector>

namespace penstock::disclosure {

// Refused unless everybody who signs is an active official or a recipient on the roll of an
// agreement. Errors: NotAllowed (no such kind), NotFound (no such batch), the fatal codes.
[[nodiscard]] Ruled<std::uint64_t> report_incident(Station& station, law::IncidentForm const& form,
                                                   std::vector<Signer> const& signers);

// Errors: NotFound (no such incident), the fatal codes.
[[nodiscard]] Result<Incident> incident_of(Station& station, std::uint64_t number);

// The report's contents for TIGTA and the Office of Safeguards (R-1075-INC-A, R-1075-INC-B), as
// text without personal data of taxpayers.
[[nodiscard]] Result<std::string> notice_of(Station& station, Incident const& incident);

// The report went out: the clock stops. Refused for anyone but an active official of the custodian.
[[nodiscard]] Ruled<void> notified(Station& station, std::uint64_t number, Signer const& signer);

struct Affected {
    std::uint64_t persons = 0, disclosures = 0, inspections = 0;
};
// Writes `out`/affected.csv: everybody whose address was disclosed, or whose record was looked at
// again, within the incident's scope, with the dates (R-7431-D). It holds personal data, and
// belongs in the custodian's own folder. Reads the ledger once. Errors: AlreadyExists, Io, the
// fatal codes.
[[nodiscard]] Result<Affected> list_affected(Station& station, Incident const& incident,
                                             std::filesystem::path const& out);

// Refused before the notice went out, and unless two different active officials with the role of
// manager, safeguards or releasing sign whom the incident is not about. Errors: NotFound, NotReady
// (closed already), NotAllowed (no text), the fatal codes.
[[nodiscard]] Ruled<void> close_incident(Station& station, std::uint64_t number,
                                         std::string const& text,
                                         std::vector<Signer> const& signers);

}  // namespace penstock::disclosure
