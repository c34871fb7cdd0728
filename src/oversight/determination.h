// Whether an entry of the accounting may be shown to the person concerned: a determination by an
// official of the accounting, on file; law-enforcement disclosures are withheld unless one says
// otherwise (R-552a-c-C).
#pragma once

#include "disclosure/filing.h"
#include "disclosure/refusal.h"
#include "disclosure/signer.h"

#include <optional>
#include <string>
#include <string_view>

namespace penstock::oversight {

inline constexpr Literal accounting_determined = "accounting-determined";

enum class Releasability { Releasable, WithheldB7, WithheldByRule };
[[nodiscard]] std::string_view word(Releasability state);
[[nodiscard]] std::optional<Releasability> releasability_of(std::string_view word);

struct Determination {
    // 5 USC 552a(c)(3)
    //     "except for disclosures made under subsection (b)(7) of this section"
    Releasability state = Releasability::WithheldB7;
    std::optional<Date> review;        // when to look at it again
    std::optional<Date> visible_from;  // not shown before
    std::string reason;
    std::uint64_t record = 0;  // 0: by default

    [[nodiscard]] bool shown_on(Date day) const {
        return state == Releasability::Releasable && (!visible_from || *visible_from <= day);
    }
};

// The latest on file about a line. Errors: IntegrityLost.
[[nodiscard]] Result<Determination> determination_of(disclosure::Station& station,
                                                     BatchId const& batch, LineNumber line);

// Refused unless an official with the role `accounting` signed. Errors: NotFound (no such line),
// Malformed, the fatal codes.
[[nodiscard]] disclosure::Ruled<disclosure::Filed> determine(disclosure::Station& station,
                                                             BatchId const& batch, LineNumber line,
                                                             Determination const& determination,
                                                             disclosure::Signer const& signer);

// Refused (R-6103p3-C) unless one official with the role `accounting` signed.
[[nodiscard]] disclosure::Ruled<void> signed_for_accounting(disclosure::Station& station,
                                                            disclosure::Signer const& signer);

}  // namespace penstock::oversight
