#include "oversight/past_round.h"

#include "crypto/digest.h"
#include "exchange/batch_reader.h"

#include <algorithm>
#include <array>

namespace penstock::oversight {

using disclosure::Governing;
using disclosure::Station;

namespace {

Result<Digest> digest_of_file(ReadFile& file) {
    crypto::Sha256 hash;
    std::array<std::uint8_t, 1 << 16> part{};
    while (std::size_t const count = TRY(file.read(part))) {
        hash.update(ByteView(part).first(count));
    }
    return hash.finish();
}

// The header of the batch file kept, if it can be read; a fault if the file is not the one
// received.
Result<std::optional<exchange::BatchHeader>> header_of(Station& station,
                                                       store::BatchRow const& batch,
                                                       std::vector<std::string>& faults) {
    auto const path = station.batch_folder(batch.id) / "batch.jsonl";
    bool const there = station.disk().exists(path);
    bool const unchanged =
        there && TRY(digest_of_file(*TRY(station.disk().open_read(path)))) == batch.digest;
    if (!unchanged) faults.emplace_back("batch-file");
    if (!there) return std::nullopt;
    auto again = TRY(station.disk().open_read(path));
    return TRY(exchange::BatchReader(*again).read_header()).header;
}

// What governed the round, by the digests that stand in it; a fault where it cannot be had as it
// was.
Result<std::unique_ptr<Governing>> governing_of(Station& station, ClosedRound const& closed,
                                                disclosure::GoverningTexts& texts,
                                                std::vector<std::string>& faults) {
    auto rows = TRY(
        station.store().agreement_versions(closed.batch.agreement, closed.round.agreement_digest));
    bool const law_is_named = closed.round.law_digest != Digest{};
    auto const same_law = [&](store::AgreementRow const& row) {
        return !law_is_named || row.law_digest == closed.round.law_digest;
    };
    auto const found = std::ranges::find_if(rows, same_law);
    if (found == rows.end()) {
        faults.emplace_back(rows.empty() ? "agreement" : "law-file");
        return nullptr;
    }
    texts = {.agreement = {.agreement_toml = found->agreement_toml,
                           .attestation_txt = found->attestation_txt,
                           .recipients_csv = found->recipients_csv,
                           .assignments_csv = found->assignments_csv},
             .law_text = found->law_text};
    auto parsed = disclosure::parse_governing(texts);
    if (crypto::sha256(as_bytes(found->law_text)) != found->law_digest) {
        faults.emplace_back("law-file");
    } else if (!parsed || parsed->agreement_digest != found->digest) {
        faults.emplace_back("agreement");
    }
    bool const whole = parsed && parsed->agreement_digest == found->digest &&
                       parsed->law.digest() == found->law_digest;
    return whole ? std::make_unique<Governing>(std::move(*parsed)) : nullptr;
}

}  // namespace

disclosure::RoundOfLine PastRound::place() const {
    return {.batch = batch.id,
            .round = round.round,
            .time = round.decided_at,
            .law_digest = governing->law.digest(),
            .agreement_digest = governing->agreement_digest};
}

Result<std::vector<ClosedRound>> closed_rounds(Station& station,
                                               std::optional<BatchId> const& only) {
    std::vector<ClosedRound> closed;
    bool known = !only;
    for (store::BatchRow const& batch : TRY(station.store().batches())) {
        if (only && batch.id != *only) continue;
        known = true;
        for (store::RoundRow const& round : TRY(station.store().rounds(batch.id))) {
            if (round.state == store::RoundState::Decided ||
                round.state == store::RoundState::Delivered) {
                closed.push_back({.batch = batch, .round = round});
            }
        }
    }
    if (!known) {
        return fail(ErrorCode::NotFound, "no batch of this id has been received",
                    "`penstock batch receive` prints the id");
    }
    return closed;
}

std::vector<law::EnteredOrder> entered_before(std::vector<law::EnteredOrder> orders,
                                              std::uint64_t index) {
    std::erase_if(orders, [&](auto const& order) { return order.entered_index >= index; });
    for (law::EnteredOrder& order : orders) {
        auto const later = std::ranges::find_if(
            order.lifted, [&](auto const& lift) { return lift.index >= index; });
        auto const kept = static_cast<std::size_t>(later - order.lifted.begin());
        order.lifted.resize(kept);
        order.order.lifts.resize(kept);
    }
    return orders;
}

Result<OpenedRound> open_round(Station& station, ClosedRound const& closed) {
    OpenedRound opened{.round = std::make_unique<PastRound>(), .faults = {}};
    PastRound& round = *opened.round;
    round.batch = closed.batch;
    round.round = closed.round;
    auto const header = TRY(header_of(station, closed.batch, opened.faults));
    round.governing = TRY(governing_of(station, closed, round.texts, opened.faults));
    std::optional<disclosure::RoundKnowledge> knowledge;
    if (round.facts_were_kept()) {
        if (auto const read = disclosure::parse_round_knowledge(closed.round.known)) {
            knowledge = *read;
        } else {
            opened.faults.emplace_back("known");
        }
    }
    if (!header || round.governing == nullptr || (round.facts_were_kept() && !knowledge)) {
        opened.round.reset();
        return opened;
    }
    round.orders =
        entered_before(TRY(disclosure::entered_orders(station)), closed.round.first_index);
    round.holds = disclosure::HoldsOfBatch(
        TRY(disclosure::holds_on_file(station.store(), closed.batch.id, closed.round.first_index)));
    round.setting = disclosure::face_setting(round.batch, *round.governing, round.orders, *header,
                                             closed.round.decided_at);
    if (knowledge) disclosure::put(*knowledge, round.setting.batch_facts);
    return opened;
}

}  // namespace penstock::oversight
