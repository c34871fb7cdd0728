// What is put on file about an agency's safeguards under an agreement: one TOML file, one record
// (docs/formats/standing.md).
#pragma once

#include "base/bytes.h"
#include "base/date.h"
#include "base/result.h"
#include "base/strong.h"
#include "law/duty.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace penstock::law {

// A duty was done: a report was filed, a site inspected, a control attested.
struct DutyDone {
    Duty const* duty = nullptr;  // never null
    std::string site{};          // which of several, such as an office; empty where there is one
    Date done{};
    std::optional<Date> due{};  // the last day on which the next one is in time, if the record says
    bool met = true;            // what was attested is what is asked for
    std::string value{};        // as attested: "7 years"
    std::string by{};           // who attested or inspected
};

// A finding of a review. Later records of the same id supersede it.
struct FindingRecord {
    std::string id, severity, what, plan;
    Date opened;
    std::optional<Date> plan_date;  // when the plan is to be carried out
    std::optional<Date> closed;     // needs evidence
};

// A violation, or a reason to believe that the agreement is not kept (R-552a-q-A).
struct ViolationRecord {
    std::string id, what;
    Date since;
    std::optional<Date> resolved;  // needs evidence
};

struct StandingRecord {
    AgreementId agreement;
    std::variant<DutyDone, FindingRecord, ViolationRecord> content;
    std::optional<Digest> evidence;  // of the document behind it

    // "safeguard-report", "finding", "violation", …
    [[nodiscard]] std::string_view kind() const;
    // The latest day that it speaks of as past.
    [[nodiscard]] Date latest_day() const;
    // It opens something, or says that something is not met; it closes nothing.
    [[nodiscard]] bool adverse() const;
};

// Errors: Malformed with the field's name and requirement R-6103p4-D.
[[nodiscard]] Result<StandingRecord> parse_standing_record(std::string_view toml);

// A record on file, with who put it there.
struct StandingOnFile {
    StandingRecord record;
    std::uint64_t number = 0;    // of the record on file, in the order of filing
    bool by_safeguards = false;  // an official with the role `safeguards` filed it
};

}  // namespace penstock::law
