#include "disclosure/opening_before.h"

namespace penstock::disclosure {

Result<std::optional<store::OpeningRow>> opening_before(Station& station, BatchId const& batch,
                                                        std::uint64_t round,
                                                        store::LineRow const& line,
                                                        OfficerId const& recipient) {
    store::Store& store = station.store();
    auto opening = TRY(store.opening(batch, round, line.line, recipient));
    if (opening || line.release.empty()) return opening;
    for (std::uint64_t earlier = round; earlier > 1;) {
        --earlier;
        opening = TRY(store.opening(batch, earlier, line.line, recipient));
        if (!opening || !opening->disclosed) continue;
        auto const then = TRY(store.line(batch, earlier, line.line));
        if (then && then->release == line.release) return opening;
    }
    return std::nullopt;
}

Result<std::optional<store::OpeningRow>> last_opening(Station& station, BatchId const& batch,
                                                      std::uint64_t round, LineNumber line,
                                                      OfficerId const& recipient) {
    for (; round > 0; --round) {
        auto opening = TRY(station.store().opening(batch, round, line, recipient));
        if (opening) return opening;
    }
    return std::nullopt;
}

}  // namespace penstock::disclosure
