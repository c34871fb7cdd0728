#include "disclosure/evidence_span.h"

#include "disclosure/entry_reading.h"

namespace penstock::disclosure {

namespace {

// Stops a walk through the ledger; never handed on.
constexpr Literal walked_far_enough = "the rest of the ledger is not needed";

Result<void> walked(Result<void> const& walk, bool stopped) {
    if (walk || stopped) return {};
    return fail(walk.error());
}

void note_entry(EvidenceSpan& span, std::string_view entry, std::string_view type) {
    ++span.types[std::string(type)];
    std::string const outcome(text_in(entry, "outcome"));
    if (type == "received") ++span.received[outcome];
    if (type == "reviewed") {
        ++span.reviewed[outcome];
        span.laws.emplace(text_in(entry, "law_digest"));
    }
    std::string const batch(text_in(entry, "batch"));
    if (batch.empty()) return;
    span.batches.insert(batch);
    if (auto const line = number_in(entry, "line")) span.lines.emplace(batch, *line);
}

void note_order(EvidenceSpan& span, std::uint64_t index, std::string_view entry,
                std::string_view type) {
    if (type != "order-entered" && type != "order-lifted") return;
    span.orders.push_back({.index = index,
                           .lift = type == "order-lifted",
                           .order = std::string(text_in(entry, "order"))});
}

bool is_context(EvidenceSpan const& span, std::uint64_t index, std::string_view entry) {
    std::string_view const type = text_in(entry, "type");
    if (index == 0 || type == "agreement-adopted" || type == "key-rotated" ||
        type.starts_with("order-")) {
        return true;
    }
    std::string const batch(text_in(entry, "batch"));
    if (batch.empty() || !span.batches.contains(batch)) return false;
    auto const line = number_in(entry, "line");
    return !line || span.lines.contains({batch, *line});
}

}  // namespace

std::uint64_t EvidenceSpan::count_of(std::string const& type) const {
    auto const found = types.find(type);
    return found == types.end() ? 0 : found->second;
}

Result<EvidenceSpan> read_span(Station& station, Instant from, Instant to) {
    // Times in this form are in the order of their text.
    std::string const begins = format_instant(from);
    std::string const ends = format_instant(to);
    EvidenceSpan span;
    bool found_end = false;
    auto const walk = station.ledger().iterate(
        LeafIndex(0), [&](LeafIndex at, std::string_view entry) -> Result<void> {
            std::string const time(text_in(entry, "time"));
            if (time >= ends) {
                span.time_after = time;
                found_end = true;
                return fail(ErrorCode::NotReady, walked_far_enough);
            }
            std::string_view const type = text_in(entry, "type");
            note_order(span, at.value(), entry, type);
            span.end = at.value() + 1;
            if (time < begins) {
                span.first = span.end;
                span.time_before = time;
                return {};
            }
            note_entry(span, entry, type);
            return {};
        });
    TRY(walked(walk, found_end));
    if (!found_end) {
        return fail(ErrorCode::IntegrityLost, "no entry stands behind the span");
    }
    return span;
}

Result<Context> read_context(Station& station, EvidenceSpan const& span) {
    Context context;
    bool reached = false;
    auto const walk = station.ledger().iterate(
        LeafIndex(0), [&](LeafIndex at, std::string_view entry) -> Result<void> {
            if (at.value() >= span.first) {
                reached = true;
                return fail(ErrorCode::NotReady, walked_far_enough);
            }
            if (!is_context(span, at.value(), entry)) return {};
            context.text += std::to_string(at.value()) + " " + std::string(entry) + "\n";
            context.indices.insert(at.value());
            return {};
        });
    TRY(walked(walk, reached));
    return context;
}

}  // namespace penstock::disclosure
