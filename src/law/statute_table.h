// What a line's `authority` is, held against the statute table of the agreement.
//
//     classify("8 U.S.C. § 1253(a)(1)", agreement.statutes)  // Listed, index 0, "8 USC 1253(a)(1)"
#pragma once

#include "law/agreement.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace penstock::law {

enum class StatuteState {
    Missing,             // blank
    NotACitation,        // misspelt, several at once, or no citation at all
    NeedsSubsection,     // right section, but the table lists only paragraphs of it: 8 USC 1253
    UnknownSubdivision,  // no such subdivision in that section: 8 USC 1253(z)(9)
    Repealed,            // repealed or moved: 8 USC 1251
    Civil,               // not a crime: 8 USC 1231, 8 USC 1253(c), 8 USC 1324d
    StateLaw,            // the law of a State, a county or a city
    Tax,                 // a tax crime: title 26
    NotListed,           // Federal law that the agreement does not name
    Listed,
};

struct StatuteReading {
    StatuteState state = StatuteState::Missing;
    std::optional<std::size_t> index;  // of the entry in the table, where Listed
    std::string citation;  // "8 USC 1253(a)(1)": the table's spelling where Listed, the canonical
                           // one where the text is a citation of the United States Code, or empty

    bool operator==(StatuteReading const&) const = default;
};

// The first state that applies. A listed provision covers what stands inside it, in any usual
// notation, but not civil paragraphs nor paragraphs that do not exist.
[[nodiscard]] StatuteReading classify(std::string_view authority,
                                      std::vector<Statute> const& statutes);

}  // namespace penstock::law
