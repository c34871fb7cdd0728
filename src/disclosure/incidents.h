// Incidents: what may have gone wrong, on file with a clock, whoever or whatever noticed it.
//
// A record of kind "incident" opens one; "incident-notified" says that the report went out, and
// "incident-closed" that two officials closed it. The state is computed from the three. The clock
// runs from the discovery: a report is due within 24 hours, or sooner where the agreement says so,
// and does not wait for an investigation (R-1075-INC-A). Nothing of a taxpayer stands in a record:
// who is affected is listed on demand. How the desk works: docs/operations/incidents.md.
#pragma once

#include "base/literal.h"
#include "disclosure/filing.h"
#include "disclosure/station.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace penstock::disclosure {

inline constexpr Literal incident_entry = "incident";

enum class IncidentKind {
    Signature,               // a batch or an opening whose signature does not verify
    Probing,                 // many variants of one person or one address
    UnauthorisedInspection,  // a record looked at outside a task
    ReversalAttempt,         // somebody tried to lift what the law refused
    Replay,                  // a past decision that does not come out the same again
    RuleWrong,               // a rule under which lines were released was wrong
    CountsDiffer,            // the recipient counts otherwise than the ledger
    LostEnvelope,            // an envelope, a key or a device with an item is lost
    RefusedOpenings,         // one certificate was refused again and again
    Reported,                // anything else, reported by a person
};
[[nodiscard]] std::string_view word(IncidentKind kind);
[[nodiscard]] std::optional<IncidentKind> incident_kind_of(std::string_view word);

// What the report form asks for (R-1075-INC-B). No personal data of taxpayers.
struct IncidentReport {
    IncidentKind kind = IncidentKind::Reported;
    std::string agreement = {};
    std::optional<BatchId> batch = {};
    std::optional<LineNumber> line = {};
    std::optional<Instant> occurred = {};    // empty: when it was discovered
    std::optional<Instant> discovered = {};  // from here the clock runs; empty, or later: now
    std::string how = {};                    // it was discovered
    std::string description = {};            // what happened
    std::string elements = {};               // data elements that may be concerned
    std::uint64_t records = 0;               // how many may be concerned; 0: not known
    std::string place = {}, equipment = {};
    std::string mark =
        {};  // what an automatic incident is about: one of a mark stays open at a time
    std::string recipient = {};        // whose openings are concerned; empty: everybody's
    std::vector<Digest> signers = {};  // of a report by hand; whom an automatic one is about
};

struct Incident {
    std::uint64_t number = 0;  // of its record on file
    IncidentReport report;
    Instant discovered, due;
    std::optional<Instant> notified = {}, closed = {};

    [[nodiscard]] bool overdue(Instant now) const { return !notified && now > due; }
};

// Durable when it returns; gives the incident's number. An incident with a mark is not opened again
// while one of that kind and mark is open: that one's number is given. Errors: the fatal codes.
[[nodiscard]] Result<std::uint64_t> open_incident(Station& station, IncidentReport const& report);

// All incidents, in the order of their opening. Errors: the fatal codes.
[[nodiscard]] Result<std::vector<Incident>> incidents(Station& station);

}  // namespace penstock::disclosure
