#include "disclosure/hold_decisions.h"

#include "base/json_writer.h"
#include "crypto/digest.h"
#include "disclosure/filed_text.h"
#include "disclosure/replay_facts.h"

#include <algorithm>

namespace penstock::disclosure {

namespace {

// Texts with their lengths before them, so that no two lists give one digest.
Digest digest_of(std::initializer_list<std::string_view> parts) {
    crypto::Sha256 hash;
    for (std::string_view const part : parts) {
        std::string const length = std::to_string(part.size()) + "\n";
        hash.update(as_bytes(length));
        hash.update(as_bytes(part));
    }
    return hash.finish();
}

Result<HoldOnFile> parse(store::FiledRow const& row) {
    auto const choice = law::hold_choice_of(filed_text(row.text, "choice"));
    auto const basis = digest_from_hex(filed_text(row.text, "basis"));
    std::string const stage = filed_text(row.text, "stage");
    if (!choice || !basis || (stage != "face" && stage != "record")) {
        return fail(ErrorCode::IntegrityLost, "a decision of the holds desk cannot be read",
                    "restore the store from a backup and check it against the ledger");
    }
    return HoldOnFile{.number = row.sequence,
                      .index = row.index,
                      .at = row.at,
                      .place = {.batch = BatchId(row.subject),
                                .line = LineNumber(filed_number(row.text, "line")),
                                .round = filed_number(row.text, "round")},
                      .element = filed_text(row.text, "element"),
                      .stage = stage == "face" ? law::Stage::Face : law::Stage::Record,
                      .choice = *choice,
                      .reason = filed_text(row.text, "reason"),
                      .text = filed_text(row.text, "text"),
                      .officials = filed_texts(row.text, "officials"),
                      .basis = *basis};
}

}  // namespace

std::string stored_text(HoldOnFile const& hold) {
    JsonWriter json;
    json.object_begin().member("line").number(hold.place.line.value());
    json.member("round").number(hold.place.round).member("element").text(hold.element);
    json.member("stage").text(word(hold.stage)).member("choice").text(word(hold.choice));
    json.member("reason").text(hold.reason).member("basis").text(to_hex(hold.basis.view()));
    json.member("officials").array_begin();
    for (std::string const& official : hold.officials) json.text(official);
    return json.array_end().member("text").text(hold.text).object_end().take();
}

Result<std::vector<HoldOnFile>> holds_on_file(store::Store& store, BatchId const& batch,
                                              std::uint64_t below) {
    std::vector<HoldOnFile> holds;
    for (store::FiledRow const& row : TRY(store.filed_about(hold_decided.view(), batch.value()))) {
        if (row.index < below) holds.push_back(TRY(parse(row)));
    }
    return holds;
}

HoldsOfBatch::HoldsOfBatch(std::vector<HoldOnFile> const& holds) {
    for (HoldOnFile const& hold : holds) {
        std::vector<HoldOnFile>& on_line = by_line_[hold.place.line];
        auto const earlier = std::ranges::find(on_line, hold.element, &HoldOnFile::element);
        if (earlier == on_line.end()) {
            on_line.push_back(hold);
        } else {
            *earlier = hold;
        }
    }
}

std::span<HoldOnFile const> HoldsOfBatch::on(LineNumber line) const {
    auto const found = by_line_.find(line);
    if (found == by_line_.end()) return {};
    return found->second;
}

Digest face_basis(Digest const& law_digest, std::string_view set_forth, std::string_view statuses) {
    return digest_of(
        {"face", to_hex(law_digest.view()), set_forth, law::without_decisions(statuses)});
}

Digest record_basis(Digest const& law_digest, std::string_view set_forth, std::string_view statuses,
                    law::RecordFacts const& facts, std::string_view evidence) {
    // How old an address is grows from day to day; whether it is too old is one of the statuses.
    law::RecordFacts without_age = facts;
    without_age.releasable_age_days = 0;
    return digest_of({"record", to_hex(law_digest.view()), set_forth,
                      law::without_decisions(statuses),
                      stored_text(RecordKnowledge{.facts = without_age}), evidence});
}

std::string match_evidence(match::MatchOutcome const& outcome, std::string_view item) {
    std::string versions;
    for (std::size_t const version : outcome.versions) versions += std::to_string(version) + " ";
    std::string levels;
    if (!outcome.evidence.empty()) {
        for (match::Comparison const& comparison : outcome.evidence.front().comparisons) {
            levels += std::string(comparison.field) + " ";
            levels += std::string(word(comparison.level)) + "\n";
        }
    }
    Digest const digest = digest_of(
        {word(outcome.kind), word(outcome.reason),
         outcome.person ? std::string_view(outcome.person->value()) : "", versions, levels, item});
    return to_hex(digest.view().first(16));
}

std::vector<law::HoldDecision> standing(std::span<HoldOnFile const> holds, law::Stage stage,
                                        Digest const& basis) {
    std::vector<law::HoldDecision> decisions;
    for (HoldOnFile const& hold : holds) {
        if (hold.stage != stage || hold.basis != basis) continue;
        decisions.push_back(
            {.element = hold.element, .choice = hold.choice, .number = hold.number});
    }
    return decisions;
}

}  // namespace penstock::disclosure
