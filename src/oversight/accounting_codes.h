// The codes of the accounting, as one versioned table: a code keeps its meaning for ever; what
// changes gets a new version (docs/accounting.md).
#pragma once

#include "base/literal.h"

#include <span>
#include <string_view>

namespace penstock::oversight {

inline constexpr std::string_view accounting_codes_version = "penstock-accounting-codes/1";

struct AccountingCode {
    Literal code;
    Literal means;
};

// What was done: 26 USC 6103(p)(3)(A) asks for requests, inspections and disclosures; the others
// follow from them.
enum class Nature {
    Request,         // RQ
    ReturnedBatch,   // RB
    Inspection,      // IN
    Explanation,     // IX
    Disclosure,      // DI
    NoInformation,   // NI
    OpenedAgain,     // OA
    RefusedOpening,  // RO
    Disposal,        // DP
};
inline constexpr std::size_t nature_count = 9;

// In the order of the enumeration.
[[nodiscard]] std::span<AccountingCode const> nature_codes();
// By the batch format's word: "investigation", "proceeding", "grand-jury"; the last one stands for
// anything else.
[[nodiscard]] std::span<AccountingCode const> purpose_codes();

// An index into purpose_codes().
[[nodiscard]] std::size_t purpose_of(std::string_view word);

}  // namespace penstock::oversight
