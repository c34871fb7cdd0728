// The decisions of the holds desk that are on file, and which of them stand: a decision is about
// the facts that it was made on, and falls when they are others.
//
// A record of kind "hold-decided" about one element of one line; its subject is the batch. Its
// ledger entry names the batch and the signers; line, element and text are only committed to. A
// round reads the records that were filed before it began, so that a replay reads the same ones.
#pragma once

#include "base/literal.h"
#include "disclosure/entries.h"
#include "law/hold_rules.h"
#include "match/outcome.h"
#include "store/store.h"

#include <map>
#include <span>
#include <string>
#include <vector>

namespace penstock::disclosure {

inline constexpr Literal hold_decided = "hold-decided";

struct HoldOnFile {
    std::uint64_t number = 0;  // of the record; 0 before it is filed
    std::uint64_t index = 0;   // of its ledger entry
    Instant at;
    LineOfRound place;  // the round that held the line
    std::string element;
    law::Stage stage = law::Stage::Face;
    law::HoldChoice choice = law::HoldChoice::Refuse;
    std::string reason, text;
    std::vector<std::string> officials;
    Digest basis;  // of the facts that it was made on
};

// The record's text.
[[nodiscard]] std::string stored_text(HoldOnFile const& hold);

// Those of a batch whose ledger entries stand before an index, in the order of filing. Errors:
// those of the store; IntegrityLost if a record cannot be read.
[[nodiscard]] Result<std::vector<HoldOnFile>> holds_on_file(store::Store& store,
                                                            BatchId const& batch,
                                                            std::uint64_t below);

// The same by line; of two about one element the later one counts.
class HoldsOfBatch {
public:
    HoldsOfBatch() = default;
    explicit HoldsOfBatch(std::vector<HoldOnFile> const& holds);

    // Valid as long as this object.
    [[nodiscard]] std::span<HoldOnFile const> on(LineNumber line) const;

private:
    std::map<LineNumber, std::vector<HoldOnFile>> by_line_;
};

// What a decision is about: the law file, what the line sets forth, and how each element of the
// stage came out without any decision; for the record also what review was told and what matched.
[[nodiscard]] Digest face_basis(Digest const& law_digest, std::string_view set_forth,
                                std::string_view statuses);
[[nodiscard]] Digest record_basis(Digest const& law_digest, std::string_view set_forth,
                                  std::string_view statuses, law::RecordFacts const& facts,
                                  std::string_view evidence);

// Whom and what a match named, and the item that would leave (empty if none), as 32 hexadecimal
// digits: another match or item has others.
[[nodiscard]] std::string match_evidence(match::MatchOutcome const& outcome, std::string_view item);

// The decisions of a stage that stand on this basis. Requires: `holds` outlives them.
[[nodiscard]] std::vector<law::HoldDecision> standing(std::span<HoldOnFile const> holds,
                                                      law::Stage stage, Digest const& basis);

}  // namespace penstock::disclosure
