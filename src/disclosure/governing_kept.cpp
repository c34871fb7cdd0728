#include "disclosure/governing_kept.h"

#include "base/check.h"

namespace penstock::disclosure {

Result<std::shared_ptr<Governing const>> GoverningKept::of(Station& station,
                                                           AgreementId const& id) {
    auto const now = TRY(station.store().agreement_digests(id));
    if (!now) return fail(ErrorCode::IntegrityLost, "the agreement of a received batch is gone");
    auto& kept = kept_[id];
    if (!kept || kept->agreement_digest != now->agreement || kept->law.digest() != now->law) {
        auto governed = TRY(governing(station, id));
        CHECK(governed.has_value());
        kept = std::make_shared<Governing const>(std::move(*governed));
    }
    return kept;
}

}  // namespace penstock::disclosure
